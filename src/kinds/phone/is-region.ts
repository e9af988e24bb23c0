import { isSupportedCountry } from 'libphonenumber-js/min'

/**
 * Whether phone numbers of a region can be read: an ISO 3166 alpha-2 code in capitals of a country, or of a territory that has a numbering
 * plan (`GB`, `GG`, `XK`). `UK` and `EN` are none.
 *
 * @param code as written in a config
 */
export function isRegion(code: string): boolean {
  return isSupportedCountry(code)
}
