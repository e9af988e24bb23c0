import { seededRandom } from '../base'
import type { RecordTable } from '../columns'
import type { Comparison, RecordComparer } from '../compare'

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
  const counts = comparisons.map((c) => new Float64Array(c.levels.length + 1))
  const levels = new Uint8Array(comparisons.length)
  const take = (left: number, right: number): void => {
    if (!admissible(left, right)) return
    comparer.compare(left, right, levels)
    for (let k = 0; k < levels.length; k++) counts[k][levels[k]]++
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
  return comparisons.map((comparison, k) => {
    const own = counts[k].subarray(1)
    const prior = priorOf(comparison, pairs)
    let total = 0
    for (let l = 0; l < own.length; l++) total += own[l] + prior[l]
    const u = Array.from(own, (count, l) => (count + prior[l]) / total)
    const exact = comparison.levels.findIndex((level) => level.exact)
    const agreement = agreementOf(k)
    if (pairs < ENOUGH_PAIRS || exact < 0 || agreement === undefined || agreement <= 0 || agreement >= 1) return u
    const scale = (1 - agreement) / (1 - u[exact])
    return u.map((value, l) => (l === exact ? agreement : value * scale))
  })
}

/** Pairs added to each level before counting. */
function priorOf({ levels }: Comparison, pairs: number): number[] {
  if (pairs >= ENOUGH_PAIRS) return levels.map(() => SMOOTHING / levels.length)
  const last = levels.findLastIndex((level) => !level.aside)
  const agree = (STRANGER_PAIRS * (1 - STRANGERS_DIFFER)) / Math.max(1, levels.length - 1)
  return levels.map((_, l) => (l === last ? STRANGER_PAIRS * STRANGERS_DIFFER : agree))
}
