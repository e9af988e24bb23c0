import type { CustomerEvent } from '../event'
import type { RecordRef } from '../identity'

/** A matter to be settled with a customer, as its events tell it. */
export interface CustomerCase {
  /** `caseId` of its events. */
  readonly id: string
  readonly status: 'open' | 'closed'
  /** What it is about: the latest one that was named. */
  readonly topic?: string
  /** Who has to settle it: the latest one that was named. */
  readonly department?: string
  /** Where it was raised: the channel of its first event that names one. */
  readonly channel?: string
  /** `data.severity` of the latest event that has one. */
  readonly severity?: string | number
  /** What must wait until it is closed, such as `marketing`: `data.holds` of the latest event that has one, parted by commas. */
  readonly holds: readonly string[]
  /** When it was opened for the first time, or its first event where the opening never came: milliseconds UTC. */
  readonly openedAt: number
  /** Whether the event that opened it is known. */
  readonly openingKnown: boolean
  /** Its latest event. */
  readonly updatedAt: number
  /** When it was closed for good; absent while it is open. */
  readonly closedAt?: number
  /** How it ended: `outcome` of the event that closed it. */
  readonly outcome?: string
  /** How often it was opened again after it had been closed. */
  readonly reopened: number
  /** The record that its events speak of, from the first event that names one. */
  readonly record?: RecordRef
  /** Identifiers its events came with; where two differ, the first. */
  readonly identifiers: Readonly<Record<string, string>>
  /** Its events in the order they happened. */
  readonly eventIds: readonly string[]
}

/** Options of {@link foldCases}. */
export interface FoldCasesOptions {
  /** Events after this time do not count yet: milliseconds UTC. All count by default. */
  readonly asOf?: number
  /** Names of case events that close a case. Default `closed`, `resolved`, `rejected`, `cancelled`. */
  readonly closing?: readonly string[]
  /** Names that open it, for the first time or again. Default `opened`, `reopened`. Any other name leaves it as it is. */
  readonly opening?: readonly string[]
}

const CLOSING: readonly string[] = ['closed', 'resolved', 'rejected', 'cancelled']
const OPENING: readonly string[] = ['opened', 'reopened']

/**
 * The cases that events of kind `case` tell of, whatever their order: each is folded over its events by time, then by event ID. A case of which
 * only a later event is known is open, unless that event closes it. Events of other kinds and case events without a `caseId` are passed over.
 *
 * @param events of one customer or of many; a repeated ID counts once
 * @returns by `openedAt`, then by id
 *
 * @example
 * ```ts
 * import { foldCases } from 'samewise/customer'
 *
 * const cases = foldCases([
 *   { id: 'e2', at: 2_000, kind: 'case', name: 'updated', caseId: 'c1', department: 'billing' },
 *   { id: 'e1', at: 1_000, kind: 'case', name: 'opened', caseId: 'c1', topic: 'wrong amount', channel: 'phone' },
 * ])
 * cases[0].status // 'open'
 * cases[0].department // 'billing'
 * ```
 */
export function foldCases(events: Iterable<CustomerEvent>, options: FoldCasesOptions = {}): CustomerCase[] {
  const { asOf = Number.POSITIVE_INFINITY } = options
  const byCase = new Map<string, Map<string, CustomerEvent>>()
  for (const event of events) {
    if (event.kind !== 'case' || event.caseId === undefined || event.at > asOf) continue
    let own = byCase.get(event.caseId)
    if (own === undefined) byCase.set(event.caseId, (own = new Map()))
    if (!own.has(event.id)) own.set(event.id, event)
  }
  return [...byCase]
    .map(([id, own]) => foldCase(id, [...own.values()], options))
    .sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
}

function foldCase(id: string, unsorted: CustomerEvent[], options: FoldCasesOptions): CustomerCase {
  const { closing = CLOSING, opening = OPENING } = options
  const events = unsorted.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const latest = <T>(read: (event: CustomerEvent) => T | undefined) => firstOf(events.toReversed(), read)
  let closedBy: CustomerEvent | undefined
  let reopened = 0
  for (const event of events) {
    if (closing.includes(event.name)) {
      closedBy ??= event
    } else if (closedBy !== undefined && opening.includes(event.name)) {
      closedBy = undefined
      reopened++
    }
  }
  const opened = events.find((event) => opening.includes(event.name))
  return {
    id,
    status: closedBy === undefined ? 'open' : 'closed',
    ...defined(
      'topic',
      latest((event) => event.topic),
    ),
    ...defined(
      'department',
      latest((event) => event.department),
    ),
    ...defined(
      'channel',
      firstOf(events, (event) => event.channel),
    ),
    ...defined('severity', latest(severityOf)),
    holds: latest(holdsOf) ?? [],
    openedAt: opened?.at ?? events[0].at,
    openingKnown: opened !== undefined,
    updatedAt: events[events.length - 1].at,
    ...defined('closedAt', closedBy?.at),
    ...defined('outcome', closedBy?.outcome),
    reopened,
    ...defined(
      'record',
      firstOf(events, (event) => event.record),
    ),
    identifiers: Object.fromEntries(events.toReversed().flatMap((event) => Object.entries(event.identifiers ?? {}))),
    eventIds: events.map((event) => event.id),
  }
}

function firstOf<T>(events: readonly CustomerEvent[], read: (event: CustomerEvent) => T | undefined): T | undefined {
  for (const event of events) {
    const value = read(event)
    if (value !== undefined) return value
  }
  return undefined
}

function severityOf(event: CustomerEvent): string | number | undefined {
  const severity = event.data?.severity
  return typeof severity === 'boolean' ? undefined : severity
}

function holdsOf(event: CustomerEvent): string[] | undefined {
  const holds = event.data?.holds
  if (typeof holds !== 'string') return undefined
  return holds
    .split(',')
    .map((hold) => hold.trim())
    .filter((hold) => hold !== '')
}

/** `{ [key]: value }`, or nothing where the value is not known. */
function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
