/**
 * An edit distance of `a[aStart, aEnd)` and `b[bStart, bEnd)`, both UTF-16 code units, cut off at `max`: the distance,
 * or `max + 1` if it is greater than `max`. `max` is an integer of 0 or more, or `Infinity`.
 */
export type PackedDistance = (
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  max: number,
) => number
