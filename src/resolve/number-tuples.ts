import { mixPair } from '../base'
import { sortKeys } from '../block'
import { GrowingColumn } from '../columns'

/** Tuples by number. */
export interface TupleNumbers {
  /** By position, the number of its tuple: 0 where all codes are 0, else from 1 in the order of first appearance. */
  readonly numbers: Int32Array
  /** By number, the first position with the tuple; of number 0 it says nothing. */
  readonly firsts: Int32Array
}

/**
 * Numbers the tuples of codes that stand at the same position of several columns. Positions are sorted by a hash of their tuples: that takes less time
 * and far less memory than a table of all tuples.
 */
export function numberTuples(columns: readonly Int32Array[], count: number): TupleNumbers {
  const numbers = new Int32Array(count)
  const { keys, records, length } = sortKeys(hashTuples(columns, count), 1)
  // First the position of each tuple's first appearance, one more, since 0 stands for the empty tuple.
  for (let from = 0; from < length; ) {
    let to = from
    while (to < length && keys[to] === keys[from]) {
      numbers[records[to]] = firstOf(columns, records, from, to) + 1
      to++
    }
    from = to
  }
  const firsts = new GrowingColumn(new Int32Array(1024))
  firsts.push(0)
  for (let position = 0; position < count; position++) {
    const first = numbers[position] - 1
    if (first === position) {
      numbers[position] = firsts.size
      firsts.push(position)
    } else if (first >= 0) numbers[position] = numbers[first]
  }
  return { numbers, firsts: firsts.take() }
}

function hashTuples(columns: readonly Int32Array[], count: number): Int32Array {
  const hashes = new Int32Array(count)
  for (const codes of columns) {
    for (let k = 0; k < count; k++) if (codes[k] !== 0 || hashes[k] !== 0) hashes[k] = mixPair(hashes[k], codes[k]) || 1
  }
  return hashes
}

/** The first of the positions `records[from … at]`, all of one hash, that has the tuple of the last of them. */
function firstOf(columns: readonly Int32Array[], records: Int32Array, from: number, at: number): number {
  const position = records[at]
  for (let k = from; k < at; k++) if (isSameTuple(columns, records[k], position)) return records[k]
  return position
}

function isSameTuple(columns: readonly Int32Array[], a: number, b: number): boolean {
  for (let c = 0; c < columns.length; c++) if (columns[c][a] !== columns[c][b]) return false
  return true
}
