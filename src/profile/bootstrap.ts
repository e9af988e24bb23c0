import { seededRandom } from '../base'
import { type Estimate, unknownEstimate } from './estimate'

/** Options of {@link bootstrap}. */
export interface BootstrapOptions {
  /** Any integer; the same seed gives the same interval. Default 1. */
  readonly seed?: number
  /** Samples drawn. Default 1000. */
  readonly resamples?: number
  /** Observations below which the figure is unknown. Default 5. */
  readonly minimum?: number
}

/**
 * A figure of `n` independent observations with its 95 % interval by the percentile bootstrap (Efron 1979): the observations are drawn anew
 * with replacement, and the interval holds the middle 95 % of the figures so found.
 *
 * @param n how many observations there are
 * @param figure the figure, given how often each observation counts; `NaN` where it is not determined. Its array is reused between calls
 * @returns unknown where there are too few observations, or where the figure is not determined on them
 *
 * @example
 * ```ts
 * import { bootstrap, ratioOfSums } from 'samewise/profile'
 *
 * const before = [100, 80, 50, 120, 90, 60]
 * const after = [100, 95, 0, 130, 90, 60]
 * bootstrap(6, (times) => ratioOfSums(after, before, times), { seed: 7 }) // net revenue retention .95, with its interval
 * ```
 */
export function bootstrap(
  n: number,
  figure: (times: Float64Array) => number,
  { seed = 1, resamples = 1000, minimum = 5 }: BootstrapOptions = {},
): Estimate {
  if (n < Math.max(1, minimum)) return unknownEstimate(n)
  const times = new Float64Array(n).fill(1)
  const value = figure(times)
  if (!Number.isFinite(value)) return unknownEstimate(n, 'not-determined')
  const random = seededRandom(seed)
  const drawn: number[] = []
  for (let r = 0; r < resamples; r++) {
    times.fill(0)
    for (let i = 0; i < n; i++) times[random.below(n)]++
    const again = figure(times)
    if (Number.isFinite(again)) drawn.push(again)
  }
  if (drawn.length < resamples / 2) return unknownEstimate(n, 'not-determined')
  drawn.sort((a, b) => a - b)
  return {
    known: true,
    value,
    low: Math.min(value, quantile(drawn, 0.025)),
    high: Math.max(value, quantile(drawn, 0.975)),
    n,
  }
}

/** Sum of `parts` over sum of `wholes`, each observation counted `times`; `NaN` where the wholes come to 0. */
export function ratioOfSums(parts: ArrayLike<number>, wholes: ArrayLike<number>, times: Float64Array): number {
  let part = 0
  let whole = 0
  for (let i = 0; i < times.length; i++) {
    part += parts[i] * times[i]
    whole += wholes[i] * times[i]
  }
  return whole === 0 ? Number.NaN : part / whole
}

/** Quantile of sorted numbers, linear between two of them. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below)
}
