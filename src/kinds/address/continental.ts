import { type Draft, isDigit, type Word } from './draft'
import { isCrossing } from './street-end'
import { takeUnits } from './units'
import { BUILDING, isStreetEnding, UNIT } from './words'

/** Street types before a name, by language. */
const leadingTypes: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'rue chemin impasse allee avenue av bd boulevard place pl quai cours route rte calle c carrera cra kra cl diagonal transversal paseo avda ' +
    'avenida alameda plaza plza pza ronda camino carrer praca largo rua travessa r via viale corso piazza piazzale vicolo strada ulica ul aleja ' +
    'al os plac ул улица пр просп проспект пер переулок пл площадь наб бульвар шоссе οδος jalan jl jln'
  ).split(' '),
)

/**
 * Joins what commas cut apart in addresses of the continent and of Latin America: `12, rue de la Paix` and `Via Roma, 12`, where the number
 * stands in a segment of its own.
 */
export function joinNumbers(segments: Word[][]): void {
  for (let i = 0; i + 1 < segments.length; i++) {
    const words = segments[i]
    const next = segments[i + 1]
    const isNumber = words.length < 3 && isNumberWord(words[0].key) && (words.length === 1 || isRepeat(words[1].key))
    const beginsStreet = leadingTypes.has(next[0].key)
    const follows = isNumberWord(next[0].key) && next.length < 3 && (next.length === 1 || next[1].key.length < 3)
    const isNumbered = follows || (isNumeral(next[0].key) && next[1] !== undefined && isNumberWord(next[1].key))
    if ((isNumber && beginsStreet) || (isNumbered && isStreetOnly(words))) {
      segments.splice(i, 2, [...words, ...next])
    }
  }
}

/** `Via Roma`, `Storgatan`: a street in the order of the continent, without its number. */
function isStreetOnly(words: readonly Word[]): boolean {
  const first = words[0]
  if (words.length > 6 || words.some(({ key }) => /\d/.test(key))) return false
  return leadingTypes.has(first.key) || isStreetEnding(words[words.length - 1].key)
}

/**
 * The segment that holds a street with its number behind it, or a French one with the number in front; -1 if none looks so.
 *
 * @param isSure the country or the place of the postal code show that the address is of this form
 */
export function findContinental(segments: readonly Word[][], isSure: boolean): number {
  for (let i = 0; i < segments.length; i++) {
    const words = segments[i]
    const first = words[0]
    if (isDigit(first.key.charCodeAt(0))) {
      const at = words[1] !== undefined && isRepeat(words[1].key) ? 2 : 1
      if (words[at] !== undefined && (isSure ? leadingTypes.has(words[at].key) : isFrenchType(words[at].key))) return i
      continue
    }
    if (isCrossing(words) || (first.bits & UNIT) !== 0 || (first.bits & BUILDING) !== 0) continue
    if (numberAt(words) === 0) continue
    if (isSure || leadingTypes.has(first.key) || words.some(({ key }) => key.length > 5 && isStreetEnding(key)))
      return i
  }
  return -1
}

/** A French street type that no American street begins with. */
function isFrenchType(key: string): boolean {
  return /^(?:rue|chemin|impasse|allee|quai|cours)$/.test(key)
}

/** Reads a street with its number behind it, or in front: `Hauptstr. 12 a`, `Calle 10 # 5-51`, `ul. Długa 7/9 m. 5`, `12 bis rue de la Paix`. */
export function readContinental(draft: Draft, words: Word[]): void {
  let at = 0
  if (isDigit(words[0].key.charCodeAt(0))) {
    draft.number = words[0].text
    at = 1
    if (words[1] !== undefined && isRepeat(words[1].key)) {
      draft.number += ` ${words[1].text}`
      at = 2
    }
    draft.street = takeUnits(draft, words.slice(at))
    return
  }
  at = numberAt(words)
  draft.number = words[at].text
  let end = at + 1
  const next = words[end]
  const isLetter = next !== undefined && /^[a-z]$/.test(next.key) && (next.bits & UNIT) === 0 && next.key !== 'm'
  if (isLetter || (next !== undefined && isRepeat(next.key))) {
    draft.number += ` ${next.text}`
    end++
  }
  draft.unit.push(...words.slice(end))
  let last = at
  while (last > 1 && isNumeral(words[last - 1].key)) last--
  draft.street = words.slice(0, last)
}

/** Where the house number stands behind a street; 0 if nowhere. One that goes on with a name is part of it: `Straße des 17. Juni 135`. */
function numberAt(words: readonly Word[]): number {
  let found = 0
  for (let i = 1; i < words.length; i++) {
    if (!isNumberWord(words[i].key)) continue
    // "Calle 10 # 5-51", "Carrera 7 No. 71-21"
    if (isNumeral(words[i - 1].key) && i > 1) return i
    const isName =
      found > 0 &&
      words.slice(found + 1, i).some(({ key, bits }) => key.length > 3 && (bits & UNIT) === 0 && !isUnitMark(key))
    if (found === 0 || isName) found = i
  }
  return found
}

/** Words between a house number and that of a flat. */
function isUnitMark(key: string): boolean {
  return /^(?:bte|boite|lgh|app|appt|esc|escalera|puerta|piso|planta|scala|interno|piano|lokal|stiege|daire)$/.test(key)
}

/** `12`, `12a`, `5-7`, `7/9`, `12-II`, `45/12/3` */
function isNumberWord(key: string): boolean {
  return /^\d{1,5}[a-zа-я]{0,2}(?:[-/+][\da-z]{1,4}){0,3}$/.test(key) && !/^\d+(?:st|nd|rd|th|er|e|o|a)$/.test(key)
}

/** Behind a French or Italian house number. */
function isRepeat(key: string): boolean {
  return key === 'bis' || key === 'ter' || key === 'quater'
}

/** `No. 5`, `Nr. 5`, `n. 3`, `д. 5`, `č. 5` */
function isNumeral(key: string): boolean {
  return /^(?:no|nr|num|n|nro|#|д|дом|c|h)$/.test(key)
}
