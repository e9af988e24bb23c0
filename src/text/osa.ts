import { bitCount } from './bit-count'
import { distanceInBlocks } from './edit-blocks'
import { clearFours, highMasks, lowMasks, markFours } from './kernel-scratch'
import type { PackedDistance } from './packed-distance'

/**
 * Optimal string alignment distance: {@link levenshtein}, where also swapping two neighbouring characters is one edit,
 * and no piece of text is edited twice (Damerau 1964, restricted; dynamic programme of Boytsov 2011). It is what many
 * packages call "Damerau-Levenshtein"; {@link damerau} is the unrestricted one. It breaks the triangle inequality: `ca`
 * → `ac` → `abc` costs 1 + 1, `ca` → `abc` costs 3. A character is a UTF-16 code unit. This is the clear version;
 * {@link osaPacked} is the fast one.
 *
 * @returns an integer from the difference of the lengths to the greater length; 0 only for equal strings
 *
 * @example
 * ```ts
 * import { osa } from 'samewise/text'
 *
 * osa('martha', 'marhta') // 1
 * ```
 */
export function osa(a: string, b: string): number {
  let beforeLast = new Int32Array(b.length + 1)
  let last = new Int32Array(b.length + 1)
  let row = Int32Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const oldest = beforeLast
    beforeLast = last
    last = row
    row = oldest
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let distance = Math.min(last[j - 1] + (same ? 0 : 1), last[j] + 1, row[j - 1] + 1)
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) distance = Math.min(distance, beforeLast[j - 2] + 1)
      row[j] = distance
    }
  }
  return row[b.length]
}

/**
 * {@link osa} of `a[aStart, aEnd)` and `b[bStart, bEnd)`, cut off at `max`. Bit-parallel (Hyyrö 2003) with 32-bit
 * words, built like {@link levenshteinPacked}.
 *
 * @param max greatest distance of interest, an integer of 0 or more, or `Infinity`; the lower, the faster
 * @returns the distance, or `max + 1` if it is greater than `max`
 *
 * @example
 * ```ts
 * import { osaPacked, toUnits } from 'samewise/text'
 *
 * const a = toUnits('catherine')
 * const b = toUnits('cahterin')
 * osaPacked(a, 0, a.length, b, 0, b.length, 2) // 2
 * osaPacked(a, 0, a.length, b, 0, b.length, 1) // 2, which says: more than 1
 * ```
 */
export const osaPacked: PackedDistance = /* @__PURE__ */ osaKernel(lowMasks, highMasks)

function osaKernel(low: Int32Array, high: Int32Array): PackedDistance {
  function osaPacked(
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
    if ((aLength | bLength) > 15 || max < 2 || aStart + 16 > a.length) {
      return longPacked(a, aStart, aEnd, b, bStart, bEnd, max)
    }
    const surplus = bLength - aLength
    if (surplus > max || surplus + max < 0) return max + 1
    const distance = surplus + shortSteps(a, aStart, aEnd, b, bStart, bEnd)
    return distance > max ? max + 1 : distance
  }

  /** As in `levenshteinPacked`. */
  function shortSteps(
    a: Uint16Array,
    aStart: number,
    aEnd: number,
    b: Uint16Array,
    bStart: number,
    bEnd: number,
  ): number {
    markFours(low, a, aStart, aEnd)
    let up = -1
    let held = -1
    let turned = 0
    let equalBefore = 0
    for (let j = bStart; j < bEnd; j = (j + 1) | 0) {
      const equal = low[b[j]]
      const reached = equal | (((turned & equal) << 1) & equalBefore)
      const sum = (equal & up) + up
      const apart = held & ~reached
      const flat = ((sum | up | reached) & held) << 1
      turned = ~(sum ^ up) & apart
      up = ((up & ~(sum & apart)) << 1) | (flat & apart)
      held = flat | apart
      equalBefore = equal
    }
    clearFours(low, a, aStart, aEnd)
    const rows = (1 << (aEnd - aStart)) - 1
    return bitCount((up & rows) | ((held & rows) << 16))
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
    // A common prefix or suffix costs no edit, and no swap reaches into it at a gain.
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
    if (max < 2) {
      // Both ends differ now, so one edit is enough only between two single characters or two swapped ones.
      if (max < 1 || shortLength !== longLength || longLength > 2) return max + 1
      if (longLength === 1) return 1
      return short[shortStart] === long[longEnd - 1] && short[shortEnd - 1] === long[longStart] ? 1 : 2
    }
    const limit = Math.min(max, longLength)
    let distance: number
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

  /** Distance for a pattern of 1 to 32 characters, or some number above `limit`. */
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
    let diagonal = 0
    let equalBefore = 0
    let distance = 0
    let j = textStart
    for (;;) {
      const stop = Math.min(j + 16, textEnd)
      for (; j < stop; j++) {
        const equal = low[text[j]]
        const swapped = ((~diagonal & equal) << 1) & equalBefore
        diagonal = (((equal & up) + up) ^ up) | equal | down | swapped
        const plus = ((down | ~(diagonal | up)) << 1) | 1
        up = ((diagonal & up) << 1) | ~(diagonal | plus)
        down = plus & diagonal
        equalBefore = equal
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
    let diagonal0 = 0
    let diagonal1 = 0
    let before0 = 0
    let before1 = 0
    let distance = 0
    let j = textStart
    for (;;) {
      const stop = Math.min(j + 16, textEnd)
      for (; j < stop; j++) {
        const unit = text[j]
        const equal0 = low[unit]
        const turned0 = ~diagonal0 & equal0
        diagonal0 = (((equal0 & up0) + up0) ^ up0) | equal0 | down0 | ((turned0 << 1) & before0)
        const plus0 = down0 | ~(diagonal0 | up0)
        const minus0 = diagonal0 & up0
        const shifted0 = (plus0 << 1) | 1
        up0 = (minus0 << 1) | ~(diagonal0 | shifted0)
        down0 = shifted0 & diagonal0
        before0 = equal0

        const carry = minus0 >>> 31
        const equal1 = high[unit]
        const swapped1 = (((~diagonal1 & equal1) << 1) | (turned0 >>> 31)) & before1
        const reached1 = equal1 | carry
        diagonal1 = (((reached1 & up1) + up1) ^ up1) | reached1 | down1 | swapped1
        const shifted1 = ((down1 | ~(diagonal1 | up1)) << 1) | (plus0 >>> 31)
        up1 = ((diagonal1 & up1) << 1) | carry | ~(diagonal1 | shifted1)
        down1 = shifted1 & diagonal1
        before1 = equal1
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
    let diagonal = 0
    let equalBefore = 0
    for (let j = from; j < to; j++) {
      const step = steps[j]
      const carry = (step >> 1) & 1
      const equal = low[text[textStart + j]]
      const turned = ~diagonal & equal
      const reached = equal | carry
      diagonal = (((reached & up) + up) ^ up) | reached | down | (((turned << 1) | (step >> 2)) & equalBefore)
      const plus = down | ~(diagonal | up)
      const minus = diagonal & up
      steps[j] = ((plus >>> shift) & 1) | (((minus >>> shift) & 1) << 1) | ((turned >>> 31) << 2)
      const shifted = (plus << 1) | (step & 1)
      up = (minus << 1) | carry | ~(diagonal | shifted)
      down = shifted & diagonal
      equalBefore = equal
    }
    for (let i = patternStart; i < patternEnd; i++) low[pattern[i]] = 0
  }

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
    let diagonal0 = 0
    let diagonal1 = 0
    let before0 = 0
    let before1 = 0
    for (let j = from; j < to; j++) {
      const step = steps[j]
      const unit = text[textStart + j]
      const carry0 = (step >> 1) & 1
      const equal0 = low[unit]
      const turned0 = ~diagonal0 & equal0
      const reached0 = equal0 | carry0
      diagonal0 = (((reached0 & up0) + up0) ^ up0) | reached0 | down0 | (((turned0 << 1) | (step >> 2)) & before0)
      const plus0 = down0 | ~(diagonal0 | up0)
      const minus0 = diagonal0 & up0
      const shifted0 = (plus0 << 1) | (step & 1)
      up0 = (minus0 << 1) | carry0 | ~(diagonal0 | shifted0)
      down0 = shifted0 & diagonal0
      before0 = equal0

      const carry1 = minus0 >>> 31
      const equal1 = high[unit]
      const turned1 = ~diagonal1 & equal1
      const reached1 = equal1 | carry1
      diagonal1 = (((reached1 & up1) + up1) ^ up1) | reached1 | down1 | (((turned1 << 1) | (turned0 >>> 31)) & before1)
      const plus1 = down1 | ~(diagonal1 | up1)
      const minus1 = diagonal1 & up1
      steps[j] = ((plus1 >>> shift) & 1) | (((minus1 >>> shift) & 1) << 1) | ((turned1 >>> 31) << 2)
      const shifted1 = (plus1 << 1) | (plus0 >>> 31)
      up1 = (minus1 << 1) | carry1 | ~(diagonal1 | shifted1)
      down1 = shifted1 & diagonal1
      before1 = equal1
    }
    for (let i = patternStart; i < patternMiddle; i++) low[pattern[i]] = 0
    for (let i = patternMiddle; i < patternEnd; i++) high[pattern[i]] = 0
  }

  return osaPacked
}
