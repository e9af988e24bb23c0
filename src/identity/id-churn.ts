import type { IdChanges } from './id-changes'
import type { IdCause, IdEvent } from './ledger'

/** What may happen to an ID that is worth counting. */
export type IdChange = 'created' | 'merged' | 'retired' | 'revived' | 'split'

/** How much a run changed of the IDs. */
export interface IdChurn extends Readonly<Record<IdChange, number>> {
  /** IDs that name something as before, those that were split among them. */
  readonly kept: number
  /** Records with an ID before and now. */
  readonly records: number
  /** Those of them whose ID is another now. */
  readonly recordsMoved: number
  /** Their share, 0 to 1; 0 if there is no such record. A count of all and no estimate. */
  readonly shareMoved: number
  /** How many changes of a kind had a cause; a change may have several. The births of a first run have none. */
  readonly because: Readonly<Partial<Record<IdChange, Readonly<Partial<Record<IdCause, number>>>>>>
}

/** Counts changes of IDs. */
export function idChurn({ events, kept, records, moved }: IdChanges, isFirst: boolean): IdChurn {
  const counts: Record<IdChange, number> = { merged: 0, split: 0, created: 0, retired: 0, revived: 0 }
  const because: Partial<Record<IdChange, Partial<Record<IdCause, number>>>> = {}
  for (const event of events) {
    if (!isChange(event.event)) continue
    counts[event.event]++
    if (isFirst || !('because' in event)) continue
    because[event.event] ??= {}
    const own = because[event.event] as Partial<Record<IdCause, number>>
    for (const cause of event.because ?? []) own[cause] = (own[cause] ?? 0) + 1
  }
  const shareMoved = records === 0 ? 0 : moved / records
  return { kept: kept.length, ...counts, records, recordsMoved: moved, shareMoved, because }
}

function isChange(event: IdEvent['event']): event is IdChange {
  return event !== 'joined' && event !== 'left' && event !== 'moved'
}
