import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { readDate } from '../date/read-date'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { isPhoneLike } from './is-phone-like'
import { readPhone } from './read-phone'
import { isInternational, regionOfPhones } from './region-of-phones'

export { regionOfPhones }

/** Digits compared: country codes and trunk prefixes come and go, the subscriber's number stays. */
const COMPARED_DIGITS = 10
/** Of two records with one number that the relatives do not explain, the share that are of different people. */
const SHARING = 0.4

/**
 * Phone numbers. Options: `region` (ISO 3166 alpha-2, such as `'GB'`), for numbers without a country code. With the table `phone-numbers`,
 * numbers of unusual lengths are read by the full numbering plans.
 */
export const phoneKind = defineKind({
  name: 'phone',
  options: ['region'],
  field: compilePhone,
  recognize: recognizePhone,
})

function compilePhone(field: string, options: FieldOptions, data: DataTable): FieldKind {
  const region = options.region as string | undefined
  const ask = data.readPhone
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const phone = isMissing(raw) ? undefined : readPhone(raw, region, ask)
        out[0] = phone === undefined ? '' : phone.national.slice(-COMPARED_DIGITS)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        sharing: SHARING,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.76 },
          { label: 'one digit', m: 0.06 },
          { label: 'same end', m: 0.03 },
          { label: 'same area', m: 0.11 },
          { label: 'different', m: 0.04 },
        ],
      },
      phoneLadder,
    ),
    isValid: (raw) => isValidPhone(raw, region, ask),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:last-7`, field, features: [field], part: (phone) => (phone.length > 7 ? phone.slice(-7) : '') },
      { name: `${field}:last-4`, field, features: [field], part: (phone) => phone.slice(-4), weak: true },
      { name: `${field}:first`, field, features: [field], part: (phone) => phone.slice(0, -4), weak: true },
    ],
    goldenParts: [''],
    standardize: (raw) => {
      const phone = readPhone(raw[''] ?? '', region, ask)
      if (phone === undefined) return {}
      return { '': (phone.e164 || phone.national) + (phone.extension === '' ? '' : ` x${phone.extension}`) }
    },
  }
}

/** Undefined for numbers without a country: they may be whole where they come from. */
function isValidPhone(
  raw: string,
  region: string | undefined,
  ask: DataTable['readPhone'] | undefined,
): boolean | undefined {
  if (isMissing(raw)) return undefined
  const phone = readPhone(raw, region, ask)
  if (phone === undefined) return false
  if (phone.e164 === '') return isInternational(raw) ? false : undefined
  return ask === undefined || ask(phone.e164)?.isValid === true
}

function phoneLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets } = pool
  return (a, b) => {
    const startA = offsets[a]
    const endA = offsets[a + 1]
    const startB = offsets[b]
    const endB = offsets[b + 1]
    if (osaPacked(units, startA, endA, units, startB, endB, 1) <= 1) return 2
    // Seven equal last digits: one side lacks its area code, or names another one.
    const shorter = Math.min(endA - startA, endB - startB)
    let same = 0
    while (same < shorter && units[endA - 1 - same] === units[endB - 1 - same]) same++
    if (same >= 7) return 3
    for (let i = 0; i < 3; i++) if (i >= shorter || units[startA + i] !== units[startB + i]) return 5
    return 4
  }
}

function recognizePhone(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'phone',
    'tel',
    'telephone',
    'mobile',
    'cell',
    'fax',
    'phone number',
    'telefon',
    'telefono',
    'telefone',
    'telefoon',
    'telefonnummer',
    'handy',
    'handynummer',
    'mobil',
    'mobilnummer',
    'rufnummer',
    'gsm',
    'portable',
    'cellulare',
    'cellulaire',
    'celular',
    'movil',
    'puhelin',
    'tlf',
    'contact number',
    '電話',
    '電話番号',
    '电话',
    '手机',
  )
  if (headerHas(column, 'type', 'kind', 'ext', 'extension')) return undefined
  const phones = shareOf(column, isPhoneLike)
  if (named && phones >= 0.5) {
    // A fax or a work line is shared by more people than a phone of one's own.
    const fax = headerHas(column, 'fax')
    return {
      part: '',
      ...readingOf(column),
      confidence: fax ? 0.6 : 0.95,
      evidence: `header says phone; ${Math.round(phones * 100)} % of the values are numbers of 7 to 15 digits`,
    }
  }
  const formatted = shareOf(column, (value) => isPhoneLike(value) && /^[+(]|\d[-. )/]\d/.test(value))
  if (formatted < 0.8 || shareOf(column, isDate) > 0.5) return undefined
  return {
    part: '',
    ...readingOf(column),
    confidence: 0.7,
    evidence: `${Math.round(formatted * 100)} % of the values are written as phone numbers`,
  }
}

/** The region of the national numbers that stand among international ones of one country, if most of them have the country's form. */
function readingOf(column: ColumnProfile): Pick<Recognition, 'options'> {
  const region = regionOfPhones(column)
  if (region === undefined) return {}
  const national = column.sample.filter((value) => isPhoneLike(value) && !isInternational(value))
  const fitting = national.filter((value) => readPhone(value, region)?.e164)
  return national.length > 0 && fitting.length * 2 >= national.length ? { options: { region } } : {}
}

/** Dates such as 04.03.1987 have as many digits as short numbers. */
function isDate(value: string): boolean {
  return readDate(value, 'DMY') !== undefined || readDate(value, 'MDY') !== undefined
}
