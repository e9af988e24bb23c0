import { type Estimate, unknownEstimate } from './estimate'
import type { Rate } from './rate'

/** A difference of two figures, and how surprising it would be if there were none. */
export interface Difference {
  /** First less second, with its 95 % interval; `n` is the smaller of the two. */
  readonly difference: Estimate
  /** Two-sided probability of a difference at least as large by chance; absent where the difference is unknown. */
  readonly p?: number
}

/**
 * The difference of two independent shares: interval by Newcombe's hybrid of two Wilson intervals (1998, method 10), p by the pooled normal
 * test. Shares of the same people at two times are mostly alike, and then the interval is wider than need be.
 *
 * @param minimum observations of either below which nothing is said. Default 1
 *
 * @example
 * ```ts
 * import { differenceOfShares, rateOf } from 'samewise/profile'
 *
 * const { difference, p } = differenceOfShares(rateOf(60, 100), rateOf(40, 100))
 * // .2, between .06 and .33; p = .005
 * ```
 */
export function differenceOfShares(a: Rate, b: Rate, minimum = 1): Difference {
  const n = Math.min(a.n, b.n)
  if (n < Math.max(1, minimum)) return { difference: unknownEstimate(n) }
  const value = a.share - b.share
  const low = value - Math.hypot(a.share - a.low, b.high - b.share)
  const high = value + Math.hypot(a.high - a.share, b.share - b.low)
  const pooled = (a.count + b.count) / (a.n + b.n)
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n))
  return {
    difference: { known: true, value, low, high, n },
    p: deviation === 0 ? 1 : 2 * normalTail(Math.abs(value) / deviation),
  }
}

/**
 * The difference of two independent estimates, from their intervals: each is taken as normal with a deviation of its half interval on
 * the side towards the other (Zou and Donner 2008).
 */
export function differenceOfEstimates(a: Estimate, b: Estimate): Difference {
  const n = Math.min(a.n, b.n)
  if (!a.known || !b.known) return { difference: unknownEstimate(n) }
  const value = a.value - b.value
  const below = Math.hypot(a.value - a.low, b.high - b.value)
  const above = Math.hypot(a.high - a.value, b.value - b.low)
  const towardsZero = value > 0 ? below : above
  const p = value === 0 ? 1 : towardsZero === 0 ? 0 : 2 * normalTail((1.959964 * Math.abs(value)) / towardsZero)
  return { difference: { known: true, value, low: value - below, high: value + above, n }, p: Math.min(1, p) }
}

/**
 * Holm's correction (1979) for asking several questions at once.
 *
 * @param ps one p for each question
 * @returns them, raised so that one below .05 is found by chance in at most 5 % of such sets of questions
 *
 * @example
 * ```ts
 * import { holm } from 'samewise/profile'
 *
 * holm([0.01, 0.04, 0.03]) // [.03, .06, .06]
 * ```
 */
export function holm(ps: readonly number[]): number[] {
  const order = Array.from(ps.keys()).sort((a, b) => ps[a] - ps[b] || a - b)
  const adjusted = new Array<number>(ps.length)
  let highest = 0
  order.forEach((at, rank) => {
    highest = Math.max(highest, Math.min(1, ps[at] * (ps.length - rank)))
    adjusted[at] = highest
  })
  return adjusted
}

/** Probability that a standard normal variable is above `z`, for `z` from 0 on; relative error below 1.2e-7 (Numerical Recipes, `erfcc`). */
export function normalTail(z: number): number {
  const x = z / Math.SQRT2
  const t = 1 / (1 + x / 2)
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ]
  let sum = 0
  for (let i = terms.length - 1; i >= 0; i--) sum = sum * t + terms[i]
  return (t * Math.exp(-x * x + sum)) / 2
}
