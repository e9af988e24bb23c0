import type { Sieve } from './sieve'
import { textTraits } from './text-traits'

/**
 * Turns away pairs that are more than one edit apart (Levenshtein, OSA or Damerau), from their lengths and letters alone: an edit takes at most
 * one character out of a text and brings at most one in. Never turns away a pair of one edit.
 *
 * @param units the texts, one behind the other: number `code` is `units[offsets[code], offsets[code + 1])`
 * @param size how many texts
 */
export function oneEditSieve(units: Uint16Array, offsets: Int32Array, size: number): Sieve {
  const traits = textTraits(units, offsets, size)
  return Object.assign((a: number, b: number) => mayBeOneEdit(traits, a, b), {
    many(lefts: Int32Array, rights: Int32Array, count: number, passed: Int32Array): number {
      const own = traits
      let open = 0
      for (let k = 0; k < count; k = (k + 1) | 0) {
        passed[open] = k
        open = (open + mayBeOneEdit(own, lefts[k], rights[k])) | 0
      }
      return open
    },
  })
}

/** 1 or 0, without branches. */
function mayBeOneEdit(traits: Int32Array, a: number, b: number): number {
  // Letters, repeated letters and length, see `textTraits`.
  const p = a << 2
  const q = b << 2
  const letters = traits[p] ^ traits[q]
  const repeated = traits[p + 1] ^ traits[q + 1]
  const surplus = traits[p + 3] - traits[q + 3]
  const tooLong = (1 - surplus) | (1 + surplus)
  const tooMany =
    secondOf(letters & traits[p], repeated & traits[p + 1]) | secondOf(letters & traits[q], repeated & traits[q + 1])
  return ((tooLong | tooMany | (0 - tooMany)) >>> 31) ^ 1
}

/** Not 0 if two sets have more than one member between them. */
function secondOf(first: number, second: number): number {
  return (first & (first - 1)) | (second & (second - 1)) | (((first | (0 - first)) & (second | (0 - second))) >>> 31)
}
