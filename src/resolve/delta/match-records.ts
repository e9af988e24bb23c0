import type { RawTable } from '../../columns'
import { type RecordRef, recordKey } from '../../identity'
import type { OrderedRecords } from '../order-records'
import { compareValues, RecordFinder } from './record-finder'
import type { KnownRecords } from './run-snapshot'

/** What becomes of the records of a finished run. */
export interface RecordMatch {
  /** By record of the run: 1 if it stays as it is. */
  readonly stays: Uint8Array
  /** By record of the delta: 1 if it takes part; one that is given again as it was does not. */
  readonly enters: Uint8Array
  readonly counts: DeltaCounts
  /** Records to be deleted that the run does not have. */
  readonly unknown: readonly RecordRef[]
}

/** Records of a delta by what they are to the run. */
export interface DeltaCounts {
  readonly added: number
  readonly changed: number
  /** Given again just as the run has them. */
  readonly unchanged: number
  readonly deleted: number
  /** To be deleted, and not there. */
  readonly unknownDeleted: number
}

/** Records of a delta: as they were read, and in order. */
export interface DeltaRecords {
  /** With the columns in use alone, by the tables of `records`. */
  readonly tables: readonly RawTable[]
  readonly records: OrderedRecords
}

/**
 * Finds out what each record of a delta is to a finished run, and what becomes of the run's own.
 *
 * @param deleted records that go
 * @param refusedIds records whose new line the condition of their source refuses, so that they are records no more
 * @param withdrawn by table of the run and of the delta: whether its source takes no part any more
 */
export function matchRecords(
  tables: readonly RawTable[],
  records: KnownRecords,
  delta: DeltaRecords,
  deleted: Iterable<RecordRef>,
  refused: Iterable<RecordRef>,
  withdrawn: readonly [readonly boolean[], readonly boolean[]],
): RecordMatch {
  const finder = new RecordFinder(records)
  const stays = new Uint8Array(records.count)
  for (let i = 0; i < stays.length; i++) stays[i] = withdrawn[0][records.tables[i]] ? 0 : 1
  const { count, tables: inTable, sources, sourceNames, ids, idCodes } = delta.records
  const enters = new Uint8Array(count)
  const counts = { added: 0, changed: 0, unchanged: 0, deleted: 0, unknownDeleted: 0 }
  for (let d = 0; d < count; d++) {
    const known = finder.find(sourceNames[sources[d]], ids, idCodes[d])
    if (known >= 0 && isSame(tables, records, known, delta, d)) {
      counts.unchanged++
      continue
    }
    enters[d] = withdrawn[1][inTable[d]] ? 0 : 1
    if (known < 0) counts.added++
    else {
      counts.changed++
      stays[known] = 0
    }
  }
  const take = (ref: RecordRef): boolean => {
    const known = finder.numberOf(ref)
    if (known < 0) return false
    if (stays[known] === 1) counts.deleted++
    stays[known] = 0
    return true
  }
  for (const ref of refused) take(ref)
  const unknown = new Map<string, RecordRef>()
  for (const ref of deleted) if (!take(ref)) unknown.set(recordKey(ref), ref)
  return { stays, enters, counts: { ...counts, unknownDeleted: unknown.size }, unknown: [...unknown.values()] }
}

/** Whether all cells of a record of the run and one of the delta are the same. */
function isSame(
  tables: readonly RawTable[],
  records: KnownRecords,
  known: number,
  delta: DeltaRecords,
  given: number,
): boolean {
  const before = tables[records.tables[known]]
  const after = delta.tables[delta.records.tables[given]]
  if (before.source !== after.source) return false
  return before.columns.every(({ name, codes, values }) => {
    const column = after.columns.find((own) => own.name === name)
    if (column === undefined) return false
    const code = column.codes[delta.records.rows[given]]
    return compareValues(values, codes[records.rows[known]], column.values, code) === 0
  })
}
