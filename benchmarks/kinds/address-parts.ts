import { normalizePostcode } from '../../src/kinds/address/normalize-postcode'
import { normalizeUnit } from '../../src/kinds/address/normalize-unit'
import { readAddressLine } from '../../src/kinds/address/read-address'
import { type Figure, Share } from './figure'
import { type Labelled, readLabelled } from './labelled'

const BAR = 0.9

/** Parts that are judged, with the labels that make them. */
const PARTS = {
  number: ['AddressNumberPrefix', 'AddressNumber', 'AddressNumberSuffix'],
  street: [
    'StreetNamePreModifier',
    'StreetNamePreDirectional',
    'StreetNamePreType',
    'StreetName',
    'StreetNamePostModifier',
    'StreetNamePostType',
    'StreetNamePostDirectional',
    'IntersectionSeparator',
  ],
  unit: ['OccupancyType', 'OccupancyIdentifier'],
  city: ['PlaceName'],
  postcode: ['ZipCode'],
} as const

type Part = keyof typeof PARTS

/** Reads every address of a list and compares its parts with the labels. */
export function measureAddressParts(list: string): Figure[] {
  const shares = new Map<Part, Share>()
  const pooled = new Share()
  const all = new Share()
  for (const address of readLabelled(list)) {
    const read = readAddressLine(address.text)
    let isRight = true
    for (const part of Object.keys(PARTS) as Part[]) {
      const wanted = comparable(part, labelledText(address, part))
      const isPartRight = wanted === comparable(part, read[part])
      if (!isPartRight) isRight = false
      if (wanted === '') continue
      const share = shares.get(part) ?? new Share()
      shares.set(part, share)
      share.add(isPartRight)
      pooled.add(isPartRight)
    }
    all.add(isRight)
  }
  return [
    ...[...shares].map(([part, { count, value }]): Figure => ({ list, what: part, key: part, count, value, bar: BAR })),
    { list, what: 'all these parts', key: 'parts', count: pooled.count, value: pooled.value, bar: BAR },
    { list, what: 'records with all five right', key: 'all_five', count: all.count, value: all.value, bar: BAR },
  ]
}

function labelledText({ parts }: Labelled, part: Part): string {
  const labels: readonly string[] = PARTS[part]
  return parts
    .filter(([, label]) => labels.includes(label))
    .map(([text]) => text)
    .join(' ')
}

function comparable(part: Part, text: string): string {
  if (part === 'postcode') return normalizePostcode(text.replace(/,$/, ''))
  const plain = text
    .toLowerCase()
    .replaceAll('.', '')
    .replace(/[^\p{L}\p{N}\s/#&-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return part === 'unit' ? normalizeUnit(plain) : plain
}
