import { featureOf, oncePerPool, type RecordTable, type TextPool } from '../../columns'
import type { Comparison, FieldComparer, FieldComparison } from '../../compare'
import { foldText, jaroWinklerPacked, osaPacked } from '../../text'
import { joinFilled } from '../join-filled'
import { type JoinForm, joinByForm } from '../join-form'
import { defineKind, type FeatureReader, type FieldKind, featureName, type GoldenParts } from '../kind'
import { lastingContact } from '../lasting-contact'
import { cleanText, isMissing } from '../missing'
import { firstHouseNumber, normalizeHouseNumber } from './house-number-form'
import { BOX_STREET, CITY, NUMBER, POSTCODE, REGION, readAnyLine, UNIT } from './line-features'
import { normalizePostcode } from './normalize-postcode'
import { streetCore } from './normalize-street'
import { normalizeUnit } from './normalize-unit'
import { readPlainStreet } from './plain-street'
import { readAddressLine } from './read-address'

const SIMILAR_STREET = 0.9
const SIMILAR_CITY = 0.9
/** Letters or digits that name the district in a postal code of at least five. */
const DISTRICT = 3

const GOLDEN_PARTS = ['', 'line', 'city', 'region', 'postcode', 'country'] as const

/** Of one part alone, as {@link standardizeAddress} reads it. */
const goldenReaders: Readonly<Record<string, FeatureReader>> = Object.fromEntries(
  GOLDEN_PARTS.slice(1).map((part, p): [string, FeatureReader] => [
    part,
    (raw, out) => {
      out[p + 1] = cleanText(raw)
    },
  ]),
)

/** A whole address on one line. */
const WHOLE: JoinForm = {
  separator: ', ',
  parts: ['line', 'city', { separator: ' ', parts: ['region', 'postcode'] }, 'country'],
}

/** Postal addresses, from one line or from columns for street, number, unit, city, region and postal code. */
export const addressKind = defineKind({
  name: 'address',
  parts: ['', 'line', 'number', 'street', 'unit', 'city', 'region', 'postcode', 'country'],
  field: compileAddress,
})

function compileAddress(field: string): FieldKind {
  const readLine = (raw: string, out: string[]): void => {
    if (!readPlainStreet(raw, out) && !isMissing(raw)) readAnyLine(raw, out)
  }
  const only =
    (feature: number, normalize: (value: string) => string) =>
    (raw: string, out: string[]): void => {
      if (!isMissing(raw)) out[feature] = normalize(raw)
    }
  return {
    features: [
      { name: 'number' },
      { name: 'street' },
      { name: 'line', join: ['number', 'street'] },
      { name: 'unit' },
      { name: 'city' },
      { name: 'region' },
      { name: 'postcode' },
    ],
    readers: {
      number: only(NUMBER, normalizeHouseNumber),
      unit: only(UNIT, normalizeUnit),
      city: only(CITY, foldText),
      region: only(REGION, foldText),
      postcode: only(POSTCODE, normalizePostcode),
      street: readLine,
      line: readLine,
      '': readLine,
    },
    comparison: compareAddresses(field),
    keys: addressKeys(field),
    goldenParts: GOLDEN_PARTS,
    // An address with a gap is of no use, however new it is.
    survive: [
      { strategy: 'most-complete', parts: ['line', 'city', 'postcode'] },
      { ...lastingContact, parts: ['line', 'city', 'postcode'] },
      { strategy: 'most-recent' },
    ],
    standardize: standardizeAddress,
    // A number, a street and a unit are one line together, and a whole address stays as it is.
    apart: { readers: goldenReaders, whole: WHOLE },
  }
}

function standardizeAddress(raw: GoldenParts): GoldenParts {
  const clean = (part: string): string => cleanText(raw[part])
  const whole = clean('')
  const read = whole === '' ? undefined : readAddressLine(whole)
  const line =
    clean('line') ||
    joinFilled([clean('number'), clean('street'), clean('unit')], ' ') ||
    (read === undefined ? '' : joinFilled([read.number, read.street, read.unit], ' ') || read.poBox || read.building)
  const city = clean('city') || read?.city || ''
  const region = clean('region') || read?.region || ''
  const postcode = clean('postcode') || read?.postcode || ''
  const country = clean('country') || read?.country || ''
  const parts = { line, city, region, postcode, country }
  const joined = whole || joinByForm(WHOLE, parts)
  return joined === '' ? {} : { '': joined, ...parts }
}

function compareAddresses(field: string): FieldComparison {
  const street: Comparison = {
    name: featureName(field, 'street'),
    field,
    between: 'shared',
    frequencyOf: featureName(field, 'line'),
    levels: [
      { label: 'same number and street', exact: true, m: 0.62 },
      { label: 'number and street one slip apart', m: 0.13 },
      { label: 'same street, other number', m: 0.04 },
      { label: 'similar street', m: 0.01 },
      { label: 'same number, other street', m: 0.01 },
      { label: 'different', m: 0.19 },
    ],
  }
  const city: Comparison = {
    name: featureName(field, 'city'),
    field,
    between: 'shared',
    frequencyOf: featureName(field, 'city'),
    levels: [
      { label: 'exact', exact: true, m: 0.8 },
      { label: 'similar', m: 0.06 },
      { label: 'different', m: 0.14 },
    ],
  }
  const postcode: Comparison = {
    name: featureName(field, 'postcode'),
    field,
    between: 'shared',
    frequencyOf: featureName(field, 'postcode'),
    levels: [
      { label: 'exact', exact: true, m: 0.8 },
      { label: 'one character', m: 0.05 },
      { label: 'same district', m: 0.04 },
      { label: 'different', m: 0.11 },
    ],
  }
  return { comparisons: [street, city, postcode], bind: (table) => bindAddresses(table, field) }
}

function bindAddresses(table: RecordTable, field: string): FieldComparer {
  const { rows, stride } = table
  const feature = (part: string) => featureOf(table, featureName(field, part))
  const numbers = feature('number')
  const streets = feature('street')
  const lineAt = feature('line').offset
  const cities = feature('city')
  const postcodes = feature('postcode')
  const numberAt = numbers.offset
  const streetAt = streets.offset
  const cityAt = cities.offset
  const postcodeAt = postcodes.offset
  const cores = coresOf(streets.pool)
  const firsts = firstNumbersOf(numbers.pool)
  const isBox = Uint8Array.from({ length: streets.pool.size }, (_, code) =>
    streets.pool.get(code) === BOX_STREET ? 1 : 0,
  )

  const streetLevel = (numberA: number, numberB: number, streetA: number, streetB: number): number => {
    if (streetA === streetB && numberA === 0 && numberB === 0) return 1
    const sameNumber = numberA !== 0 && (numberA === numberB || firsts[numberA] === firsts[numberB])
    const { units, offsets } = streets.pool
    const sameStreet = streetA === streetB || cores[streetA] === cores[streetB]
    const similar =
      sameStreet ||
      jaroWinklerPacked(
        units,
        offsets[streetA],
        offsets[streetA + 1],
        units,
        offsets[streetB],
        offsets[streetB + 1],
        SIMILAR_STREET,
      ) >= SIMILAR_STREET
    if (sameNumber && similar) return 2
    if (sameStreet && numberA !== 0 && numberB !== 0) {
      const n = numbers.pool
      const from = n.offsets
      if (osaPacked(n.units, from[numberA], from[numberA + 1], n.units, from[numberB], from[numberB + 1], 1) <= 1)
        return 2
    }
    // Two boxes have nothing in common but the word.
    if (sameStreet && isBox[streetA] === 1) return 6
    if (sameStreet) return 3
    if (similar) return 4
    return sameNumber ? 5 : 6
  }
  const cityLevel = (a: number, b: number): number => {
    const { units, offsets } = cities.pool
    return jaroWinklerPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], SIMILAR_CITY) >=
      SIMILAR_CITY
      ? 2
      : 3
  }
  const postcodeLevel = (a: number, b: number): number => {
    const { units, offsets } = postcodes.pool
    if (osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1) return 2
    for (let i = 0; i < DISTRICT; i++) {
      if (offsets[a] + i >= offsets[a + 1] || offsets[b] + i >= offsets[b + 1]) return 4
      if (units[offsets[a] + i] !== units[offsets[b] + i]) return 4
    }
    return 3
  }
  return (left, right, levels, at) => {
    const a = left * stride
    const b = right * stride
    const streetA = rows[a + streetAt]
    const streetB = rows[b + streetAt]
    const lineA = rows[a + lineAt]
    // A person may have a box and a street.
    if (streetA === 0 || streetB === 0 || isBox[streetA] !== isBox[streetB]) levels[at] = 0
    else if (lineA !== 0 && lineA === rows[b + lineAt]) levels[at] = 1
    else levels[at] = streetLevel(rows[a + numberAt], rows[b + numberAt], streetA, streetB)
    const cityA = rows[a + cityAt]
    const cityB = rows[b + cityAt]
    levels[at + 1] = cityA === 0 || cityB === 0 ? 0 : cityA === cityB ? 1 : cityLevel(cityA, cityB)
    const postcodeA = rows[a + postcodeAt]
    const postcodeB = rows[b + postcodeAt]
    levels[at + 2] =
      postcodeA === 0 || postcodeB === 0 ? 0 : postcodeA === postcodeB ? 1 : postcodeLevel(postcodeA, postcodeB)
  }
}

const coresOf = /* @__PURE__ */ oncePerPool((pool) => numbersOf(pool, streetCore))
const firstNumbersOf = /* @__PURE__ */ oncePerPool((pool) => numbersOf(pool, firstHouseNumber))

/** A number per form of the pool's values; -1 for the empty one. */
function numbersOf(pool: TextPool, form: (value: string) => string): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from({ length: pool.size }, (_, code) => {
    if (code === 0) return -1
    const key = form(pool.get(code))
    let number = numbers.get(key)
    if (number === undefined) numbers.set(key, (number = numbers.size))
    return number
  })
}

function addressKeys(field: string): FieldKind['keys'] {
  const name = (part: string): string => featureName(field, part)
  return [
    { name: name('line'), field, features: [name('line')] },
    { name: name('street'), field, features: [name('street')], weak: true },
    { name: name('number'), field, features: [name('number')], weak: true },
    { name: name('city'), field, features: [name('city')], weak: true },
    { name: name('postcode'), field, features: [name('postcode')] },
    {
      name: `${name('postcode')}:first-3`,
      field,
      features: [name('postcode')],
      part: (code) => code.slice(0, 3),
      weak: true,
    },
  ]
}
