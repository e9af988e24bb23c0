import { countryCode, mayEndCountry } from './countries'
import { type Draft, isDigit, textOf, type Word } from './draft'
import { hasStreetType } from './street-end'
import { unitLength } from './units'
import { DIRECTION, DOUBTFUL_REGION, longRegions, NUMBERED_ROAD, ordinals, REGION, STREET_TYPE, UNIT } from './words'

/** Takes country, postal code and region off the end of the last segments. */
export function takeEnd(draft: Draft, segments: Word[][]): void {
  while (segments.length > 0 && segments[segments.length - 1].length === 0) segments.pop()
  // "UNITED STATES US"
  takeCountry(draft, segments)
  takeCountry(draft, segments)
  let last = segments[segments.length - 1]
  if (last === undefined) return
  dropBehindZip(last)
  takeTrailingPostcode(draft, last, segments.length)
  if (last.length === 0) {
    segments.pop()
    takeCountry(draft, segments)
    last = segments[segments.length - 1]
    if (last === undefined) return
  }
  if (segments.length > 2 && /^[a-z]{1,2}\d/i.test(draft.postcode) && isCounty(last)) {
    draft.region = last
    segments.pop()
    return
  }
  takeBrazilianState(draft, last)
  takeRegion(draft, last, segments.length > 1 || draft.poBox.length > 0)
  if (draft.postcode === '' && draft.region.length > 0) takeTrailingPostcode(draft, last, segments.length)
  if (last.length > 0) return
  segments.pop()
  // "Bengaluru 560001, Karnataka"
  const before = segments[segments.length - 1]
  if (
    draft.postcode === '' &&
    before !== undefined &&
    before.length > 1 &&
    /^\d{6}$/.test(before[before.length - 1].key)
  )
    draft.postcode = textOf(before.splice(-1))
}

/** Whoever is named behind the end of an American address: `Linden MO 65001 Mill Hardware`. */
function dropBehindZip(words: Word[]): void {
  for (let i = 2; i < words.length - 1; i++) {
    if ((words[i - 1].bits & (REGION | DOUBTFUL_REGION)) === 0 || !/^\d{5}(?:-\d{4})?$/.test(words[i].key)) continue
    if (words.slice(i + 1).some(({ key }) => /\d/.test(key))) return
    words.length = i + 1
  }
}

function takeCountry(draft: Draft, segments: Word[][]): void {
  const last = segments[segments.length - 1]
  if (last === undefined) return
  const count = last.length
  if (count === 0 || !mayEndCountry(last[count - 1].key)) return
  let length = 0
  for (let size = Math.min(4, count); size > 0 && length === 0; size--)
    if (isCountry(last, size, segments)) length = size
  if (length === 0) return
  // Without a comma only behind a postal code or region: "12 Rue de France" names no country.
  const before = last[count - length - 1]
  const isPlaced =
    before === undefined ||
    /^\d{4}/.test(before.key) ||
    (count > 3 && ((before.bits & (REGION | DOUBTFUL_REGION)) !== 0 || countryCode(before.key) !== ''))
  if (!isPlaced) return
  draft.country = last.splice(count - length, length)
  if (last.length === 0) segments.pop()
}

/** Whether the last words are a country. City states are cities, and codes of two letters need an address before them. */
function isCountry(words: readonly Word[], size: number, segments: readonly Word[][]): boolean {
  const last = words.slice(words.length - size)
  const code = countryCode(last.map(({ key }) => key).join(' '))
  if (code === '' || code === 'sg' || code === 'hk') return false
  const { key, text, bits } = last[0]
  if (key.length > 2 || key === 'us' || key === 'uk' || key === 'gb') return true
  if ((bits & (REGION | DOUBTFUL_REGION | DIRECTION)) !== 0 || text !== text.toUpperCase()) return false
  return segments.length > 1 && segments.some((segment) => segment.some((word) => /\d{4}/.test(word.key)))
}

/** `62701`, `62701-1234`, `62701 1234`, `SW1A 1AA`, `K1A 0B1`, `1234 AB` at the end of a segment. */
function takeTrailingPostcode(draft: Draft, words: Word[], segmentCount: number): void {
  const count = words.length
  if (count === 0) return
  const last = words[count - 1].key
  const before = count > 1 ? words[count - 2].key : ''
  let taken = 0
  if (/^\d{4}$/.test(last) && /^\d{5}$/.test(before)) taken = 2
  else if (/^\d[a-z]{2}$/.test(last) && /^[a-z]{1,2}\d[a-z\d]?$/.test(before)) taken = 2
  else if (/^\d[a-z]\d$/.test(last) && /^[a-z]\d[a-z]$/.test(before)) taken = 2
  else if (
    /^[a-z]{2}$/.test(last) &&
    /^\d{4}$/.test(before) &&
    (words[count - 1].bits & (DIRECTION | STREET_TYPE | REGION)) === 0
  ) {
    taken = segmentCount > 1 ? 2 : 0
  } else if (/^(?:\d{5}(?:-\d{4})?|\d{9,10}|[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}|[a-z]\d[a-z]\d[a-z]\d)$/.test(last))
    taken = 1
  else if (
    /^\d{4}(?:-\d{4})?$/.test(last) &&
    count > 1 &&
    ((words[count - 2].bits & (REGION | DOUBTFUL_REGION)) !== 0 || longRegionLength(words, count - 1) > 0)
  )
    taken = 1
  else if (
    /^〒?\d{3}-\d{4}$|^\d{5}-\d{3}$/.test(last) ||
    (/^\d{6}$/.test(last) && segmentCount > 1 && !/\d/.test(before))
  )
    taken = 1
  if (taken === 0) return
  // A number alone, or after a road that is named by numbers, is not a postal code.
  if (taken === count && segmentCount === 1 && count === 1 && last.length !== 5) return
  if (
    taken === 1 &&
    count > 1 &&
    segmentCount === 1 &&
    (words[count - 2].bits & (NUMBERED_ROAD | UNIT)) !== 0 &&
    count < 5
  )
    return
  draft.postcode = textOf(words.splice(count - taken, taken))
}

/** A county of the United Kingdom. */
function isCounty(words: readonly Word[]): boolean {
  const text = words.map(({ key }) => key).join(' ')
  return /^\w{3,15}shire$|^(?:norfolk|suffolk|kent|essex|surrey|(?:east |west )?sussex|devon|cornwall|dorset|somerset|cumbria|merseyside|middlesex|rutland|fife|dyfed|powys|gwent|gwynedd|county durham|tyne and wear|west midlands|isle of wight|greater (?:manchester|london)|(?:north|south|west|east) yorkshire)$/.test(
    text,
  )
}

/** `São Paulo - SP` before 01310-200. */
function takeBrazilianState(draft: Draft, words: Word[]): void {
  const last = words[words.length - 1]
  if (words.length < 2 || !/^\d{5}-\d{3}$/.test(draft.postcode) || !/^[A-Z]{2}$/.test(last.text)) return
  draft.region = words.splice(words.length - 1, 1)
}

/** How many words of `words[0, end)` at its end are a region of several words. */
function longRegionLength(words: readonly Word[], end: number): number {
  if (end < 2) return 0
  const starts = longRegions.get(words[end - 1].key)
  if (starts === undefined) return 0
  if (starts.includes(words[end - 2].key)) return 2
  return end > 2 && starts.includes(`${words[end - 3].key} ${words[end - 2].key}`) ? 3 : 0
}

function takeRegion(draft: Draft, words: Word[], afterComma: boolean): void {
  const count = words.length
  if (count === 0) return
  const long = longRegionLength(words, count)

  if (long > 0) {
    draft.region = words.splice(count - long, long)
    return
  }
  const last = words[count - 1]
  if ((last.bits & (REGION | DOUBTFUL_REGION)) === 0) return
  if (count === 1 && !afterComma) return
  if (
    last.key === 'fl' &&
    count > 1 &&
    (ordinals.includes(words[count - 2].key) || /^\d+(?:st|nd|rd|th)$/.test(words[count - 2].key))
  )
    return
  if (draft.postcode === '') {
    const doubtful = (last.bits & DOUBTFUL_REGION) !== 0
    // "90 Linden Street, NE" has no state.
    if (last.key === 'ne' && count === 1) return
    if (doubtful && !(afterComma && count <= 3) && !isBehindCity(words)) return
    // "12 Virginia", "100 Washington": a street.
    if (last.key.length > 4 && !afterComma && count <= 3) return
  }

  draft.region = words.splice(count - 1, 1)
}

/** `90 Linden Lane Millford CT`: two words or more behind a street type, so that it is not another one. */
function isBehindCity(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length - 2; i++)
    if ((words[i].bits & STREET_TYPE) !== 0) return (words[i + 1].bits & DIRECTION) === 0
  return false
}

/** `10115 Berlin`, `D-10115 Berlin`, `75008 Paris` at the start of a later segment, or after the number in the only one. */
export function takeLeadingPostcodes(draft: Draft, segments: Word[][]): void {
  if (draft.postcode !== '') return
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    if (words.length < 2) continue
    if (words[0].text.startsWith('〒')) {
      draft.postcode = words.splice(0, 1)[0].text.slice(1)
      return
    }
    // What stands before it has to be the street, or "USPS Store, 9735 Ashley Cap" would lose its number.
    const isBehind =
      (i === 0 && draft.poBox.length > 0) ||
      (segments.slice(0, i).some((before) => unitLength(before, 0) < before.length) &&
        ((words[1].bits & DIRECTION) === 0 || words[1].key.length > 2))
    const five = /\d{5}$/.test(words[0].key) && words.length < 4
    const isNumbered = segments.slice(0, i).some((segment) => segment.some(({ key }) => /\d/.test(key)))
    const length = isBehind && (five || isNumbered || i === 0) ? leadingPostcodeLength(words) : 0
    if (length > 0) {
      draft.postcode = textOf(words.slice(0, length))
      draft.city = words.splice(0, words.length).slice(length)
      draft.isPostcodeFirst = true
      takeProvince(draft)
      // "06600 Ciudad de México, CDMX"
      const after = segments.slice(i + 1)
      if (after.length > 0 && draft.region.length === 0 && !after.flat().some(({ key }) => /\d/.test(key))) {
        draft.region = after.flat()
        segments.length = i + 1
      }
      return
    }
    for (let j = 2; j < words.length - 1; j++) {
      if (!/^(?:[a-z]{1,2}-)?\d{5}$/.test(words[j].key) || !/^\d/.test(words[j - 1].key)) continue
      if (isDigit(words[0].key.charCodeAt(0)) && segments.length === 1 && words[j - 1] === words[0]) continue
      draft.postcode = words[j].text
      draft.city = words.splice(j, words.length - j).slice(1)
      draft.isPostcodeFirst = true
      return
    }
  }
}

/** `10115`, `CH-8001`, `1016 GV`, `123 45`, `00-238`, `1100-048`, `C1043AAZ` in front of a city; 0 if there is none. */
function leadingPostcodeLength(words: readonly Word[]): number {
  const { key } = words[0]
  if (words.length > 2 && /^\d{4}$/.test(key) && /^[A-Z]{2}$/.test(words[1].text)) return 2
  if (hasStreetType(words)) return 0
  if (words.length > 2 && /^\d{3}$/.test(key) && /^\d{2}$/.test(words[1].key)) return 2
  return /^(?:(?:[a-z]{1,2}-)?\d{4,6}|\d{2}-\d{3}|\d{4}-\d{3}|[a-z]\d{4}[a-z]{3}|〒?\d{3}-\d{4})$/.test(key) ? 1 : 0
}

/** `00184 Roma RM`: the province behind an Italian city. */
function takeProvince(draft: Draft): void {
  const { city } = draft
  const last = city[city.length - 1]
  if (city.length > 1 && /^\d{5}$/.test(draft.postcode) && /^[A-Z]{2}$/.test(last.text)) draft.region = city.splice(-1)
}

/** A state by its name, as in `Linden, Georgia, GA`; Washington is a city as well. */
export function isStateOnly(word: Word): boolean {
  return (word.bits & REGION) !== 0 && word.key.length > 4 && word.key !== 'washington'
}

export function isCityOfItsState(region: readonly Word[]): boolean {
  const text = region.map((word) => word.key).join(' ')
  return text === 'new york' || text === 'washington'
}
