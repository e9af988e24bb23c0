import { planOfRegion } from './numbering-plans'

/**
 * Whether a code names a country or territory whose phone numbers can be read: an ISO 3166 alpha-2 code in capitals, or `XK`, `AC`, `TA`,
 * which have a calling code without one. `UK` and `EN` are none.
 *
 * @param code as written in a config
 */
export function isRegion(code: string): boolean {
  return planOfRegion(code) !== undefined
}
