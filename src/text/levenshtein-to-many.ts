import { bitCount } from './bit-count'
import { lowMasks } from './kernel-scratch'
import { levenshteinPacked } from './levenshtein'

/** Distances of one text to many; see {@link levenshteinToMany}. */
export type DistanceToMany = (
  text: Uint16Array,
  start: number,
  end: number,
  units: Uint16Array,
  starts: Int32Array,
  ends: Int32Array,
  codes: Int32Array,
  max: number,
  distances: Int32Array,
) => void

/**
 * {@link levenshteinPacked} of one text and many others, as within a block: the text is prepared once and not for each
 * pair. Bit-parallel (Myers 1999 in the form of Hyyrö 2003) with one 32-bit word; a text of more than 32 characters is
 * compared pair by pair. The others may have any length. Uses a scratch table of the module and allocates nothing.
 *
 * @param text holds the one text: `text[start, end)`
 * @param units holds the others: number `code` is `units[starts[code], ends[code])`. Texts one behind the other have
 *   one array of offsets, which gives `starts`, and its `subarray(1)` gives `ends`
 * @param codes which of the others, in any order
 * @param max greatest distance of interest, an integer of 0 or more, or `Infinity`
 * @param distances is written to and at least as long as `codes`: `distances[k]` becomes the distance to `codes[k]`, or
 *   `max + 1` if it is greater than `max`
 *
 * @example
 * ```ts
 * import { levenshteinToMany, toUnits } from 'samewise/text'
 *
 * const names = toUnits('annanneana')
 * const offsets = Int32Array.of(0, 3, 7, 10) // ann, anne, ana
 * const distances = new Int32Array(2)
 * const anna = toUnits('anna')
 * levenshteinToMany(anna, 0, 4, names, offsets, offsets.subarray(1), Int32Array.of(0, 1), 3, distances)
 * distances // 1, 1
 * ```
 */
export const levenshteinToMany: DistanceToMany = /* @__PURE__ */ toManyKernel(lowMasks)

function toManyKernel(table: Int32Array): DistanceToMany {
  const levenshteinToMany: DistanceToMany = (text, start, end, units, starts, ends, codes, max, distances) => {
    const length = end - start
    if (length === 0 || length > 32) {
      for (let k = 0; k < codes.length; k++) {
        const code = codes[k]
        distances[k] = levenshteinPacked(text, start, end, units, starts[code], ends[code], max)
      }
      return
    }
    for (let i = start, bit = 1; i < end; i++, bit <<= 1) table[text[i]] |= bit
    if (length < 16) twoByTwo(length, units, starts, ends, codes, max, distances)
    else for (let k = 0; k < codes.length; k++) distances[k] = one(length, units, starts, ends, codes[k], max)
    for (let i = start; i < end; i++) table[text[i]] = 0
  }

  /** The steps of `levenshteinPacked`. */
  function one(
    length: number,
    units: Uint16Array,
    starts: Int32Array,
    ends: Int32Array,
    code: number,
    max: number,
  ): number {
    const from = starts[code]
    const to = ends[code]
    const surplus = to - from - length
    if (surplus > max || surplus + max < 0) return max + 1
    const low = table
    let up = -1
    let held = -1
    for (let j = from; j < to; j = (j + 1) | 0) {
      const equal = low[units[j]]
      const sum = (equal & up) + up
      const apart = held & ~equal
      const flat = ((sum | up | equal) & held) << 1
      up = ((up & ~(sum & apart)) << 1) | (flat & apart)
      held = flat | apart
    }
    const rows = -1 >>> (32 - length)
    const distance = surplus + bitCount(up & rows) + bitCount(held & rows)
    return distance > max ? max + 1 : distance
  }

  /**
   * The same steps for two of the others at once, in the halves of a word. The two end together; until the shorter one begins, the upper half is
   * kept at what it begins with.
   */
  function twoByTwo(
    length: number,
    units: Uint16Array,
    starts: Int32Array,
    ends: Int32Array,
    codes: Int32Array,
    max: number,
    distances: Int32Array,
  ): void {
    // With a constant of its own, V8 sees that the table is the same in each step.
    const low = table
    const bothRows = Math.imul((1 << length) - 1, 0x10001)
    // All rows of two texts, but for the one between them, which takes what the lower one carries over.
    const allRows = 0xffff7fff | 0
    const upperRows = 0x7fff0000
    // Rows that may move up by one without reaching that row or the other text; taken before the shift, it costs no step
    // of those that wait for each other.
    const inner = 0xffff3fff | 0
    const last = codes.length - 1
    let k = 0
    for (; k < last; k = (k + 2) | 0) {
      let end = ends[codes[k]]
      let otherEnd = ends[codes[k + 1]]
      let size = (end - starts[codes[k]]) | 0
      let otherSize = (otherEnd - starts[codes[k + 1]]) | 0
      // The longer one is to be the first; exchanged by bits, since a branch would be mispredicted half of the time.
      const exchange = (size - otherSize) >> 31
      const apartEnds = (end ^ otherEnd) & exchange
      end ^= apartEnds
      otherEnd ^= apartEnds
      const apartSizes = (size ^ otherSize) & exchange
      size ^= apartSizes
      otherSize ^= apartSizes
      if (otherSize - length > max || size - length + max < 0) {
        distances[k] = max + 1
        distances[k + 1] = max + 1
        continue
      }
      if (otherEnd < size) {
        // Read along with the longer one, the shorter one would begin before the array.
        distances[k] = one(length, units, starts, ends, codes[k], max)
        distances[k + 1] = one(length, units, starts, ends, codes[k + 1], max)
        continue
      }
      const ahead = (otherEnd - end) | 0
      const join = (end - otherSize) | 0
      let up = allRows
      let held = allRows
      for (let j = (end - size) | 0; j < end; j = (j + 1) | 0) {
        let equal = low[units[j]] | (low[units[j + ahead]] << 16)
        let sum = ((equal & up) + up) | 0
        let apart = held & ~equal
        let early = ((j - join) >> 31) & upperRows
        let flat = ((up | equal | sum) & (held & inner)) << 1
        up = (flat & apart) | (early | ((up & inner & ~(sum & apart)) << 1))
        held = flat | (apart | early)
        // The same again: V8 checks the array and for interrupts once in a turn of the loop.
        j = (j + 1) | 0
        if (j >= end) break
        equal = low[units[j]] | (low[units[j + ahead]] << 16)
        sum = ((equal & up) + up) | 0
        apart = held & ~equal
        early = ((j - join) >> 31) & upperRows
        flat = ((up | equal | sum) & (held & inner)) << 1
        up = (flat & apart) | (early | ((up & inner & ~(sum & apart)) << 1))
        held = flat | (apart | early)
      }
      // Counts the bits of both words together, of the lower halves and, from bit 16 on, of the upper ones.
      up &= bothRows
      held &= bothRows
      up -= (up >>> 1) & 0x55555555
      held -= (held >>> 1) & 0x55555555
      const fours = (up & 0x33333333) + ((up >>> 2) & 0x33333333) + (held & 0x33333333) + ((held >>> 2) & 0x33333333)
      const eights = (fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f)
      const counts = eights + (eights >>> 8)
      const distance = size - length + (counts & 63)
      const other = otherSize - length + ((counts >>> 16) & 63)
      distances[(k - exchange) | 0] = distance > max ? max + 1 : distance
      distances[(k + 1 + exchange) | 0] = other > max ? max + 1 : other
    }
    if (k === last) distances[k] = one(length, units, starts, ends, codes[k], max)
  }

  return levenshteinToMany
}
