import { bitCount } from './bit-count'
import { distanceInBlocks } from './edit-blocks'
import { highMasks, lowMasks } from './kernel-scratch'
import type { PackedDistance } from './packed-distance'

/**
 * Levenshtein distance: the fewest insertions, deletions and substitutions of a character that turn `a` into `b`
 * (Levenshtein 1966; dynamic programme of Wagner & Fischer 1974). A character is a UTF-16 code unit, so an emoji counts
 * as two; neither case nor accents are folded. This is the clear version, its time grows with the product of the
 * lengths; {@link levenshteinPacked} is the fast one.
 *
 * @returns an integer from the difference of the lengths to the greater length; 0 only for equal strings
 *
 * @example
 * ```ts
 * import { levenshtein } from 'samewise/text'
 *
 * levenshtein('jonathan', 'johnatan') // 2
 * ```
 */
export function levenshtein(a: string, b: string): number {
  const row = Int32Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    let diagonal = row[0]
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const substituted = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      diagonal = row[j]
      row[j] = Math.min(substituted, row[j] + 1, row[j - 1] + 1)
    }
  }
  return row[b.length]
}

/**
 * {@link levenshtein} of `a[aStart, aEnd)` and `b[bStart, bEnd)`, cut off at `max`. Bit-parallel (Myers 1999 in the
 * form of Hyyrö 2003) with 32-bit words, in blocks of up to 64 rows, each only over the columns that `max` edits can
 * reach (Ukkonen 1985). Texts may have any length. Uses scratch tables of the module and allocates nothing. Short
 * texts, `a` of up to 12 characters and `b` of up to 15, are fastest in a pool: where `a` has 12 units from `aStart` to
 * the end of its array.
 *
 * @param max greatest distance of interest, an integer of 0 or more, or `Infinity`; the lower, the faster
 * @returns the distance, or `max + 1` if it is greater than `max`
 *
 * @example
 * ```ts
 * import { levenshteinPacked, toUnits } from 'samewise/text'
 *
 * const a = toUnits('12 market street')
 * const b = toUnits('12 marquet str')
 * levenshteinPacked(a, 0, a.length, b, 0, b.length, 5) // 5
 * levenshteinPacked(a, 0, a.length, b, 0, b.length, 2) // 3, which says: more than 2
 * ```
 */
export const levenshteinPacked: PackedDistance = /* @__PURE__ */ levenshteinKernel(lowMasks, highMasks)

function levenshteinKernel(low: Int32Array, high: Int32Array): PackedDistance {
  function levenshteinPacked(
    a: Uint16Array,
    aStart: number,
    aEnd: number,
    b: Uint16Array,
    bStart: number,
    bEnd: number,
    max: number,
  ): number {
    const aLength = aEnd - aStart
    const bLength = bEnd - bStart
    if (aLength > 12 || bLength > 15 || max < 2 || aStart + 12 > a.length) {
      return longPacked(a, aStart, aEnd, b, bStart, bEnd, max)
    }
    const surplus = bLength - aLength
    if (surplus > max || surplus + max < 0) return max + 1
    const bothRows = Math.imul((1 << aLength) - 1, 0x10001)
    const steps = shortSteps(a, aStart, b, bStart, bEnd)
    // The sum of the differences: the rows that go up and those that do not go down, less the number of rows.
    const distance = surplus + bitCount(steps & bothRows)
    return distance > max ? max + 1 : distance
  }

  /**
   * The differences between the rows of the last column of two texts, the first one of up to 12 characters: which rows go
   * up and, from bit 16 on, which do not go down. Such texts, for example names, keep their common prefix and suffix:
   * looking for those costs more in mispredicted branches than it saves. For the same reason 12 characters are noted
   * however many there are: rows behind the end of the text are below it, and rows take nothing from those below them.
   * Written out, each character is read once, to be noted and to be cleared.
   *
   * V8 inlines this and {@link shortColumns} into the caller of the kernel, which saves a tenth of the time, but only
   * while the bytecode of a function is below 460 bytes.
   */
  function shortSteps(a: Uint16Array, aStart: number, b: Uint16Array, bStart: number, bEnd: number): number {
    const masks = low
    const unit0 = a[aStart]
    masks[unit0] = 1
    const unit1 = a[aStart + 1]
    masks[unit1] |= 2
    const unit2 = a[aStart + 2]
    masks[unit2] |= 4
    const unit3 = a[aStart + 3]
    masks[unit3] |= 8
    const unit4 = a[aStart + 4]
    masks[unit4] |= 16
    const unit5 = a[aStart + 5]
    masks[unit5] |= 32
    const unit6 = a[aStart + 6]
    masks[unit6] |= 64
    const unit7 = a[aStart + 7]
    masks[unit7] |= 128
    const unit8 = a[aStart + 8]
    masks[unit8] |= 256
    const unit9 = a[aStart + 9]
    masks[unit9] |= 512
    const unit10 = a[aStart + 10]
    masks[unit10] |= 1024
    const unit11 = a[aStart + 11]
    masks[unit11] |= 2048
    const steps = shortColumns(masks, b, bStart, bEnd)
    masks[unit0] = 0
    masks[unit1] = 0
    masks[unit2] = 0
    masks[unit3] = 0
    masks[unit4] = 0
    masks[unit5] = 0
    masks[unit6] = 0
    masks[unit7] = 0
    masks[unit8] = 0
    masks[unit9] = 0
    masks[unit10] = 0
    masks[unit11] = 0
    return steps
  }

  function shortColumns(masks: Int32Array, b: Uint16Array, bStart: number, bEnd: number): number {
    // One bit a row: where they go up, and where they do not go down.
    let up = -1
    let held = -1
    for (let j = bStart; j < bEnd; j = (j + 1) | 0) {
      const equal = masks[b[j]]
      const sum = (equal & up) + up
      const apart = held & ~equal
      // In this order all but the last step are done before the sum is.
      const flat = ((up | equal | sum) & held) << 1
      up = ((up & ~(sum & apart)) << 1) | (flat & apart)
      held = flat | apart
    }
    return (up & 0xffff) | (held << 16)
  }

  function longPacked(
    a: Uint16Array,
    aStart: number,
    aEnd: number,
    b: Uint16Array,
    bStart: number,
    bEnd: number,
    max: number,
  ): number {
    // A common prefix or suffix costs no edit.
    while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
      aStart++
      bStart++
    }
    while (aStart < aEnd && bStart < bEnd && a[aEnd - 1] === b[bEnd - 1]) {
      aEnd--
      bEnd--
    }
    if (aEnd - aStart > bEnd - bStart) return ordered(b, bStart, bEnd, a, aStart, aEnd, max)
    return ordered(a, aStart, aEnd, b, bStart, bEnd, max)
  }

  function ordered(
    short: Uint16Array,
    shortStart: number,
    shortEnd: number,
    long: Uint16Array,
    longStart: number,
    longEnd: number,
    max: number,
  ): number {
    const shortLength = shortEnd - shortStart
    const longLength = longEnd - longStart
    if (longLength - shortLength > max) return max + 1
    if (shortLength === 0) return longLength
    // Both ends differ now, so one edit is enough only between two single characters.
    if (max < 2) return longLength === 1 && max === 1 ? 1 : max + 1
    const limit = Math.min(max, longLength)
    let distance: number
    // The loop runs over the text, and setting up the pattern is cheap: the longer one is the pattern when it fits into
    // a word.
    if (longLength <= 32) distance = oneWord(long, longStart, longEnd, short, shortStart, shortEnd, limit)
    else if (shortLength <= 32) distance = oneWord(short, shortStart, shortEnd, long, longStart, longEnd, limit)
    else if (shortLength <= 64) distance = twoWords(short, shortStart, shortEnd, long, longStart, longEnd, limit)
    else
      distance = distanceInBlocks(
        short,
        shortStart,
        shortEnd,
        long,
        longStart,
        longEnd,
        limit,
        oneWordBlock,
        twoWordBlock,
      )
    return distance > max ? max + 1 : distance
  }

  /**
   * Distance for a pattern of 1 to 32 characters, or some number above `limit`. The distance below the last row is the
   * number of the column plus the sum of its differences, and each column still to come can lower it by one at most.
   */
  function oneWord(
    pattern: Uint16Array,
    patternStart: number,
    patternEnd: number,
    text: Uint16Array,
    textStart: number,
    textEnd: number,
    limit: number,
  ): number {
    for (let i = patternStart, bit = 1; i < patternEnd; i++, bit <<= 1) low[pattern[i]] |= bit
    const rows = -1 >>> (32 - (patternEnd - patternStart))
    let up = -1
    let down = 0
    let distance = 0
    let j = textStart
    for (;;) {
      const stop = Math.min(j + 16, textEnd)
      for (; j < stop; j++) {
        const equal = low[text[j]]
        const kept = equal | down
        const diagonal = (((equal & up) + up) ^ up) | kept
        const plus = ((down | ~(diagonal | up)) << 1) | 1
        up = ((diagonal & up) << 1) | ~(kept | plus)
        down = plus & kept
      }
      distance = j - textStart + bitCount(up & rows) - bitCount(down & rows)
      if (j === textEnd || distance - (textEnd - j) > limit) break
    }
    for (let i = patternStart; i < patternEnd; i++) low[pattern[i]] = 0
    return j === textEnd ? distance : limit + 1
  }

  /** {@link oneWord} for a pattern of 33 to 64 characters. */
  function twoWords(
    pattern: Uint16Array,
    patternStart: number,
    patternEnd: number,
    text: Uint16Array,
    textStart: number,
    textEnd: number,
    limit: number,
  ): number {
    const patternMiddle = patternStart + 32
    for (let i = patternStart, bit = 1; i < patternMiddle; i++, bit <<= 1) low[pattern[i]] |= bit
    for (let i = patternMiddle, bit = 1; i < patternEnd; i++, bit <<= 1) high[pattern[i]] |= bit
    const rows = -1 >>> (32 - (patternEnd - patternMiddle))
    let up0 = -1
    let down0 = 0
    let up1 = -1
    let down1 = 0
    let distance = 0
    let j = textStart
    for (;;) {
      const stop = Math.min(j + 16, textEnd)
      for (; j < stop; j++) {
        const unit = text[j]
        const equal0 = low[unit]
        const kept0 = equal0 | down0
        const diagonal0 = (((equal0 & up0) + up0) ^ up0) | kept0
        const plus0 = down0 | ~(diagonal0 | up0)
        const minus0 = diagonal0 & up0
        const shifted0 = (plus0 << 1) | 1
        up0 = (minus0 << 1) | ~(kept0 | shifted0)
        down0 = shifted0 & kept0

        const carry = minus0 >>> 31
        const equal1 = high[unit]
        const kept1 = equal1 | down1
        const reached1 = equal1 | carry
        const diagonal1 = (((reached1 & up1) + up1) ^ up1) | reached1 | down1
        const shifted1 = ((down1 | ~(diagonal1 | up1)) << 1) | (plus0 >>> 31)
        up1 = ((diagonal1 & up1) << 1) | carry | ~(kept1 | shifted1)
        down1 = shifted1 & kept1
      }
      distance = j - textStart + bitCount(up0) - bitCount(down0) + bitCount(up1 & rows) - bitCount(down1 & rows)
      if (j === textEnd || distance - (textEnd - j) > limit) break
    }
    for (let i = patternStart; i < patternMiddle; i++) low[pattern[i]] = 0
    for (let i = patternMiddle; i < patternEnd; i++) high[pattern[i]] = 0
    return j === textEnd ? distance : limit + 1
  }

  function oneWordBlock(
    pattern: Uint16Array,
    patternStart: number,
    patternEnd: number,
    text: Uint16Array,
    textStart: number,
    steps: Uint8Array,
    from: number,
    to: number,
  ): void {
    for (let i = patternStart, bit = 1; i < patternEnd; i++, bit <<= 1) low[pattern[i]] |= bit
    const shift = patternEnd - patternStart - 1
    let up = -1
    let down = 0
    for (let j = from; j < to; j++) {
      const step = steps[j]
      const carry = step >> 1
      const equal = low[text[textStart + j]]
      const kept = equal | down
      const reached = equal | carry
      const diagonal = (((reached & up) + up) ^ up) | reached | down
      const plus = down | ~(diagonal | up)
      const minus = diagonal & up
      steps[j] = ((plus >>> shift) & 1) | (((minus >>> shift) & 1) << 1)
      const shifted = (plus << 1) | (step & 1)
      up = (minus << 1) | carry | ~(kept | shifted)
      down = shifted & kept
    }
    for (let i = patternStart; i < patternEnd; i++) low[pattern[i]] = 0
  }

  /**
   * Two words at a time and not one after the other: their steps depend little on each other, so the processor overlaps
   * them.
   */
  function twoWordBlock(
    pattern: Uint16Array,
    patternStart: number,
    patternEnd: number,
    text: Uint16Array,
    textStart: number,
    steps: Uint8Array,
    from: number,
    to: number,
  ): void {
    const patternMiddle = patternStart + 32
    for (let i = patternStart, bit = 1; i < patternMiddle; i++, bit <<= 1) low[pattern[i]] |= bit
    for (let i = patternMiddle, bit = 1; i < patternEnd; i++, bit <<= 1) high[pattern[i]] |= bit
    const shift = patternEnd - patternMiddle - 1
    let up0 = -1
    let down0 = 0
    let up1 = -1
    let down1 = 0
    for (let j = from; j < to; j++) {
      const step = steps[j]
      const unit = text[textStart + j]
      const carry0 = step >> 1
      const equal0 = low[unit]
      const kept0 = equal0 | down0
      const reached0 = equal0 | carry0
      const diagonal0 = (((reached0 & up0) + up0) ^ up0) | reached0 | down0
      const plus0 = down0 | ~(diagonal0 | up0)
      const minus0 = diagonal0 & up0
      const shifted0 = (plus0 << 1) | (step & 1)
      up0 = (minus0 << 1) | carry0 | ~(kept0 | shifted0)
      down0 = shifted0 & kept0

      const carry1 = minus0 >>> 31
      const equal1 = high[unit]
      const kept1 = equal1 | down1
      const reached1 = equal1 | carry1
      const diagonal1 = (((reached1 & up1) + up1) ^ up1) | reached1 | down1
      const plus1 = down1 | ~(diagonal1 | up1)
      const minus1 = diagonal1 & up1
      steps[j] = ((plus1 >>> shift) & 1) | (((minus1 >>> shift) & 1) << 1)
      const shifted1 = (plus1 << 1) | (plus0 >>> 31)
      up1 = (minus1 << 1) | carry1 | ~(kept1 | shifted1)
      down1 = shifted1 & kept1
    }
    for (let i = patternStart; i < patternMiddle; i++) low[pattern[i]] = 0
    for (let i = patternMiddle; i < patternEnd; i++) high[pattern[i]] = 0
  }

  return levenshteinPacked
}
