import { mix32 } from '../base'
import { BytePool, type RawColumn, type RawTable } from '../columns'

/** Tables with a part of their rows. */
export interface TableSample {
  readonly tables: readonly RawTable[]
  /** Rows taken, as a share of all; 1 where they are all there. */
  readonly share: number
}

/** Rows that a profile for a report looks at: on a million it would take as long as reading them. */
const MOST_ROWS = 4000

/**
 * Draws rows for a profile, the same share of each table, by a hash of their position.
 *
 * @param tables sources as they were read; they are not changed
 * @param most rows to take in all, about; 4,000 by default
 */
export function sampleTables(tables: readonly RawTable[], most = MOST_ROWS): TableSample {
  const rows = tables.reduce((sum, table) => sum + table.rowCount, 0)
  if (rows <= most) return { tables, share: 1 }
  const limit = (most / rows) * 4294967296
  return {
    tables: tables.map((table) => {
      const chosen: number[] = []
      for (let row = 0; row < table.rowCount; row++) if (mix32(row + 1) >>> 0 < limit) chosen.push(row)
      return withRows(table, Int32Array.from(chosen))
    }),
    share: most / rows,
  }
}

function withRows(table: RawTable, rows: Int32Array): RawTable {
  return {
    ...table,
    rowCount: rows.length,
    columns: table.columns.map((column) => columnOf(column, rows)),
    ...(table.lines === undefined ? {} : { lines: rows.map((row) => table.lines?.[row] ?? 0) }),
  }
}

/** The cells of some rows, over a pool of their own: whoever looks at every distinct value then looks at these alone. */
function columnOf({ name, codes, values }: RawColumn, rows: Int32Array): RawColumn {
  const numbers = new Map<number, number>([[0, 0]])
  const own = new Int32Array(rows.length)
  const known: number[] = [0]
  for (let k = 0; k < rows.length; k++) {
    const code = codes[rows[k]]
    let number = numbers.get(code)
    if (number === undefined) {
      number = known.length
      numbers.set(code, number)
      known.push(code)
    }
    own[k] = number
  }
  const offsets = new Int32Array(known.length + 1)
  known.forEach((code, k) => {
    offsets[k + 1] = offsets[k] + values.offsets[code + 1] - values.offsets[code]
  })
  const bytes = new Uint8Array(offsets[known.length])
  known.forEach((code, k) => {
    bytes.set(values.bytes.subarray(values.offsets[code], values.offsets[code + 1]), offsets[k])
  })
  return { name, codes: own, values: BytePool.of(bytes, offsets) }
}
