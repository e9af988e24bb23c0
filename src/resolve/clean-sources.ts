import { type Admissible, forEachCandidateOf, packRules, type RuleBlocks } from '../block'
import type { RecordTable } from '../columns'
import type { RecordComparer } from '../compare'
import type { TableLayout } from '../entity'
import type { OrderedRecords } from './order-records'

/** Records of these sources must be distinct things. */
export interface CleanSources {
  /** By source index. */
  readonly clean: readonly boolean[]
  /** How it came to be known, in words. */
  readonly evidence: string
}

/** Inside twins must be rarer than this share of the twins across. */
const INSIDE_SHARE = 0.15
/** Twins across that must be seen before anything is inferred. */
const MIN_TWINS = 10

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
 * Infers that two sources are free of duplicates: records have twins (agreement at the top of every field that both fill, two fields at
 * least) across the sources, and next to none within them.
 */
export function inferCleanSources(
  table: RecordTable,
  comparer: RecordComparer,
  rules: readonly RuleBlocks[],
): CleanSources {
  const none: CleanSources = { clean: table.sourceNames.map(() => false), evidence: '' }
  if (table.sourceNames.length !== 2) return none
  const levels = new Uint8Array(comparer.comparisons.length)
  const inside = new Uint8Array(table.count)
  const across = new Uint8Array(table.count)
  const everyPair: Admissible = () => true
  const packed = packRules(rules, table.count)
  const look = (left: number, right: number): void => {
    comparer.compare(left, right, levels)
    let present = 0
    for (let k = 0; k < levels.length; k++) {
      if (levels[k] > 2) return
      if (levels[k] > 0) present++
    }
    if (present < 2) return
    const twins = table.sources[left] === table.sources[right] ? inside : across
    twins[left] = 1
    twins[right] = 1
  }
  for (let rule = 0; rule < rules.length; rule++) forEachCandidateOf(packed, rule, everyPair, look)
  let insideCount = 0
  let acrossCount = 0
  for (let i = 0; i < table.count; i++) {
    insideCount += inside[i]
    acrossCount += across[i]
  }
  const evidence = `${insideCount} records have a twin inside their source, ${acrossCount} in the other`
  if (acrossCount < MIN_TWINS || insideCount >= INSIDE_SHARE * acrossCount) return { ...none, evidence }
  return { clean: [true, true], evidence }
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
