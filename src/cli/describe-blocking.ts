import type { ResolveResult } from '../resolve'
import { words } from './language'
import { formatCount, formatShare, formatTable } from './table'

/** Rules shown; run.json and the report have all. */
const SHOWN = 12

/** What each blocking rule found that no rule before it had, as a table. */
export function describeBlocking({ state }: ResolveResult): string {
  const { reports } = state.learned.candidates
  const { blocking } = words.resolve
  const all = reports.reduce((sum, report) => sum + report.expectedMatches, 0)
  let found = 0
  const rows = reports.slice(0, SHOWN).map(({ rule, pairs, expectedMatches }) => {
    found += expectedMatches
    return [
      rule,
      formatCount(pairs),
      formatCount(Math.round(expectedMatches)),
      formatShare(all === 0 ? 1 : found / all),
    ]
  })
  const left = reports.length - rows.length
  return [
    formatTable([[blocking.rule, blocking.pairs, blocking.matches, blocking.together], ...rows], [1, 2, 3]),
    ...(left > 0 ? [blocking.more(left)] : []),
  ].join('\n')
}
