import { mix32 } from '../base'
import type { RecordTable } from '../columns'

/**
 * Records that planning looks at; of a larger input it takes a sample. Of the pairs of an input the square of the sample's share is left, so
 * from {@link SCALED_FROM} records on the sample grows with the root of the input, which leaves it as many matches to plan with.
 */
const PLANNED_RECORDS = 12_000
export const SCALED_FROM = 100_000

/** The records planned with: all, or a part with the same pools. */
export interface PlanningSample {
  readonly table: RecordTable
  /** Records planned with, as a share of all: blocks and pairs shrink with it. */
  readonly share: number
}

/** Draws the records to plan with, by a hash of the record's rank. */
export function planningSample(table: RecordTable, seed: number): PlanningSample {
  if (table.count <= PLANNED_RECORDS) return { table, share: 1 }
  const planned = PLANNED_RECORDS * Math.sqrt(Math.max(1, table.count / SCALED_FROM))
  const limit = (planned / table.count) * 4294967296
  const chosen: number[] = []
  for (let i = 0; i < table.count; i++) if (mix32(i ^ mix32(seed)) >>> 0 < limit) chosen.push(i)
  const { stride } = table
  const rows = new Int32Array(chosen.length * stride)
  const sources = new Int32Array(chosen.length)
  chosen.forEach((i, k) => {
    rows.set(table.rows.subarray(i * stride, (i + 1) * stride), k * stride)
    sources[k] = table.sources[i]
  })
  const types = table.types === undefined ? {} : { types: Int32Array.from(chosen, (i) => table.types?.[i] ?? 0) }
  return { table: { ...table, ...types, count: chosen.length, rows, sources }, share: chosen.length / table.count }
}
