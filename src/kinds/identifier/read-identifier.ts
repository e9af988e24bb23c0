import { foldText } from '../../text'
import { isMissing } from '../missing'

const MAX_LENGTH = 4096

/** Rows of digits that people type to get past a form; every part of them of six digits or more counts. */
const countingUp = '01234567890123456789'
const countingDown = '98765432109876543210'

/**
 * Reads an identifier (a customer, passport, policy or tax number) into the form in which two writings of it are equal: upper-case letters
 * and digits without accents, blanks or separators, leading zeros kept: `ab-00 12/3` → `AB00123`.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 * @returns the identifier, or '' where there is none: a missing value, nothing but separators, or a placeholder (one character three
 *   times or more, only zeros, six or more digits that count up or down such as `123456789`)
 */
export function readIdentifier(raw: string): string {
  const value = raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw
  if (isMissing(value)) return ''
  const identifier = compact(value)
  return isPlaceholder(identifier) ? '' : identifier
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
  if (identifier.length < 6) return false
  return countingUp.includes(identifier) || countingDown.includes(identifier)
}
