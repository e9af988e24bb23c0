import { entityValidators, euVat, personValidators, stdnum, type Validator } from 'stdnum'
import type { DataTable, NumberCheck } from './data-table'

/** No number of an authority is written longer. */
const MAX_LENGTH = 40

/**
 * Check digits of the national, tax, company and VAT numbers of 90 countries, by the package `stdnum`: what `samewise profile` needs to call
 * a number valid, and what writes a valid one in its standard form. Hand it in as `data: [identifiers]`.
 *
 * `checkNumber` takes the number, and the ISO 3166 alpha-2 code of its country; without a country it knows the VAT numbers of Europe by
 * their first letters. It asks the rules of the country in turn, and says what the first that holds is called: `vat`, `company-id`,
 * `national-id` or, of other rules, `tax-id`.
 *
 * @example
 * ```ts
 * import { identifiers } from 'samewise/data/identifiers'
 *
 * identifiers.checkNumber('390.533.447-05', 'BR')?.isValid // true
 * ```
 */
export const identifiers: DataTable & Required<Pick<DataTable, 'checkNumber'>> = { name: 'identifiers', checkNumber }

function checkNumber(number: string, country?: string, type?: string): NumberCheck | undefined {
  const text = number.trim()
  if (text.length > MAX_LENGTH || text === '') return undefined
  const prefix = countryOfPrefix(text)
  const from = country?.toUpperCase() ?? (type === undefined || type === 'vat' ? prefix : undefined)
  if (from === undefined) return undefined
  const vat = euVat[from] ?? []
  const own = country === undefined || (type === 'vat' && vat.length > 0) ? vat : validatorsOf(from, type)
  if (own.length === 0) return undefined
  for (const validator of own) {
    const compact = compactIfValid(validator, text)
    if (compact === undefined) continue
    const found = typeOf(validator, from)
    return { standard: standardForm(validator, compact, found, from), type: found, country: from, isValid: true }
  }
  return {
    standard: text,
    type: type ?? (country === undefined ? 'vat' : 'national-id'),
    country: from,
    isValid: false,
  }
}

/** The country whose VAT numbers start with the letters that this one starts with. Greece and Northern Ireland have letters of their own. */
function countryOfPrefix(text: string): string | undefined {
  const letters = text.slice(0, 2).toUpperCase()
  const country = letters === 'EL' ? 'GR' : letters === 'XI' ? 'GB' : letters
  return Object.hasOwn(euVat, country) ? country : undefined
}

/** The rules of a country, those first that its wanted type is most likely checked by. */
function validatorsOf(country: string, type: string | undefined): readonly Validator[] {
  const person = personValidators[country] ?? []
  const entity = entityValidators[country] ?? []
  const all = Object.hasOwn(stdnum, country) ? Object.values(stdnum[country]) : []
  const first = type === 'company-id' || type === 'vat' ? [...entity, ...person] : [...person, ...entity]
  return [...new Set([...(type === undefined ? (euVat[country] ?? []) : []), ...first, ...all])]
}

function typeOf(validator: Validator, country: string): string {
  if (euVat[country]?.includes(validator)) return 'vat'
  if (personValidators[country]?.includes(validator)) return 'national-id'
  return entityValidators[country]?.includes(validator) ? 'company-id' : 'tax-id'
}

/** The number without separators, if the rule holds. A rule that stumbles over a text does not hold. */
function compactIfValid(validator: Validator, text: string): string | undefined {
  try {
    const result = validator.validate(text)
    return result.isValid ? result.compact : undefined
  } catch {
    return undefined
  }
}

function standardForm(validator: Validator, compact: string, type: string, country: string): string {
  if (type === 'vat') {
    const letters = country === 'GR' ? 'EL' : country
    return compact.startsWith(letters) ? compact : `${letters}${compact}`
  }
  try {
    const formatted = validator.format(compact)
    // A form that the rule itself does not read would not be standard.
    return country !== 'ES' && compactIfValid(validator, formatted) === compact ? formatted : compact
  } catch {
    return compact
  }
}
