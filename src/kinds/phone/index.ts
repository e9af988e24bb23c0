import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import type { DataTable } from '../../data'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { lastingContact } from '../lasting-contact'
import { isMissing } from '../missing'
import { readPhone } from './read-phone'
import { isInternational } from './region-of-phones'

/** Digits compared: country codes and trunk prefixes come and go, the subscriber's number stays. */
const COMPARED_DIGITS = 10
/** Of two records with one number that the relatives do not explain, the share that are of different people. */
const SHARING = 0.4

/**
 * Phone numbers. Options: `region` (ISO 3166 alpha-2, such as `'GB'`), for numbers without a country code. With the table `phone-numbers`,
 * numbers of unusual lengths are read by the full numbering plans.
 */
export const phoneKind = defineKind({
  name: 'phone',
  options: ['region'],
  field: compilePhone,
})

function compilePhone(field: string, options: FieldOptions, data: DataTable): FieldKind {
  const region = options.region as string | undefined
  const ask = data.readPhone
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        const phone = isMissing(raw) ? undefined : readPhone(raw, region, ask)
        out[0] = phone === undefined ? '' : phone.national.slice(-COMPARED_DIGITS)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'shared',
        sharing: SHARING,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.76 },
          { label: 'one digit', m: 0.06 },
          { label: 'same end', m: 0.03 },
          { label: 'same area', m: 0.11 },
          { label: 'different', m: 0.04 },
        ],
      },
      phoneLadder,
    ),
    isValid: (raw) => isValidPhone(raw, region, ask),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:last-7`, field, features: [field], part: (phone) => (phone.length > 7 ? phone.slice(-7) : '') },
      { name: `${field}:last-4`, field, features: [field], part: (phone) => phone.slice(-4), weak: true },
      { name: `${field}:first`, field, features: [field], part: (phone) => phone.slice(0, -4), weak: true },
    ],
    goldenParts: [''],
    survive: [lastingContact, { strategy: 'most-recent' }],
    standardize: (raw) => {
      const phone = readPhone(raw[''] ?? '', region, ask)
      if (phone === undefined) return {}
      return { '': (phone.e164 || phone.national) + (phone.extension === '' ? '' : ` x${phone.extension}`) }
    },
  }
}

/** Undefined for numbers without a country: they may be whole where they come from. */
function isValidPhone(
  raw: string,
  region: string | undefined,
  ask: DataTable['readPhone'] | undefined,
): boolean | undefined {
  if (isMissing(raw)) return undefined
  const phone = readPhone(raw, region, ask)
  if (phone === undefined) return false
  if (phone.e164 === '') return isInternational(raw) ? false : undefined
  return ask === undefined || ask(phone.e164)?.isValid === true
}

function phoneLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets } = pool
  return (a, b) => {
    const startA = offsets[a]
    const endA = offsets[a + 1]
    const startB = offsets[b]
    const endB = offsets[b + 1]
    if (osaPacked(units, startA, endA, units, startB, endB, 1) <= 1) return 2
    // Seven equal last digits: one side lacks its area code, or names another one.
    const shorter = Math.min(endA - startA, endB - startB)
    let same = 0
    while (same < shorter && units[endA - 1 - same] === units[endB - 1 - same]) same++
    if (same >= 7) return 3
    for (let i = 0; i < 3; i++) if (i >= shorter || units[startA + i] !== units[startB + i]) return 5
    return 4
  }
}
