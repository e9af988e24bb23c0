import { mix32 } from '../base'
import type { Admissible } from '../block'
import { countCodes, distinctWords, type Feature, featureOf, type RecordTable } from '../columns'
import type { TableLayout } from '../entity'
import type { OrderedRecords } from './order-records'

/** Records of these sources must be distinct things. */
export interface CleanSources {
  /** By source index. */
  readonly clean: readonly boolean[]
  /** How it came to be known, in words. */
  readonly evidence: string
}

/** Records with a twin in their own source must be rarer than this share of those with one in the other. */
const INSIDE_SHARE = 0.15
/** Twins across that must be seen before anything is inferred. */
const MIN_TWINS = 6
/** Two records are twins if they share this many values or words that stand nowhere else; if that finds too few, the next number is tried. */
const SHARED_RARITIES = [2, 1]
/** Values that more records hold are not rare. A thing may have several records, so that two are not the limit. */
const MOST_HOLDERS = 3
/** Words are looked at in about so many records; of more, only some of the words. */
const WORD_RECORDS = 200_000

/** Whether pairs are decided one to one: two sources, both free of duplicates. */
export function isOneToOne({ clean }: CleanSources): boolean {
  return clean.length === 2 && clean.every(Boolean)
}

/** What the config says of sources; undefined where it says nothing at all, so that they may be inferred. */
export function statedCleanSources(
  layouts: readonly TableLayout[],
  { count, tables, sources, sourceNames }: OrderedRecords,
): CleanSources | undefined {
  const stated = layouts.map(({ settings }) => settings.duplicateFree)
  if (stated.every((word) => word === undefined)) return undefined
  const named = new Set(stated.filter((word) => Array.isArray(word)).flat())
  const clean = sourceNames.map((name) => named.has(name))
  for (let i = 0; i < count; i++) if (stated[tables[i]] === true) clean[sources[i]] = true
  return { clean, evidence: 'stated in the config' }
}

/**
 * Infers that two sources are free of duplicates. Two records are twins if they share two values, or words, that no third record has: such
 * agreement is hardly ever chance, whatever the columns hold. One of the two must be of something that relatives do not share. Where records have twins in the other source and next to none in their own,
 * each source has a thing once. Agreement on single frequent values says nothing here: similar models of one line share most of their words.
 *
 * @param individual features whose values relatives do not share
 * @param shared further features whose values are looked at
 * @param wordFeature text feature whose words are looked at too; they tell as individual values do
 */
export function inferCleanSources(
  table: RecordTable,
  individual: readonly string[],
  shared: readonly string[],
  wordFeature: string | undefined,
): CleanSources {
  const none: CleanSources = { clean: table.sourceNames.map(() => false), evidence: '' }
  if (table.sourceNames.length !== 2) return none
  const rarities = new Map<number, { values: number; isIndividual: boolean }>()
  const noteAs =
    (isIndividual: boolean) =>
    (left: number, right: number): void => {
      const pair = left < right ? left * table.count + right : right * table.count + left
      const known = rarities.get(pair)
      if (known === undefined) rarities.set(pair, { values: 1, isIndividual })
      else {
        known.values++
        known.isIndividual ||= isIndividual
      }
    }
  for (const name of individual) shareValues(table, featureOf(table, name), noteAs(true))
  for (const name of shared) shareValues(table, featureOf(table, name), noteAs(false))
  if (wordFeature !== undefined) shareWords(table, featureOf(table, wordFeature), noteAs(true))
  // Where twins are too few to tell, one shared rarity will do; chance agreements then speak against clean sources, if for anything.
  const counts = SHARED_RARITIES.map((least) => countTwins(table, rarities, least))
  const { evidence, across, isClean } = counts.find((found) => found.across >= MIN_TWINS) ?? counts[0]
  return across >= MIN_TWINS && isClean ? { clean: [true, true], evidence } : { ...none, evidence }
}

type Rarities = ReadonlyMap<number, { readonly values: number; readonly isIndividual: boolean }>

/** How many records of each source have a twin in it, and of the smaller one in the other; `least` rarities make two records twins. */
function countTwins(
  { sources, count, sourceNames }: RecordTable,
  rarities: Rarities,
  least: number,
): { readonly evidence: string; readonly across: number; readonly isClean: boolean } {
  const inside = [new Set<number>(), new Set<number>()]
  const across = [new Set<number>(), new Set<number>()]
  for (const [pair, { values, isIndividual }] of rarities) {
    if (values < least || !isIndividual) continue
    const left = Math.floor(pair / count)
    const right = pair - left * count
    const twins = sources[left] === sources[right] ? inside : across
    twins[sources[left]].add(left)
    twins[sources[right]].add(right)
  }
  const sizes = [0, 0]
  for (let i = 0; i < count; i++) sizes[sources[i]]++
  const smaller = sizes[0] <= sizes[1] ? 0 : 1
  const found = across[smaller].size
  return {
    evidence: sourceNames
      .map((name, s) => `${inside[s].size} of ${sizes[s]} records of ${name} have a twin inside it`)
      .concat(`${found} of ${sizes[smaller]} records of ${sourceNames[smaller]} have one in the other source`)
      .join(', '),
    across: found,
    isClean: inside.every((own, s) => own.size / sizes[s] < (INSIDE_SHARE * found) / sizes[smaller]),
  }
}

/** Tells of each value that a few records have. */
function shareValues(table: RecordTable, feature: Feature, share: (left: number, right: number) => void): void {
  const counts = countCodes(table, feature)
  const holders = new Map<number, number[]>()
  const { rows, stride, count } = table
  for (let i = 0; i < count; i++) {
    for (let slot = 0; slot < feature.slots; slot++) {
      const code = rows[i * stride + feature.offset + slot]
      if (code === 0 || counts[code] < 2 || counts[code] > MOST_HOLDERS) continue
      const others = holders.get(code) ?? []
      for (const other of others) if (other !== i) share(other, i)
      holders.set(code, [...others, i])
    }
  }
}

/** The same for words of a text. */
function shareWords(table: RecordTable, feature: Feature, share: (left: number, right: number) => void): void {
  const { rows, stride, count } = table
  const limit = Math.min(1, WORD_RECORDS / count) * 4294967296
  const counts = new Map<number, number>()
  const first = new Map<number, number>()
  const second = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const code = rows[i * stride + feature.offset]
    if (code === 0) continue
    const words = distinctWords(feature.pool, code)
    // A text of one word is a value already.
    if (words.length < 2) continue
    for (const word of words) {
      if (mix32(word) >>> 0 >= limit) continue
      const seen = counts.get(word) ?? 0
      counts.set(word, seen + 1)
      if (seen === 0) first.set(word, i)
      else if (seen === 1) second.set(word, i)
    }
  }
  for (const [word, right] of second) if (counts.get(word) === 2) share(first.get(word) as number, right)
}

/** Whether two records may be compared: not within a source free of duplicates, and not if they are of different types. */
export function admissibleBetween({ sources, types }: RecordTable, { clean }: CleanSources): Admissible {
  const sameTypes = types === undefined ? undefined : (left: number, right: number) => mayBeOneType(types, left, right)
  if (!clean.some(Boolean)) return sameTypes ?? (() => true)
  const acrossSources: Admissible = (left, right) => sources[left] !== sources[right] || !clean[sources[left]]
  if (sameTypes === undefined) return acrossSources
  return (left, right) => acrossSources(left, right) && sameTypes(left, right)
}

function mayBeOneType(types: Int32Array, left: number, right: number): boolean {
  return types[left] === types[right] || types[left] === 0 || types[right] === 0
}

/** Number of pairs that may be compared. */
export function countAdmissiblePairs(table: RecordTable, { clean }: CleanSources): number {
  const inAll = countPairs(table, () => true)
  return table.sourceNames.reduce(
    (pairs, _, source) => (clean[source] ? pairs - countPairs(table, (i) => table.sources[i] === source) : pairs),
    inAll,
  )
}

/** Pairs of some records, less those of different types. */
function countPairs({ count, types }: RecordTable, isCounted: (record: number) => boolean): number {
  const byType = new Map<number, number>()
  let all = 0
  for (let i = 0; i < count; i++) {
    if (!isCounted(i)) continue
    all++
    const type = types?.[i] ?? 0
    byType.set(type, (byType.get(type) ?? 0) + 1)
  }
  const untyped = byType.get(0) ?? 0
  const typed = all - untyped
  let pairs = (untyped * (untyped - 1)) / 2 + untyped * typed
  for (const [type, size] of byType) if (type !== 0) pairs += (size * (size - 1)) / 2
  return pairs
}
