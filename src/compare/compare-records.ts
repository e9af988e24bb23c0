import type { RecordTable, TokenWeights } from '../columns'
import type { Comparison, FieldComparison } from './comparison'

/** All comparisons of a plan, bound to one table. */
export interface RecordComparer {
  /** In the order of the vector's entries. */
  readonly comparisons: readonly Comparison[]
  /** Writes the comparison vector of two records: a level per comparison, 0 for missing. */
  compare(left: number, right: number, levels: Uint8Array): void
}

/** Binds the comparisons of all fields to a table. What is computed once per distinct value is computed here. */
export function bindComparisons(
  fields: readonly FieldComparison[],
  table: RecordTable,
  tokens: TokenWeights,
): RecordComparer {
  const comparers = fields.map((field) => field.bind(table, tokens))
  const starts: number[] = []
  let width = 0
  for (const field of fields) {
    starts.push(width)
    width += field.comparisons.length
  }
  return {
    comparisons: fields.flatMap((field) => field.comparisons),
    compare(left, right, levels) {
      for (let f = 0; f < comparers.length; f++) comparers[f](left, right, levels, starts[f])
    },
  }
}
