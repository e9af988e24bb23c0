import { doubleMetaphone as encode } from 'double-metaphone'

const MAX_LENGTH = 128

/**
 * Double Metaphone codes of a word (Lawrence Philips 2000, as in the package double-metaphone): how it sounds in
 * English, and how it sounds in the language it may come from. Codes are given in full, not cut to four letters. Only
 * the letters of the Latin alphabet count, so fold accents and transliterate first; only the first 128 characters are
 * looked at.
 *
 * @returns the primary and the secondary code, which are equal for most words; both empty if the word holds no letter
 *
 * @example
 * ```ts
 * import { doubleMetaphone } from 'samewise/text'
 *
 * doubleMetaphone('schmidt') // ['XMT', 'SMT']
 * ```
 */
export function doubleMetaphone(word: string): [primary: string, secondary: string] {
  return encode(word.slice(0, MAX_LENGTH))
}
