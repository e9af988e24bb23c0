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

function toManyKernel(low: Int32Array): DistanceToMany {
  return function levenshteinToMany(text, start, end, units, starts, ends, codes, max, distances): void {
    const length = end - start
    if (length === 0 || length > 32) {
      for (let k = 0; k < codes.length; k++) {
        const code = codes[k]
        distances[k] = levenshteinPacked(text, start, end, units, starts[code], ends[code], max)
      }
      return
    }
    for (let i = start, bit = 1; i < end; i++, bit <<= 1) low[text[i]] |= bit
    const rows = -1 >>> (32 - length)
    for (let k = 0; k < codes.length; k++) {
      const code = codes[k]
      const from = starts[code]
      const to = ends[code]
      const surplus = to - from - length
      if (surplus > max || surplus + max < 0) {
        distances[k] = max + 1
        continue
      }
      // The steps of `levenshteinPacked`.
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
      up &= rows
      held &= rows
      const steps = length > 16 ? bitCount(up) + bitCount(held) : bitCount(up | (held << 16))
      const distance = surplus + steps
      distances[k] = distance > max ? max + 1 : distance
    }
    for (let i = start; i < end; i++) low[text[i]] = 0
  }
}
