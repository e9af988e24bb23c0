import type { TextPool } from '../columns'
import type { FieldPlan, PartColumn } from '../entity'
import { splitList } from '../kinds'
import type { RecordRows } from './normalize-records'

/** Values of one list field that are compared at the most; all of them survive. */
const MAX_SLOTS = 8

/** Cells of a field: `cells[i * width + f * slots + slot]`, and how many of them each feature has. */
export interface FieldCells {
  readonly cells: Int32Array
  readonly slots: number
}

/** Codes of the values in a list column's distinct cells: those of cell `raw` are `codes[starts[raw] … starts[raw + 1])`. */
interface DecodedLists {
  readonly starts: Int32Array
  readonly codes: Int32Array
}

/** Cells of a field whose only feature may have several values in a record. */
export function listCells(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  pool: TextPool,
  records: RecordRows,
): FieldCells {
  const decoded = columns.map((own) => own.map((part) => decodeLists(field, part, pool)))
  const slots = Math.max(1, ...decoded.map(mostValues))
  const cells = new Int32Array(records.count * slots)
  writeLists(cells, slots, records, columns, decoded)
  return { cells, slots }
}

function decodeLists(field: FieldPlan, { column, read }: PartColumn, pool: TextPool): DecodedLists {
  const { values } = column
  const out = ['']
  const starts = new Int32Array(values.size + 1)
  const codes: number[] = []
  for (let raw = 0; raw < values.size; raw++) {
    starts[raw] = codes.length
    if (raw === 0 || read === undefined) continue
    for (const value of field.many ? splitList(values.get(raw)) : [values.get(raw)]) {
      out[0] = ''
      read(value, out)
      const code = pool.intern(out[0] ?? '')
      if (code !== 0 && codes.indexOf(code, starts[raw]) < 0) codes.push(code)
    }
  }
  starts[values.size] = codes.length
  return { starts, codes: Int32Array.from(codes) }
}

/** Most values that any distinct cell of each column holds, summed over the columns of a table. */
function mostValues(columns: readonly DecodedLists[]): number {
  let sum = 0
  for (const { starts } of columns) {
    let most = 0
    for (let raw = 1; raw < starts.length; raw++) most = Math.max(most, starts[raw] - starts[raw - 1])
    sum += most
  }
  return Math.min(MAX_SLOTS, sum)
}

function writeLists(
  cells: Int32Array,
  slots: number,
  { count, tables, rows }: RecordRows,
  columns: readonly (readonly PartColumn[])[],
  decoded: readonly (readonly DecodedLists[])[],
): void {
  for (let i = 0; i < count; i++) {
    const t = tables[i]
    const from = i * slots
    let used = 0
    for (let c = 0; c < columns[t].length && used < slots; c++) {
      const raw = columns[t][c].column.codes[rows[i]]
      const { starts, codes } = decoded[t][c]
      for (let k = starts[raw]; k < starts[raw + 1] && used < slots; k++) {
        let known = false
        for (let s = 0; s < used; s++) if (cells[from + s] === codes[k]) known = true
        if (!known) cells[from + used++] = codes[k]
      }
    }
  }
}
