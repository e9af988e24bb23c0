import { type Draft, isDigit, makeWord, type Word } from './draft'
import { hasStreetType, isRoadOwner, isRoadWord, numberedRoadEnd } from './street-end'
import { isIdentifier, unitLength } from './units'
import { DIRECTION, LEADING_TYPE, LOOSE_TYPE, NUMBERED_ROAD, STREET_TYPE, UNIT } from './words'

export function isHouseNumber(key: string): boolean {
  return isDigit(key.charCodeAt(0)) ? !/^\d+(?:st|nd|rd|th)$/.test(key) : isGridNumber(key)
}

/** House numbers of the grids of Wisconsin and Illinois, in one word or two: `N6W23001`, `W120 N4500`. */
function isGridNumber(key: string): boolean {
  return /^[nsew]\d{2,}(?:[nsew]\d*)?$/.test(key)
}

/** Takes the number at `at` with a fraction or letter behind it; returns where the street starts. */
export function takeNumber(draft: Draft, words: readonly Word[], at: number): number {
  draft.number = words[at].text
  // "5/12 Smith Street" is unit 5 of number 12.
  const slash = draft.number.indexOf('/')
  if (slash > 0 && /^\d+[a-z]?\/\d+[a-z]?$/.test(words[at].key) && draft.unit.length === 0) {
    draft.unit.push(makeWord(draft.number.slice(0, slash)))
    draft.number = draft.number.slice(slash + 1)
  }
  const next = words[at + 1]
  // "120 132 E 9th"
  if (
    next !== undefined &&
    words[at + 2] !== undefined &&
    /^\d{3,5}$/.test(next.key) &&
    /^\d+$/.test(words[at].key) &&
    next.key.length === words[at].key.length
  ) {
    draft.number += ` ${next.text}`
    return at + 2
  }
  if (next !== undefined && isGridNumber(words[at].key) && isGridNumber(next.key)) {
    draft.number += ` ${next.text}`
    return at + 2
  }
  if (next !== undefined && (/^\d\/\d$/.test(next.key) || next.key === '½')) {
    draft.number += ` ${next.text}`
    return at + 2
  }
  // "12 A Linden", "45 J S Mill Ave"
  if (next !== undefined && /^[a-z]$/.test(next.key) && (next.bits & DIRECTION) === 0 && words[at + 2] !== undefined) {
    const isLast = words[at + 3] === undefined
    const { key, bits } = words[at + 2]
    const isName = isLast && key.length > 4 && (bits & (STREET_TYPE | LOOSE_TYPE | DIRECTION | UNIT)) === 0
    if (
      (isName && /^[a-dfghr]$/.test(next.key)) ||
      (!isLast && next.key !== 'u' && key.length === 1 && (bits & DIRECTION) !== 0)
    ) {
      draft.number += ` ${next.text}`
      return at + 2
    }
  }
  // "12 B High Street", but "90 L Street" and "14 E Linden".
  const follower = words[at + 2]
  if (next !== undefined && /^[a-dfgh]$/.test(next.key) && follower !== undefined && words[at + 3] !== undefined) {
    if (
      follower.key !== 'and' &&
      (follower.key.length > 2 || (follower.bits & DIRECTION) !== 0) &&
      (follower.bits & (STREET_TYPE | UNIT)) === 0
    ) {
      draft.number += ` ${next.text}`
      return at + 2
    }
  }
  return at + 1
}

/** Where a house number stands behind a name in the same segment: `Linden Nursery 14 E. Mill St`; 0 if nowhere. */
export function numberWithin(words: readonly Word[]): number {
  for (let i = 1; i < words.length - 1; i++) {
    if (!/^\d+(?:[a-z]|-\d+)?$/.test(words[i].key)) continue
    if ((words[i - 1].bits & (NUMBERED_ROAD | UNIT | DIRECTION)) !== 0) continue
    const rest = words.slice(i + 1)
    const next = rest[0]
    if (((next.bits & DIRECTION) !== 0 && rest.length > 1) || hasStreetType([words[i], ...rest])) return i
  }
  return 0
}

/** Takes a number behind the street: `Hauptstr. 12a`, `Calle Mayor 5 3B`. What follows it is a unit, or the city. */
export function takeTrailingNumber(draft: Draft, words: Word[]): Word[] {
  for (let i = Math.max(1, numberedRoadEnd(words)); i < words.length; i++) {
    if (!/^\d+[a-z]?(?:[-/]\d*[a-z]?)?$/.test(words[i].key)) continue
    const before = words[i - 1]
    const leading = (words[0].bits & LEADING_TYPE) !== 0
    if (
      !leading &&
      ((before.bits & UNIT) !== 0 || isRoadWord(before.key) || (i === 1 && (before.bits & STREET_TYPE) !== 0))
    )
      continue
    if (i > 1 && isRoadOwner(words, i - 1)) continue
    draft.number = words[i].text
    let from = i + 1
    if (from < words.length && /^[a-z]$/.test(words[from].key) && (words[from].bits & DIRECTION) === 0) {
      draft.number += ` ${words[from].text}`
      from++
    }
    const rest = words.slice(from)
    if (rest.length > 0) {
      if (isIdentifier(rest[0].key) || unitLength(rest, 0) > 0) draft.unit.push(...rest)
      else if (draft.city.length === 0) draft.city = rest
    }
    return words.slice(0, i)
  }
  return words
}
