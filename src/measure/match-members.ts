import { DAY_MS } from '../base'
import { bootstrap, type Estimate, unknownEstimate } from '../profile'
import { periodNumber } from './calendar-period'
import type { LoyaltyOptions, LoyaltyOrder } from './loyalty'

/** Members against customers who were alike before and did not join. */
export interface MatchedComparison {
  /** Orders and their amounts in the window after joining less the window before, for members less the same for their likes. Bootstrap. */
  readonly orders: Estimate
  readonly spend: Estimate
  /** Members compared, and customers they are compared with. */
  readonly matched: number
  readonly controls: number
  /** Members for whom nobody alike was found, and those whose windows reach beyond the data. */
  readonly unmatched: number
  readonly outsideData: number
  /** Difference of the amounts before joining, members less likes, in standard deviations: beyond .1 they were not alike enough. */
  readonly imbalance: Estimate
  readonly windowDays: number
}

/** Upper ends of the bins of orders before joining. */
const ORDER_BINS = [0, 1, 2, 4, 8]

/** What one customer bought before and after an instant. */
interface Change {
  readonly person: string
  readonly isMember: boolean
  readonly stratum: string
  readonly before: number
  readonly orders: number
  readonly spend: number
}

/**
 * Coarsened exact matching (Iacus, King and Porro 2012) with differences in differences: members of one month of joining are compared with
 * customers who never joined and had as many orders, of the same magnitude of spending, in the window before. Within the month a control's
 * instant is the median of the joinings. The day of joining is part of neither window, since the order that made somebody join would count as its effect.
 * People who join may be about to buy more for reasons of their own: that cannot be seen in such data, only in a trial.
 */
export function matchMembers(
  joinedAt: ReadonlyMap<string, number>,
  orders: ReadonlyMap<string, readonly LoyaltyOrder[]>,
  { windowDays = 180, minimum = 5, seed = 1, resamples = 1000 }: LoyaltyOptions,
): MatchedComparison {
  const window = windowDays * DAY_MS
  let [first, last] = [Infinity, -Infinity]
  for (const own of orders.values()) {
    first = Math.min(first, own[0].at)
    last = Math.max(last, own[own.length - 1].at)
  }
  const inside = [...joinedAt].filter(([, at]) => at - window >= first && at + window + DAY_MS <= last)
  const months = new Map<number, [string, number][]>()
  for (const entry of inside.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))) {
    const month = periodNumber(entry[1], 'month')
    months.set(month, [...(months.get(month) ?? []), entry])
  }
  const others = [...orders.keys()].filter((person) => !joinedAt.has(person)).sort()
  const changes: Change[] = []
  for (const [month, joined] of months) {
    const members = joined.map(([person, at]) => changeOf(person, true, month, at, window, orders.get(person) ?? []))
    const wanted = new Set(members.map(({ stratum }) => stratum))
    const middle = joined[Math.floor(joined.length / 2)][1]
    const controls = others
      .map((person) => changeOf(person, false, month, middle, window, orders.get(person)!))
      .filter(({ stratum }) => wanted.has(stratum))
    const found = new Set(controls.map(({ stratum }) => stratum))
    changes.push(...members.filter(({ stratum }) => found.has(stratum)), ...controls)
  }
  const matched = changes.filter(({ isMember }) => isMember).length
  const effect = comparer(changes)
  const estimate = (read: (change: Change) => number): Estimate =>
    matched < Math.max(1, minimum)
      ? unknownEstimate(matched)
      : withN(bootstrap(effect.persons, effect.of(read), { seed, resamples, minimum }), matched)
  const deviation = deviationOf(changes.map(({ before }) => before))
  return {
    orders: estimate((change) => change.orders),
    spend: estimate((change) => change.spend),
    matched,
    controls: new Set(changes.flatMap(({ isMember, person }) => (isMember ? [] : [person]))).size,
    unmatched: inside.length - matched,
    outsideData: joinedAt.size - inside.length,
    imbalance:
      deviation === 0 ? unknownEstimate(matched, 'not-determined') : estimate(({ before }) => before / deviation),
    windowDays,
  }
}

function withN(estimate: Estimate, n: number): Estimate {
  return { ...estimate, n }
}

function changeOf(
  person: string,
  isMember: boolean,
  month: number,
  at: number,
  window: number,
  own: readonly LoyaltyOrder[],
): Change {
  let [ordersBefore, before, ordersAfter, after] = [0, 0, 0, 0]
  const dayStart = Math.floor(at / DAY_MS) * DAY_MS
  for (const order of own) {
    if (order.at >= dayStart - window && order.at < dayStart) {
      ordersBefore++
      before += order.amount
    } else if (order.at >= dayStart + DAY_MS && order.at < dayStart + DAY_MS + window) {
      ordersAfter++
      after += order.amount
    }
  }
  const bin = ORDER_BINS.findIndex((end) => ordersBefore <= end)
  const stratum = `${month} ${bin} ${Math.floor(Math.log2(before + 1))}`
  return { person, isMember, stratum, before, orders: ordersAfter - ordersBefore, spend: after - before }
}

/** Mean of the members less that of their likes, stratum by stratum, each weighing as its members do; drawn anew by person. */
function comparer(changes: readonly Change[]) {
  const names = [...new Set(changes.map(({ person }) => person))].sort()
  const numbers = new Map(names.map((name, i) => [name, i]))
  const strata = [...new Set(changes.map(({ stratum }) => stratum))]
  const stratumNumbers = new Map(strata.map((stratum, i) => [stratum, i]))
  const personOf = Int32Array.from(changes, ({ person }) => numbers.get(person)!)
  const stratumOf = Int32Array.from(changes, ({ stratum }) => stratumNumbers.get(stratum)!)
  const isMember = Uint8Array.from(changes, (change) => (change.isMember ? 1 : 0))
  const sums = new Float64Array(4 * strata.length)
  return {
    persons: names.length,
    of: (read: (change: Change) => number) => {
      const values = Float64Array.from(changes, read)
      return (times: Float64Array) => {
        sums.fill(0)
        for (let i = 0; i < values.length; i++) {
          const at = 4 * stratumOf[i] + 2 * isMember[i]
          const weight = times[personOf[i]]
          sums[at] += weight
          sums[at + 1] += weight * values[i]
        }
        let total = 0
        let weight = 0
        for (let s = 0; s < sums.length; s += 4) {
          if (sums[s] === 0 || sums[s + 2] === 0) continue
          total += sums[s + 3] - (sums[s + 2] * sums[s + 1]) / sums[s]
          weight += sums[s + 2]
        }
        return weight === 0 ? Number.NaN : total / weight
      }
    },
  }
}

function deviationOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  let [sum, squares] = [0, 0]
  for (const value of values) sum += value
  const mean = sum / values.length
  for (const value of values) squares += (value - mean) * (value - mean)
  return Math.sqrt(squares / values.length)
}
