import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { DataTable, PhoneNumber } from './data-table'

/**
 * The numbering plans of all countries, by the package `libphonenumber-js`: which numbers can exist, and how unusual ones are split. Without
 * it the kind `phone` goes by calling codes, trunk prefixes and usual lengths. Hand it in as `data: [phoneNumbers]`.
 *
 * `readPhone` takes the digits of a number, behind a `+` if they start with a calling code, and else the ISO 3166 code of the country
 * whose national number it is; undefined where no such number is possible.
 *
 * @example
 * ```ts
 * import { phoneNumbers } from 'samewise/data/phone-numbers'
 *
 * phoneNumbers.readPhone('02079460958', 'GB')?.e164 // '+442079460958'
 * ```
 */
export const phoneNumbers: DataTable & Required<Pick<DataTable, 'readPhone'>> = { name: 'phone-numbers', readPhone }

function readPhone(digits: string, region?: string): PhoneNumber | undefined {
  const isInternational = digits.startsWith('+')
  if (!isInternational && (region === undefined || !isSupportedCountry(region))) return undefined
  const number = parsePhoneNumberFromString(digits, isInternational ? undefined : (region as CountryCode))
  if (!number?.isPossible()) return undefined
  return {
    e164: String(number.number),
    national: String(number.nationalNumber),
    // Three times as dear as all the rest, and few ask.
    get isValid() {
      return number.isValid()
    },
  }
}
