import { foldText } from '../../text'
import { isMissing } from '../missing'

const MAX_LENGTH = 4096

/** Rows of digits that people type to get past a form; every part of them of six digits or more counts. */
const countingUp = '01234567890123456789'
const countingDown = '98765432109876543210'
/** Numbers known from advertisements and forms, and words that stand where a number should. */
const placeholders: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    '078051120 219099999 457555462 123121234 111223333 123456788 PENDING APPLIED APPLIEDFOR NOTAPPLICABLE NONE NOTISSUED EXEMPT FOREIGN ' +
    'TEST DUMMY SAMPLE NOSSN NOTAX NOVAT NOID NOTAVAILABLE BEANTRAGT ENCOURS'
  ).split(' '),
)
/** At these lengths, two or three characters in turn (121212121) are no number either. */
const REPEATED_LEAST = 8
const REPEATED_MOST = 24

/**
 * Reads an identifier (a customer, passport, policy or tax number) into the form in which two writings of it are equal: upper-case letters
 * and digits without accents, blanks or separators, leading zeros kept: `ab-00 12/3` → `AB00123`.
 *
 * Of some types there are several forms, which are made one: an ISBN of ten digits becomes the one of thirteen, a UPC or GTIN with leading
 * zeros an EAN of thirteen, a VAT number loses the letters of `country`, a DOI the address it is a part of.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @param type such as `isbn`, `ean`, `vat` or `doi`; other types change nothing
 * @param country ISO 3166 alpha-2 code of the country that gave it
 * @returns the identifier, or '' where there is none: a missing value, nothing but separators, or a placeholder (one character three
 *   times or more, only zeros, six or more digits that count up or down such as `123456789`, `078-05-1120`, `pending`)
 */
export function readIdentifier(raw: string, type?: string, country?: string): string {
  const value = raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw
  if (isMissing(value)) return ''
  const identifier = compact(type === 'doi' ? value.slice(Math.max(0, value.indexOf('10.'))) : value)
  return isPlaceholder(identifier) ? '' : uniformOf(identifier, type, country)
}

/** Of several forms that one number may have, always the same. */
function uniformOf(identifier: string, type: string | undefined, country: string | undefined): string {
  if (type === 'isbn' && /^\d{9}[\dX]$/.test(identifier)) return isbn13Of(identifier)
  if (type === 'ean' && /^\d{12}$/.test(identifier)) return `0${identifier}`
  if (type === 'ean' && /^0\d{13}$/.test(identifier)) return identifier.slice(1)
  if (type === 'vat' && country !== undefined) {
    const prefix = country === 'GR' ? 'EL' : country
    return identifier.length > prefix.length + 4 && identifier.startsWith(prefix)
      ? identifier.slice(prefix.length)
      : identifier
  }
  return identifier
}

/** The ISBN of thirteen digits for one of ten. A wrong check digit stays wrong, so that it is not taken for another book. */
function isbn13Of(isbn: string): string {
  let sum = 38
  let old = 0
  for (let i = 0; i < 9; i++) {
    const digit = isbn.charCodeAt(i) - 48
    sum += digit * (i % 2 === 0 ? 3 : 1)
    old += digit * (10 - i)
  }
  const isValid = (old + (isbn[9] === 'X' ? 10 : isbn.charCodeAt(9) - 48)) % 11 === 0
  return isValid ? `978${isbn.slice(0, 9)}${(10 - (sum % 10)) % 10}` : isbn
}

function compact(value: string): string {
  let kept = 0
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i)
    if (unit >= 0x80) return foldText(value).replaceAll(' ', '').toUpperCase()
    if ((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90)) kept++
  }
  if (kept === value.length) return value
  let text = ''
  let start = 0
  for (let i = 0; i <= value.length; i++) {
    const unit = i < value.length ? value.charCodeAt(i) : 0
    const keep = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122)
    if (keep) continue
    if (i > start) text += value.slice(start, i)
    start = i + 1
  }
  return text.toUpperCase()
}

function isPlaceholder(identifier: string): boolean {
  if (identifier.length === 0) return true
  const first = identifier.charCodeAt(0)
  let same = 1
  while (same < identifier.length && identifier.charCodeAt(same) === first) same++
  if (same === identifier.length && (same >= 3 || first === 48)) return true
  if (placeholders.has(identifier)) return true
  if (identifier.length < 6) return false
  if (countingUp.includes(identifier) || countingDown.includes(identifier)) return true
  if (identifier.length < REPEATED_LEAST || identifier.length > REPEATED_MOST) return false
  return isRepeated(identifier, 2) || isRepeated(identifier, 3)
}

/** Whether the first `period` characters come again and again to the end. */
function isRepeated(text: string, period: number): boolean {
  for (let i = period; i < text.length; i++) if (text.charCodeAt(i) !== text.charCodeAt(i - period)) return false
  return true
}
