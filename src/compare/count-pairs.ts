import type { GrowingColumn } from '../columns'
import type { RecordComparer } from './compare-records'
import { PatternTable } from './patterns'

/** Pairs that are compared together. */
const BATCH = 256

/** Counts pairs by their comparison vectors. They are compared together, which takes half the time that one by one would. */
export class PairCounter {
  private readonly patterns: PatternTable
  private readonly lefts = new Int32Array(BATCH)
  private readonly rights = new Int32Array(BATCH)
  private readonly found = new Int32Array(BATCH)
  private readonly vectors: Int32Array
  private readonly levels: Uint8Array
  private waiting = 0

  /** @param numbers takes the pattern number of each pair, in their order */
  constructor(
    private readonly comparer: RecordComparer,
    private readonly numbers?: GrowingColumn<Int32Array>,
  ) {
    this.patterns = new PatternTable(comparer.comparisons.length)
    this.vectors = new Int32Array(BATCH * this.patterns.words)
    this.levels = new Uint8Array(this.vectors.buffer)
  }

  add(left: number, right: number): void {
    this.lefts[this.waiting] = left
    this.rights[this.waiting] = right
    if (++this.waiting === BATCH) this.countWaiting()
  }

  /** The patterns of all pairs added so far. */
  take(): PatternTable {
    this.countWaiting()
    return this.patterns
  }

  private countWaiting(): void {
    const { comparer, patterns, lefts, rights, found, vectors, levels, waiting, numbers } = this
    comparer.compareMany(lefts, rights, waiting, levels, patterns.words * 4)
    patterns.internMany(vectors, waiting, found)
    for (let k = 0; k < waiting; k++) {
      patterns.counts[found[k]]++
      numbers?.push(found[k])
    }
    this.waiting = 0
  }
}
