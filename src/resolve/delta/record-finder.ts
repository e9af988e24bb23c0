import { BytePool } from '../../columns'
import type { RecordRef } from '../../identity'
import type { OrderedRecords } from '../order-records'

/** What {@link RecordFinder} knows records by. */
export type SortedRecords = Pick<OrderedRecords, 'count' | 'sources' | 'sourceNames' | 'ids' | 'idCodes'>

/**
 * Finds records by source and id, by bisection: they stand in the code-point order of both. For a few of a million, no table is worth making.
 *
 * @internal
 */
export class RecordFinder {
  private readonly starts: Int32Array
  private readonly scratch = new BytePool()

  constructor(private readonly records: SortedRecords) {
    const { sources, sourceNames, count } = records
    this.starts = new Int32Array(sourceNames.length + 1).fill(count)
    for (let i = count - 1; i >= 0; i--) this.starts[sources[i]] = i
    for (let s = sourceNames.length - 1; s >= 0; s--) this.starts[s] = Math.min(this.starts[s], this.starts[s + 1])
  }

  /** Number of a record, -1 if there is none. */
  numberOf({ source, recordId }: RecordRef): number {
    return this.find(source, this.scratch, this.scratch.internString(recordId))
  }

  /** Number of the record whose id is a value of a pool, -1 if there is none. */
  find(source: string, ids: BytePool, code: number): number {
    const { sourceNames, ids: own, idCodes } = this.records
    const s = sourceNames.indexOf(source)
    if (s < 0) return -1
    let low = this.starts[s]
    let high = this.starts[s + 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareValues(own, idCodes[middle], ids, code) < 0) low = middle + 1
      else high = middle
    }
    return low < this.starts[s + 1] && compareValues(own, idCodes[low], ids, code) === 0 ? low : -1
  }
}

/** Compares values of two pools by their bytes, which for UTF-8 is code-point order. */
export function compareValues(left: BytePool, a: number, right: BytePool, b: number): number {
  const from = left.offsets[a]
  const other = right.offsets[b]
  const length = left.offsets[a + 1] - from
  const otherLength = right.offsets[b + 1] - other
  const shared = Math.min(length, otherLength)
  for (let i = 0; i < shared; i++) {
    const difference = left.bytes[from + i] - right.bytes[other + i]
    if (difference !== 0) return difference
  }
  return length - otherLength
}
