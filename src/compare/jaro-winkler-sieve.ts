import { fewestMatches, MAX_PREFIX } from '../text'
import { bitCountOfTwo } from './bit-count-of-two'
import type { Sieve } from './sieve'
import { textTraits } from './text-traits'

/** Below this length the fewest matches are looked up, from it on worked out. */
const WIDTH = 64
const PREFIXES = MAX_PREFIX + 1

/**
 * Turns away pairs that {@link jaroWinklerPacked} gives less than `min`, from their lengths, letters and beginnings alone, and so spares most calls
 * of it. Never turns away a pair that reaches `min`.
 *
 * @param units the texts, one behind the other: number `code` is `units[offsets[code], offsets[code + 1])`
 * @param size how many texts
 * @param min 0 to 1
 */
export function jaroWinklerSieve(units: Uint16Array, offsets: Int32Array, size: number, min: number): Sieve {
  const traits = textTraits(units, offsets, size)
  const fewest = fewestByLengths(min)
  return Object.assign((a: number, b: number) => mayReach(traits, fewest, min, a, b), {
    many(lefts: Int32Array, rights: Int32Array, count: number, passed: Int32Array): number {
      // Of its own, V8 does not see that what a closure has captured stays the same in each round.
      const [ownTraits, ownFewest, ownMin] = [traits, fewest, min]
      let open = 0
      for (let k = 0; k < count; k = (k + 1) | 0) {
        passed[open] = k
        open = (open + mayReach(ownTraits, ownFewest, ownMin, lefts[k], rights[k])) | 0
      }
      return open
    },
  })
}

/** 1 or 0, without branches that depend on the letters: those would be mispredicted. */
function mayReach(traits: Int32Array, fewest: Uint8Array, min: number, a: number, b: number): number {
  // Letters, repeated letters, beginning and length, see `textTraits`.
  const p = a << 2
  const q = b << 2
  const aLength = traits[p + 3]
  const bLength = traits[q + 3]
  const apart = traits[p + 2] ^ traits[q + 2]
  // The lowest byte that differs; of none, four are the same.
  const prefix = apart === 0 ? MAX_PREFIX : (31 - Math.clz32(apart & (0 - apart))) >> 3
  const least =
    (aLength | bLength) < WIDTH
      ? fewest[Math.imul((aLength << 6) | bLength, PREFIXES) + prefix]
      : Math.ceil(fewestMatches(min, prefix, aLength, bLength)) | 0
  const letters = traits[p] ^ traits[q]
  const repeated = traits[p + 1] ^ traits[q + 1]
  const aSpare = aLength - least - bitCountOfTwo(letters & traits[p], repeated & traits[p + 1])
  const bSpare = bLength - least - bitCountOfTwo(letters & traits[q], repeated & traits[q + 1])
  return ((aSpare | bSpare) >>> 31) ^ 1
}

/** By lengths and common prefix: without how many matches two texts do not reach `min`. */
function fewestByLengths(min: number): Uint8Array {
  const fewest = new Uint8Array(WIDTH * WIDTH * PREFIXES)
  let at = 0
  for (let a = 0; a < WIDTH; a++) {
    for (let b = 0; b < WIDTH; b++) {
      for (let prefix = 0; prefix < PREFIXES; prefix++) {
        fewest[at++] = Math.max(0, Math.ceil(fewestMatches(min, prefix, a, b)))
      }
    }
  }
  return fewest
}
