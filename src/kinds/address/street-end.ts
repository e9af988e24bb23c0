import { bigCityLength } from './big-cities'
import { isDirectionalCity } from './directional-cities'
import { isDigit, type Word } from './draft'
import {
  CITY_END,
  CITY_START,
  DIRECTION,
  LEADING_TYPE,
  LOOSE_TYPE,
  NUMBERED_ROAD,
  REGION,
  ROAD_OWNER,
  STREET_TYPE,
  saintCities,
  UNIT,
} from './words'

export function hasStreetType(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length; i++) if ((words[i].bits & STREET_TYPE) !== 0) return true
  return false
}

/** A road that is named by a number. */
export function isRoadWord(key: string): boolean {
  return /^(?:highway|hwy|hwys|hgwy|hghwy|hghway|hiway|hway|route|rte|rt|rts|interstate|ih|fm|sr|cr|us|spur)$/.test(key)
}

export function isRoadOwner(words: readonly Word[], at: number): boolean {
  return at > 0 && (words[at - 1].bits & ROAD_OWNER) !== 0
}

/**
 * Where the street ends in words without commas: after its type and a direction behind it, else before the last words if a city has
 * to be among them.
 *
 * @param placed a region or postal code follows, so that a city is likely
 */
export function streetEnd(words: readonly Word[], placed: boolean): number {
  const count = words.length
  if (count === 0) return 0
  if (isCrossing(words)) return placed ? crossingEnd(words) : count
  const leading = (words[0].bits & DIRECTION) !== 0 && count > 1 ? 1 : 0
  if ((words[leading].bits & LEADING_TYPE) !== 0)
    return placed && count > leading + 2 ? count - cityLength(words) : count
  const numbered = numberedRoadEnd(words)
  if (numbered > 0) return furtherTypeEnd(words, roadSuffixEnd(words, numbered))
  for (let i = 1; i < count; i++) {
    if ((words[i].bits & STREET_TYPE) === 0 || (i + 1 < count && isNameHere(words, i))) continue
    if (placed && words[i].key === 'st' && i + 3 >= count && saintCities.has(words[i + 1]?.key)) return i
    let end = i + 1
    while (
      end < count &&
      ((words[end].bits & STREET_TYPE) !== 0 || isExtension(words[end].key)) &&
      words[end].key !== 'st'
    )
      end++
    if (end < count && (words[end].bits & DIRECTION) !== 0 && isClosingDirection(words, end)) {
      end++
      if (
        end < count &&
        words[end].key.length === 1 &&
        words[end - 1].key.length === 1 &&
        (words[end].bits & DIRECTION) !== 0
      )
        end++
      if (end < count && (words[end].bits & STREET_TYPE) !== 0 && words[end].key !== 'st') end++
    }
    return furtherTypeEnd(words, end)
  }
  const bare = ordinalEnd(words)
  if (bare > 0) return bare
  const city = bigCityLength(words, count)
  if (city > (placed ? 1 : 0) && count - city > leading) return count - city
  if (!placed) return count
  for (let i = count - 1; i > 0; i--) {
    if ((words[i].bits & LOOSE_TYPE) === 0 || i === count - 1) continue
    if ((words[i + 1].bits & CITY_END) !== 0 && i + 2 === count) continue
    if (i === 1 && (words[0].bits & DIRECTION) !== 0) continue
    return i + 1
  }
  // "239 South 500 East Salt Lake City"
  for (let i = 1; i < count; i++) {
    if ((words[i].bits & DIRECTION) !== 0 && isDigit(words[i - 1].key.charCodeAt(0))) return i + 1
  }
  if (count < 2 || (count === 2 && (words[0].bits & DIRECTION) !== 0)) return count
  return count - cityLength(words)
}

/** Behind a numbered road: `Highway 30 Business`, `Route 5 Bypass N`. */
function roadSuffixEnd(words: readonly Word[], at: number): number {
  let end = at
  if (
    end < words.length &&
    /^(?:business|bus|bsnss|bypass|byp|alt|alternate|truck|scenic|loop|spur)$/.test(words[end].key)
  ) {
    end++
    if (end < words.length && isRoadWord(words[end].key)) end++
    if (end < words.length && (words[end].bits & DIRECTION) !== 0 && isClosingDirection(words, end)) end++
  }
  return end
}

/** The end of a street of two types: `Linden Circle North Rd`, `Mill Rd Linden Grove Rd`; else `end`. */
function furtherTypeEnd(words: readonly Word[], end: number): number {
  for (let i = Math.min(words.length, end + 3) - 1; i >= end; i--) {
    if (/\d/.test(words[i].key)) return end
    if (/^(?:rd|road|ave|avenue|dr|drive|ln|lane|blvd)$/.test(words[i].key)) return i + 1
  }
  return end
}

/** Where a street without a type ends behind its ordinal: `NE 12th Linden Shores`; 0 if there is none. */
function ordinalEnd(words: readonly Word[]): number {
  for (let i = 0; i < words.length && i < 2; i++) {
    if (!isOrdinal(words[i].key)) continue
    const next = words[i + 1]
    return next !== undefined && (next.bits & DIRECTION) !== 0 && isClosingDirection(words, i + 1) ? i + 2 : i + 1
  }
  return 0
}

/** A street type that is part of a name: `Dr Linden Jr Drive`, `W St Paul Ave`, `Port St Anne Blvd`. */
function isNameHere(words: readonly Word[], at: number): boolean {
  let named = false
  for (let i = 0; i < at; i++) if ((words[i].bits & DIRECTION) === 0) named = true
  const saint = words[at].key === 'st' && (words[at + 1].bits & (DIRECTION | UNIT)) === 0
  if (named && !saint) return false
  // Saint only with another type soon behind it, since a city may follow a street.
  const limit = named ? Math.min(words.length, at + 3) : words.length
  for (let i = at + 2; i < limit; i++) if ((words[i].bits & STREET_TYPE) !== 0) return true
  return !named
}

function crossingEnd(words: readonly Word[]): number {
  for (let i = words.length - 1; i > 1; i--) if ((words[i].bits & STREET_TYPE) !== 0) return i + 1
  return words.length
}

function isExtension(key: string): boolean {
  return key === 'ext' || key === 'extn' || key === 'extension'
}

/** Two streets that meet: `79th St & Joliet Rd`. */
export function isCrossing(words: readonly Word[]): boolean {
  for (let i = 1; i < words.length - 1; i++) {
    const key = words[i].key
    if (key === '&' || key === '@') return true
    if (key === 'and' && i === 1 && isOrdinal(words[0].key)) return true
    if ((key === 'and' || key === 'at') && namesRoad(words, 0, i) && namesRoad(words, i + 1, words.length)) return true
  }
  return false
}

/** `5th` */
function isOrdinal(key: string): boolean {
  return /^\d+(?:st|nd|rd|th)$/.test(key)
}

function namesRoad(words: readonly Word[], from: number, end: number): boolean {
  for (let i = from; i < end; i++) if ((words[i].bits & STREET_TYPE) !== 0 || isRoadWord(words[i].key)) return true
  return false
}

/** `Highway 17`, `US Hwy 130 North`, `Avenue H`, `County Road 312`, `State Route 7`: where it ends, or 0. */
export function numberedRoadEnd(words: readonly Word[]): number {
  for (let i = 0; i < words.length && i < 4; i++) {
    // "I-35", "US-1"
    if (/^(?:i|us|cr|sr|fm|hwy|rte?)-\d+[a-z]?$/.test(words[i].key)) return directionEnd(words, i + 1)
    let at = i + 1
    if (at === words.length) return 0
    // "M 28", "TX 71" at the start
    const isShort = i === 0 && words.length > 1 && /^[fikm]$|^[a-z]{2}$/.test(words[0].key)
    const isStateRoad = isShort && (words[0].key.length === 1 || (words[0].bits & REGION) !== 0)
    if ((words[i].bits & NUMBERED_ROAD) === 0 && !isStateRoad) continue
    const isAlone = i === 0 || isRoadOwner(words, i) || (i === 1 && (words[0].bits & DIRECTION) !== 0)
    const isRoad = isRoadWord(words[i].key) || isStateRoad
    if (words[at].key === 'no' || (words[at].key === '#' && isRoad)) at++
    const name = words[at]
    if (name === undefined) return 0
    // "Avenue H", "County Road KK", "Route Z"
    const isLettered =
      (/^[a-z]$/.test(name.key) && (words[i].bits & STREET_TYPE) !== 0 && isAlone) ||
      (/^[a-z]{1,2}$/.test(name.key) && i > 0 && /^(?:county|cnty|state)$/.test(words[i - 1].key)) ||
      (/^[a-z]$|^(?:aa|bb|cc|dd|ff|hh|jj|kk|mm|nn|oo|pp|tt|zz)$/.test(name.key) &&
        isRoad &&
        (name.bits & DIRECTION) === 0)
    const isName = /^\d+[a-z]?$/.test(name.key) || /^[a-z]{1,2}-?\d+$/.test(name.key) || isLettered
    // "Main Street 5": only roads that are named by number, or a type with nothing but a direction or owner before it.
    if (!isName || (isStateRoad && isLettered) || !(isRoad || isAlone)) continue
    return directionEnd(words, at + 1)
  }
  return 0
}

/** `end`, or behind a direction that stands there and belongs to the road. */
function directionEnd(words: readonly Word[], end: number): number {
  return end < words.length && (words[end].bits & DIRECTION) !== 0 && isClosingDirection(words, end) ? end + 1 : end
}

/**
 * A direction behind a street belongs to it, unless a city of two words starts there: `Linden Hwy West Palm Beach`. Spelled out behind a
 * street that has one in front (`W 12th St East Linden Crest`), it is taken for the city's.
 */
function isClosingDirection(words: readonly Word[], at: number): boolean {
  const { key } = words[at]
  if (at === words.length - 1) return true
  if (isDirectionalCity(words, at)) return false
  if (key.length <= 2 || key.length > 5 || (words[at + 1].bits & STREET_TYPE) !== 0) return true
  return (words[0].bits & DIRECTION) === 0
}

/** How many of the last words are the city, when nothing else shows it. */
export function cityLength(words: readonly Word[]): number {
  const count = words.length
  const last = words[count - 1]
  const known = bigCityLength(words, count)
  if (known > 1 && known < count) return known
  if (count > 3 && (last.bits & CITY_END) !== 0 && (words[count - 2].bits & CITY_END) !== 0) return 3
  if (count > 2 && (last.bits & CITY_END) !== 0) return count > 3 && (words[count - 3].bits & CITY_START) !== 0 ? 3 : 2
  if (count > 2 && (words[count - 2].bits & CITY_START) !== 0) return 2
  return 1
}
