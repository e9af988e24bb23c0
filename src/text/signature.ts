import { bitCount } from './bit-count'

/**
 * Letter signature of `units[start, end)`: a 32-bit set of the characters in it, character `u` being bit `u mod 32`.
 * The letters a to z have a bit each, so have the Cyrillic letters а to я; other characters share bits, which makes the
 * bounds below weaker, never wrong. Made once for each distinct value, it turns most hopeless pairs away before a
 * kernel is called.
 *
 * @returns a signed 32-bit integer
 *
 * @example
 * ```ts
 * import { editsAtLeast, signature, toUnits } from 'samewise/text'
 *
 * const a = toUnits('smith')
 * const b = toUnits('jones')
 * editsAtLeast(signature(a, 0, a.length), signature(b, 0, b.length)) // 4
 * ```
 */
export function signature(units: Uint16Array, start: number, end: number): number {
  let bits = 0
  for (let i = start; i < end; i++) bits |= 1 << (units[i] & 31)
  return bits
}

/**
 * A lower bound for the Levenshtein, OSA and Damerau distance of two texts, from their signatures. A deletion or
 * substitution takes at most one character out of the first set, an insertion or substitution brings at most one into
 * the second, a swap changes neither: so at least as many edits are needed as the larger of the two differences has
 * characters.
 *
 * @param a signature of one text, made by {@link signature}
 * @param b signature of the other
 */
export function editsAtLeast(a: number, b: number): number {
  return Math.max(bitCount(a & ~b), bitCount(b & ~a))
}

/**
 * An upper bound for {@link jaroWinkler} of two texts, from their lengths and signatures: characters that are not in
 * the other text do not match, and of the others none is misplaced, and four are in front. It is worked out as the
 * similarity itself, so rounding never puts it below.
 *
 * @param a signature of one text, made by {@link signature}
 * @param b signature of the other
 * @param aLength characters of the first text
 * @param bLength characters of the second
 * @returns 0 to 1
 */
export function jaroWinklerAtMost(a: number, aLength: number, b: number, bLength: number): number {
  const matches = Math.min(aLength - bitCount(a & ~b), bLength - bitCount(b & ~a))
  if (matches <= 0) return aLength === 0 && bLength === 0 ? 1 : 0
  const jaro = (matches / aLength + matches / bLength + 1) / 3
  return jaro > 0.7 ? jaro + 0.4 * (1 - jaro) : jaro
}
