import { hashBytes } from '../base'
import type { RawColumn, RawTable } from '../columns'
import { type ColumnProfile, headerWords, isMissing, readJsonList } from '../kinds'

/** Distinct values looked at per column, chosen by their hash so that the order of rows does not matter. */
const SAMPLE = 600

/** Distinct values that are checked for words for "nothing". */
const CHECKED = 200_001

/** Looks at every column of a table. */
export function profileColumns(table: RawTable): ColumnProfile[] {
  return table.columns.map((column) => profileColumn(column, table.rowCount))
}

function profileColumn(column: RawColumn, rowCount: number): ColumnProfile {
  const { values, codes } = column
  const cells = sampleValues(column)
  const sample = cells.flatMap((cell) => readJsonList(cell) ?? [cell])
  const lists = cells.filter((cell) => readJsonList(cell) !== undefined).length / Math.max(1, cells.length)
  // By code; a look-up per cell, so no set.
  const isGone = new Uint8Array(values.size)
  isGone[0] = 1
  let gone = 1
  // Words for "nothing" are few; look for them among the short values only.
  const end = Math.min(values.size, CHECKED + 1)
  for (let code = 1; code < end; code++) {
    if (values.offsets[code + 1] - values.offsets[code] > 16 || !isMissing(values.get(code))) continue
    isGone[code] = 1
    gone++
  }
  let filled = rowCount
  for (let row = 0; row < rowCount; row++) filled -= isGone[codes[row]]
  let words = 0
  let characters = 0
  for (const value of sample) {
    words += value.trim().split(/\s+/).length
    characters += value.length
  }
  return {
    name: column.name,
    words: headerWords(lastSegments(column.name)),
    rowCount,
    filled: rowCount === 0 ? 0 : filled / rowCount,
    distinct: values.size - gone,
    sample,
    lists,
    meanWords: sample.length === 0 ? 0 : words / sample.length,
    meanLength: sample.length === 0 ? 0 : characters / sample.length,
  }
}

/** The part of a dotted name that tells what a column is: `contact.name.first` → `name first`, `addresses.0.city` → `addresses city`. */
function lastSegments(name: string): string {
  const segments = name.split('.').filter((segment) => !/^\d+$/.test(segment))
  // "d.o.b." is no path.
  const isPath = segments.length > 1 && segments.every((segment) => segment.length > 1)
  return isPath ? segments.slice(-2).join(' ') : name
}

/** Values with the lowest hashes. */
function sampleValues({ values }: RawColumn): string[] {
  const distinct = values.size - 1
  const limit = Math.min(1, (SAMPLE * 1.2) / Math.max(1, distinct)) * 4294967296
  const chosen: { hash: number; code: number }[] = []
  for (let code = 1; code < values.size; code++) {
    const hash = hashBytes(values.bytes, values.offsets[code], values.offsets[code + 1], 7) >>> 0
    if (hash < limit) chosen.push({ hash, code })
  }
  chosen.sort((a, b) => a.hash - b.hash)
  return chosen
    .slice(0, SAMPLE)
    .map(({ code }) => values.get(code).slice(0, 4096))
    .filter((value) => !isMissing(value))
}
