import type { DataTable } from '../../data'
import { foldText, transliterate } from '../../text'
import { koreanSurname } from './korean-surnames'

/** Writes a part of a name in the form it is compared in. */
export type Romanize = (text: string) => string

/**
 * Folds a part of a name and writes it in Latin letters, so that names meet across scripts. Arabic and Hebrew keep their letters: their
 * vowels are not written, so that a Latin spelling would equal none of those in use; they meet by their consonants. What the package
 * cannot spell by itself, such as Han, keeps its letters unless `data.toLatin` spells it.
 */
export function romanizer(data: DataTable): Romanize {
  const { toLatin } = data
  return (text) => {
    if (isLatin(text)) return foldText(text)
    const folded = foldText(text)
    if (isUnvowelled(folded)) return plainLetters(folded)
    const latin = transliterate(text)
    return toLatin === undefined || isLatin(latin) ? latin : foldText(toLatin(latin))
  }
}

/** A family name, where Korean ones have spellings of their own. */
export function romanizeFamily(family: string, romanize: Romanize): string {
  return (family.length === 1 ? koreanSurname(family) : undefined) ?? romanize(family)
}

/** Whether a text holds no letter of a script beyond Latin: none from Greek on but the Vietnamese ones and punctuation. */
export function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x370 && (unit < 0x1e00 || unit >= 0x1f00) && (unit < 0x2000 || unit >= 0x2070)) return false
  }
  return true
}

/** Arabic and Hebrew without vowel signs and hamzas, Persian letters as Arabic ones, and the two endings in -a and -i as one each. */
function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[ىی]/g, 'ي').replace(/ک/g, 'ك').replace(/ة/g, 'ه')
}

/** Whether a text has letters of Hebrew or Arabic. */
export function isUnvowelled(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x591 && unit <= 0x77f) return true
  }
  return false
}

/** Whether a text has Han characters. */
export function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xd8bf)) return true
  }
  return false
}
