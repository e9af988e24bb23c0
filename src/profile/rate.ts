/** A share, what it was counted over, and how far the count can be trusted. */
export interface Rate {
  /** `count / n`, 0 to 1; 0 where `n` is 0. */
  readonly share: number
  readonly count: number
  readonly n: number
  /** 95 % interval of Wilson: 0 and 1 where `n` is 0. */
  readonly low: number
  readonly high: number
}

/** Normal quantile of a 95 % interval. */
const Z = 1.959964

/**
 * A share with its 95 % score interval (Wilson 1927, without continuity correction), which stays within 0 and 1 and is sound for small
 * `n` and for shares of 0 and 1.
 *
 * @param count 0 to `n`
 * @param n how many were looked at; may be 0
 *
 * @example
 * ```ts
 * import { rateOf } from 'samewise/profile'
 *
 * const { share, low, high } = rateOf(45, 50) // .9, between .79 and .96
 * ```
 */
export function rateOf(count: number, n: number): Rate {
  if (n === 0) return { share: 0, count, n, low: 0, high: 1 }
  const share = count / n
  const scale = 1 + (Z * Z) / n
  const middle = (share + (Z * Z) / (2 * n)) / scale
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / scale
  // Rounding may leave the share a last bit outside.
  return {
    share,
    count,
    n,
    low: Math.max(0, Math.min(share, middle - half)),
    high: Math.min(1, Math.max(share, middle + half)),
  }
}

/**
 * Probability that a Poisson variable is at least `count`.
 *
 * @param rate its mean, above 0
 *
 * @example
 * ```ts
 * import { poissonTail } from 'samewise/profile'
 *
 * poissonTail(9, 3) // .004: nine complaints in a week that has three on average are no chance
 * ```
 */
export function poissonTail(count: number, rate: number): number {
  // Terms from the first one on, in logarithms, since the tails that matter are far below what 1 - sum could tell from 0.
  let logTerm = -rate
  for (let k = 1; k <= count; k++) logTerm += Math.log(rate / k)
  let term = Math.exp(logTerm)
  let tail = 0
  for (let k = count; term > tail * 1e-12 || k < rate; k++) {
    tail += term
    term *= rate / (k + 1)
    if (term === 0) break
  }
  return Math.min(1, tail)
}
