import { type Draft, isDigit, type Word } from './draft'
import { isHouseNumber, numberWithin, takeNumber, takeTrailingNumber } from './house-number'
import {
  cityLength,
  hasStreetType,
  isCrossing,
  isRoadOwner,
  isRoadWord,
  numberedRoadEnd,
  streetEnd,
} from './street-end'
import { isIdentifier, isNumeral, takeUnits, unitLength } from './units'
import {
  BUILDING,
  COMPANY,
  DIRECTION,
  isPlaceType,
  LONE_UNIT,
  LOOSE_TYPE,
  NUMBER_WORD,
  NUMBERED_ROAD,
  STREET_TYPE,
  UNIT,
} from './words'

/** Reads number, street, unit, and where no comma came before it the city. */
export function readStreet(draft: Draft, all: Word[], isLast: boolean): void {
  let words = all
  let mayHoldCity = isLast
  let start = 0
  const at = streetBehindBuilding(words)
  if (at > 0) {
    const before = takeUnits(draft, words.slice(0, at))
    if (draft.building.length === 0) draft.building = before
    words = words.slice(at)
  }
  // "No. 88 Jianguo Road"
  if (words.length > 2 && isNumeral(words[0].key) && isDigit(words[1].key.charCodeAt(0))) words = words.slice(1)
  const first = words[0]
  if (first === undefined) return
  if (isHouseNumber(first.key) && words.length > 1) {
    start = takeNumber(draft, words, 0)
  } else {
    const within = numberWithin(words)
    const at = within > 0 && isCrossing(words) && (words[within - 1].bits & COMPANY) === 0 ? 0 : within
    if (at > 0) {
      start = takeNumber(draft, words, at)
    } else if ((first.bits & NUMBER_WORD) !== 0 && hasStreetType(words)) {
      draft.number = first.text
      start = 1
    } else if (!isCrossing(words)) {
      words = takeTrailingNumber(draft, words)
    }
  }
  words = words.slice(start)
  if (words.length > 2 && words[0].key === '#') {
    draft.unit.push(...words.slice(0, 2))
    words = words.slice(2)
  }

  // "90 Linden 1 N Oak Park": the apartments of a floor are told by direction.
  for (let i = 1; i < words.length - 1 && draft.number !== ''; i++) {
    if (!/^\d$/.test(words[i].key) || !/^[nsew]$/.test(words[i + 1].key) || numberedRoadEnd(words) > i) continue
    if (draft.unit.length > 0 || hasStreetType(words.slice(i))) break
    draft.unit = words.slice(i, i + 2)
    if (draft.city.length === 0) draft.city = words.slice(i + 2)
    words = words.slice(0, i)
    mayHoldCity = false
  }
  // A unit ends the street; what follows it is the city.
  for (let i = 1; i < words.length; i++) {
    const length = unitLength(words, i)
    if (length === 0 || isStreetName(words, i)) continue
    draft.unit.push(...words.slice(i, i + length))
    const rest = words.slice(i + length)
    const isNamed = rest.length > 3 && mayHoldCity && (draft.region.length > 0 || draft.postcode !== '')
    // "Rm 501 Sponsored Programs Administration Columbia, MO"
    if (rest.length > 0 && draft.city.length === 0)
      draft.city = isNamed ? rest.slice(rest.length - cityLength(rest)) : rest
    // "Mill Dr Linden Tower, Unit 7"
    let end = streetEnd(words.slice(0, i), false)
    while (end < i && (words[end].bits & LOOSE_TYPE) !== 0) end++
    // "Ang Mo Kio Ave 3 #01-11"
    if (words[i].key === '#' && end + 1 === i && /^\d+-\d+/.test(words[i + 1]?.key)) end = i
    const isTyped = end < i && words.slice(1, end).some(({ bits }) => (bits & STREET_TYPE) !== 0)
    const isCity = rest.length === 0 && draft.city.length === 0 && mayHoldCity && (words[i].bits & BUILDING) === 0
    if (isTyped && isCity) draft.city = words.slice(end, i)
    else if (isTyped && draft.building.length === 0) draft.building = words.slice(end, i)
    draft.street = isTyped ? words.slice(0, end) : words.slice(0, i)
    return
  }
  if (!mayHoldCity || draft.city.length > 0) {
    const end = streetEnd(words, false)
    const rest = words.slice(end)
    draft.street = words.slice(0, end)
    // Buildings and districts between street and city are left out.
    if (rest.length > 0 && rest.length < 3 && isIdentifier(rest[0].key)) draft.unit.push(...rest)
    takeBareUnit(draft)
    return
  }
  const placed = draft.region.length > 0 || draft.postcode !== ''
  const end = streetEnd(words, placed)
  draft.street = words.slice(0, end)
  draft.city = words.slice(end)
  if (
    draft.city.length > 1 &&
    /^(?:[a-z]?\d+[a-z]?|[a-c]|\d+-\d+)$/.test(draft.city[0].key) &&
    draft.unit.length === 0
  ) {
    let length = 1
    while (length < draft.city.length - 1 && /^\d+[a-z]?$/.test(draft.city[length].key)) length++
    draft.unit = draft.city.splice(0, length)
  } else if (draft.city.length === 1 && isIdentifier(draft.city[0].key) && /\d/.test(draft.city[0].key)) {
    draft.unit.push(...draft.city.splice(0, 1))
  }
  takeBareUnit(draft)
}

/** Where a second number and street begin behind a building in the same segment: `90 Linden Pl 45 W Mill St`; 0 if nowhere. */
function streetBehindBuilding(words: readonly Word[]): number {
  let named = false
  for (let i = 2; i < words.length - 2; i++) {
    const before = words[i - 1]
    if ((before.bits & STREET_TYPE) !== 0 && !isPlaceType(before.key)) return 0
    named ||= isPlaceType(before.key) || (before.bits & BUILDING) !== 0
    if (!named || !/^\d{2,5}$/.test(words[i].key) || (before.bits & (UNIT | NUMBERED_ROAD)) !== 0 || before.key === '#')
      continue
    if ((before.bits & BUILDING) === 0 && (before.bits & (STREET_TYPE | DIRECTION)) === 0) continue
    for (let j = i + 2; j < words.length && j < i + 5; j++) if ((words[j].bits & STREET_TYPE) !== 0) return i
  }
  return 0
}

/** A number behind the street type: `90 W. Linden St. 200`. */
function takeBareUnit(draft: Draft): void {
  const { street } = draft
  const last = street[street.length - 1]
  const before = street[street.length - 2]
  if (before === undefined || draft.unit.length > 0 || draft.number === '') return
  if (!/^\d+[a-z]?$/.test(last.key) || numberedRoadEnd(street) === street.length) return
  if (isDigit(last.key.charCodeAt(last.key.length - 1)) && (before.bits & DIRECTION) !== 0) return
  draft.unit = street.splice(street.length - 1, 1)
}

/** A unit word that is part of the street's name: `Tower Road`, `Front St`, `Lower Mill Ln`, `Level Rd`. */
function isStreetName(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  // "Route # A"
  if (word.key === '#') return (at < 2 || isRoadOwner(words, at - 1)) && isRoadWord(words[at - 1].key)
  if (next === undefined) return (word.bits & LONE_UNIT) !== 0 && at < 2
  if ((next.bits & STREET_TYPE) !== 0 && next.key !== 'st') return true
  if (next.key === 'st') return !isIdentifier(word.key) && words[at + 2] === undefined
  // "Lake Front Apt 4"
  if ((word.bits & LONE_UNIT) !== 0 && !/^(?:rear|ph|penthouse|basement|bsmt)$/.test(word.key)) {
    return !words.slice(0, at).some((before) => (before.bits & STREET_TYPE) !== 0)
  }
  // Without an identifier it is a unit only after the street has ended.
  if (unitLength(words, at) === 1)
    return !words.slice(0, at).some((before, i) => i > 0 && (before.bits & (STREET_TYPE | DIRECTION)) !== 0)
  return false
}
