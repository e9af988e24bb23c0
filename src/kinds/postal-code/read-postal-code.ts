import { foldText } from '../../text'
import { isMissing } from '../missing'

const MAX_LENGTH = 64
const MAX_CODE = 10

/**
 * Reads a postal code into the form in which its writings are equal: capitals without blanks and hyphens, an American ZIP+4 as its first
 * five digits, no country before the digits (`D-10115` → `10115`), no decimal part from a spreadsheet (`60603.0`).
 *
 * @param raw the value as it came; characters after the 64th are not looked at
 * @returns the code, or '' where there is none: no digit, more than ten characters, or one digit repeated
 */
export function readPostalCode(raw: string): string {
  if (isMissing(raw)) return ''
  let text = raw.slice(0, MAX_LENGTH).trim()
  if (text.endsWith('.0')) text = text.slice(0, -2)
  const code = foldText(text).replaceAll(' ', '').toUpperCase()
  if (code.length < 3 || code.length > MAX_CODE || !/\d/.test(code) || /^(\d)\1+$/.test(code)) return ''
  if (/^\d{9}$/.test(code)) return code.slice(0, 5)
  // Latvia, Lithuania, Andorra and others write letters that are part of the code in no other country's way.
  const national = /^[A-Z]{1,2}(\d{4,5})$/.exec(code)
  return national === null ? code : national[1]
}

/**
 * The district of a code: of a British one what stands before its last three characters (`SW1A` of `SW1A1AA`), of a Canadian one its first
 * three (`K1A`), of five digits or more the first three, of four the first two.
 *
 * @param code as {@link readPostalCode} gives it
 */
export function postalDistrict(code: string): string {
  if (/^[A-Z]\d[A-Z]\d[A-Z]\d$/.test(code)) return code.slice(0, 3)
  if (/^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(code)) return code.slice(0, -3)
  return code.length >= 5 ? code.slice(0, 3) : code.slice(0, 2)
}
