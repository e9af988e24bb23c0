/** Codes of the letters a to z: 0 for vowels, which part two letters of one code; '-' for h and w, which do not. */
const CODES = '0123012-02245501262301-202'

/**
 * American Soundex code of a word (Russell 1918, in the form of the US National Archives: letters of one code count
 * once, also across h and w). Only a to z count, in any case; fold accents and transliterate first.
 *
 * @returns a capital letter and three digits, or '' if the word holds no letter
 *
 * @example
 * ```ts
 * import { soundex } from 'samewise/text'
 *
 * soundex('Robert') === soundex('Rupert') // 'R163'
 * ```
 */
export function soundex(word: string): string {
  let code = ''
  let before = ''
  for (let i = 0; i < word.length && code.length < 4; i++) {
    const letter = (word.charCodeAt(i) | 32) - 97
    if (letter < 0 || letter > 25 || word.charCodeAt(i) > 122) continue
    const digit = CODES[letter]
    if (code === '') code = String.fromCharCode(letter + 65)
    else if (digit > '0' && digit !== before) code += digit
    if (digit !== '-') before = digit
  }
  return code === '' ? '' : code.padEnd(4, '0')
}
