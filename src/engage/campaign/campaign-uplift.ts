import { DAY_MS, SamewiseError } from '../../base'
import type { CustomerEvent, PersonOfEvent } from '../../event'
import { type Difference, differenceOfShares, type Rate, rateOf } from '../../profile'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import type { EventFilter } from '../segment/condition'
import { boundFilter, passesParts } from '../segment/matches'

/** What a campaign changed. */
export interface Uplift {
  /** Share of those sent to who did what was hoped for. */
  readonly treated: Rate
  /** Share of those held out who did. */
  readonly heldOut: Rate
  /** Treated less held out, interval by Newcombe's hybrid of two Wilson intervals. */
  readonly uplift: Difference
}

/** Options of {@link campaignUplift}. */
export interface CampaignUpliftOptions {
  /** Golden IDs that were sent to. */
  readonly treated: Iterable<string>
  /** Golden IDs that were held out. */
  readonly heldOut: Iterable<string>
  /** Events that count as success. */
  readonly success: EventFilter
  /** Start of the campaign: milliseconds UTC. */
  readonly from: number
  /** Successes count within so many days. Default 30. */
  readonly withinDays?: number
  /** Whose an event is, by what is known now. */
  readonly personOf: PersonOfEvent
  /** Survivors of golden IDs that were merged since. Default: all are as they were. */
  readonly survivorOf?: (goldenId: string) => string
}

/**
 * The uplift of a campaign: everyone counts in the group they were put into, whether the message arrived or not. Customers who were merged since count once; one who
 * comes out of both groups tells nothing and is left out, as an issue.
 *
 * @param events of anybody, each once
 *
 * @example
 * ```ts
 * import { campaignUplift } from 'samewise/customer'
 *
 * const { uplift } = campaignUplift([{ id: 'o', at: 5, kind: 'transaction', name: 'order', identifiers: { login: 'g1' } }], {
 *   treated: ['g1', 'g2'],
 *   heldOut: ['g3', 'g4'],
 *   success: { name: 'order' },
 *   from: 0,
 *   personOf: (event) => event.identifiers?.login,
 * })
 * uplift.difference.known // true, with a wide interval
 * ```
 */
export function campaignUplift(
  events: Iterable<CustomerEvent>,
  options: CampaignUpliftOptions,
): Uplift & { readonly issues: readonly EngageIssue[] } {
  const { success, from, withinDays = 30, personOf, survivorOf = (goldenId) => goldenId } = options
  const issues = new IssueCounter()
  const treated = new Set(Array.from(options.treated, survivorOf))
  const heldOut = new Set(Array.from(options.heldOut, survivorOf))
  for (const goldenId of [...treated]) {
    if (!heldOut.delete(goldenId)) continue
    treated.delete(goldenId)
    issues.add('customer-in-two-arms', goldenId)
  }
  const succeeded = new Set<string>()
  const filter = boundFilter(success)
  for (const event of events) {
    if (event.at < from || event.at > from + withinDays * DAY_MS || !passesParts(filter, event)) continue
    const goldenId = personOf(event)
    if (goldenId !== undefined) succeeded.add(goldenId)
  }
  const count = (arm: ReadonlySet<string>) => [...arm].filter((goldenId) => succeeded.has(goldenId)).length
  return {
    ...upliftOf({ successes: count(treated), n: treated.size }, { successes: count(heldOut), n: heldOut.size }),
    issues: issues.list(),
  }
}

/**
 * The difference of two shares of success, with its interval.
 *
 * @throws `BAD_USAGE` for counts that cannot be
 */
export function upliftOf(
  treated: { readonly successes: number; readonly n: number },
  heldOut: { readonly successes: number; readonly n: number },
): Uplift {
  for (const { successes, n } of [treated, heldOut]) {
    if (!(successes >= 0 && successes <= n && Number.isInteger(successes) && Number.isInteger(n))) {
      throw new SamewiseError('BAD_USAGE', `${successes} successes of ${n} cannot be. Give whole counts, at most n.`)
    }
  }
  const of = { treated: rateOf(treated.successes, treated.n), heldOut: rateOf(heldOut.successes, heldOut.n) }
  return { ...of, uplift: differenceOfShares(of.treated, of.heldOut) }
}
