import type { GrowingColumn } from '../columns'
import type { RecordComparer } from './compare-records'
import { type Batches, inBatches } from './in-batches'
import type { PatternTable } from './patterns'

/**
 * Counts pairs by their comparison vectors.
 *
 * @param patterns counts those that were added once the batches are at their end
 * @param numbers takes the pattern number of each pair, in their order
 */
export function countPairs(
  comparer: RecordComparer,
  patterns: PatternTable,
  numbers?: GrowingColumn<Int32Array>,
): Batches {
  let found = new Int32Array(0)
  let vectors = found
  return inBatches((lefts, rights, count) => {
    if (found.length < count) {
      found = new Int32Array(lefts.length)
      vectors = new Int32Array(lefts.length * patterns.words)
    }
    comparer.compareMany(lefts, rights, count, new Uint8Array(vectors.buffer), patterns.words * 4)
    patterns.internMany(vectors, count, found)
    for (let k = 0; k < count; k++) {
      patterns.counts[found[k]]++
      numbers?.push(found[k])
    }
  })
}
