import { type Draft, makeWord, type Word } from './draft'
import { isHouseNumber } from './house-number'
import { hasStreetType, isRoadWord } from './street-end'
import { CITY_START, DIRECTION, LONE_UNIT, ordinals, REGION, STREET_TYPE, UNIT } from './words'

/** A short word that names a unit: with a digit, or of one or two letters. */
export function isIdentifier(key: string): boolean {
  if (key.length > 8) return false
  return key.length <= 2 || /\d/.test(key)
}

/**
 * Moves what names a building, department or mail stop from the unit to the building: `Bldg 4 Apt 3` is unit `Apt 3` of building `Bldg 4`,
 * as a letter carrier would look for it.
 */
export function moveBuildings(draft: Draft): void {
  const { unit } = draft
  for (let i = 0; i < unit.length; i++) {
    if (!isSubBuilding(unit[i].key)) continue
    let from = i
    let end = i + 1
    if (unit[end]?.key === '#') end++
    if (unit[end] !== undefined && (unit[end].bits & (UNIT | LONE_UNIT)) === 0) {
      while (
        unit[end] !== undefined &&
        (unit[end].bits & (UNIT | LONE_UNIT)) === 0 &&
        !(/\d/.test(unit[end].key) && isFloorWord(unit[end + 1]?.key))
      )
        end++
    } else if (i > 0 && unit[i - 1].key.length > 2 && !/\d/.test(unit[i - 1].key)) from--
    const moved = unit.splice(from, end - from)
    if (draft.building.length === 0 || !isSubBuilding(draft.building[0].key)) draft.building = moved
    else draft.building = [...draft.building, ...moved]
    i = from - 1
  }
}

function isSubBuilding(key: string): boolean {
  return /^(?:bldg?|blg|building|tower|twr|dept|department|file|msc|bin|mailbox|pbm|pmb|hangar|hngr)$/.test(key)
}

/** How many words from `at` on are a unit with its identifier: `Apt 4`, `# 12`, `2nd Floor`, `Bldg A Ste 3`, `Rear`; 0 if none. */
export function unitLength(words: readonly Word[], at: number): number {
  let end = at
  while (end < words.length) {
    const word = words[end]
    const next = words[end + 1]
    if ((word.bits & LONE_UNIT) !== 0 && (end > 0 || next === undefined || (next.bits & UNIT) !== 0)) {
      end++
      if (next !== undefined && (next.key === 'level' || next.key === 'floor' || next.key === 'unit')) end++
      continue
    }
    const numeral =
      isNumeral(word.key) && end > 0 && next !== undefined && /\d/.test(next.key) && !isRoadWord(words[end - 1].key)
    if ((word.bits & UNIT) !== 0 || numeral) {
      if (word.key === '#' && next === undefined) return end - at
      let take = 1
      if (next !== undefined && (next.key === '#' || next.key === 'no') && words[end + 2] !== undefined) take = 3
      else if (next !== undefined && isUnitIdentifier(words, end + 1)) take = 2
      else if (end === 0 && take === 1 && next !== undefined) return 0
      // "Sault Ste Marie"
      else if (word.key === 'ste' && next !== undefined) return end - at
      end += take
      // "Dept 310 700001234"
      if (take > 1 && words[end] !== undefined && /^\d{6,}$/.test(words[end].key) && isSubBuilding(word.key)) end++
      // "Apt 13 C", "# 3 South"
      if (take > 1 && end === words.length - 1 && (words[end].key.length === 1 || (words[end].bits & DIRECTION) !== 0))
        end++
      if (take > 1 && words[end]?.key === '&' && words[end + 1] !== undefined && isIdentifier(words[end + 1].key))
        end += 2
      continue
    }
    // "St 310" for Ste at the start of a segment
    if (word.key === 'st' && end === 0 && next !== undefined && /^\d+[a-z]?$/.test(next.key)) {
      end += 2
      continue
    }
    // "Rm 410 Linden Bldg"
    if (end > at && next !== undefined && /^(?:bldg|building|bld|hall)$/.test(next.key) && word.key.length > 2) {
      end += 2
      continue
    }
    if (
      next !== undefined &&
      isFloorWord(next.key) &&
      (ordinals.includes(word.key) || /^\d+(?:st|nd|rd|th)?$/.test(word.key)) &&
      (end > 0 || isUnitOrNothing(words[end + 2]))
    ) {
      end += 2
      continue
    }
    break
  }
  return end - at
}

function isUnitOrNothing(word: Word | undefined): boolean {
  return word === undefined || (word.bits & UNIT) !== 0 || isHouseNumber(word.key)
}

/** `No 5`, `Nr. 5` */
export function isNumeral(key: string): boolean {
  return key === 'no' || key === 'nr' || key === 'num'
}

function isFloorWord(key: string | undefined): boolean {
  return key === 'floor' || key === 'fl' || key === 'flr' || key === 'level' || key === 'flor'
}

/** Whether a word behind `Apt` is its identifier and not the city. */
function isUnitIdentifier(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (/\d/.test(word.key)) return word.key.length <= 10
  if (word.key.length === 1 || /^[a-z]-[a-z]$/.test(word.key)) return true
  return (
    word.key.length === 2 &&
    (word.bits & (REGION | DIRECTION | STREET_TYPE | CITY_START)) === 0 &&
    word.key !== 'of' &&
    word.key !== 'at'
  )
}

/** Takes a unit in front of a street: `Flat 4 10A High Street`. */
export function takeLeadingUnit(draft: Draft, words: Word[]): Word[] {
  const length = unitLength(words, 0)
  if (length === 0 || length === words.length) return words
  // "Unit 5/12 Smith Street"
  if (length === 2 && /^\d+\/\d+[a-z]?$/.test(words[1].key)) {
    const [unit, number] = words[1].text.split('/')
    draft.unit.push(words[0], makeWord(unit))
    return [makeWord(number), ...words.slice(2)]
  }
  // "Blk 123 Ang Mo Kio Ave 3": the block has the number of the street.
  if (length === 2 && /^(?:blk|block)$/.test(words[0].key) && hasStreetType(words) && isHouseNumber(words[1].key))
    return words.slice(1)
  // "# 7 Linden Rd"
  if (length === 2 && words[0].key === '#' && !isHouseNumber(words[2].key)) return words.slice(1)
  draft.unit.push(...words.slice(0, length))
  return words.slice(length)
}

/** Takes all units out of a segment that holds no street. */
export function takeUnits(draft: Draft, words: Word[]): Word[] {
  for (let i = 0; i < words.length; i++) {
    const length = unitLength(words, i)
    if (length === 0 || (length === 1 && words.length > 1)) continue
    if (i > 0 && length < 2) continue
    draft.unit.push(...words.slice(i, i + length))
    return [...words.slice(0, i), ...words.slice(i + length)]
  }
  return words
}
