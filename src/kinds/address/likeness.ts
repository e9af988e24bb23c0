import { foldText, jaroWinkler, transliterate } from '../../text'
import { isMissing } from '../missing'
import { countryCode } from './countries'
import type { AddressParts } from './draft'
import { firstHouseNumber, normalizeHouseNumber } from './house-number-form'
import { normalizePostcode } from './normalize-postcode'
import { normalizeStreet, streetCore } from './normalize-street'
import { normalizeUnit } from './normalize-unit'
import { readAddressLine } from './read-address'

const SIMILAR = 0.9
const MAX_LENGTH = 4096

/**
 * Probability that two raw addresses are of one place. Each part that both have gives evidence as a match weight (log2 odds) of the size
 * usual in address files: street and house number most, then unit, postal code, city and country. A post box beside a street tells
 * nothing, and a part that one side lacks neither.
 *
 * @param left an address as it came
 * @param right the other; the order does not matter
 */
export function addressLikeness(left: string, right: string): number {
  if (isMissing(left) || isMissing(right)) return 0.5
  const a = readAddressLine(left)
  const b = readAddressLine(right)
  let weight = wholeWeight(left, right)
  if (weight === 0) weight = placeWeight(a, b) + unitWeight(a.unit, b.unit)
  const city = cityWeight(a, b)
  // Neighbours share a city and a postal code: they add to what agrees, and never outweigh a conflict.
  weight += weight > 0 ? city : Math.min(city, 0)
  const countryA = countryCode(foldText(a.country))
  const countryB = countryCode(foldText(b.country))
  if (countryA !== '' && countryB !== '' && countryA !== countryB) weight -= 3
  return 1 / (1 + 2 ** -weight)
}

/** Equal but for signs and case. */
function wholeWeight(left: string, right: string): number {
  const a = foldText(left.slice(0, MAX_LENGTH))
  return a !== '' && a === foldText(right.slice(0, MAX_LENGTH)) ? 5 : 0
}

/** Street and number, or post box, or building. */
function placeWeight(a: AddressParts, b: AddressParts): number {
  if (a.street === '' && b.street === '' && a.poBox !== '' && b.poBox !== '') {
    return digitsOf(a.poBox) === digitsOf(b.poBox) ? 4 : -4
  }
  const streetA = latin(normalizeStreet(a.street || a.building))
  const streetB = latin(normalizeStreet(b.street || b.building))
  if (streetA === '' || streetB === '') return 0
  const street = streetWeight(streetA, streetB)
  const numberA = normalizeHouseNumber(a.number)
  const numberB = normalizeHouseNumber(b.number)
  if (numberA === '' || numberB === '') return street > 0 ? street / 2 : street
  if (numberA === numberB) return street + 2
  // "12-14" and "12", "12a" and "12"
  if (firstHouseNumber(numberA) === firstHouseNumber(numberB)) return street + 1
  return street + (digitsOf(numberA) === digitsOf(numberB) ? -1 : -8)
}

function streetWeight(a: string, b: string): number {
  if (a === b) return 3
  if (streetCore(a) === streetCore(b)) return 2
  return jaroWinkler(a, b) >= SIMILAR ? 1.5 : -5
}

function unitWeight(left: string, right: string): number {
  const a = normalizeUnit(left)
  const b = normalizeUnit(right)
  if (a === '' || b === '') return 0
  return a === b ? 1 : -9
}

function cityWeight(a: AddressParts, b: AddressParts): number {
  let weight = 0
  const codeA = normalizePostcode(a.postcode)
  const codeB = normalizePostcode(b.postcode)
  const isSameCode = codeA === codeB
  if (codeA !== '' && codeB !== '') weight += isSameCode ? 2 : codeA.slice(0, 3) === codeB.slice(0, 3) ? -1 : -4
  const cityA = latin(foldText(a.city))
  const cityB = latin(foldText(b.city))
  if (cityA === '' || cityB === '') return weight
  if (cityA === cityB || jaroWinkler(cityA, cityB) >= SIMILAR) return weight + 1
  // One post code may have several names of places.
  return weight - (isSameCode && codeA !== '' ? 0 : 3)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** Letters of other scripts in Latin, where a Latin form is known. */
function latin(folded: string): string {
  for (let i = 0; i < folded.length; i++) if (folded.charCodeAt(i) >= 0x250) return foldText(transliterate(folded))
  return folded
}
