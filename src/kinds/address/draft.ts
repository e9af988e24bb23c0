import { foldText } from '../../text'
import { classOf } from './words'

export const MAX_LENGTH = 4096

/** The parts of a postal address as they were written, white space collapsed; '' where there is none. */
export interface AddressParts {
  /** House number with its letter or fraction: `12`, `12a`, `2615 1/2`, `N6W23001`. */
  readonly number: string
  /** Street with its type and directions, without the number. */
  readonly street: string
  /** Flat, suite, floor…, with the word for it. */
  readonly unit: string
  readonly city: string
  /** State or province. */
  readonly region: string
  readonly postcode: string
  /** `PO Box 1128`. */
  readonly poBox: string
  /** House name, building, place or whoever receives the mail, where it stands before or in place of a street. */
  readonly building: string
  readonly country: string
}

/** A word as it was written and in the form in which it is looked up. */
export interface Word {
  /** Without the punctuation around it. */
  readonly text: string
  /** Lower case, without accents and dots. */
  readonly key: string
  readonly bits: number
}

export interface Draft {
  number: string
  street: Word[]
  unit: Word[]
  city: Word[]
  region: Word[]
  postcode: string
  poBox: Word[]
  building: Word[]
  country: Word[]
  /** The postal code stands before the city, as on the continent of Europe. */
  isPostcodeFirst: boolean
}

export function makeWord(text: string): Word {
  let key = text.toLowerCase()
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    if (unit >= 0x80) {
      key = foldText(key)
      break
    }
    if (unit === 46) {
      key = key.replaceAll('.', '')
      break
    }
  }
  return { text, key, bits: classOf(key) }
}

export function textOf(words: readonly Word[]): string {
  if (words.length === 0) return ''
  let text = words[0].text
  for (let i = 1; i < words.length; i++) text += ` ${words[i].text}`
  return text
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}
