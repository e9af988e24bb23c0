import { breathe, type JobOptions } from '../base'
import { ENDLESS } from './flatten-row'
import { pullRows, type Rows } from './pull-rows'
import type { RawTable } from './raw-table'
import { TableBuilder } from './table-builder'

/**
 * A row of a source: column name → value. Strings, numbers, booleans and dates are taken as text; null and undefined are missing. Objects
 * become columns with dotted names (`contact.name`), and so do lists of objects (`addresses.0.city`); a list of plain values stays one
 * column, for a field with `many: true`.
 */
export type Row = Readonly<Record<string, unknown>>

const ROWS_BETWEEN_REPORTS = 20_000
const ROWS_BETWEEN_LOOKS = 256
/** How long reading may keep timers and signal handlers waiting. */
const BREATHE_AFTER_MS = 40
/** A longer raw text of a reject is cut. */
const MAX_RAW_LENGTH = 1 << 20

/**
 * Reads rows into columns, one at a time: the next is asked for when the one before is stored. A row that is not an object is rejected, and so
 * is one that is nested deeper than 64 levels, that holds a text over 1 MiB, a NUL or a lone surrogate, or a value that has no text.
 *
 * @param source name of the source
 * @throws SamewiseError `ABORTED`; `UNREADABLE_INPUT` if the rows' own source fails; `BAD_USAGE` if there are none to iterate; `CAPACITY`
 */
export async function tableFromRows(
  source: string,
  rows: Rows<Row>,
  { signal, onProgress }: JobOptions = {},
): Promise<RawTable> {
  const table = new TableBuilder(source, 'row')
  let lastBreath = performance.now()
  const breatheNow = async (): Promise<void> => {
    await breathe()
    lastBreath = performance.now()
  }
  const take = (row: unknown, position: number): Promise<void> | undefined => {
    const fault = table.add(row, position)
    if (fault !== undefined) table.reject(position, fault, fault === ENDLESS ? String(row) : printRow(row))
    const isReport = position % ROWS_BETWEEN_REPORTS === 0
    if (isReport) onProgress?.({ stage: 'read', done: position, total: 0 })
    if (!isReport && (position % ROWS_BETWEEN_LOOKS !== 0 || performance.now() - lastBreath < BREATHE_AFTER_MS)) {
      return undefined
    }
    return breatheNow()
  }
  await pullRows(source, rows, take, signal)
  return table.finish()
}

function printRow(row: unknown): string {
  let text: string
  try {
    text = JSON.stringify(row) ?? String(row)
  } catch {
    text = String(row)
  }
  if (text.length <= MAX_RAW_LENGTH) return text
  const isPairCut = (text.charCodeAt(MAX_RAW_LENGTH - 1) & 0xfc00) === 0xd800
  return text.slice(0, isPairCut ? MAX_RAW_LENGTH - 1 : MAX_RAW_LENGTH)
}
