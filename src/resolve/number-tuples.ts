import { mixPair } from '../base'
import { GrowingColumn } from '../columns'

/** Tuples that are looked up together. */
const BATCH = 256

/**
 * Numbers tuples of codes, from 0 in the order of their first appearance: a table of open addressing whose slots hold the codes of a tuple beside its number,
 * so that a look-up waits for memory once; and tuples are looked up many at a time, so that the waits overlap.
 */
class TupleNumbers {
  /** How many there are. */
  size = 0
  private table: Int32Array
  private mask = 1023
  private readonly stride: number
  private readonly hashes = new Int32Array(BATCH)
  /** Keeps the look-ahead from being optimised away. */
  protected touched = 0

  /** @param width codes in a tuple */
  constructor(private readonly width: number) {
    this.stride = width + 1
    this.table = new Int32Array((this.mask + 1) * this.stride)
  }

  /** Numbers `count` tuples, whose codes stand one behind the other; at most {@link BATCH}. */
  number(tuples: Int32Array, count: number, numbers: Int32Array): void {
    const { width, stride, hashes } = this
    if ((this.size + count) * 2 > this.mask) this.grow()
    const { table, mask } = this
    let touched = 0
    for (let k = 0; k < count; k++) {
      hashes[k] = this.hashOf(tuples, k * width)
      touched ^= table[(hashes[k] & mask) * stride]
    }
    this.touched = touched
    for (let k = 0, at = 0; k < count; k++, at += width) {
      const slot = this.slotOf(hashes[k], tuples, at)
      // One more, since 0 marks a free slot.
      if (table[slot] === 0) {
        table[slot] = ++this.size
        for (let c = 0; c < width; c++) table[slot + 1 + c] = tuples[at + c]
      }
      numbers[k] = table[slot] - 1
    }
  }

  private hashOf(tuples: Int32Array, at: number): number {
    let hash = 0
    for (let c = 0; c < this.width; c++) hash = mixPair(hash, tuples[at + c])
    return hash
  }

  /** Where a tuple stands in the table, or is to stand. */
  private slotOf(hash: number, tuples: Int32Array, at: number): number {
    const { table, mask, width, stride } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const start = slot * stride
      if (table[start] === 0) return start
      let c = 0
      while (c < width && table[start + 1 + c] === tuples[at + c]) c++
      if (c === width) return start
    }
  }

  private grow(): void {
    const { table: old, stride } = this
    this.mask = this.mask * 4 + 3
    this.table = new Int32Array((this.mask + 1) * stride)
    for (let from = 0; from < old.length; from += stride) {
      if (old[from] === 0) continue
      const to = this.slotOf(this.hashOf(old, from + 1), old, from + 1)
      for (let c = 0; c < stride; c++) this.table[to + c] = old[from + c]
    }
  }
}

/**
 * Numbers the combinations of codes that some records have in several columns.
 *
 * @param columns codes by row
 * @param chosen numbers of the records
 * @param rows row of each record
 * @param numbers gets the number of each record's combination, by record
 * @returns by number, the row of the first record with it
 */
export function numberCombinations(
  columns: readonly Int32Array[],
  chosen: Int32Array,
  rows: Int32Array,
  numbers: Int32Array,
): Int32Array {
  const width = columns.length
  const known = new TupleNumbers(width)
  const firsts = new GrowingColumn(new Int32Array(1024))
  const tuples = new Int32Array(BATCH * width)
  const found = new Int32Array(BATCH)
  for (let from = 0; from < chosen.length; from += BATCH) {
    const size = Math.min(BATCH, chosen.length - from)
    for (let c = 0; c < width; c++) {
      const codes = columns[c]
      for (let k = 0, at = c; k < size; k++, at += width) tuples[at] = codes[rows[chosen[from + k]]]
    }
    known.number(tuples, size, found)
    for (let k = 0; k < size; k++) {
      const record = chosen[from + k]
      if (found[k] === firsts.size) firsts.push(rows[record])
      numbers[record] = found[k]
    }
  }
  return firsts.take()
}
