import { foldText } from '../../text'
import { normalizeHouseNumber } from './house-number-form'
import { normalizePostcode } from './normalize-postcode'
import { normalizeStreet } from './normalize-street'
import { normalizeUnit } from './normalize-unit'
import { readAddressLine } from './read-address'

/** Where the features of an address stand. */
export const NUMBER = 0
export const STREET = 1
export const UNIT = 3
export const CITY = 4
export const REGION = 5
export const POSTCODE = 6

/** What stands for the street of a post box; its number is the number. */
export const BOX_STREET = 'po box'

/** Reads any line with an address or a part of one into its features. */
export function readAnyLine(raw: string, out: string[]): void {
  const parts = readAddressLine(raw)
  const isBox = parts.street === '' && parts.poBox !== ''
  out[NUMBER] = isBox
    ? foldText(parts.poBox).replaceAll(/[^\p{L}\p{N}]|po|box/gu, '')
    : normalizeHouseNumber(parts.number)
  out[STREET] = isBox ? BOX_STREET : normalizeStreet(parts.street || parts.building)
  out[UNIT] = normalizeUnit(parts.unit)
  out[CITY] = foldText(parts.city)
  out[REGION] = foldText(parts.region)
  out[POSTCODE] = normalizePostcode(parts.postcode)
}
