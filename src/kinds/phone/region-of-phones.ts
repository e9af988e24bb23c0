import type { ColumnProfile } from '../recognize'
import { isPhoneLike } from './is-phone-like'
import { planOfNumber } from './numbering-plans'
import { readPhone } from './read-phone'

/** So many international numbers tell of a column, */
const ENOUGH = 20
/** or this share of its values, */
const ENOUGH_SHARE = 0.3
/** though one or two tell nothing. */
const LEAST = 3
/** Share of them that has to be of one country. */
const ONE_COUNTRY = 0.8

/**
 * The country that a column's international numbers are of, and so, most likely, its national ones and those of the columns beside it. Of
 * countries with one calling code it is the largest: +1 gives `US`, and reads Canadian numbers as well.
 *
 * @param column whose sample is looked at: 20 values, or 30 % and at least three, have to be written with `+` or `00`
 * @returns the ISO 3166 code of the country of at least 80 % of them, or undefined
 */
export function regionOfPhones(column: ColumnProfile): string | undefined {
  const counts = new Map<string, number>()
  let international = 0
  for (const value of column.sample) {
    if (!isPhoneLike(value) || !isInternational(value)) continue
    const e164 = readPhone(value)?.e164
    const region = e164 ? planOfNumber(e164.slice(1))?.regions[0] : undefined
    if (region === undefined) continue
    international++
    counts.set(region, (counts.get(region) ?? 0) + 1)
  }
  if (international < LEAST || (international < ENOUGH && international < column.sample.length * ENOUGH_SHARE)) {
    return undefined
  }
  for (const [region, count] of counts) if (count >= international * ONE_COUNTRY) return region
  return undefined
}

/** Whether a number is written with the sign or prefix of an international call. 011 also starts numbers of Buenos Aires. */
export function isInternational(value: string): boolean {
  return /^[^\d+]{0,16}(?:\+|00)/.test(value)
}
