import { DAY_MS } from '../base'
import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { bootstrap, type Estimate, estimateOf, rateOf, ratioOfSums } from '../profile'
import { periodFaults, refuseFaults } from './check-options'
import { type MeasureIssue, MeasureIssues } from './measure-issue'

/** Options of {@link measureRetention}. */
export interface RetentionOptions {
  /** The period: customers at `from` are followed to `until`. Milliseconds UTC. */
  readonly from: number
  readonly until: number
  /** Names of transactions that start a term or renew it, at their amount. Default `renewal`, `subscription`. */
  readonly starting?: readonly string[]
  /** Names that end it at once. Default `cancellation`. */
  readonly ending?: readonly string[]
  /** Days of a term. Default 365. */
  readonly termDays?: number
  /** Days after a term within which a renewal still counts as one. Default 30. */
  readonly graceDays?: number
  /** ISO 4217; default: that of most terms, and the first by name of several. */
  readonly currency?: string
  /** Segments of a golden ID; figures are given for each as well. */
  readonly segmentsOf?: (person: string) => readonly string[]
  /** Customers below which a figure is unknown. Default 5. */
  readonly minimum?: number
  /** Any integer, for the intervals of revenue. Default 1. */
  readonly seed?: number
  /** Samples of the bootstrap. Default 1000. */
  readonly resamples?: number
}

/** How many customers stayed, and how much of their worth. */
export interface RetentionFigures {
  /** Of the terms that ran out in the period, and whose grace has passed by its end, those that were renewed. Wilson. */
  readonly renewal: Estimate
  /** Of the customers at the start, those who are still customers at the end. Wilson. */
  readonly customers: Estimate
  /** Worth at the end of the customers at the start, no more than at the start for each, as a share of their worth at the start. Bootstrap. */
  readonly grossRevenue: Estimate
  /** The same with what they bought in addition: above 1 where growth outweighs loss. Bootstrap. */
  readonly netRevenue: Estimate
}

/** Retention over a period. */
export interface RetentionReport extends RetentionFigures {
  readonly currency?: string
  /** By name. */
  readonly segments: readonly (RetentionFigures & { readonly segment: string })[]
  /** Terms left out since nobody knows whose they are. */
  readonly unresolved: number
  readonly issues: readonly MeasureIssue[]
}

/** A customer at the start of the period. */
interface Account {
  readonly person: string
  start: number
  end: number
  due: number
  renewed: number
}

/**
 * Renewal, and the share of customers and of revenue that stayed. The worth of a customer at an instant is the amount of each product's latest
 * term that has neither run out (with its grace) nor been cancelled. Terms of a person's several records are one person's.
 *
 * @param events in any order; a repeated ID counts once
 * @throws SamewiseError `BAD_CONFIG` for a period that ends before it begins
 *
 * @example
 * ```ts
 * import { measureRetention, personByRecord, type CustomerEvent } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const events = Array.from({ length: 20 }, (_, i): CustomerEvent[] => [
 *   { id: `s${i}`, at: i * day, kind: 'transaction', name: 'subscription', amount: 100, record: { source: 'crm', recordId: String(i) } },
 *   ...(i < 15
 *     ? [{ id: `r${i}`, at: (365 + i) * day, kind: 'transaction', name: 'renewal', amount: 120, record: { source: 'crm', recordId: String(i) } } as const]
 *     : []),
 * ]).flat()
 * const report = measureRetention(events, personByRecord(({ recordId }) => recordId), { from: 100 * day, until: 450 * day })
 * report.renewal // .75, with its interval
 * report.netRevenue // .9: 15 of 20 stayed, at 120 in place of 100
 * ```
 */
export function measureRetention(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: RetentionOptions,
): RetentionReport {
  const { starting = ['renewal', 'subscription'], ending = ['cancellation'], segmentsOf } = options
  refuseFaults('retention', periodFaults(options.from, options.until))
  const issues = new MeasureIssues()
  const isTerm = ({ kind, name }: CustomerEvent) =>
    kind === 'transaction' && (starting.includes(name) || ending.includes(name))
  const terms = EventSet.of(events, isTerm).sorted()
  const currency = options.currency ?? commonCurrency(terms)
  const contracts = new Map<string, CustomerEvent[]>()
  let unresolved = 0
  for (const event of terms) {
    if (event.currency !== undefined && event.currency !== currency) {
      issues.add('mixed-currencies', event.id)
      continue
    }
    if (starting.includes(event.name) && !(event.amount !== undefined && event.amount >= 0)) {
      issues.add('unusable-amount', event.id)
      continue
    }
    const person = personOf(event)
    if (person === undefined) {
      unresolved++
      continue
    }
    const key = JSON.stringify([person, event.product ?? null])
    const own = contracts.get(key)
    if (own === undefined) contracts.set(key, [event])
    else own.push(event)
  }
  const accounts = accountsOf(contracts, starting, options)
  const segments = new Map<string, Account[]>()
  for (const account of segmentsOf === undefined ? [] : accounts) {
    for (const segment of new Set(segmentsOf!(account.person))) {
      segments.set(segment, [...(segments.get(segment) ?? []), account])
    }
  }
  return {
    ...figuresOf(accounts, options),
    ...(currency === undefined ? {} : { currency }),
    segments: [...segments]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([segment, own]) => ({ segment, ...figuresOf(own, options) })),
    unresolved,
    issues: issues.list(),
  }
}

function commonCurrency(terms: readonly CustomerEvent[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { currency } of terms) if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

function accountsOf(
  contracts: ReadonlyMap<string, readonly CustomerEvent[]>,
  starting: readonly string[],
  { from, until, termDays = 365, graceDays = 30 }: RetentionOptions,
): Account[] {
  const [term, grace] = [termDays * DAY_MS, graceDays * DAY_MS]
  const accounts = new Map<string, Account>()
  for (const [key, own] of contracts) {
    const person = (JSON.parse(key) as [string])[0]
    let account = accounts.get(person)
    if (account === undefined) accounts.set(person, (account = { person, start: 0, end: 0, due: 0, renewed: 0 }))
    const worthAt = (when: number) => {
      const latest = own.findLast((event) => event.at < when)
      if (latest === undefined || !starting.includes(latest.name) || latest.at + term + grace <= when) return 0
      return latest.amount!
    }
    account.start += worthAt(from)
    account.end += worthAt(until)
    own.forEach((event, i) => {
      const due = event.at + term
      if (!starting.includes(event.name) || due < from || due + grace > until) return
      const next = own[i + 1]
      // A change before the term is near its end replaces it; the later term is the one that runs out.
      if (next !== undefined && starting.includes(next.name) && next.at < due - grace) return
      account.due++
      if (next !== undefined && starting.includes(next.name) && next.at < due + grace) account.renewed++
    })
  }
  return [...accounts.values()].sort((a, b) => (a.person < b.person ? -1 : 1))
}

function figuresOf(accounts: readonly Account[], options: RetentionOptions): RetentionFigures {
  const { minimum = 5, seed = 1, resamples = 1000 } = options
  const started = accounts.filter(({ start }) => start > 0)
  const starts = started.map(({ start }) => start)
  const ends = started.map(({ end }) => end)
  const kept = started.map(({ start, end }) => Math.min(start, end))
  const share = (parts: readonly number[]) =>
    bootstrap(started.length, (times) => ratioOfSums(parts, starts, times), { seed, resamples, minimum })
  let [due, renewed] = [0, 0]
  for (const account of accounts) {
    due += account.due
    renewed += account.renewed
  }
  return {
    renewal: estimateOf(rateOf(renewed, due), minimum),
    customers: estimateOf(rateOf(ends.filter((end) => end > 0).length, started.length), minimum),
    grossRevenue: share(kept),
    netRevenue: share(ends),
  }
}
