import { osaPacked } from './osa'

/**
 * Damerau-Levenshtein distance, unrestricted: {@link levenshtein}, where also swapping two neighbouring characters is
 * one edit, and others may be inserted or deleted between them (dynamic programme of Lowrance & Wagner 1975). A metric,
 * unlike {@link osa}, from which it differs on few pairs: `ca` → `abc` costs 2 here and 3 there. A character is a
 * UTF-16 code unit. This is the clear version, with a table as large as the product of the lengths; {@link
 * damerauPacked} is the fast one.
 *
 * @returns an integer from the difference of the lengths to the greater length; 0 only for equal strings
 *
 * @example
 * ```ts
 * import { damerau } from 'samewise/text'
 *
 * damerau('ca', 'abc') // 2
 * ```
 */
export function damerau(a: string, b: string): number {
  const width = b.length + 2
  const unreachable = a.length + b.length
  // Row and column 0 stand for "no such character before": they lie one before the row and column of the empty prefix.
  const table = new Int32Array((a.length + 2) * width).fill(unreachable)
  for (let i = 0; i <= a.length; i++) table[(i + 1) * width + 1] = i
  for (let j = 0; j <= b.length; j++) table[width + j + 1] = j
  const lastRowOf = new Map<number, number>()
  for (let i = 1; i <= a.length; i++) {
    let lastMatch = 0
    for (let j = 1; j <= b.length; j++) {
      const row = lastRowOf.get(b.charCodeAt(j - 1)) ?? 0
      const column = lastMatch
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      if (same) lastMatch = j
      table[(i + 1) * width + j + 1] = Math.min(
        table[i * width + j] + (same ? 0 : 1),
        table[(i + 1) * width + j] + 1,
        table[i * width + j + 1] + 1,
        table[row * width + column] + (i - row - 1) + 1 + (j - column - 1),
      )
    }
    lastRowOf.set(a.charCodeAt(i - 1), i)
  }
  return table[(a.length + 1) * width + b.length + 1]
}

/**
 * {@link damerau} of `a[aStart, aEnd)` and `b[bStart, bEnd)`, cut off at `max`. Most pairs are settled by the
 * bit-parallel {@link osaPacked}; the others by a dynamic programme with two rows (Zhao & Sahni 2020), which stops at
 * the first row that is above `max` throughout.
 *
 * @param max greatest distance of interest, an integer of 0 or more, or `Infinity`; the lower, the faster
 * @returns the distance, or `max + 1` if it is greater than `max`
 *
 * @example
 * ```ts
 * import { damerauPacked, toUnits } from 'samewise/text'
 *
 * const a = toUnits('walker')
 * const b = toUnits('wlaaker')
 * damerauPacked(a, 0, a.length, b, 0, b.length, 3) // 2
 * ```
 */
export function damerauPacked(
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  max: number,
): number {
  // A swap around k > 0 inserted or deleted characters costs k + 1 here and k + 2 without swaps, hence damerau <= osa
  // <= 1.5 damerau, and an osa of 2 or less is exact.
  const bound = osaPacked(a, aStart, aEnd, b, bStart, bEnd, Math.floor(1.5 * max))
  if (bound <= 2) return bound <= max ? bound : max + 1
  if (bound > 1.5 * max) return max + 1
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++
    bStart++
  }
  while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  const distance = twoRows(a, aStart, aEnd, b, bStart, bEnd, Math.min(max, bound))
  return distance > max ? max + 1 : distance
}

/** For every unit the row of its last occurrence in the rows so far, counted from 1; all zero between calls. */
const lastRows = /* @__PURE__ */ new Int32Array(65536)
let scratch = /* @__PURE__ */ new Int32Array(3 * 64)

/**
 * The distance, or some number above `limit`. Array entry `j + 1` is column `j`; entry 0 is never reached by an edit.
 */
function twoRows(
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  limit: number,
): number {
  const aLength = aEnd - aStart
  const bLength = bEnd - bStart
  const width = bLength + 2
  const unreachable = aLength + bLength + 1
  if (scratch.length < 3 * width) scratch = new Int32Array(6 * width)
  const cells = scratch
  // Three stretches of one array: the row at work (over the one before the last), the last row, and for each column the
  // value before a swap that starts at the last match of its character.
  let row = 0
  let last = width
  const beforeMatch = 2 * width
  for (let j = 0; j < width; j++) {
    cells[row + j] = j - 1
    cells[last + j] = unreachable
    cells[beforeMatch + j] = unreachable
  }
  cells[row] = unreachable
  let i = 1
  for (; i <= aLength; i++) {
    const swap = row
    row = last
    last = swap
    const unit = a[aStart + i - 1]
    let lastMatch = -1
    // What this array held in the column before: the value of two rows ago.
    let older = cells[row + 1]
    let beforeRow = unreachable
    cells[row] = unreachable
    cells[row + 1] = i
    let left = i
    let diagonal = cells[last + 1]
    let least = i
    for (let j = 1; j <= bLength; j++) {
      const other = b[bStart + j - 1]
      const above = cells[last + j + 1]
      let value = diagonal
      if (unit === other) {
        lastMatch = j
        cells[beforeMatch + j + 1] = cells[last + j - 1]
        beforeRow = older
      } else {
        if (left < value) value = left
        if (above < value) value = above
        value++
        const matchRow = lastRows[other]
        if (j - lastMatch === 1) {
          const swapped = cells[beforeMatch + j + 1] + i - matchRow
          if (swapped < value) value = swapped
        } else if (i - matchRow === 1) {
          const swapped = beforeRow + j - lastMatch
          if (swapped < value) value = swapped
        }
      }
      older = cells[row + j + 1]
      cells[row + j + 1] = value
      diagonal = above
      left = value
      if (value < least) least = value
    }
    lastRows[unit] = i
    // Every alignment passes this row or swaps across it, and the deletions up to this row cost no more than such a
    // swap.
    if (least > limit) break
  }
  for (let k = aStart; k < aEnd; k++) lastRows[a[k]] = 0
  return i <= aLength ? limit + 1 : cells[row + bLength + 1]
}
