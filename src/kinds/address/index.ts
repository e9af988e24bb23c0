import { featureOf, type RecordTable, type TextPool } from '../../columns'
import type { Comparison, FieldComparer, FieldComparison } from '../../compare'
import { foldText, jaroWinklerPacked, osaPacked } from '../../text'
import { defineKind, type FieldKind, featureName, type GoldenParts } from '../kind'
import { cleanText, isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { normalizePostcode, normalizeStreet, normalizeUnit, readAddressLine, streetCore } from './read-address'

const NUMBER = 0
const STREET = 1
const UNIT = 3
const CITY = 4
const REGION = 5
const POSTCODE = 6

const SIMILAR_STREET = 0.9
const SIMILAR_CITY = 0.9
/** Letters or digits that name the district in a postal code of at least five. */
const DISTRICT = 3

/** Postal addresses, from one line or from columns for street, number, unit, city, region and postal code. */
export const addressKind = defineKind({
  name: 'address',
  parts: ['', 'line', 'number', 'street', 'unit', 'city', 'region', 'postcode', 'country'],
  field: compileAddress,
  recognize: recognizeAddress,
})

function compileAddress(field: string): FieldKind {
  const readLine = (raw: string, out: string[]): void => {
    if (isMissing(raw)) return
    const parts = readAddressLine(raw)
    const isBox = parts.street === '' && parts.poBox !== ''
    out[NUMBER] = foldText(isBox ? parts.poBox : parts.number).replaceAll(/[^\p{L}\p{N}]|po|box/gu, '')
    out[STREET] = isBox ? 'po box' : normalizeStreet(parts.street)
    out[UNIT] = normalizeUnit(parts.unit)
    out[CITY] = foldText(parts.city)
    out[REGION] = foldText(parts.region)
    out[POSTCODE] = normalizePostcode(parts.postcode)
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
      number: only(NUMBER, (raw) => foldText(raw).replaceAll(' ', '')),
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
    goldenParts: ['', 'line', 'city', 'region', 'postcode', 'country'],
    standardize: standardizeAddress,
  }
}

function standardizeAddress(raw: GoldenParts): GoldenParts {
  const clean = (part: string): string => cleanText(raw[part])
  const whole = clean('')
  const read = whole === '' ? undefined : readAddressLine(whole)
  const line =
    clean('line') ||
    [clean('number'), clean('street'), clean('unit')].filter(Boolean).join(' ') ||
    (read === undefined ? '' : [read.number, read.street, read.unit].filter(Boolean).join(' ') || read.poBox)
  const parts = {
    line,
    city: clean('city') || read?.city || '',
    region: clean('region') || read?.region || '',
    postcode: clean('postcode') || read?.postcode || '',
    country: clean('country'),
  }
  const joined =
    whole ||
    [line, parts.city, [parts.region, parts.postcode].filter(Boolean).join(' '), parts.country]
      .filter(Boolean)
      .join(', ')
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
  const cores = streetCores(streets.pool)

  const streetLevel = (numberA: number, numberB: number, streetA: number, streetB: number): number => {
    if (streetA === streetB && numberA === 0 && numberB === 0) return 1
    const sameNumber = numberA !== 0 && numberA === numberB
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
    if (streetA === 0 || streetB === 0) levels[at] = 0
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

/** A number per street name without its type and direction words: equal numbers, equal names. */
function streetCores(pool: TextPool): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from({ length: pool.size }, (_, code) => {
    if (code === 0) return -1
    const core = streetCore(pool.get(code))
    let number = numbers.get(core)
    if (number === undefined) numbers.set(core, (number = numbers.size))
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

function recognizeAddress(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'email', 'mail', 'ip', 'web', 'url', 'type', 'birth', 'id', 'mac')) return undefined
  const header = (part: string, confidence = 0.92): Recognition => ({
    part,
    confidence,
    evidence: `header says ${part === '' ? 'address' : part}`,
  })
  if (
    headerHas(
      column,
      'street number',
      'house number',
      'number of street',
      'house no',
      'street no',
      'hausnummer',
      'streetnumber',
    )
  )
    return header('number')
  if (
    headerHas(
      column,
      'postcode',
      'post code',
      'zip',
      'zip code',
      'zipcode',
      'postal code',
      'postalcode',
      'plz',
      'postal',
      'code postal',
    )
  )
    return header('postcode')
  if (
    headerHas(
      column,
      'apt',
      'apartment',
      'unit',
      'suite',
      'flat',
      'address 2',
      'addr line 2',
      'address line 2',
      'street 2',
    )
  )
    return header('unit', 0.8)
  if (headerHas(column, 'city', 'town', 'suburb', 'locality', 'municipality', 'ort', 'ville', 'ciudad', 'stadt'))
    return header('city')
  if (headerHas(column, 'state', 'province', 'county', 'region')) return header('region', 0.8)
  if (headerHas(column, 'country')) return header('country', 0.8)
  if (
    headerHas(
      column,
      'street',
      'address 1',
      'addr line 1',
      'address line 1',
      'address line',
      'street address',
      'strasse',
      'rue',
      'calle',
    )
  )
    return header('line')
  if (headerHas(column, 'address', 'addr', 'addr full', 'full address', 'location', 'adresse', 'direccion'))
    return header(shareOf(column, namesPlace) > 0.3 ? '' : 'line')
  return undefined
}

/** Whether an address goes on to a postal code after its street. */
function namesPlace(value: string): boolean {
  return readAddressLine(value).postcode !== ''
}
