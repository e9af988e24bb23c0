import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { readDate } from '../date/read-date'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readPhone } from './read-phone'

/** Digits compared: country codes and trunk prefixes come and go, the subscriber's number stays. */
const COMPARED_DIGITS = 10

/** Phone numbers. Options: `region` (ISO 3166 alpha-2, such as `'GB'`), for numbers without a country code. */
export const phoneKind = defineKind({
  name: 'phone',
  options: ['region'],
  field: compilePhone,
  recognize: recognizePhone,
})

function compilePhone(field: string, options: FieldOptions): FieldKind {
  const region = options.region as string | undefined
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const phone = isMissing(raw) ? undefined : readPhone(raw, region)
        out[0] = phone === undefined ? '' : phone.national.slice(-COMPARED_DIGITS)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
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
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:last-7`, field, features: [field], part: (phone) => (phone.length > 7 ? phone.slice(-7) : '') },
      { name: `${field}:last-4`, field, features: [field], part: (phone) => phone.slice(-4), weak: true },
      { name: `${field}:first`, field, features: [field], part: (phone) => phone.slice(0, -4), weak: true },
    ],
    goldenParts: [''],
    standardize: (raw) => {
      const phone = readPhone(raw[''] ?? '', region)
      if (phone === undefined) return {}
      return { '': (phone.e164 || phone.national) + (phone.extension === '' ? '' : ` x${phone.extension}`) }
    },
  }
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
  const phones = shareOf(column, (value) => isPhoneLike(value))
  if (named && phones >= 0.5) {
    // A fax or a work line is shared by more people than a phone of one's own.
    const fax = headerHas(column, 'fax')
    return {
      part: '',
      confidence: fax ? 0.6 : 0.95,
      evidence: `header says phone; ${Math.round(phones * 100)} % of the values are numbers of 7 to 15 digits`,
    }
  }
  const formatted = shareOf(column, (value) => isPhoneLike(value) && /^[+(]|\d[-. )/]\d/.test(value))
  if (formatted < 0.8 || shareOf(column, isDate) > 0.5) return undefined
  return {
    part: '',
    confidence: 0.7,
    evidence: `${Math.round(formatted * 100)} % of the values are written as phone numbers`,
  }
}

/** Dates such as 04.03.1987 have as many digits as short numbers. */
function isDate(value: string): boolean {
  return readDate(value, 'DMY') !== undefined || readDate(value, 'MDY') !== undefined
}

function isPhoneLike(value: string): boolean {
  const digits = value.replace(/\D/g, '').length
  return (
    digits >= 7 && digits <= 15 && value.length <= 30 && !/[a-wyz]{3}/i.test(value) && !/^\d{4}-\d{2}-\d{2}/.test(value)
  )
}
