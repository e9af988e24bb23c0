import { seededRandom } from '../base'
import type { RecordTable } from '../columns'
import { type Comparison, countPairs, PatternTable, type RecordComparer, speaksAgainst } from '../compare'

/** Pairs drawn at the most; 100,000 are enough when empty cells are smoothed. */
const SAMPLE_PAIRS = 150_000
/** Records on a side of a square: its records stay in the processor's cache. */
const SQUARE = 316
/** Spread over a comparison's levels, so that none has a probability of 0. */
const SMOOTHING = 0.5
/**
 * Pairs of strangers that stand in where there are few: most of them differ. Without them the only pair of a file of two equal records
 * would say that strangers always agree.
 */
const STRANGER_PAIRS = 50
const STRANGERS_DIFFER = 0.9
/** Pairs a table must have for the closed form to be believed. */
const ENOUGH_PAIRS = 1000

/** Matches among random pairs are reckoned with from this share on: with fewer they do not show. */
const LEAST_MATCH_SHARE = 0.02
const MIXTURE_STEPS = 25
/** A level that the kind holds for impossible among matches is taken to be as rare as this. */
const LEAST_M = 1e-4

/** P(level | random pair), one array per comparison. */
export type LevelProbabilities = number[][]

/**
 * Estimates u from random pairs: squares of random records, all pairs of a small table. Exact levels are then set to their closed form
 * where it is known, and the rest shares what is left.
 *
 * @param admissible whether two records may be compared at all
 * @param agreementOf closed form of the exact level of a comparison, or undefined
 */
export function estimateU(
  table: RecordTable,
  comparer: RecordComparer,
  admissible: (left: number, right: number) => boolean,
  agreementOf: (comparison: number) => number | undefined,
  seed: number,
): LevelProbabilities {
  const { comparisons } = comparer
  const patterns = new PatternTable(comparisons.length)
  const batches = countPairs(comparer, patterns)
  const take = (left: number, right: number): void => {
    if (admissible(left, right)) batches.add(left, right)
  }
  const n = table.count
  if ((n * (n - 1)) / 2 <= SAMPLE_PAIRS) {
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) take(i, j)
  } else {
    const random = seededRandom(seed)
    const squares = Math.round(SAMPLE_PAIRS / (SQUARE * SQUARE))
    for (let s = 0; s < squares; s++) {
      const left = Int32Array.from({ length: SQUARE }, () => random.below(n))
      const right = Int32Array.from({ length: SQUARE }, () => random.below(n))
      for (let a = 0; a < SQUARE; a++) {
        for (let b = 0; b < SQUARE; b++) if (left[a] !== right[b]) take(left[a], right[b])
      }
    }
  }
  const pairs = (n * (n - 1)) / 2
  const estimate = (counts: readonly Float64Array[], agreements: readonly (number | undefined)[]): LevelProbabilities =>
    comparisons.map((comparison, k) => {
      const own = counts[k].subarray(1)
      const prior = priorOf(comparison, pairs)
      let total = 0
      for (let l = 0; l < own.length; l++) total += own[l] + prior[l]
      const u = Array.from(own, (count, l) => Math.max((count + prior[l]) / total, leastU(comparison.levels[l])))
      const exact = exactLevelOf(comparison)
      const agreement = agreements[k]
      if (pairs < ENOUGH_PAIRS || exact < 0 || agreement === undefined || agreement <= 0 || agreement >= 1) return u
      const scale = (1 - agreement) / (1 - u[exact])
      return u.map((value, l) => (l === exact ? agreement : value * scale))
    })
  batches.end()
  const order = patterns.sorted()
  const all = countLevels(patterns, order, comparisons)
  const agreements = comparisons.map((_, k) => agreementOf(k))
  const u = estimate(all, agreements)
  // One comparison alone cannot tell a match from agreement by chance.
  const strangers = comparisons.length > 1 ? strangerShares(patterns, order, comparisons, u) : undefined
  if (strangers === undefined) return u
  // Where customers have many records each, a good part of the random pairs is of one customer: that part is left out.
  const rest = countLevels(patterns, order, comparisons, strangers)
  return estimate(
    rest,
    agreements.map((agreement, k) => {
      const exact = exactLevelOf(comparisons[k]) + 1
      const before = all[k][exact] / sumOf(all[k])
      return agreement === undefined || !(before > 0)
        ? agreement
        : (agreement * rest[k][exact]) / sumOf(rest[k]) / before
    }),
  )
}

function exactLevelOf({ levels }: Comparison): number {
  return levels.findIndex((level) => level.exact)
}

/** Present levels only. */
function sumOf(counts: Float64Array): number {
  let sum = 0
  for (let l = 1; l < counts.length; l++) sum += counts[l]
  return sum
}

/** Pairs by level of each comparison, 0 for missing; each pattern counts by its share. */
function countLevels(
  { width, levels, counts }: PatternTable,
  order: Int32Array,
  comparisons: readonly Comparison[],
  shares?: Float64Array,
): Float64Array[] {
  const found = comparisons.map((c) => new Float64Array(c.levels.length + 1))
  for (const p of order) {
    const pairs = shares === undefined ? counts[p] : counts[p] * shares[p]
    for (let k = 0; k < width; k++) found[k][levels[p * width + k]] += pairs
  }
  return found
}

/**
 * By pattern: which share of its random pairs is of strangers, from a mixture of strangers (`u`) and matches as the kinds know them. How
 * many are matches is learned, what matches look like is not: pairs that are merely of one city must not pass for matches. Undefined where
 * there are next to none.
 */
function strangerShares(
  { width, levels, counts, size }: PatternTable,
  order: Int32Array,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
): Float64Array | undefined {
  const odds = new Float64Array(size)
  let pairs = 0
  for (const p of order) {
    let bits = 0
    for (let k = 0; k < width; k++) {
      const level = levels[p * width + k]
      if (level !== 0) bits += Math.log2(Math.max(comparisons[k].levels[level - 1].m, LEAST_M) / u[k][level - 1])
    }
    odds[p] = 2 ** bits
    pairs += counts[p]
  }
  const shares = new Float64Array(size)
  let matches = LEAST_MATCH_SHARE
  for (let step = 0; step < MIXTURE_STEPS; step++) {
    let found = 0
    for (const p of order) {
      shares[p] = (1 - matches) / (1 - matches + matches * odds[p])
      found += counts[p] * (1 - shares[p])
    }
    matches = found / Math.max(1, pairs)
  }
  return matches < LEAST_MATCH_SHARE ? undefined : shares
}

/**
 * A level that speaks against a match is no rarer among strangers than among matches. Where few records say enough to have it, the sample
 * holds next to none, and the little that is counted would make it evidence.
 */
function leastU(level: Comparison['levels'][number]): number {
  return speaksAgainst(level) ? level.m : 0
}

/** Pairs added to each level before counting. */
function priorOf({ levels }: Comparison, pairs: number): number[] {
  if (pairs >= ENOUGH_PAIRS) return levels.map(() => SMOOTHING / levels.length)
  const last = levels.findLastIndex((level) => !level.aside)
  const agree = (STRANGER_PAIRS * (1 - STRANGERS_DIFFER)) / Math.max(1, levels.length - 1)
  return levels.map((_, l) => (l === last ? STRANGER_PAIRS * STRANGERS_DIFFER : agree))
}
