import type { Rate } from './rate'

/**
 * A figure that was estimated from `n` observations, with its 95 % interval; or the plain word that they were too few to say. There is
 * no form in which the figure stands without its interval.
 */
export type Estimate =
  | { readonly known: true; readonly value: number; readonly low: number; readonly high: number; readonly n: number }
  | { readonly known: false; readonly n: number; readonly reason: UnknownReason }

/** Why a figure is not known: no observations at all, fewer than asked for, or nothing that tells (no variation, nothing to divide by). */
export type UnknownReason = 'no-observations' | 'too-few-observations' | 'not-determined'

/**
 * A share as an estimate.
 *
 * @param minimum observations below which it is unknown. Default 1
 *
 * @example
 * ```ts
 * import { estimateOf, rateOf } from 'samewise/profile'
 *
 * estimateOf(rateOf(8, 10)) // { known: true, value: 0.8, low: 0.49…, high: 0.94…, n: 10 }
 * estimateOf(rateOf(1, 2), 5) // { known: false, n: 2, reason: 'too-few-observations' }
 * ```
 */
export function estimateOf({ share, low, high, n }: Rate, minimum = 1): Estimate {
  return n < Math.max(1, minimum) ? unknownEstimate(n) : { known: true, value: share, low, high, n }
}

/** An estimate that says it is unknown; without a reason, because of its `n`. */
export function unknownEstimate(n: number, reason?: UnknownReason): Estimate {
  return { known: false, n, reason: reason ?? (n === 0 ? 'no-observations' : 'too-few-observations') }
}
