import type { BytePool } from '../columns'

/** Order of two codes by their values. */
export type CompareCodes = (a: number, b: number) => number

/** Compares values of a pool by their bytes, which for UTF-8 is code-point order. */
export function byBytes({ bytes, offsets }: BytePool): CompareCodes {
  return (a, b) => {
    const from = offsets[a]
    const other = offsets[b]
    const lengthA = offsets[a + 1] - from
    const lengthB = offsets[b + 1] - other
    const shorter = Math.min(lengthA, lengthB)
    for (let i = 0; i < shorter; i++) {
      const difference = bytes[from + i] - bytes[other + i]
      if (difference !== 0) return difference
    }
    return lengthA - lengthB
  }
}

/**
 * The codes with the highest counts, highest first and equal ones by value, so that the order of rows does not matter.
 *
 * @param counts rows by code
 * @param codes the codes to choose from
 * @param limit how many at the most
 * @param leastCount codes with a lower count are left out
 */
export function topCodes(
  counts: Int32Array,
  codes: ArrayLike<number>,
  limit: number,
  compare: CompareCodes,
  leastCount = 1,
): number[] {
  const best: number[] = []
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]
    const count = counts[code]
    if (count < leastCount) continue
    let at = best.length
    if (at === limit) {
      const last = best[at - 1]
      if (count < counts[last] || (count === counts[last] && compare(code, last) >= 0)) continue
      at--
    } else best.push(code)
    while (
      at > 0 &&
      (count > counts[best[at - 1]] || (count === counts[best[at - 1]] && compare(code, best[at - 1]) < 0))
    ) {
      best[at] = best[at - 1]
      at--
    }
    best[at] = code
  }
  return best
}
