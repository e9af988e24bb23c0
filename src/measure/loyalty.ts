import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import type { RecordRef } from '../identity'
import { bootstrap, type Estimate, estimateOf, rateOf, ratioOfSums } from '../profile'
import { periodFaults, refuseFaults } from './check-options'
import { type MatchedComparison, matchMembers } from './match-members'

/** A membership as the programme holds it. */
export interface Membership {
  readonly record: RecordRef
  readonly tier?: string
  /** Milliseconds UTC. */
  readonly joinedAt: number
}

/** Options of {@link measureLoyalty}. */
export interface LoyaltyOptions {
  /** The period over which value is reckoned: milliseconds UTC. */
  readonly from: number
  readonly until: number
  /** Whether more is known of a person than the membership, such as a record of another source. Default: whoever has a golden ID. */
  readonly isResolved?: (person: string) => boolean
  /** Days before and after joining that are compared. Default 180. */
  readonly windowDays?: number
  /** Members below which a figure is unknown. Default 5. */
  readonly minimum?: number
  /** Any integer, for the intervals. Default 1. */
  readonly seed?: number
  /** Samples of the bootstrap. Default 1000. */
  readonly resamples?: number
}

/** What a loyalty programme knows and what it does. */
export interface LoyaltyReport {
  readonly memberships: number
  /** Persons behind them, of those that are resolved. */
  readonly members: number
  /** Memberships of whom nothing else is known: they cannot be served as customers. */
  readonly withoutIdentity: number
  /** Share of memberships that are tied to a resolved person. Wilson. */
  readonly resolved: Estimate
  /** Memberships beyond the first of a person. */
  readonly repeated: number
  /** Orders' amounts per member over the period, by tier; `none` where none is given. Bootstrap. */
  readonly tiers: readonly { readonly tier: string; readonly members: number; readonly value: Estimate }[]
  /** What members buy after joining beyond what alike customers buy who did not join. */
  readonly behaviour: MatchedComparison
}

/**
 * Measures a loyalty programme: how many members are somebody, what they are worth by tier, and whether joining changes what they buy. Of a person
 * with several memberships, the first joining and the latest tier count.
 *
 * @param memberships in any order
 * @param personOfRecord golden ID of a membership's record
 * @param events of members and others, in any order
 * @throws SamewiseError `BAD_CONFIG` for a period that ends before it begins
 *
 * @example
 * ```ts
 * import { measureLoyalty, personByRecord } from 'samewise/customer'
 *
 * const person = ({ recordId }: { recordId: string }) => (recordId === 'anonymous' ? undefined : `P-${recordId}`)
 * const memberships = ['1', '2', '3', 'anonymous'].map((recordId) => ({
 *   record: { source: 'loyalty', recordId }, tier: 'gold', joinedAt: 0,
 * }))
 * const report = measureLoyalty(memberships, person, [], personByRecord(person), { from: 0, until: 1 })
 * report.withoutIdentity // 1
 * report.resolved // unknown: four memberships say too little
 * ```
 */
export function measureLoyalty(
  memberships: Iterable<Membership>,
  personOfRecord: (record: RecordRef) => string | undefined,
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: LoyaltyOptions,
): LoyaltyReport {
  const { from, until, isResolved = () => true, minimum = 5, seed = 1, resamples = 1000 } = options
  refuseFaults('loyalty', periodFaults(from, until))
  const all = [...memberships].sort((a, b) => a.joinedAt - b.joinedAt || compareRecords(a.record, b.record))
  const joinedAt = new Map<string, number>()
  const tierOf = new Map<string, string>()
  let resolved = 0
  for (const { record, tier, joinedAt: at } of all) {
    const person = personOfRecord(record)
    if (person === undefined || !isResolved(person)) continue
    resolved++
    if (!joinedAt.has(person)) joinedAt.set(person, at)
    if (tier !== undefined || !tierOf.has(person)) tierOf.set(person, tier ?? 'none')
  }
  const orders = ordersOf(events, personOf)
  const worthOf = (person: string) => {
    let sum = 0
    for (const { at, amount } of orders.get(person) ?? []) if (at >= from && at < until) sum += amount
    return sum
  }
  const tiers = [...new Set(tierOf.values())].sort().map((tier) => {
    const values = [...tierOf].flatMap(([person, own]) => (own === tier ? [worthOf(person)] : []))
    const ones = values.map(() => 1)
    return {
      tier,
      members: values.length,
      value: bootstrap(values.length, (times) => ratioOfSums(values, ones, times), { seed, resamples, minimum }),
    }
  })
  return {
    memberships: all.length,
    members: joinedAt.size,
    withoutIdentity: all.length - resolved,
    resolved: estimateOf(rateOf(resolved, all.length), minimum),
    repeated: resolved - joinedAt.size,
    tiers,
    behaviour: matchMembers(joinedAt, orders, options),
  }
}

/** An order and its worth. */
export interface LoyaltyOrder {
  readonly at: number
  readonly amount: number
}

function ordersOf(events: Iterable<CustomerEvent>, personOf: PersonOfEvent): Map<string, LoyaltyOrder[]> {
  const orders = new Map<string, LoyaltyOrder[]>()
  const isOrder = ({ kind, name }: CustomerEvent) => kind === 'transaction' && (name === 'order' || name === 'renewal')
  for (const event of EventSet.of(events, isOrder).sorted()) {
    const person = personOf(event)
    if (person === undefined) continue
    const amount = event.amount !== undefined && Number.isFinite(event.amount) ? event.amount : 0
    const own = orders.get(person)
    if (own === undefined) orders.set(person, [{ at: event.at, amount }])
    else own.push({ at: event.at, amount })
  }
  return orders
}

function compareRecords(a: RecordRef, b: RecordRef): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1
  return a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0
}
