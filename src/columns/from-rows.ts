import { breathe, type JobOptions, throwIfAborted } from '../base'
import { BytePool } from './byte-pool'
import type { RawTable, Reject } from './raw-table'

/** A row of a source: column name → value. Strings, numbers, booleans and dates are taken as text; null and undefined are missing. */
export type Row = Readonly<Record<string, unknown>>

const ROWS_BETWEEN_BREATHS = 20_000

interface GrowingColumn {
  name: string
  codes: Int32Array
  values: BytePool
}

/**
 * Reads rows into columns. A row that is not an object is rejected, and so is one with a lone surrogate, which has no UTF-8 form.
 *
 * @param source name of the source
 */
export async function tableFromRows(
  source: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  { signal, onProgress }: JobOptions = {},
): Promise<RawTable> {
  const columns = new Map<string, GrowingColumn>()
  const rejects: Reject[] = []
  let capacity = 1024
  let lines: Int32Array = new Int32Array(capacity)
  let rowCount = 0
  let position = 0
  for await (const row of rows) {
    position++
    if (position % ROWS_BETWEEN_BREATHS === 0) {
      throwIfAborted(signal)
      onProgress?.({ stage: 'read', done: position, total: 0 })
      await breathe()
    }
    const cells = cellsOf(row)
    if (typeof cells === 'string') {
      rejects.push({ source, line: position, reason: cells, raw: printRow(row) })
      continue
    }
    if (rowCount === capacity) {
      capacity *= 2
      lines = grown(lines, capacity)
      for (const column of columns.values()) column.codes = grown(column.codes, capacity)
    }
    for (const [name, text] of cells) {
      let column = columns.get(name)
      if (column === undefined) {
        column = { name, codes: new Int32Array(capacity), values: new BytePool() }
        columns.set(name, column)
      }
      column.codes[rowCount] = column.values.internString(text)
    }
    lines[rowCount] = position
    rowCount++
  }
  for (const column of columns.values()) column.values.seal()
  return { source, rowCount, columns: [...columns.values()], lines, rejects, warnings: [] }
}

/** The cells of a row as text, or the reason why it cannot be read. */
function cellsOf(row: unknown): [name: string, text: string][] | string {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not an object'
  const cells: [string, string][] = []
  for (const [name, value] of Object.entries(row)) {
    let text: string
    try {
      text = toText(value)
    } catch {
      return 'a value that has no text'
    }
    if (!isWellFormed(text)) return 'text with a lone surrogate'
    if (text.includes('\u0000')) return 'text with a NUL character'
    cells.push([name, text])
  }
  return cells
}

function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
}

function printRow(row: unknown): string {
  try {
    return JSON.stringify(row) ?? String(row)
  } catch {
    return String(row)
  }
}

/** Lists become JSON arrays, which fields with `many: true` read back. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString()
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

function grown(codes: Int32Array, capacity: number): Int32Array {
  const next = new Int32Array(capacity)
  next.set(codes)
  return next
}
