import { seededRandom } from '../base'
import type { RecordTable } from '../columns'
import type { RecordComparer } from '../compare'

/** Pairs drawn at the most; 100,000 are enough when empty cells are smoothed. */
const SAMPLE_PAIRS = 300_000
/** Records on a side of a square: its records stay in the processor's cache. */
const SQUARE = 316
/** Spread over a comparison's levels, so that none has a probability of 0. */
const SMOOTHING = 0.5

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
  return comparisons.map((comparison, k) => {
    const size = comparison.levels.length
    const own = counts[k].subarray(1)
    const share = SMOOTHING / size
    let total = 0
    for (let l = 0; l < size; l++) total += own[l] + share
    const u = Array.from(own, (count) => (count + share) / total)
    const exact = comparison.levels.findIndex((level) => level.exact)
    const agreement = agreementOf(k)
    if (exact < 0 || agreement === undefined || agreement <= 0 || agreement >= 1) return u
    const scale = (1 - agreement) / (1 - u[exact])
    return u.map((value, l) => (l === exact ? agreement : value * scale))
  })
}
