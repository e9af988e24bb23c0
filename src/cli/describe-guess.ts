import type { ColumnGuess } from '../guess'
import { words } from './language'
import { formatTable, safeText } from './table'

/** Columns without a use that are listed; a wide file has thousands. */
const SHOWN_UNUSED = 20

/** What was assumed of each column, as a table. */
export function describeGuess(columns: readonly ColumnGuess[]): string {
  const { guesses } = words
  const unused = columns.filter(({ use }) => use === undefined)
  const left = new Set(unused.slice(SHOWN_UNUSED))
  const rows = columns
    .filter((guess) => !left.has(guess))
    .map(({ source, column, use, kind, evidence }) => [
      safeText(source),
      safeText(column),
      use === undefined ? guesses.notUsed : safeText(use),
      kind ?? '',
      evidence,
    ])
  const head = [guesses.source, guesses.column, guesses.usedAs, guesses.kind, guesses.because]
  const lines = [guesses.title, formatTable([head, ...rows])]
  if (left.size > 0) lines.push(guesses.moreNotUsed(left.size))
  return lines.join('\n')
}
