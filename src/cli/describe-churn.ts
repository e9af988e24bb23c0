import type { IdCause, IdChange, IdChurn } from '../identity'
import { words } from './language'

const CHANGES: readonly IdChange[] = ['created', 'merged', 'split', 'retired', 'revived']

/** What became of the golden IDs of the earlier result, in lines: how many stay, then each sort of change with its causes. */
export function describeChurn({ kept, records, recordsMoved, shareMoved, because, ...counts }: IdChurn): string[] {
  const { ids } = words.resolve
  const changes = CHANGES.filter((change) => counts[change] > 0)
  return [
    `${ids.kept(kept, recordsMoved, records, shareMoved)}${changes.length === 0 ? ` ${ids.nothing}` : ''}`,
    ...changes.map((change) => `  ${ids.changes[change](counts[change])}${causesText(because[change] ?? {})}`),
  ]
}

function causesText(counts: Readonly<Partial<Record<IdCause, number>>>): string {
  const causes = Object.entries(counts) as [IdCause, number][]
  if (causes.length === 0) return ''
  return ` (${causes.map(([cause, count]) => words.resolve.ids.because[cause](count)).join(', ')})`
}
