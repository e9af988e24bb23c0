import type { GoldenRecord } from 'samewise'
import { foldText } from 'samewise/text'
import type { PersonRow } from './golden-people'

/** Fields of the truth, and where their values stand in a golden record. */
export const fields = ['first_name', 'surname', 'dob', 'street', 'city', 'postcode', 'phone', 'email'] as const

/** By field whether the golden value is the true one, as far as the way of writing does not count. */
export function isRight(golden: GoldenRecord | undefined, truth: PersonRow): boolean[] {
  const {
    name = {},
    birthDate = '',
    address = {},
    phone = '',
    email = '',
  } = (golden?.values ?? {}) as Readonly<Record<string, unknown>>
  const names = name as Readonly<Record<string, string | undefined>>
  const places = address as Readonly<Record<string, string | undefined>>
  const found = [names.given, names.family, birthDate, places.line, places.city, places.postcode, phone, email]
  return fields.map((field, f) => {
    const value = comparable(field, String(found[f] ?? ''))
    return value !== '' && value === comparable(field, truth[field])
  })
}

const WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  ave: 'avenue',
  dr: 'drive',
  rd: 'road',
  ln: 'lane',
  ct: 'court',
  blvd: 'boulevard',
  pl: 'place',
  cir: 'circle',
  unit: 'apt',
}

function comparable(field: (typeof fields)[number], value: string): string {
  if (field === 'dob') return value
  if (field === 'email') return value.toLowerCase().replace(/\+.*@/, '@')
  if (field === 'postcode') return value.slice(0, 5)
  if (field === 'phone')
    return value
      .replace(/ x\d+$/, '')
      .replace(/\D/g, '')
      .slice(-10)
  const words = foldText(value.replace('#', ' apt '))
  return field === 'street' ? words.replace(/[a-z]+/g, (word) => WORDS[word] ?? word) : words
}
