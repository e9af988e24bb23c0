import type { BlockingKey } from '../../block'
import { foldText, soundex } from '../../text'
import { defineKind, type FieldKind, featureName, type GoldenParts } from '../kind'
import { cleanText, isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { compareNames } from './compare-names'
import { looksLikePersonName } from './looks-like-person-name'
import { type PersonNameParts, readFamilyName, readFullName, readGivenName } from './read-name'

const GIVEN = 0
const FAMILY = 1
const MIDDLE = 2
const SUFFIX = 3

/** Names of persons, from one column or from columns for the given and the family name. */
export const personNameKind = defineKind({
  name: 'person-name',
  parts: ['', 'given', 'middle', 'family', 'suffix', 'title'],
  field: compilePersonName,
  recognize: recognizePersonName,
})

function compilePersonName(field: string): FieldKind {
  const write = (parts: PersonNameParts, out: string[]): void => {
    const given = foldText(parts.given).split(' ')
    out[GIVEN] = given[0]
    out[MIDDLE] = [...given.slice(1), foldText(parts.middle)].filter(Boolean).join(' ')
    out[FAMILY] = foldText(parts.family).replaceAll(' ', '')
    out[SUFFIX] = foldText(parts.suffix)
  }
  return {
    features: [
      { name: 'given', pool: 'name' },
      { name: 'family', pool: 'name' },
      { name: 'middle' },
      { name: 'suffix' },
    ],
    readers: {
      given: (raw, out) => {
        if (!isMissing(raw)) write(readGivenName(raw), out)
      },
      middle: (raw, out) => {
        if (!isMissing(raw)) out[MIDDLE] = foldText(raw)
      },
      family: (raw, out) => {
        if (!isMissing(raw)) write(readFamilyName(raw), out)
      },
      suffix: (raw, out) => {
        if (!isMissing(raw)) out[SUFFIX] = foldText(raw)
      },
      '': (raw, out) => {
        if (!isMissing(raw)) write(readFullName(raw), out)
      },
    },
    comparison: compareNames(field),
    keys: nameKeys(field),
    goldenParts: ['', 'given', 'middle', 'family', 'suffix'],
    standardize: standardizeName,
  }
}

function standardizeName(raw: GoldenParts): GoldenParts {
  const read = (part: string, reader: (value: string) => PersonNameParts): PersonNameParts | undefined => {
    const value = raw[part] ?? ''
    return isMissing(value) ? undefined : reader(value)
  }
  const given = read('given', readGivenName)
  const family = read('family', readFamilyName)
  const full = read('', readFullName)
  const middle = cleanText(raw.middle)
  const suffix = cleanText(raw.suffix)
  const parts = {
    given: given?.given || full?.given || '',
    middle: middle || given?.middle || full?.middle || '',
    family: family?.family || full?.family || '',
    suffix: suffix || family?.suffix || full?.suffix || '',
  }
  const joined = [parts.given, parts.middle, parts.family, parts.suffix].filter(Boolean).join(' ')
  return joined === '' ? {} : { '': joined, ...parts }
}

function nameKeys(field: string): BlockingKey[] {
  const given = featureName(field, 'given')
  const family = featureName(field, 'family')
  const first =
    (letters: number) =>
    (name: string): string =>
      name.slice(0, letters)
  const sound = (name: string): string => (name.length > 1 ? soundex(name) : '')
  return [
    { name: `${field}:both`, field, features: [given, family], crosswise: true },
    { name: given, field, features: [given] },
    { name: `${given}:first-1`, field, features: [given], part: first(1), weak: true },
    { name: `${given}:first-2`, field, features: [given], part: first(2), weak: true },
    { name: `${given}:first-3`, field, features: [given], part: first(3), weak: true },
    { name: `${given}:sound`, field, features: [given], part: sound, weak: true },
    { name: family, field, features: [family] },
    { name: `${family}:first-1`, field, features: [family], part: first(1), weak: true },
    { name: `${family}:first-2`, field, features: [family], part: first(2), weak: true },
    { name: `${family}:first-4`, field, features: [family], part: first(4) },
    { name: `${family}:sound`, field, features: [family], part: sound, weak: true },
  ]
}

function recognizePersonName(column: ColumnProfile): Recognition | undefined {
  const letters = shareOf(column, (value) => /\p{L}/u.test(value))
  if (letters < 0.6) return undefined
  if (
    headerHas(
      column,
      'company',
      'organization',
      'organisation',
      'product',
      'site',
      'file',
      'user',
      'username',
      'street',
      'city',
      'business',
      'program',
      'venue',
      'agency',
      'employer',
    )
  ) {
    return undefined
  }
  const header = (part: string, confidence = 0.95): Recognition => ({
    part,
    confidence,
    evidence: `header says ${part === '' ? 'name' : `${part} name`}`,
  })
  if (headerHas(column, 'middle name', 'middle', 'mname', 'middle initial')) return header('middle')
  if (headerHas(column, 'suffix', 'name suffix', 'generation')) return header('suffix')
  if (
    headerHas(
      column,
      'full name',
      'first and surname',
      'name full',
      'complete name',
      'customer name',
      'contact name',
      'person name',
      'patient name',
      'holder',
      'account holder',
      'cardholder',
    )
  ) {
    return header('', 0.93)
  }
  if (
    headerHas(
      column,
      'first name',
      'given name',
      'givenname',
      'firstname',
      'forename',
      'fname',
      'first',
      'given',
      'vorname',
      'prenom',
      'nombre',
    )
  )
    return header('given')
  if (
    headerHas(
      column,
      'surname',
      'last name',
      'family name',
      'lastname',
      'lname',
      'last',
      'family',
      'nachname',
      'apellido',
      'apellidos',
      'nom de famille',
    )
  )
    return header('family')
  if (headerHas(column, 'name', 'names', 'person', 'customer', 'contact', 'patient', 'member', 'client', 'employee')) {
    const persons = shareOf(column, looksLikePersonName)
    if (persons >= 0.5) {
      return {
        part: '',
        confidence: 0.8,
        evidence: `${Math.round(persons * 100)} % of the values look like names of persons`,
      }
    }
  }
  return undefined
}
