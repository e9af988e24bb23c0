import { type IdEvent, type IdLedger, LEDGER_FORMAT } from './ledger'
import { type CrosswalkEntry, compareRefs, type RecordRef } from './record-ref'

/** Begins a ledger with IDs that came about elsewhere: each is born in the first run, made from the first of its records. */
export function adoptIds(xref: Iterable<CrosswalkEntry>): IdLedger {
  const anchors = new Map<string, RecordRef>()
  const sizes = new Map<string, number>()
  for (const { goldenId, source, recordId } of xref) {
    const record = { source, recordId }
    const first = anchors.get(goldenId)
    if (first === undefined || compareRefs(record, first) < 0) anchors.set(goldenId, record)
    sizes.set(goldenId, (sizes.get(goldenId) ?? 0) + 1)
  }
  const events = [...anchors].map(
    ([id, anchor]): IdEvent => ({ event: 'created', id, anchor, records: sizes.get(id) ?? 0 }),
  )
  return firstLedger(events, undefined)
}

/**
 * A ledger of one run.
 *
 * @internal
 */
export function firstLedger(events: IdEvent[], at: string | undefined): IdLedger {
  events.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { format: LEDGER_FORMAT, runs: [{ run: 1, ...(at === undefined ? {} : { at }), events }] }
}
