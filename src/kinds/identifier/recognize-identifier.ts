import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { isValidIdentifier } from './check-identifier'
import { namedIdentifier } from './identifier-headers'

/** Share of the values that must pass a check for it to say what an unnamed column holds. One number in ten passes by chance. */
const PASSING = 0.9
/** Fewer different values may pass by chance. */
const LEAST_CHECKED = 10

/** Whether a column holds numbers given by an authority: by its header, else by the check digits of its values. */
export function recognizeIdentifier(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'country', 'state', 'type', 'date', 'issuer', 'status', 'expiry', 'name')) return undefined
  const named = namedIdentifier(column)
  if (named !== undefined) {
    if (column.meanWords > 3 && named.type !== 'iban' && named.type !== 'card') return undefined
    const { type, country } = named
    return {
      part: '',
      confidence: 0.9,
      evidence: type === '' ? 'header names an identifier' : `header names an identifier (${type})`,
      ...(type === '' ? {} : { options: country === '' ? { type } : { type, country } }),
    }
  }
  const type = typeByContent(column)
  if (type === undefined) return undefined
  return {
    part: '',
    confidence: 0.93,
    evidence: `at least 9 of 10 values are of the form of the type ${type}, with its check digits`,
    options: { type },
  }
}

/** The type that the check digits of a column's values prove. */
function typeByContent(column: ColumnProfile): string | undefined {
  if (column.sample.length < LEAST_CHECKED || column.meanLength < 8) return undefined
  for (const type of ['iban', 'lei', 'isbn', 'doi', 'imei', 'card', 'ean']) {
    // Eight digits are dates, customer numbers and much else.
    if (type === 'ean' && column.meanLength < 11.5) continue
    const passing = shareOf(column, (value) =>
      type === 'doi' ? /^(?:doi:\s?|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\//i.test(value) : passes(value, type),
    )
    if (passing >= PASSING) return type
  }
  return shareOf(column, isVatForm) >= PASSING ? 'vat' : undefined
}

function passes(value: string, type: string): boolean {
  return value.length <= 50 && /^[\dA-Za-z]/.test(value) && isValidIdentifier(value, type) === true
}

/** The letters of a country and the number of characters that its VAT numbers have; their check digits differ by country. */
function isVatForm(value: string): boolean {
  return (
    value.length <= 24 &&
    /^(?:ATU\d{8}|BE[01]\d{9}|BG\d{9,10}|CY\d{8}[A-Z]|(?:CZ|RO)\d{8,10}|(?:DE|EE|EL|PT|GB|XI)\d{9}|(?:DK|FI|HU|LU|MT|SI)\d{8}|ES[A-Z\d]\d{7}[A-Z\d]|FR[A-Z\d]{2}\d{9}|(?:HR|IT|LV)\d{11}|IE\d[A-Z\d]\d{5}[A-Z]{1,2}|LT(?:\d{9}|\d{12})|NL\d{9}B\d{2}|(?:PL|SK)\d{10}|SE\d{12}|CHE\d{9}(?:MWST|TVA|IVA)?)$/.test(
      value.replace(/[ .-]/g, '').toUpperCase(),
    )
  )
}
