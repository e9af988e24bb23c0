import type { BlockingKey } from '../../block'
import type { DataTable } from '../../data'
import { foldText, soundex, transliterate } from '../../text'
import { type JoinForm, joinByForm } from '../join-form'
import {
  defineKind,
  type FeatureReader,
  type FieldKind,
  type FieldOptions,
  featureName,
  type GoldenParts,
} from '../kind'
import { cleanText, isMissing } from '../missing'
import { compareNames } from './compare-names'
import { isNobody } from './is-nobody'
import type { PersonNameParts } from './name-parts'
import { nicknameIndex } from './nickname-index'
import { plainName } from './plain-name'
import { readFamilyName, readFullName, readGivenName } from './read-name'
import { isLatin, romanizeFamily, romanizer } from './romanize'
import { joinSyllables } from './syllables'

const GIVEN = 0
const FAMILY = 1
const MIDDLE = 2
const SUFFIX = 3

const GOLDEN_PARTS = ['', 'given', 'middle', 'family', 'suffix'] as const

/** A whole name. */
const WHOLE: JoinForm = { separator: ' ', parts: ['given', 'middle', 'family', 'suffix'] }

type NameParts = Pick<PersonNameParts, 'given' | 'middle' | 'family' | 'suffix'>

/** Names of persons, from one column or from columns for the given and the family name. */
export const personNameKind = defineKind({
  name: 'person-name',
  parts: ['', 'given', 'middle', 'family', 'suffix', 'title'],
  field: compilePersonName,
})

function compilePersonName(field: string, _options: FieldOptions, data: DataTable): FieldKind {
  const romanize = romanizer(data)
  const write = (parts: PersonNameParts, out: string[]): void => {
    const given = romanize(joinSyllables(parts.given))
    const blank = given.indexOf(' ')
    out[GIVEN] = blank < 0 ? given : given.slice(0, blank)
    const middle = parts.middle === '' ? '' : romanize(parts.middle)
    out[MIDDLE] = blank < 0 ? middle : middle === '' ? given.slice(blank + 1) : `${given.slice(blank + 1)} ${middle}`
    const family = romanizeFamily(parts.family, romanize)
    out[FAMILY] = family.includes(' ') ? family.replaceAll(' ', '') : family
    out[SUFFIX] = parts.suffix === '' ? '' : foldText(parts.suffix)
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
        const plain = plainName(raw)
        if (plain !== '') fill(out, plain, '')
        else if (!isNobody(raw)) write(readGivenName(raw), out)
      },
      middle: (raw, out) => {
        if (!isMissing(raw)) out[MIDDLE] = romanize(raw)
      },
      family: (raw, out) => {
        const plain = plainName(raw)
        if (plain !== '') fill(out, '', plain)
        else if (!isNobody(raw)) write(readFamilyName(raw), out)
      },
      suffix: (raw, out) => {
        if (!isMissing(raw)) out[SUFFIX] = foldText(raw)
      },
      '': (raw, out) => {
        if (!isNobody(raw)) write(readFullName(raw), out)
      },
    },
    comparison: compareNames(field, nicknameIndex(data)),
    keys: nameKeys(field),
    goldenParts: GOLDEN_PARTS,
    // A name rarely changes: slips and short forms are outvoted, and of two forms the longer one says more.
    survive: [
      { strategy: 'most-complete', parts: ['given', 'family'] },
      { strategy: 'most-frequent', parts: ['given', 'family'] },
      { strategy: 'most-frequent', by: 'record', parts: ['given', 'family'] },
      { strategy: 'longest' },
      { strategy: 'most-recent' },
    ],
    standardize: standardizeName,
    apart: { readers: goldenReaders, whole: WHOLE },
  }
}

/** Writes a name of no more than these two parts. */
function fill(out: string[], given: string, family: string): void {
  out[GIVEN] = given
  out[FAMILY] = family
  out[MIDDLE] = ''
  out[SUFFIX] = ''
}

/** Of one part alone, as {@link standardizeName} reads it. */
const goldenReaders: Readonly<Record<string, FeatureReader>> = {
  middle: (raw, out) => {
    out[2] = cleanText(raw)
  },
  suffix: (raw, out) => {
    out[4] = cleanText(raw)
  },
  given: (raw, out) => {
    if (plainName(raw) !== '') out[1] = raw
    else if (!isNobody(raw)) {
      const { given, middle } = readGivenName(raw)
      out[1] = given
      out[2] = middle
    }
  },
  family: (raw, out) => {
    if (plainName(raw) !== '') out[3] = raw
    else if (!isNobody(raw)) {
      const { family, suffix } = readFamilyName(raw)
      out[3] = family
      out[4] = suffix
    }
  },
  title: () => {},
}

function standardizeName(raw: GoldenParts): GoldenParts {
  const { given = '', family = '' } = raw
  const isPlain = (name: string): boolean => name === '' || plainName(name) !== ''
  const isTwo = raw[''] === undefined && raw.middle === undefined && raw.suffix === undefined
  if (isTwo && isPlain(given) && isPlain(family)) return namedParts({ given, middle: '', family, suffix: '' })
  return namedParts(readParts(raw))
}

function namedParts(parts: NameParts): GoldenParts {
  const { given, middle, family, suffix } = parts
  const joined = joinByForm(WHOLE, { given, middle, family, suffix })
  return joined === '' ? {} : { '': joined, given, middle, family, suffix }
}

function readParts(raw: GoldenParts): NameParts {
  const read = (part: string, reader: (value: string) => PersonNameParts): PersonNameParts | undefined => {
    const value = raw[part] ?? ''
    return isNobody(value) ? undefined : reader(value)
  }
  const given = read('given', readGivenName)
  const family = read('family', readFamilyName)
  const full = read('', readFullName)
  const middle = cleanText(raw.middle)
  const suffix = cleanText(raw.suffix)
  return {
    given: given?.given || full?.given || '',
    middle: middle || given?.middle || full?.middle || '',
    family: family?.family || full?.family || '',
    suffix: suffix || family?.suffix || full?.suffix || '',
  }
}

function nameKeys(field: string): BlockingKey[] {
  const given = featureName(field, 'given')
  const family = featureName(field, 'family')
  const first =
    (letters: number) =>
    (name: string): string =>
      name.slice(0, letters)
  // Names in Arabic and Hebrew letters meet their Latin spellings here, since the code hears no vowels.
  const sound = (name: string): string => (name.length > 1 ? soundex(isLatin(name) ? name : transliterate(name)) : '')
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
