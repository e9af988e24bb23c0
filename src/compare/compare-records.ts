import type { RecordTable, TokenWeights } from '../columns'
import type { Comparison, FieldComparer, FieldComparison } from './comparison'

/** All comparisons of a plan, bound to one table. */
export interface RecordComparer {
  /** In the order of the vector's entries. */
  readonly comparisons: readonly Comparison[]
  /** Writes the comparison vector of two records: a level per comparison, 0 for missing. */
  compare(left: number, right: number, levels: Uint8Array): void
  /** The same for `lefts[k]` and `rights[k]`, `k < count`: the vector of pair `k` begins at `levels[k * width]`. */
  compareMany(lefts: Int32Array, rights: Int32Array, count: number, levels: Uint8Array, width: number): void
}

/** Binds the comparisons of all fields to a table. What is computed once per distinct value is computed here. */
export function bindComparisons(
  fields: readonly FieldComparison[],
  table: RecordTable,
  tokens: TokenWeights,
): RecordComparer {
  const comparers = fields.map((field) => field.bind(table, tokens))
  const manyComparers = comparers.map((comparer) => comparer.many ?? oneByOne(comparer))
  const starts: number[] = []
  let entries = 0
  for (const field of fields) {
    starts.push(entries)
    entries += field.comparisons.length
  }
  return {
    comparisons: fields.flatMap((field) => field.comparisons),
    compare(left, right, levels) {
      for (let f = 0; f < comparers.length; f++) comparers[f](left, right, levels, starts[f])
    },
    compareMany(lefts, rights, count, levels, width) {
      touch(table, lefts, rights, count)
      for (let f = 0; f < manyComparers.length; f++) manyComparers[f](lefts, rights, count, levels, starts[f], width)
    },
  }
}

function oneByOne(comparer: FieldComparer): NonNullable<FieldComparer['many']> {
  return (lefts, rights, count, levels, at, width) => {
    for (let k = 0; k < count; k++) comparer(lefts[k], rights[k], levels, k * width + at)
  }
}

/** Keeps the look-ahead from being optimised away. */
const touched = /* @__PURE__ */ new Int32Array(1)

/**
 * Reads the rows of the records once. They stand anywhere in memory, so that each is waited for; in a loop that does nothing else, the waits
 * overlap.
 */
function touch({ rows, stride }: RecordTable, lefts: Int32Array, rights: Int32Array, count: number): void {
  const cells = rows
  const step = stride | 0
  let before = -1
  let all = 0
  for (let k = 0; k < count; k = (k + 1) | 0) {
    const right = Math.imul(rights[k], step)
    all ^= cells[right] ^ cells[(right + step - 1) | 0]
    if (lefts[k] === before) continue
    before = lefts[k]
    const left = Math.imul(before, step)
    all ^= cells[left] ^ cells[(left + step - 1) | 0]
  }
  touched[0] = all
}
