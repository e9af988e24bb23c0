import { letterTable } from './letter-table'

const SPACE = 32
const MIDDLE_DOT = 0xb7

/** Latin letters that Unicode does not take apart into a plain letter and a mark. */
const SPECIAL = /* @__PURE__ */ letterTable(
  'ßss æae œoe øo đd ðd þth łl ħh ŧt ıi ȷj ŋn ĸk əe ǝe ƒf ƀb ɓb ƈc ɗd ' +
    'ɖd ɛe ɠg ǥg ɨi ɩi ƙk ƚl ɲn ƞn ɔo ɵo ƥp ʀr ƭt ʈt ʉu ʊu ʋv ƴy ƶz ʒz',
)

/**
 * The comparable form of a text: lower case; Latin letters without accents (`é` → `e`, `ß` → `ss`, `ø` → `o`, `ł` →
 * `l`); full-width and other compatibility forms as plain ones; apostrophes and invisible characters dropped; every run
 * of other punctuation, symbols and white space one space; none at the ends. Letters of other scripts are kept as they
 * are, in lower case and composed (NFC); {@link transliterate} writes them in Latin letters. Folding a folded text
 * changes nothing.
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
  // Already folded but for the case: words of ASCII letters and digits with one space between them.
  let isFolded = true
  let isWords = true
  let before = SPACE
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (!standsAlone(unit)) return foldUnicode(value)
    if (unit === SPACE) {
      if (before === SPACE) isWords = false
    } else if ((unit < 97 || unit > 122) && (unit < 48 || unit > 57)) {
      isFolded = false
      if (unit < 65 || unit > 90) isWords = false
    }
    before = unit
  }
  if (isWords && (before !== SPACE || value === '')) return isFolded ? value : value.toLowerCase()

  let result = ''
  let isSpaceDue = false
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    const folded = foldedUnits[unit] ?? (foldedUnits[unit] = foldUnicode(`x${value[i]}x`).slice(1, -1))
    if (folded === ' ') {
      isSpaceDue = result !== ''
    } else if (folded !== '') {
      result += isSpaceDue ? ` ${folded}` : folded
      isSpaceDue = false
    }
  }
  return result
}

/**
 * Whether a character is folded without a look at its neighbours, as Latin and Cyrillic letters and the common
 * punctuation are; combining marks, the Greek sigma and the Catalan dot are not. Values of nothing else are folded by
 * table, several times as fast as by Unicode properties.
 */
function standsAlone(unit: number): boolean {
  if (unit < 0x300) return unit !== MIDDLE_DOT
  if (unit < 0x530) return unit >= 0x400 && (unit < 0x483 || unit > 0x489)
  return (unit >= 0x1e00 && unit < 0x1f00) || (unit >= 0x2000 && unit < 0x2070)
}

/** What {@link foldUnicode} makes of the characters that stand alone, filled in as they appear. */
const foldedUnits = /* @__PURE__ */ new Array<string | undefined>(0x2070)

function foldUnicode(value: string): string {
  return (
    value
      // Before decomposition, which would make a space and a mark of the accents that are typed in place of an
      // apostrophe.
      .replace(/[´΄᾽᾿`]/g, '')
      .replace(/[Ŀŀ]/g, 'l')
      .normalize('NFKD')
      .toLowerCase()
      // Catalan writes a long l so; elsewhere the dot parts words.
      .replace(/(?<=l)·(?=l)/g, '')
      .replace(/['`‘’‚‛ʹʻʼʽʾʿˈ′׳״\p{Cf}ـ]/gu, '')
      // Marks stay on letters of other scripts, where they can be vowels or make another letter.
      .replace(/([\p{Script=Latin}\p{Script=Han}\p{N}])\p{M}+/gu, '$1')
      .replace(/[ß-ʒ]/g, (letter) => SPECIAL.get(letter) ?? letter)
      .replace(/[^\p{L}\p{M}\p{N}][^\p{L}\p{N}]*/gu, ' ')
      .replace(/^\p{M}+/u, '')
      .normalize('NFC')
      .trim()
  )
}
