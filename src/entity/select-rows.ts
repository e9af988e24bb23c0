import type { RawColumn } from '../columns'
import type { DataTable } from '../data'
import { looksLikeOrganization } from '../kinds'
import type { RowCondition } from './config'

/** The column with all cells emptied that a test on its distinct values refuses. */
export function keepValues(column: RawColumn, isKept: (value: string) => boolean): RawColumn {
  const { values } = column
  const kept = new Uint8Array(values.size)
  for (let code = 1; code < values.size; code++) if (isKept(values.get(code))) kept[code] = 1
  return { ...column, codes: column.codes.map((code) => (kept[code] === 1 ? code : 0)) }
}

/** The column with all cells emptied in rows that a condition refuses. */
export function keepRows(column: RawColumn, fulfilled: Uint8Array): RawColumn {
  return { ...column, codes: column.codes.map((code, row) => (fulfilled[row] === 1 ? code : 0)) }
}

/** 1 for each row that fulfils a condition. */
export function rowsThat({ is }: RowCondition, column: RawColumn, rowCount: number): Uint8Array {
  const wanted = is === undefined ? undefined : new Set(typeof is === 'string' ? [is] : is)
  const fits = new Uint8Array(column.values.size)
  for (let code = 1; code < fits.length; code++) {
    const value = column.values.get(code).trim()
    if (wanted === undefined ? value !== '' : wanted.has(value)) fits[code] = 1
  }
  return Uint8Array.from({ length: rowCount }, (_, row) => fits[column.codes[row]])
}

/** The column with only the names of persons, or only those of organizations. */
export function keepNamesOf(column: RawColumn, only: 'persons' | 'organizations', data: DataTable): RawColumn {
  return keepValues(column, (value) => looksLikeOrganization(value, data) === (only === 'organizations'))
}

/** The column without the cells that clear a value, and the rows in which they stand. */
export function keepClearing(
  column: RawColumn,
  tokens: readonly string[],
): { readonly column: RawColumn; readonly cleared: Uint8Array } {
  const wanted = new Set(tokens)
  const clears = new Uint8Array(column.values.size)
  for (let code = 0; code < clears.length; code++) if (wanted.has(column.values.get(code).trim())) clears[code] = 1
  return {
    column: { ...column, codes: column.codes.map((code) => (clears[code] === 1 ? 0 : code)) },
    cleared: Uint8Array.from(column.codes, (code) => clears[code]),
  }
}
