import { SamewiseError } from '../base'
import { didYouMean, nearestName } from '../entity'
import { compareEvents, compareRepeats } from './compare-events'
import { type CustomerEvent, type EventKind, eventKinds } from './event'
import { type EventIssue, type EventIssueCounts, IssueList } from './event-issue'
import {
  type Complain,
  type EventInput,
  isObject,
  readData,
  readFurtherTimes,
  readIdentifiers,
  readName,
  readNumbers,
  readRecord,
  readText,
  readTexts,
  textFields,
} from './read-fields'
import { readTime, type TimeFault } from './read-time'
import { isTimeZone } from './time-zone'

/** Options of {@link readEvents}. */
export interface ReadEventsOptions {
  /** IANA zone of times without an offset whose event names no `zone`. Such times are rejected by default. */
  readonly zone?: string
  /** What the clock says, in milliseconds UTC: events without `receivedAt` that lie after it are rejected. Not checked by default. */
  readonly now?: number
  /** How far a clock may be ahead: milliseconds, default 300,000 (5 minutes). */
  readonly clockSlackMs?: number
  /** Name of the input's column for a field of an event, such as `{ at: 'timestamp', 'identifiers.email': 'mail' }`. */
  readonly columns?: Readonly<Record<string, string>>
  /** Line of the first input, for issues. Default 1. */
  readonly firstLine?: number
  /** How many issues are listed; all are counted. Default 1,000. */
  readonly maxIssues?: number
}

/** Checked events, and what was wrong with the others. */
export interface ReadEvents {
  /** Each ID once, by time, then by ID. */
  readonly events: readonly CustomerEvent[]
  /** The first issues, in the order of the inputs; those of repeated IDs come last. */
  readonly issues: readonly EventIssue[]
  readonly issueCounts: EventIssueCounts
  readonly counts: {
    /** Inputs. */
    readonly read: number
    /** Events that came back. */
    readonly kept: number
    /** Inputs that could not be kept: one issue each at least. */
    readonly rejected: number
    /** Inputs that said again what another had said. */
    readonly repeated: number
  }
}

const FURTHER_FIELDS = [
  'id',
  'at',
  'receivedAt',
  'kind',
  'name',
  'zone',
  'record',
  'identifiers',
  'data',
  'amount',
  'score',
  'expiresAt',
]
const FIELDS: readonly string[] = [...FURTHER_FIELDS, ...textFields]
const KNOWN_FIELDS: ReadonlySet<string> = new Set(FIELDS)

const TIME_FAULTS: Record<Exclude<TimeFault, 'missing'>, string> = {
  unreadable: 'Its time cannot be read. Write ISO 8601 with an offset or Z, or epoch milliseconds.',
  'no-zone': 'Its time has no offset. Write one, name the zone in the event, or hand in the option zone.',
  seconds: 'Its time is a number before March 1973: seconds by mistake? Hand in milliseconds.',
}

/**
 * Reads rows or objects, as they come from NDJSON or CSV, into checked events. What is wrong becomes an issue: the event is kept without the
 * field at fault where it can be, and is rejected without an ID, a time or a known kind. Bad data never throws.
 *
 * An ID that comes twice counts once. Where the two differ, the one received first counts, then the one with the smaller content, so that
 * the order of the inputs changes nothing. Late events and events out of order are normal. A clock that is ahead of `receivedAt` is set back
 * to it.
 *
 * @param inputs flat rows with `record.source`, `identifiers.email`, … as columns, or nested objects; `at` is ISO 8601 with an offset or `Z`, ISO
 *   8601 in a `zone`, or epoch milliseconds; columns that are no field of an event go into `data`
 * @throws BAD_CONFIG for an option that cannot be: an unknown zone or field
 *
 * @example
 * ```ts
 * import { readEvents } from 'samewise/customer'
 *
 * const { events, issues, counts } = readEvents([
 *   { id: 'e1', at: '2026-03-01T10:00:00+01:00', kind: 'interaction', name: 'Page View', device: 'cookie-1' },
 *   { id: 'e2', at: 'yesterday', kind: 'interaction', name: 'call', 'identifiers.phone': '+49 30 1234567' },
 * ])
 * events[0].name // 'page-view'
 * issues[0].code // 'bad-time'
 * counts.rejected // 1
 * ```
 */
export function readEvents(inputs: Iterable<unknown>, options: ReadEventsOptions = {}): ReadEvents {
  checkOptions(options)
  const { firstLine = 1, maxIssues = 1000 } = options
  const issues = new IssueList(maxIssues)
  const byId = new Map<string, { readonly event: CustomerEvent; readonly line: number }[]>()
  let read = 0
  let rejected = 0
  for (const input of inputs) {
    const line = firstLine + read++
    const event = readEvent(renamed(input, options.columns), line, options, issues)
    if (event === undefined) {
      rejected++
      continue
    }
    const same = byId.get(event.id)
    if (same === undefined) byId.set(event.id, [{ event, line }])
    else same.push({ event, line })
  }
  let repeated = 0
  const events: CustomerEvent[] = []
  for (const same of byId.values()) {
    if (same.length > 1) same.sort((a, b) => compareRepeats(a.event, b.event) || a.line - b.line)
    events.push(same[0].event)
    for (const { event, line } of same.slice(1)) {
      if (compareRepeats(event, same[0].event) === 0) {
        repeated++
        continue
      }
      rejected++
      issues.add({
        code: 'differing-repeat',
        line,
        eventId: event.id,
        kept: false,
        message: `An event of this ID was received earlier and says something else; that one counts. Give each event an ID of its own.`,
      })
    }
  }
  events.sort(compareEvents)
  const counts = { read, kept: events.length, rejected, repeated }
  return { events, issues: issues.listed, issueCounts: issues.counts(), counts }
}

function checkOptions({ zone, columns = {} }: ReadEventsOptions): void {
  const faults = Object.keys(columns)
    .filter(
      (field) => !KNOWN_FIELDS.has(field) && !/^(?:record\.(?:source|recordId)|(?:identifiers|data)\..)/.test(field),
    )
    .map((field) => `columns: an event has no field "${field}".${didYouMean(field, FIELDS)}`)
  if (zone !== undefined && !isTimeZone(zone)) {
    faults.push(`zone: "${zone}" is no time zone. Use an IANA name such as Europe/Berlin.`)
  }
  if (faults.length > 0)
    throw new SamewiseError('BAD_CONFIG', `Options of readEvents cannot be used. ${faults.join(' ')}`)
}

function renamed(input: unknown, columns: ReadEventsOptions['columns']): unknown {
  if (columns === undefined || !isObject(input)) return input
  const fieldOf = new Map(Object.entries(columns).map(([field, column]) => [column, field]))
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [fieldOf.get(name) ?? name, value]))
}

function readEvent(
  input: unknown,
  line: number,
  options: ReadEventsOptions,
  issues: IssueList,
): CustomerEvent | undefined {
  if (!isObject(input)) {
    issues.add({
      code: 'not-an-object',
      line,
      kept: false,
      message: 'This is no object. Hand in one object per event.',
    })
    return undefined
  }
  const id = readText(input.id)
  const complain: Complain = (code, field, message) => {
    issues.add({ code, line, ...(id === undefined ? {} : { eventId: id }), field, kept: true, message })
  }
  const reject = (code: EventIssue['code'], field: string, message: string): undefined => {
    issues.add({ code, line, ...(id === undefined ? {} : { eventId: id }), field, kept: false, message })
  }
  if (id === undefined)
    return reject('missing-id', 'id', 'It has no ID, so a repeat could not be told. Give each event one.')
  const zone = readZone(input, complain)
  const happened = readTime(input.at, zone ?? options.zone)
  if (happened === 'missing') return reject('missing-time', 'at', 'It has no time. Say when it happened in `at`.')
  if (typeof happened === 'string') return reject('bad-time', 'at', TIME_FAULTS[happened])
  const kind = readKind(input)
  if (kind === undefined) return reject('unknown-kind', 'kind', unknownKind(input))
  const name = readName(input.name)
  if (name === undefined) complain('missing-name', 'name', `It has no name and is called "${kind}". Say what happened.`)

  const draft: { -readonly [K in keyof CustomerEvent]: CustomerEvent[K] } = {
    id,
    at: happened,
    kind,
    name: name ?? kind,
  }
  readFurtherTimes(input, zone ?? options.zone, draft, complain)
  const { clockSlackMs = 300_000, now } = options
  if (draft.receivedAt !== undefined && happened > draft.receivedAt + clockSlackMs) {
    draft.at = draft.receivedAt
    complain(
      'future-time',
      'at',
      'It happened after it was received, so that time is taken. Set the clock of its source.',
    )
  } else if (draft.receivedAt === undefined && now !== undefined && happened > now + clockSlackMs) {
    return reject('future-time', 'at', 'It lies in the future. Set the clock of its source, or hand in receivedAt.')
  }
  readRecord(input, draft, complain)
  readIdentifiers(input, draft, complain)
  if (zone !== undefined) draft.zone = zone
  readTexts(input, draft, complain)
  readNumbers(input, draft, complain)
  readData(input, KNOWN_FIELDS, draft, complain)
  return draft
}

function readZone(input: EventInput, complain: Complain): string | undefined {
  const zone = readText(input.zone)
  if (zone === undefined || isTimeZone(zone)) return zone
  complain('bad-zone', 'zone', 'Its zone is not known and is left out. Use an IANA name such as Europe/Berlin.')
  return undefined
}

function readKind(input: EventInput): EventKind | undefined {
  const kind = readText(input.kind)?.toLowerCase()
  return eventKinds.find((known) => known === kind)
}

function unknownKind(input: EventInput): string {
  const nearest = nearestName(readText(input.kind) ?? '', eventKinds)
  return `Its kind is none of ${eventKinds.join(', ')}.${nearest === undefined ? ' Use one of them.' : ` Did you mean "${nearest}"?`}`
}
