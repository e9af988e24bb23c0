import type { FieldProblem } from '../profile'
import { words } from './language'
import { safeText } from './table'

/** Values named in a sentence. */
const SHOWN = 3

/** A problem as sentences: what it is with its counts, then what to do about it. */
export function describeProblem({ problem, field, column, kind, affected, values, sorts }: FieldProblem): string {
  const { place, problems } = words.profile
  const text = problems[problem]({
    kind,
    affected,
    values: values.slice(0, SHOWN).map(({ value, rows }) => ({ value: safeText(value), rows })),
    hasMore: values.length > SHOWN,
    sorts: Object.entries(sorts),
  })
  return `${place(safeText(field), safeText(column))}: ${text}`
}
