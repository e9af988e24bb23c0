import { type CrosswalkEntry, type IdLedger, type RecordRef, recordKey } from '../identity'

/** Which records golden IDs name, and named. */
export interface KnownClusters {
  /** Undefined for a record that was not there. */
  goldenIdOf(record: RecordRef): string | undefined
  /** Records of a golden ID in the crosswalk. */
  recordsOf(goldenId: string): readonly RecordRef[] | undefined
  /** Records that a golden ID brought when it gave way to another one, the last time it did. */
  retiredRecordsOf(goldenId: string): readonly RecordRef[] | undefined
}

/**
 * What a finished run knows of its clusters.
 *
 * @param crosswalk every record with its golden ID, such as `result.xref()`
 * @param ledger the history of its IDs, for golden IDs that have given way to others; default none
 */
export function knownClusters(crosswalk: Iterable<CrosswalkEntry>, ledger?: IdLedger): KnownClusters {
  const ids = new Map<string, string>()
  const records = new Map<string, RecordRef[]>()
  for (const { goldenId, source, recordId } of crosswalk) {
    const record = { source, recordId }
    ids.set(recordKey(record), goldenId)
    const own = records.get(goldenId)
    if (own === undefined) records.set(goldenId, [record])
    else own.push(record)
  }
  const retired = new Map<string, readonly RecordRef[]>()
  for (const { events } of ledger?.runs ?? []) {
    for (const event of events) {
      if (event.event !== 'merged') continue
      const moved = events.flatMap((other) => (other.event === 'moved' && other.id === event.id ? other.records : []))
      retired.set(event.id, moved)
    }
  }
  return {
    goldenIdOf: (record) => ids.get(recordKey(record)),
    recordsOf: (goldenId) => records.get(goldenId),
    retiredRecordsOf: (goldenId) => retired.get(goldenId),
  }
}
