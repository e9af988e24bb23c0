import type { Adjustment, Model } from '../weigh'

/** A comparison whose weights are scaled as a whole moves by so many bits, times the parameter, where it says a typical amount. */
const TYPICAL_BITS = 5
const FLOOR = 1e-9

/**
 * The parameters of an adjustment as one row: the bias, the slope, a scale for each comparison (it counts more or less than the model
 * thought, on all its levels), and a shift for each level. A level that few labels touch follows the scale of its comparison.
 */
export interface AdjustmentParameters {
  readonly width: number
  /** By comparison: position of its first level. */
  readonly starts: readonly number[]
  /** By comparison and level: log2(m / u) of the model, in typical amounts. */
  readonly weights: readonly (readonly number[])[]
}

/** Lays the parameters out for a model. */
export function adjustmentParameters({ comparisons }: Model): AdjustmentParameters {
  let width = 2 + comparisons.length
  const starts = comparisons.map(({ levels }) => {
    width += levels.length
    return width - levels.length
  })
  const weights = comparisons.map(({ m, u }) =>
    m.map((p, level) => Math.log2(Math.max(p, FLOOR) / Math.max(u[level], FLOOR)) / TYPICAL_BITS),
  )
  return { width, starts, weights }
}

/**
 * Adds to a row by how much each parameter moves a pair.
 *
 * @param vector its levels, 0 for missing
 * @param bits its weight without labels
 * @param share how much the pair counts in the row
 */
export function addMoves(
  { starts, weights }: AdjustmentParameters,
  vector: ArrayLike<number>,
  bits: number,
  share: number,
  row: Float64Array,
): void {
  row[0] += share
  row[1] += (share * bits) / TYPICAL_BITS
  for (let k = 0; k < starts.length; k++) {
    const level = vector[k]
    if (level === 0) continue
    row[2 + k] += share * weights[k][level - 1]
    row[starts[k] + level - 1] += share
  }
}

/** The adjustment that parameters stand for. */
export function adjustmentOf(
  { starts, weights }: AdjustmentParameters,
  parameters: Float64Array,
  labels: number,
): Adjustment {
  return {
    slope: 1 + parameters[1] / TYPICAL_BITS,
    bias: parameters[0],
    levels: weights.map((own, k) =>
      own.map((weight, level) => parameters[starts[k] + level] + parameters[2 + k] * weight),
    ),
    labels,
  }
}
