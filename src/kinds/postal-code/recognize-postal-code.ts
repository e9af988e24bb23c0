import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { readPostalCode } from './read-postal-code'

/** Whether a column holds postal codes, by its header and values. */
export function recognizePostalCode(column: ColumnProfile): Recognition | undefined {
  const named = headerHas(
    column,
    'zip',
    'zipcode',
    'zip code',
    'postcode',
    'post code',
    'postal code',
    'postal',
    'plz',
    'postleitzahl',
    'code postal',
    'cp',
    'codigo postal',
    'cap',
    'cep',
    'postnummer',
    'postnr',
    'pincode',
    'pin code',
    '郵便番号',
    '邮编',
  )
  if (!named) return undefined
  const share = shareOf(column, (value) => value.length <= 12 && readPostalCode(value) !== '')
  if (share < 0.7) return undefined
  return {
    part: '',
    // An address takes its postal code for a part of it.
    confidence: 0.6,
    evidence: `header says postal code; ${Math.round(share * 100)} % of the values are such`,
  }
}
