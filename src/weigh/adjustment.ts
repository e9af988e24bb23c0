/**
 * What labels have taught about a model: its weight `w` of a comparison vector becomes `slope * w + bias + sum of levels[k][level of k]`.
 * Without labels there is none, and a missing level moves nothing.
 */
export interface Adjustment {
  readonly slope: number
  /** Bits. */
  readonly bias: number
  /** Bits by comparison and level, best level first. */
  readonly levels: readonly (readonly number[])[]
  /** Labelled pairs it was fitted to. */
  readonly labels: number
}

/** Bits that an adjustment adds to a comparison vector, its bias included; `vector[k]` = 0 for missing, `l` for `levels[k][l - 1]`. */
export function addedBits({ bias, levels }: Adjustment, vector: ArrayLike<number>): number {
  let bits = bias
  for (let k = 0; k < levels.length; k++) if (vector[k] > 0) bits += levels[k][vector[k] - 1]
  return bits
}
