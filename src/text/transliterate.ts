import { arabicToLatin } from './arabic-to-latin'
import { armenianToLatin } from './armenian-to-latin'
import { cyrillicToLatin } from './cyrillic-to-latin'
import { foldText } from './fold-text'
import { georgianToLatin } from './georgian-to-latin'
import { greekToLatin } from './greek-to-latin'
import { hangulToLatin } from './hangul-to-latin'
import { hebrewToLatin } from './hebrew-to-latin'
import { kanaToLatin } from './kana-to-latin'

/**
 * A text in Latin letters, to compare across scripts: {@link foldText}, then Greek, Cyrillic, Armenian, Georgian, Hebrew,
 * Arabic, kana and Hangul letter by letter, by the customs of passports where there are any. Han and other scripts are left as they are:
 * the same characters are read differently in each language. One name has many spellings in Latin letters, so expect
 * similar results, not equal ones.
 *
 * @example
 * ```ts
 * import { transliterate } from 'samewise/text'
 *
 * transliterate('Дмитрий Чайковский') // 'dmitry chaykovsky'
 * transliterate('Γιώργος Παπαδόπουλος') // 'giorgos papadopoulos'
 * ```
 */
export function transliterate(value: string): string {
  // The mark after a Hebrew letter makes it foreign: צ׳ is ch. Folding would drop it.
  let text = foldText(
    value
      .replace(/ג[׳']/g, 'j')
      .replace(/ז[׳']/g, 'zh')
      .replace(/[צץ][׳']/g, 'ch'),
  )
  if (!/[\u0370-\u077f\u10d0-\u10ff\u1f00-\u1fff\u3041-\u30fc\uac00-\ud7a3]/.test(text)) return text
  // Cyrillic as a whole, since one word may show the language of all.
  if (/[\u0400-\u052f]/.test(text)) text = cyrillicToLatin(text)
  return text
    .replace(/[\u0370-\u03ff\u1f00-\u1fff][\u0370-\u03ff\u1f00-\u1fff\p{M}]*/gu, greekToLatin)
    .replace(/[\u0561-\u0587]+/g, armenianToLatin)
    .replace(/[\u10d0-\u10ff]+/g, georgianToLatin)
    .replace(/[\u0590-\u05ff]+/g, hebrewToLatin)
    .replace(/[\u0600-\u06ff\u0750-\u077f]+/g, arabicToLatin)
    .replace(/[\u3041-\u3096\u30a1-\u30fa\u30fc]+/g, kanaToLatin)
    .replace(/[\uac00-\ud7a3]+/g, hangulToLatin)
}
