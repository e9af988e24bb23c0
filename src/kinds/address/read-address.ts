import { isCityOfItsState, isStateOnly, takeEnd, takeLeadingPostcodes } from './address-end'
import { findContinental, joinNumbers, readContinental } from './continental'
import { countryCode } from './countries'
import { isDirectionalCity } from './directional-cities'
import { type AddressParts, type Draft, isDigit, makeWord, textOf, type Word } from './draft'
import { isHouseNumber } from './house-number'
import { takeBoxes } from './po-box'
import { readStreet } from './read-street'
import { splitSegments, withoutAddressee } from './segments'
import { hasStreetType, numberedRoadEnd } from './street-end'
import { isIdentifier, moveBuildings, takeLeadingUnit, takeUnits, unitLength } from './units'
import {
  BUILDING,
  COMPANY,
  DIRECTION,
  isPlaceType,
  isStreetEnding,
  LONE_UNIT,
  REGION,
  STREET_TYPE,
  UNIT,
} from './words'

/**
 * Reads an address in one line, or the part of one that a column of streets holds: `12 Main St Apt 4, Springfield, IL 62701`,
 * `Flat 3, 12 High Street, London SW1A 1AA`, `Hauptstr. 12, 10115 Berlin`, `700 n. el camino blv.`, `PO Box 12`.
 *
 * It goes by the order of parts and by the words for streets, units and American, Canadian and Australian states; it knows no cities. The
 * name of a building or of whoever receives the mail is left out where a street follows. Without commas a street ends after its type
 * (`Street`, `Ave`), and what follows is the city.
 *
 * @param raw the value as it came; line breaks count as commas; characters after the 4,096th are not looked at
 */
export function readAddressLine(raw: string): AddressParts {
  const draft: Draft = {
    number: '',
    street: [],
    unit: [],
    city: [],
    region: [],
    postcode: '',
    poBox: [],
    building: [],
    country: [],
    isPostcodeFirst: false,
  }
  const segments = splitSegments(raw)
  // Boxes first: the number of one may look like a postal code.
  takeBoxes(draft, segments)
  takeEnd(draft, segments)
  takeLeadingPostcodes(draft, segments)
  const placed = draft.region.length > 0 || draft.postcode !== ''
  const isNamesOnly = !placed && isRecipient(segments)
  const rest: Word[][] = []
  for (let i = 0; i < segments.length; i++) {
    for (const words of withoutAddressee(segments[i], placed && i === segments.length - 1)) rest.push(words)
  }
  if (isNamesOnly) draft.building = rest.flat()
  else readSegments(draft, rest, placed)
  splitUnitNumber(draft)
  clearCity(draft)
  moveBuildings(draft)
  // "55 Broadway, New York 10006" names the city.
  if (draft.city.length === 0 && isCityOfItsState(draft.region)) draft.city = draft.region.splice(0)
  return {
    number: draft.number,
    street: textOf(draft.street),
    unit: textOf(draft.unit),
    city: textOf(draft.city),
    region: textOf(draft.region),
    postcode: draft.postcode,
    poBox: textOf(draft.poBox),
    building: textOf(draft.building),
    country: textOf(draft.country),
  }
}

/** Takes out of an American city what is none: `CA Linden Beach`, `Mail Code 77 Dallas`. */
function clearCity(draft: Draft): void {
  const { city } = draft
  if (draft.region.length === 0) {
    if (/^\d{5}/.test(draft.postcode) && city.length > 1 && city[0].key.length === 2 && (city[0].bits & REGION) !== 0)
      draft.region = city.splice(0, 1)
    else return
  }
  for (let i = city.length - 2; i >= 0; i--) {
    if (!/\d/.test(city[i].key)) continue
    const before = city.splice(0, i + 1)
    if (draft.unit.length === 0 && before.length < 3) draft.unit = before
    else draft.building = [...draft.building, ...before]
    return
  }
}

/** Names of people and companies only: nothing with a digit, no street type, no place. */
function isRecipient(segments: readonly Word[][]): boolean {
  let isCompany = false
  for (const words of segments) {
    if (hasStreetType(words)) return false
    for (const { key, bits } of words) {
      if (/\d/.test(key)) return false
      if ((bits & COMPANY) !== 0) isCompany = true
    }
  }
  return isCompany
}

/** Finds street, unit and city in what is left. */
function readSegments(draft: Draft, segments: Word[][], placed: boolean): void {
  const isAbroad = draft.isPostcodeFirst || isContinentalCountry(draft)
  if (isAbroad || draft.region.length === 0) {
    joinNumbers(segments)
    const at = findContinental(segments, isAbroad)
    if (at >= 0) {
      readAbroad(draft, segments, at)
      return
    }
  }
  const streetAt = draft.city.length === 0 && isCityAlone(draft, segments) ? -1 : findStreet(draft, segments, placed)
  for (let i = 0; i < segments.length; i++) {
    let words = segments[i]
    if (i === streetAt) {
      words = takeLeadingUnit(draft, words)
      readStreet(draft, words, segments.length === 1 || i === segments.length - 1)
      continue
    }
    if (i > streetAt && streetAt >= 0) words = takeDirection(draft, words)
    const named = words.length === 0 ? 0 : buildingLength(words)
    if (named > 0) {
      if (draft.building.length === 0) draft.building = words.slice(0, named)
      draft.unit.push(...words.slice(named))
      continue
    }
    words = takeUnits(draft, words)
    if (words.length === 0) continue
    // Before the street stand buildings and people; after it the last one is the city.
    const isLast = i === segments.length - 1
    const isPlace = streetAt >= 0 && !placed && words.length > 1 && namesPlace(words[words.length - 1])
    if (i < streetAt || (streetAt < 0 && !isLast) || isPlace) {
      if (draft.building.length === 0) draft.building = words
      continue
    }
    // "12 Main St, 4B, Boston"
    const short = words.length < 3 && words.every(({ key }) => isIdentifier(key)) && /\d/.test(words[0].key)
    const repeatsRegion =
      words.length === 1 && draft.city.length > 0 && draft.region.length > 0 && isStateOnly(words[0])
    if (short && draft.unit.length === 0) draft.unit = words
    else if (!repeatsRegion) draft.city = words
  }
}

/** Reads an address with the number behind the street, whose segment is known: what follows it is a flat, then the city. */
function readAbroad(draft: Draft, segments: readonly Word[][], streetAt: number): void {
  segments.forEach((words, i) => {
    if (i === streetAt) readContinental(draft, words)
    else if (i < streetAt) {
      const left = takeUnits(draft, words)
      if (left.length > 0 && draft.building.length === 0) draft.building = left
    } else if (words.some(({ key, bits }) => /\d/.test(key) || (bits & (UNIT | LONE_UNIT)) !== 0 || key.length < 3)) {
      draft.unit.push(...words)
    } else if (draft.city.length === 0) draft.city = words
    else if (i === segments.length - 1 && !draft.isPostcodeFirst) {
      draft.building = [...draft.building, ...draft.city]
      draft.city = words
    } else draft.building = [...draft.building, ...words]
  })
}

function isContinentalCountry(draft: Draft): boolean {
  const code = countryCode(draft.country.map(({ key }) => key).join(' '))
  return code !== '' && !/^(?:us|gb|ie|ca|au|nz|in|sg|hk|my|za|jp|cn|kr|tw)$/.test(code)
}

/** `4-123 Main Street` in Canada is unit 4 of number 123. */
function splitUnitNumber(draft: Draft): void {
  if (draft.unit.length > 0 || !/^[a-z]\d[a-z]/i.test(draft.postcode)) return
  const parts = /^(\w{1,5})-(\d+[a-z]?)$/i.exec(draft.number)
  if (parts === null) return
  draft.unit = [makeWord(parts[1])]
  draft.number = parts[2]
}

/** `Linden Falls, MT 59001`: one segment without a number or street type before the region, or beside a box. */
function isCityAlone(draft: Draft, segments: readonly Word[][]): boolean {
  const words = segments[segments.length - 1]
  if (words === undefined || segments.length > 1) return false
  if (draft.region.length === 0 && draft.postcode === '' && draft.poBox.length === 0) return false
  return !hasStreetType(words) && !words.slice(unitLength(words, 0)).some((word) => /\d/.test(word.key))
}

/** Moves a direction that a comma cut off to its street: `90 L Street, NW`. One letter before other words belongs to those. */
function takeDirection(draft: Draft, words: Word[]): Word[] {
  const first = words[0]
  if ((first.bits & DIRECTION) === 0 || draft.street.length === 0) return words
  const pair =
    words.length > 1 && first.key.length === 1 && words[1].key.length === 1 && (words[1].bits & DIRECTION) !== 0
  const length = pair ? 2 : 1
  // "Hwy, N Linden", but "Oak St, North Linden" and "Oak St, N Palm Beach".
  if (first.key.length > 2 && words.length > 1 && unitLength(words, 1) === 0) return words
  if (!pair && isDirectionalCity(words, 0)) return words
  draft.street.push(...words.slice(0, length))
  return words.slice(length)
}

/** The segment that holds the street: with a number in front, else with a street type, else the first with a number, else the first. */
function findStreet(draft: Draft, segments: readonly Word[][], placed: boolean): number {
  let typed = -1
  let numbered = -1
  let best = -1
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    const start = unitLength(words, 0)
    const first = words[start]
    if (first === undefined || buildingLength(words) > 0) continue
    if (isHouseNumber(first.key) && words.length > start + 1) {
      // "30 Allen Plaza, Ste 700, 30 Ivan Allen Jr Blvd": the first is a building.
      if (best < 0 || (endsAsPlace(segments[best]) && hasStreetType(words) && !endsAsPlace(words))) best = i
    }
    if (typed < 0 && (hasStreetType(words) || endsAsStreet(words) || numberedRoadEnd(words) > 0)) typed = i
    if (numbered < 0 && words.some((word) => isDigit(word.key.charCodeAt(0)))) numbered = i
  }
  if (best >= 0) return best
  if (typed >= 0) return typed
  const boxed = draft.poBox.length > 0
  if (boxed && segments.length > 0) return -1
  if (numbered >= 0 && unitLength(segments[numbered], 0) < segments[numbered].length) return numbered
  if (segments.length === 0 || buildingLength(segments[0]) > 0 || unitLength(segments[0], 0) === segments[0].length)
    return -1
  // "Linden Station, Denver, CO": two words or more without any sign of a street are a place; one may be a street: "Broadway, Denver".
  if (segments.length > 1 && segments[0].length > 1 && placed) return -1
  return 0
}

/**
 * How many words from the start name a building, with nothing behind them but a unit: `Linden Trust Building`, `Linden Union Tower
 * Ste 1400`, `90 Linden Bank Bldg`; 0 if a street is named.
 */
function buildingLength(words: readonly Word[]): number {
  const isNumbered = isDigit(words[0].key.charCodeAt(0))
  for (let i = 1; i < words.length; i++) {
    const { key, bits } = words[i]
    if ((bits & BUILDING) !== 0) {
      const length = i + 1
      if (isNumbered && (length < 3 || !/^(?:building|bldg|tower)$/.test(key))) return 0
      return length === words.length || length + unitLength(words, length) === words.length ? length : 0
    }
    if ((bits & (STREET_TYPE | UNIT)) !== 0 || isDigit(key.charCodeAt(0))) return 0
  }
  return 0
}

function namesPlace(word: Word): boolean {
  return (word.bits & STREET_TYPE) !== 0 || (word.bits & BUILDING) !== 0
}

/** `30 Linden Plaza`: a building as often as a street. */
function endsAsPlace(words: readonly Word[]): boolean {
  return isPlaceType(words[words.length - 1].key)
}

/** The street's type as the end of a word: `Hauptstraße`, `Prinsengracht`, `Storgatan`. */
function endsAsStreet(words: readonly Word[]): boolean {
  return words.some(({ key }) => key.length > 6 && isStreetEnding(key))
}
