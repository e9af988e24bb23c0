import { fitLogistic } from '../../base'

/** How log odds become a probability that means what it says. Plain data. */
export type Calibration =
  | { readonly method: 'none' }
  /** p = 1 / (1 + exp(-(intercept + slope × log odds))). */
  | { readonly method: 'platt'; readonly slope: number; readonly intercept: number }
  /** p rises from step to step, linear between two of them. */
  | { readonly method: 'isotonic'; readonly logOdds: readonly number[]; readonly chances: readonly number[] }

/** The probability that stands behind log odds. */
export function calibrated(logOdds: number, calibration: Calibration): number {
  if (calibration.method === 'none') return 1 / (1 + Math.exp(-logOdds))
  if (calibration.method === 'platt') {
    return 1 / (1 + Math.exp(-(calibration.intercept + calibration.slope * logOdds)))
  }
  const { logOdds: steps, chances } = calibration
  const above = steps.findIndex((step) => step >= logOdds)
  if (above < 0) return chances[chances.length - 1]
  if (above === 0 || steps[above] === logOdds) return chances[above]
  const share = (logOdds - steps[above - 1]) / (steps[above] - steps[above - 1])
  return chances[above - 1] + share * (chances[above] - chances[above - 1])
}

/**
 * Platt's scaling (1999): a logistic curve through the outcomes, with his smoothed targets, so that a few perfect scores make no certainty.
 *
 * @param logOdds of things the model has not learned from
 */
export function fitPlatt(logOdds: Float64Array, targets: Float64Array): Calibration {
  const size = targets.length
  let came = 0
  for (let i = 0; i < size; i++) came += targets[i]
  const yes = (came + 1) / (came + 2)
  const no = 1 / (size - came + 2)
  const rows = new Float64Array(size * 2)
  for (let i = 0; i < size; i++) {
    rows[2 * i] = 1 / Math.LN2
    rows[2 * i + 1] = logOdds[i] / Math.LN2
  }
  const task = {
    width: 2,
    rows,
    offsets: new Float64Array(size),
    targets: targets.map((target) => (target === 1 ? yes : no)),
  }
  const [intercept, slope] = fitLogistic(task, new Float64Array(2).fill(1e-6)).parameters
  return { method: 'platt', slope, intercept }
}

/**
 * Isotonic regression by pooling adjacent violators (Ayer et al. 1955). Each pool stands at the mean of its log odds; a pool of nothing but
 * one outcome is held half a row away from certainty.
 *
 * @param logOdds of things the model has not learned from
 */
export function fitIsotonic(logOdds: Float64Array, targets: Float64Array): Calibration {
  const order = Array.from(logOdds.keys()).sort((a, b) => logOdds[a] - logOdds[b] || a - b)
  const pools: { sum: number; came: number; size: number }[] = []
  for (let at = 0; at < order.length; ) {
    // Equal scores cannot be told apart, so they start as one pool.
    const pool = { sum: 0, came: 0, size: 0 }
    for (const score = logOdds[order[at]]; at < order.length && logOdds[order[at]] === score; at++) {
      pool.sum += score
      pool.came += targets[order[at]]
      pool.size++
    }
    pools.push(pool)
    while (pools.length > 1 && violates(pools[pools.length - 1], pools[pools.length - 2])) {
      const last = pools.pop()!
      const before = pools[pools.length - 1]
      before.sum += last.sum
      before.came += last.came
      before.size += last.size
    }
  }
  const bounded = pools.map(({ came, size }) => Math.min(1 - 0.5 / size, Math.max(0.5 / size, came / size)))
  // Holding small pools from certainty may break the order that pooling has made.
  for (let i = 1; i < bounded.length; i++) bounded[i] = Math.max(bounded[i], bounded[i - 1])
  return { method: 'isotonic', logOdds: pools.map(({ sum, size }) => sum / size), chances: bounded }
}

/** Whether a pool has no larger share than the one before it, so that both become one. */
function violates(later: { came: number; size: number }, before: { came: number; size: number }): boolean {
  return later.came * before.size <= before.came * later.size
}
