import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { cleanText, isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { checkIdentifier, isValidIdentifier } from './check-identifier'
import { namedIdentifier } from './identifier-headers'
import { readIdentifier } from './read-identifier'

/** Of two records with one such number, the share that are of different things: slips, and numbers that a family or a firm uses together. */
const SHARING = 0.05
/** Share of the values that must pass a check for it to say what an unnamed column holds. One number in ten passes by chance. */
const PASSING = 0.9
/** Fewer different values may pass by chance. */
const LEAST_CHECKED = 10

/**
 * Numbers given to one person or thing by an authority: national, tax, passport, licence, loyalty and registration numbers. A number that
 * fails its check digits is kept, since it is a slip and not nothing.
 *
 * Options: `type` (what the numbers are, such as `'iban'`, `'lei'`, `'isbn'`, `'ean'`, `'doi'`, `'vat'`, `'national-id'`) and `country`
 * (ISO 3166 alpha-2), which say how to check and to write them.
 */
export const identifierKind = defineKind({
  name: 'identifier',
  options: ['type', 'country'],
  field: compileIdentifier,
  recognize: recognizeIdentifier,
})

function compileIdentifier(field: string, options: FieldOptions, data: DataTable): FieldKind {
  const type = options.type as string | undefined
  const country = options.country as string | undefined
  // Who has one at most shows no second one; of passports and cards people have several.
  const [exact, close, different] =
    options.exclusive === undefined ? [0.9, 0.05, 0.05] : options.exclusive ? [0.94, 0.045, 0.015] : [0.7, 0.04, 0.26]
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = isMissing(raw) ? '' : readIdentifier(raw, type, country)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'individual',
        sharing: SHARING,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: exact },
          { label: 'one character', m: close },
          { label: 'different', m: different },
        ],
      },
      (context) => identifierLadder(context, type, country, data),
    ),
    keys: [{ name: field, field, features: [field] }],
    isValid: (raw) => isValidIdentifier(raw, type, country, data),
    goldenParts: [''],
    standardize: (raw) => {
      const text = cleanText(raw[''])
      const check = checkIdentifier(text, type, country, data)
      return { '': check?.isValid ? check.standard : text }
    },
  }
}

/** One character apart is a slip, but not where both numbers pass their check digits: those are made so that no slip passes. */
function identifierLadder(
  { pool }: LadderContext,
  type: string | undefined,
  country: string | undefined,
  data: DataTable,
): LevelOfCodes {
  const { units, offsets } = pool
  const UNKNOWN = 2
  const valid = new Uint8Array(pool.size).fill(UNKNOWN)
  const isValid = (code: number): number => {
    if (valid[code] === UNKNOWN) valid[code] = isValidIdentifier(pool.get(code), type, country, data) ? 1 : 0
    return valid[code]
  }
  return (a, b) => {
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) > 1) return 3
    return type !== undefined && type !== 'doi' && isValid(a) === 1 && isValid(b) === 1 ? 3 : 2
  }
}

function recognizeIdentifier(column: ColumnProfile): Recognition | undefined {
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
