import { categoryOfContact, type FeedbackOptions, feedbackLoop } from '../engage'
import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { foldCases } from '../journey'
import { type Estimate, estimateOf, rateOf, unknownEstimate } from '../profile'
import type { MaturityEvidence } from './assess-maturity'
import { periodFaults, refuseFaults } from './check-options'

/** Options of {@link maturityEvidence}. */
export interface MaturityEvidenceOptions extends FeedbackOptions {
  /** The period: from here on, up to but without `until`. Milliseconds UTC. */
  readonly from: number
  readonly until: number
  /** Departments that ought to contribute events. Default sales, marketing, service, support, billing. */
  readonly departments?: readonly string[]
  /** Topics of cases that hold marketing even where the case does not say so. Default `billing`, `dispute`, `billing-dispute`. */
  readonly holdingTopics?: readonly string[]
  /** Observations below which a figure is unknown. Default 20. */
  readonly minimum?: number
}

/**
 * The evidence that events alone give: the share of what customers did that is tied to a known person, the share of marketing that was sent while a
 * dispute held it, the share of feedback answered in time, and the share of departments whose events are there. The last is a count of
 * all departments and no sample, so its interval is the figure itself.
 * @throws SamewiseError `BAD_CONFIG` for a period that ends before it begins
 *
 * @example
 * ```ts
 * import { maturityEvidence } from 'samewise/customer'
 *
 * const evidence = maturityEvidence([], () => undefined, { from: 0, until: 1 })
 * evidence.identifiedEventShare.known // false: there are no events
 * ```
 */
export function maturityEvidence(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: MaturityEvidenceOptions,
): MaturityEvidence {
  const { from, until, minimum = 20 } = options
  const { departments = ['sales', 'marketing', 'service', 'support', 'billing'] } = options
  refuseFaults('maturity', periodFaults(from, until))
  const all = EventSet.of(events).sorted()
  const within = all.filter((event) => event.at >= from && event.at < until)
  const done = within.filter(({ kind }) => kind !== 'contact' && kind !== 'consent')
  const known = done.filter((event) => personOf(event) !== undefined).length
  const loop = feedbackLoop(
    all.filter((event) => event.at >= from),
    options,
  ).loop(personOf, until)
  return {
    identifiedEventShare: estimateOf(rateOf(known, done.length), minimum),
    marketingDuringHoldShare: duringHolds(all, within, personOf, options, minimum),
    answeredInTimeShare: estimateOf(loop.inTime, minimum),
    departmentsContributingShare: contributing(within, departments),
  }
}

function duringHolds(
  all: readonly CustomerEvent[],
  within: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  { until, holdingTopics = ['billing', 'dispute', 'billing-dispute'] }: MaturityEvidenceOptions,
  minimum: number,
): Estimate {
  const byId = new Map(all.map((event) => [event.id, event]))
  const holds = new Map<string, { from: number; to: number }[]>()
  for (const one of foldCases(all, { asOf: until })) {
    if (!one.holds.includes('marketing') && !holdingTopics.includes(one.topic ?? '')) continue
    for (const person of new Set(one.eventIds.flatMap((id) => personOf(byId.get(id)!) ?? []))) {
      holds.set(person, [...(holds.get(person) ?? []), { from: one.openedAt, to: one.closedAt ?? Infinity }])
    }
  }
  let [sent, held] = [0, 0]
  for (const event of within) {
    const { at } = event
    if (event.kind !== 'contact' || categoryOfContact(event) !== 'marketing') continue
    const person = personOf(event)
    if (person === undefined) continue
    sent++
    if ((holds.get(person) ?? []).some((hold) => at >= hold.from && at < hold.to)) held++
  }
  return estimateOf(rateOf(held, sent), minimum)
}

function contributing(within: readonly CustomerEvent[], departments: readonly string[]): Estimate {
  const present = new Set(within.flatMap(({ department }) => department ?? []))
  const n = departments.length
  if (n === 0 || present.size === 0) return unknownEstimate(present.size === 0 ? 0 : n)
  const value = departments.filter((department) => present.has(department)).length / n
  return { known: true, value, low: value, high: value, n }
}
