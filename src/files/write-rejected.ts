import type { Reject } from '../columns'
import type { RunFolder } from '../node'
import { createCsvWriter } from './write-csv'
import type { WriteRunOptions } from './write-run-options'

/**
 * Writes rejected.csv: input that could not be read, or is no record.
 */
export function writeRejected(
  rejects: readonly Reject[],
  folder: RunFolder,
  { rawCsv }: Pick<WriteRunOptions, 'rawCsv'>,
): void {
  const writer = createCsvWriter(folder.path('rejected.csv'), { raw: rawCsv })
  try {
    writer.row(['source', 'line', 'reason', 'raw'])
    const rows = rejects.map(({ source, line, reason, raw }) => [source, String(line), reason, raw])
    for (const row of rows.sort(byCodePoints)) writer.row(row)
  } finally {
    writer.close()
  }
}

/** Order of rows by their cells. */
function byCodePoints(a: readonly string[], b: readonly string[]): number {
  for (let c = 0; c < a.length; c++) {
    const order = compareCodePoints(a[c], b[c])
    if (order !== 0) return order
  }
  return 0
}

function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = rankOfUnit(a.charCodeAt(i)) - rankOfUnit(b.charCodeAt(i))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others, but their units are below those from U+E000 on. */
function rankOfUnit(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}
