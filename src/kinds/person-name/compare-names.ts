import { featureOf, oncePerPool, type RecordTable, type TextPool } from '../../columns'
import type { Comparison, FieldComparer, FieldComparison } from '../../compare'
import { jaroWinklerPacked, osaPacked } from '../../text'
import { featureName } from '../kind'
import { type NicknameIndex, shareGroup } from './nickname-index'
import { sameSpelling } from './same-spelling'
import { readGeneration } from './suffixes'

const CLOSE = 0.92
const SIMILAR = 0.8
/** Shorter names are close by chance. */
const MIN_CLOSE = 3
const MIN_EDIT = 4
const MIN_PART = 4

const GIVEN = {
  exact: 1,
  close: 2,
  nickname: 3,
  initial: 4,
  similar: 5,
  firstLetter: 6,
  other: 7,
  swapped: 8,
  otherGeneration: 9,
}
const FAMILY = { exact: 1, close: 2, part: 3, similar: 4, other: 5 }

/**
 * Given and family name, compared together because they may stand in each other's place. A swap is a level of the given name beside its
 * ladder; the family name then counts as missing, so that one error is not counted twice. Spellings of one name, such as Dmitriy and
 * Dmitrii, and a name in Arabic or Hebrew letters with its Latin spellings, are close. Father and son of one name (Jr, Sr, III) stand apart:
 * another level beside the ladder.
 *
 * @param nicknames forms of one given name
 */
export function compareNames(field: string, nicknames: NicknameIndex): FieldComparison {
  const given: Comparison = {
    name: featureName(field, 'given'),
    field,
    between: 'individual',
    echo: 0.02,
    frequencyOf: featureName(field, 'given'),
    levels: [
      { label: 'exact', exact: true, m: 0.66 },
      { label: 'close', m: 0.14 },
      { label: 'nickname', m: 0.06 },
      { label: 'initial', m: 0.046 },
      { label: 'similar', m: 0.02 },
      { label: 'first letter', m: 0.011 },
      { label: 'different', m: 0.031 },
      { label: 'swapped with family name', m: 0.02, aside: true },
      { label: 'alike, of another generation', m: 0.0005, relatives: 0.05, aside: true },
    ],
  }
  const family: Comparison = {
    name: featureName(field, 'family'),
    field,
    between: 'shared',
    frequencyOf: featureName(field, 'family'),
    levels: [
      { label: 'exact', exact: true, m: 0.79 },
      { label: 'close', m: 0.17 },
      { label: 'part of a double name', m: 0.01 },
      { label: 'similar', m: 0.015 },
      { label: 'different', m: 0.015 },
    ],
  }
  const groupsOf = oncePerPool((pool) => Array.from({ length: pool.size }, (_, code) => nicknames.get(pool.get(code))))
  return { comparisons: [given, family], bind: (table) => bindNames(table, field, groupsOf) }
}

function bindNames(
  table: RecordTable,
  field: string,
  groupsOf: (pool: TextPool) => readonly ReturnType<NicknameIndex['get']>[],
): FieldComparer {
  const { rows, stride } = table
  const givenFeature = featureOf(table, featureName(field, 'given'))
  const familyAt = featureOf(table, featureName(field, 'family')).offset
  const givenAt = givenFeature.offset
  const { units, offsets } = givenFeature.pool
  const pool = givenFeature.pool
  const groups = groupsOf(pool)
  const isSameSpelling = sameSpelling(pool)
  const suffix = featureOf(table, featureName(field, 'suffix'))
  const suffixAt = suffix.offset
  const middle = featureOf(table, featureName(field, 'middle'))
  const middleAt = middle.offset
  const generations = generationsOf(suffix.pool, middle.pool)

  const similarity = (a: number, b: number): number =>
    jaroWinklerPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], SIMILAR)
  const isOneEdit = (a: number, b: number): boolean =>
    osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 1) <= 1
  const shorterLength = (a: number, b: number): number =>
    Math.min(offsets[a + 1] - offsets[a], offsets[b + 1] - offsets[b])
  const sharesFirstLetter = (a: number, b: number): boolean => units[offsets[a]] === units[offsets[b]]
  const isClose = (a: number, b: number, jaroWinkler: number): boolean => {
    const shorter = shorterLength(a, b)
    return (
      (shorter >= MIN_CLOSE && jaroWinkler >= CLOSE) || (shorter >= MIN_EDIT && isOneEdit(a, b)) || isSameSpelling(a, b)
    )
  }
  /** The shorter name begins or ends the longer one. */
  const isPart = (a: number, b: number): boolean => {
    const shorter = shorterLength(a, b)
    if (shorter < MIN_PART) return false
    let head = 0
    while (head < shorter && units[offsets[a] + head] === units[offsets[b] + head]) head++
    if (head === shorter) return true
    let tail = 0
    while (tail < shorter && units[offsets[a + 1] - 1 - tail] === units[offsets[b + 1] - 1 - tail]) tail++
    return tail === shorter
  }
  const givenLevel = (a: number, b: number): number => {
    if (a === b) return GIVEN.exact
    const jaroWinkler = similarity(a, b)
    if (isClose(a, b, jaroWinkler)) return GIVEN.close
    if (shareGroup(groups[a], groups[b])) return GIVEN.nickname
    const first = sharesFirstLetter(a, b)
    if (first && shorterLength(a, b) === 1) return GIVEN.initial
    if (jaroWinkler >= SIMILAR) return GIVEN.similar
    return first ? GIVEN.firstLetter : GIVEN.other
  }
  const familyLevel = (a: number, b: number): number => {
    if (a === b) return FAMILY.exact
    const jaroWinkler = similarity(a, b)
    if (isClose(a, b, jaroWinkler)) return FAMILY.close
    if (isPart(a, b)) return FAMILY.part
    return jaroWinkler >= SIMILAR ? FAMILY.similar : FAMILY.other
  }
  /** Whether two names may be the same one: a missing one may be any. */
  const isPlausible = (a: number, b: number): boolean =>
    a === 0 ||
    b === 0 ||
    a === b ||
    similarity(a, b) >= SIMILAR ||
    isSameSpelling(a, b) ||
    (sharesFirstLetter(a, b) && shorterLength(a, b) === 1)
  const isSwapped = (givenA: number, familyA: number, givenB: number, familyB: number): boolean => {
    if (givenA === familyA || givenB === familyB || givenA === givenB) return false
    if (givenA !== 0 && givenA === familyB) return isPlausible(familyA, givenB)
    return familyA !== 0 && familyA === givenB && isPlausible(givenA, familyB)
  }
  return (left, right, levels, at) => {
    const givenA = rows[left * stride + givenAt]
    const givenB = rows[right * stride + givenAt]
    const familyA = rows[left * stride + familyAt]
    const familyB = rows[right * stride + familyAt]
    if (isSwapped(givenA, familyA, givenB, familyB)) {
      levels[at] = GIVEN.swapped
      levels[at + 1] = 0
      return
    }
    const level = givenA === 0 || givenB === 0 ? 0 : givenLevel(givenA, givenB)
    const a =
      generations.bySuffix[rows[left * stride + suffixAt]] || generations.byMiddle[rows[left * stride + middleAt]]
    const b =
      generations.bySuffix[rows[right * stride + suffixAt]] || generations.byMiddle[rows[right * stride + middleAt]]
    const isOtherGeneration = a !== b && a !== 0 && b !== 0 && level >= GIVEN.exact && level <= GIVEN.initial
    levels[at] = isOtherGeneration ? GIVEN.otherGeneration : level
    levels[at + 1] = familyA === 0 || familyB === 0 ? 0 : familyLevel(familyA, familyB)
  }
}

/** Numbers of generations, by code of the suffix and by code of the middle name; 0 for none. */
interface Generations {
  readonly bySuffix: Uint8Array
  readonly byMiddle: Uint8Array
}

/** The first of a line, which says the same as `Sr`, and how it looks where it stands behind a given name. */
const FIRST = 'sr'
const FIRST_AS_MIDDLE = 'i'

/** A last middle initial I may be a number: beside `Morris II` it is the first of that name. */
function generationsOf(suffixes: TextPool, middles: TextPool): Generations {
  const numbers = new Map<string, number>([['', 0]])
  const numberOf = (generation: string): number => {
    const known = numbers.get(generation) ?? numbers.size
    numbers.set(generation, known)
    return known
  }
  const byCode = (pool: TextPool, read: (text: string) => string): Uint8Array =>
    Uint8Array.from({ length: pool.size }, (_, code) => (code === 0 ? 0 : numberOf(read(pool.get(code)))))
  return {
    bySuffix: byCode(suffixes, readGeneration),
    byMiddle: byCode(middles, (text) => (text === FIRST_AS_MIDDLE ? FIRST : '')),
  }
}
