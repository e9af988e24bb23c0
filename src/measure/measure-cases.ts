import { DAY_MS } from '../base'
import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { type CustomerCase, foldCases } from '../journey'
import { type Estimate, estimateOf, rateOf } from '../profile'
import { periodFaults, refuseFaults, unknownNames } from './check-options'

/** Names of what cases can be grouped by. */
export const caseDimensions = ['channel', 'department', 'topic', 'segment'] as const

/** What cases can be grouped by. */
export type CaseDimension = (typeof caseDimensions)[number]

/** Options of {@link measureCases}. */
export interface CaseOptions {
  /** The period: from here on, up to but without `until`. Milliseconds UTC. */
  readonly from: number
  readonly until: number
  /** Up to when the data are complete. Default: `until`. */
  readonly asOf?: number
  /** Days after closing within which the matter must not come back. Default 7. */
  readonly quietDays?: number
  /** Which cases count as complaints. Default: all. */
  readonly isComplaint?: (one: CustomerCase) => boolean
  readonly by?: readonly CaseDimension[]
  /** Segments that a person is in. Default: none. */
  readonly segmentsOf?: (person: string) => readonly string[]
  /** Customers or cases below which a figure is unknown. Default 5. */
  readonly minimum?: number
}

/** How often customers complain, and how often one contact is enough. */
export interface CaseFigures {
  /** Of the customers who did anything in the period, those who complained of it; for a segment, of those in it. Wilson. */
  readonly complaintRate: Estimate
  /** Of the cases closed in the period, those that took a single contact and did not come back within the quiet days. Wilson. */
  readonly firstContact: Estimate
}

/** Cases, measured. */
export interface CaseReport extends CaseFigures {
  readonly groups: readonly (CaseFigures & { readonly dimension: CaseDimension; readonly is: string })[]
  /** Closed cases whose quiet days are not over yet: they are no part of the figure. */
  readonly undecided: number
  /** Cases that belong to nobody who is known: no part of the complaint rate. */
  readonly unresolved: number
}

/** A case, whose it is, and how it went. */
interface Judged {
  readonly one: CustomerCase
  readonly person: string | undefined
  readonly opened: boolean
  /** Absent where it is not to be said, or not yet. */
  readonly firstContact?: boolean
}

/**
 * Complaint rate and first-contact resolution. A contact is an interaction of the customer that names the case, or its opening; a matter comes
 * back if the case is opened again, or if the person opens another one on the same topic.
 *
 * @param events in any order; a repeated ID counts once
 * @throws SamewiseError `BAD_CONFIG` for options that are not known, or a period that ends before it begins
 *
 * @example
 * ```ts
 * import { measureCases, personByRecord, type CustomerEvent } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const events = Array.from({ length: 10 }, (_, i): CustomerEvent[] => {
 *   const record = { source: 'crm', recordId: String(i) }
 *   return [
 *     { id: `v${i}`, at: 1, kind: 'interaction', name: 'visit', record },
 *     { id: `o${i}`, at: day, kind: 'case', name: 'opened', caseId: `c${i}`, record },
 *     { id: `c${i}`, at: 2 * day, kind: 'case', name: 'closed', caseId: `c${i}`, record },
 *   ]
 * }).flat()
 * const report = measureCases(events, personByRecord(({ recordId }) => recordId), { from: 0, until: 20 * day })
 * report.firstContact // 1, between .72 and 1, of 10 cases
 * ```
 */
export function measureCases(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: CaseOptions,
): CaseReport {
  const { from, until, asOf = until, isComplaint = () => true, by = [], segmentsOf, minimum = 5 } = options
  refuseFaults('a measurement of cases', [...unknownNames('by', by, caseDimensions), ...periodFaults(from, until)])
  const sorted = EventSet.of(events).sorted()
  const active = new Set<string>()
  for (const event of sorted) {
    if (event.kind === 'contact' || event.at < from || event.at >= until) continue
    const person = personOf(event)
    if (person !== undefined) active.add(person)
  }
  const judged = judgeCases(sorted, personOf, { ...options, asOf }).filter(({ one }) => isComplaint(one))
  const figures = (own: readonly Judged[], customers: ReadonlySet<string>): CaseFigures => {
    const complained = new Set(own.flatMap(({ opened, person }) => (opened && person !== undefined ? [person] : [])))
    const decided = own.filter(({ firstContact }) => firstContact !== undefined)
    const resolved = decided.filter(({ firstContact }) => firstContact === true).length
    return {
      complaintRate: estimateOf(
        rateOf([...complained].filter((person) => customers.has(person)).length, customers.size),
        minimum,
      ),
      firstContact: estimateOf(rateOf(resolved, decided.length), minimum),
    }
  }
  const segments = (person: string | undefined) => (person === undefined ? [] : (segmentsOf?.(person) ?? []))
  const groups = by.flatMap((dimension) => {
    const valuesOf = ({ one, person }: Judged) =>
      dimension === 'segment' ? segments(person) : [one[dimension] ?? 'unknown']
    const customersIn = (is: string) =>
      dimension === 'segment' ? new Set([...active].filter((person) => segments(person).includes(is))) : active
    const names =
      dimension === 'segment'
        ? [...active].flatMap((person) => segments(person))
        : judged.flatMap((one) => valuesOf(one))
    return [...new Set(names)].sort().map((is) => ({
      dimension,
      is,
      ...figures(
        judged.filter((one) => valuesOf(one).includes(is)),
        customersIn(is),
      ),
    }))
  })
  const closed = judged.filter(({ one }) => one.closedAt !== undefined && one.closedAt >= from && one.closedAt < until)
  return {
    ...figures(judged, active),
    groups,
    undecided: closed.filter(({ firstContact }) => firstContact === undefined).length,
    unresolved: judged.filter(({ opened, person }) => opened && person === undefined).length,
  }
}

function judgeCases(
  sorted: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  { from, until, asOf, quietDays = 7 }: CaseOptions & { readonly asOf: number },
): Judged[] {
  const persons = new Map<string, string>()
  const contacts = new Map<string, number>()
  for (const event of sorted) {
    const { caseId } = event
    if (caseId === undefined || event.at > asOf) continue
    if (event.kind === 'interaction') contacts.set(caseId, (contacts.get(caseId) ?? 0) + 1)
    if (persons.has(caseId)) continue
    const person = personOf(event)
    if (person !== undefined) persons.set(caseId, person)
  }
  const cases = foldCases(sorted, { asOf })
  const openings = new Map<string, number[]>()
  for (const { id, topic, openedAt } of cases) {
    const key = JSON.stringify([persons.get(id), topic])
    openings.set(key, [...(openings.get(key) ?? []), openedAt])
  }
  return cases.map((one) => {
    const person = persons.get(one.id)
    const opened = one.openingKnown && one.openedAt >= from && one.openedAt < until
    const { closedAt } = one
    if (closedAt === undefined || closedAt < from || closedAt >= until) return { one, person, opened }
    const quietUntil = closedAt + quietDays * DAY_MS
    const again =
      person !== undefined &&
      (openings.get(JSON.stringify([person, one.topic])) ?? []).some((at) => at > closedAt && at < quietUntil)
    const failed = again || one.reopened > 0 || (contacts.get(one.id) ?? 0) > 1
    if (!failed && quietUntil > asOf) return { one, person, opened }
    return { one, person, opened, firstContact: !failed }
  })
}
