/** Latin letters that Unicode does not take apart into a plain letter and a mark. */
const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ȷ: 'j',
  ŋ: 'n',
  ĸ: 'k',
  ə: 'e',
  ǝ: 'e',
  ƒ: 'f',
  ƀ: 'b',
  ɓ: 'b',
  ƈ: 'c',
  ɗ: 'd',
  ɖ: 'd',
  ɛ: 'e',
  ɠ: 'g',
  ǥ: 'g',
  ɨ: 'i',
  ɩ: 'i',
  ƙ: 'k',
  ƚ: 'l',
  ɲ: 'n',
  ƞ: 'n',
  ɔ: 'o',
  ɵ: 'o',
  ƥ: 'p',
  ʀ: 'r',
  ƭ: 't',
  ʈ: 't',
  ʉ: 'u',
  ʊ: 'u',
  ʋ: 'v',
  ƴ: 'y',
  ƶ: 'z',
  ʒ: 'z',
}
const SPECIAL_LETTER = new RegExp(`[${Object.keys(SPECIAL).join('')}]`, 'g')

/**
 * The comparable form of a text: lower case; Latin letters without accents (`é` → `e`, `ß` → `ss`, `ø` → `o`, `ł` → `l`); full-width and
 * other compatibility forms as plain ones; apostrophes and invisible characters dropped; every run of other punctuation, symbols and
 * white space one space; none at the ends. Letters of other scripts are kept as they are, in lower case and composed (NFC);
 * {@link transliterate} writes them in Latin letters. Folding a folded text changes nothing.
 *
 * @param value any text, lone surrogates included (they count as symbols); its time grows with the length
 *
 * @example
 * ```ts
 * import { foldText } from 'samewise/text'
 *
 * foldText(" O’Brien-Müller,  José ") // 'obrien muller jose'
 * foldText('Ελένη ИВАНОВА') // 'ελένη иванова'
 * ```
 */
export function foldText(value: string): string {
  // Most values of most files take this path: ASCII needs none of the Unicode tables.
  let plain = true
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit > 127) return foldUnicode(value)
    if (unit < 97 || unit > 122) plain = false
  }
  if (plain) return value
  return value
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function foldUnicode(value: string): string {
  return (
    value
      // Before decomposition, which would make a space and a mark of the accents that are typed in place of an apostrophe.
      .replace(/[´΄᾽᾿`]/g, '')
      .normalize('NFKD')
      .toLowerCase()
      .replace(/['`‘’‚‛ʹʻʼʽʾʿˈ′׳״\p{Cf}ـ]/gu, '')
      // Marks stay on letters of other scripts, where they can be vowels or make another letter.
      .replace(/([\p{Script=Latin}\p{Script=Han}\p{N}])\p{M}+/gu, '$1')
      .replace(SPECIAL_LETTER, (letter) => SPECIAL[letter])
      .replace(/[^\p{L}\p{M}\p{N}]+\p{M}*/gu, ' ')
      .replace(/^\p{M}+/u, '')
      .normalize('NFC')
      .trim()
  )
}
