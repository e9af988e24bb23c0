import type { ColumnGuess } from '../entity'
import { countOf, formatTable, safeText } from './table'

/** Columns without a use that are listed; a wide file has thousands. */
const SHOWN_UNUSED = 20

/** What was assumed of each column, as a table. */
export function describeGuess(columns: readonly ColumnGuess[]): string {
  const unused = columns.filter(({ use }) => use === undefined)
  const left = new Set(unused.slice(SHOWN_UNUSED))
  const rows = columns
    .filter((guess) => !left.has(guess))
    .map(({ source, column, use, kind, evidence }) => [
      safeText(source),
      safeText(column),
      use === undefined ? '(not used)' : safeText(use),
      kind ?? '',
      evidence,
    ])
  const lines = ['Guessed columns:', formatTable([['source', 'column', 'used as', 'kind', 'because'], ...rows])]
  if (left.size > 0) lines.push(`… and ${countOf(left.size, 'column')} more not used`)
  return lines.join('\n')
}
