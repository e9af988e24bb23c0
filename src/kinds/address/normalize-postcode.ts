import { foldText } from '../../text'
import { MAX_LENGTH } from './draft'

/**
 * The form of a postal code in which its writings are equal: lower case, no blanks, an American ZIP+4 as its first five digits, no
 * country before the digits (`D-10115` → `10115`), no decimal part from a spreadsheet (`60603.0`). Lost leading zeros are not made up.
 *
 * @param raw the value as it came; characters after the 4,096th are not looked at
 */
export function normalizePostcode(raw: string): string {
  if (raw === '' || /^\d{5}$/.test(raw)) return raw
  let text = raw.slice(0, MAX_LENGTH).trim()
  if (text.endsWith('.0')) text = text.slice(0, -2)
  const code = foldText(text).replaceAll(' ', '')
  if (/^\d{9}$/.test(code)) return code.slice(0, 5)
  const national = /^[a-z]{1,2}(\d{4,5})$/.exec(code)
  return national === null ? code : national[1]
}
