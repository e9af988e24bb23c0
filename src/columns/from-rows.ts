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
  let rowCount = 0
  let position = 0
  for await (const row of rows) {
    position++
    if (position % ROWS_BETWEEN_BREATHS === 0) {
      throwIfAborted(signal)
      onProgress?.({ stage: 'read', done: position, total: 0 })
      await breathe()
    }
    const fault = faultOf(row)
    if (fault !== undefined) {
      rejects.push({ source, line: position, reason: fault, raw: printRow(row) })
      continue
    }
    if (rowCount === capacity) {
      capacity *= 2
      for (const column of columns.values()) column.codes = grown(column.codes, capacity)
    }
    for (const name of Object.keys(row)) {
      const text = toText(row[name])
      let column = columns.get(name)
      if (column === undefined) {
        column = { name, codes: new Int32Array(capacity), values: new BytePool() }
        columns.set(name, column)
      }
      column.codes[rowCount] = column.values.internString(text)
    }
    rowCount++
  }
  for (const column of columns.values()) column.values.seal()
  return { source, rowCount, columns: [...columns.values()], rejects, warnings: [] }
}

function faultOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'not an object'
  for (const value of Object.values(row)) {
    if (typeof value === 'string' && !isWellFormed(value)) return 'text with a lone surrogate'
  }
  return undefined
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
