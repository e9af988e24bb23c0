import type { RecordRef } from './record-ref'

/** The number of the ledger's format. Format 1 had no number: a line for each golden record of a first run. */
export const LEDGER_FORMAT = 2

/**
 * The history of golden IDs: what each run did to them. Only ever appended to. Plain data, which survives JSON.
 *
 * Which records an ID names now stands in the crosswalk; with the moves of each run, the crosswalk of any earlier run follows from it.
 */
export interface IdLedger {
  readonly format: typeof LEDGER_FORMAT
  /** In the order they happened; a run that changed nothing is not among them. */
  readonly runs: readonly IdRun[]
}

/** What one run did to the IDs. */
export interface IdRun {
  /** From 1, ascending. */
  readonly run: number
  /** What the run took for now, ISO 8601; left out where no record carries a time and none was given. */
  readonly at?: string
  /** Born first, then the moves of records, then what became of earlier IDs; each by ID. */
  readonly events: readonly IdEvent[]
}

/** Something that happened to a golden ID. */
export type IdEvent =
  /** The ID is new. Its anchor is the record that it was made from; `records` is how many it names. A first run has no causes. */
  | {
      readonly event: 'created'
      readonly id: string
      readonly anchor: RecordRef
      readonly records: number
      readonly because?: readonly IdCause[]
    }
  /** An ID that had gone names the same thing again. */
  | { readonly event: 'revived'; readonly id: string; readonly records: number; readonly because: readonly IdCause[] }
  /** Records with no golden record before. Those of a new ID are not listed. */
  | { readonly event: 'joined'; readonly id: string; readonly records: readonly RecordRef[] }
  /** Records that have no golden record any more. */
  | { readonly event: 'left'; readonly id: string; readonly records: readonly RecordRef[] }
  /** Records that went from one golden record to another. */
  | { readonly event: 'moved'; readonly id: string; readonly into: string; readonly records: readonly RecordRef[] }
  /** The records of the ID are in several golden records now, which may have the ID itself among them; without it, the ID has gone. */
  | {
      readonly event: 'split'
      readonly id: string
      readonly into: readonly string[]
      readonly because: readonly IdCause[]
    }
  /** All records of the ID are in one golden record of another ID. */
  | { readonly event: 'merged'; readonly id: string; readonly into: string; readonly because: readonly IdCause[] }
  /** No record of the ID is left. */
  | { readonly event: 'retired'; readonly id: string; readonly because: readonly IdCause[] }

/**
 * Why an ID changed: new records, records that are gone, or records that changed among those concerned; `model-or-config` where nothing of
 * that is so, `unknown` where nobody has told which records changed.
 */
export type IdCause = 'records-joined' | 'records-left' | 'records-changed' | 'model-or-config' | 'unknown'

/** An event of one kind. */
export type IdEventOf<Kind extends IdEvent['event']> = Extract<IdEvent, { readonly event: Kind }>
