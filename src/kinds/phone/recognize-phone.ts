import { readDate } from '../date/read-date'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { isPhoneLike } from './is-phone-like'
import { readPhone } from './read-phone'
import { isInternational, regionOfPhones } from './region-of-phones'

/** Whether a column holds phone numbers, by its header and values; with the region of its national numbers where the others tell it. */
export function recognizePhone(column: ColumnProfile): Recognition | undefined {
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
