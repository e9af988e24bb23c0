import type { DataTable, NumberCheck } from '../../data'
import { readIdentifier } from './read-identifier'

/** No number of an authority is written longer, but a DOI may be. */
const MAX_LENGTH = 200

/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLengths =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
  'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ' +
  'ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ' +
  'ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'

/** Checks of the numbers whose rule is small, by type, on the form that `readIdentifier` gives. */
const rules: Readonly<Record<string, (number: string) => boolean>> = {
  iban: (number) =>
    /^[A-Z]{2}\d{2}[A-Z\d]{11,29}$/.test(number) &&
    ibanLengths.includes(`${number.slice(0, 2)}${number.length}`) &&
    remainderOf97(number.slice(4) + number.slice(0, 4)) === 1,
  lei: (number) => /^[A-Z\d]{18}\d{2}$/.test(number) && remainderOf97(number) === 1,
  isbn: (number) => (number.length === 10 ? isIsbn10(number) : /^97[89]\d{10}$/.test(number) && isGtin(number)),
  ean: isGtin,
  card: (number) => /^\d{13,19}$/.test(number) && isLuhn(number),
  imei: (number) => /^\d{15}$/.test(number) && isLuhn(number),
  // The card issuer prefix of health care in the United States is part of the sum, and never written.
  npi: (number) => /^[12]\d{9}$/.test(number) && isLuhn(`80840${number}`),
  doi: (number) => /^10\d{4,9}[^ ]+$/.test(number),
}

/**
 * Checks the length, characters and check digits of a number. IBAN (ISO 13616), LEI (ISO 17442), ISBN, EAN, UPC and GTIN (GS1), payment
 * cards and IMEI (Luhn), and NPI are known here; national, tax and VAT numbers are asked of `data.checkNumber`.
 *
 * @param raw the value as it came
 * @param type what it should be, such as `iban`; without one, a number that fits no rule is not called wrong
 * @param country ISO 3166 alpha-2 code of the country that gave it
 * @returns undefined where no rule is known, or where there is no number
 */
export function checkIdentifier(
  raw: string,
  type: string | undefined,
  country: string | undefined,
  data: DataTable,
): NumberCheck | undefined {
  const number = readIdentifier(raw, type, country)
  if (number === '' || number.length > MAX_LENGTH) return undefined
  const own = type === undefined ? undefined : rules[type]
  if (type !== undefined && own !== undefined) {
    return { standard: type === 'doi' ? doiOf(raw) : number, type, isValid: own(number) }
  }
  if (type === undefined) {
    // Long enough that no other number passes by chance.
    for (const known of ['iban', 'lei'])
      if (rules[known](number)) return { standard: number, type: known, isValid: true }
  }
  return data.checkNumber?.(raw.trim(), country, type)
}

/**
 * Whether a number is right as far as its length, characters and check digits tell; what a profile calls valid.
 *
 * @param raw the value as it came
 * @param type what it should be, such as `iban`, `vat`, `national-id`
 * @param country ISO 3166 alpha-2 code of the country that gave it
 * @param data brings the rules for numbers of states as `checkNumber`
 * @returns undefined where no rule is known for it, or where there is no number
 *
 * @example
 * ```ts
 * import { isValidIdentifier } from 'samewise'
 *
 * isValidIdentifier('DE89 3704 0044 0532 0130 00', 'iban') // true
 * isValidIdentifier('DE89 3704 0044 0532 0130 01', 'iban') // false
 * ```
 */
export function isValidIdentifier(
  raw: string,
  type?: string,
  country?: string,
  data: DataTable = { name: '' },
): boolean | undefined {
  return checkIdentifier(raw, type, country, data)?.isValid
}

/** The DOI of a link or of a text that starts with `doi:`, lower case, since letter case makes no difference in it. */
function doiOf(raw: string): string {
  const text = raw.trim().toLowerCase()
  return text.slice(Math.max(0, text.indexOf('10.')))
}

/** Remainder by 97 of a number in which letters stand for 10 to 35 (ISO 7064 MOD 97-10). */
function remainderOf97(text: string): number {
  let remainder = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    remainder = unit < 65 ? (remainder * 10 + unit - 48) % 97 : (remainder * 100 + unit - 55) % 97
  }
  return remainder
}

/** GTIN-8, UPC-A, EAN-13 and GTIN-14: digits weigh 3 and 1 in turn from the right. */
function isGtin(number: string): boolean {
  if (!/^(?:\d{8}|\d{12,14})$/.test(number)) return false
  let sum = 0
  for (let i = 0; i < number.length; i++) sum += (number.charCodeAt(i) - 48) * ((number.length - i) % 2 === 0 ? 3 : 1)
  return sum % 10 === 0
}

function isIsbn10(number: string): boolean {
  if (!/^\d{9}[\dX]$/.test(number)) return false
  let sum = 0
  for (let i = 0; i < 10; i++) sum += (number[i] === 'X' ? 10 : number.charCodeAt(i) - 48) * (10 - i)
  return sum % 11 === 0
}

/** Luhn's check digit (US patent 2950048): every second digit from the right doubled, digits of the products summed. */
function isLuhn(number: string): boolean {
  let sum = 0
  for (let i = 0; i < number.length; i++) {
    const digit = number.charCodeAt(i) - 48
    const doubled = (number.length - i) % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
