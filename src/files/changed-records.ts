import type { BytePool, RecordTable } from '../columns'
import type { RecordRef } from '../identity'
import { RecordFinder, type ResolveState } from '../resolve'

/** The normalized values of a run's records. */
export interface RunValues {
  readonly table: RecordTable
  readonly ids: BytePool
  readonly idCodes: Int32Array
}

/**
 * Tells which records have other normalized values than in an earlier run. What only one of the two runs read of the records is left out:
 * then it is the config that has changed.
 *
 * @param readEarlier reads the values of the earlier run; called once somebody asks for a record
 * @returns for the records of a run, whether one that is in both has changed
 */
export function changedSince(readEarlier: () => RunValues): (state: ResolveState) => (record: RecordRef) => boolean {
  return ({ table, records }) => {
    let isChanged: ((record: RecordRef) => boolean) | undefined
    return (record) => {
      isChanged ??= comparer(readEarlier(), { table, ids: records.ids, idCodes: records.idCodes })
      return isChanged(record)
    }
  }
}

function comparer(earlier: RunValues, later: RunValues): (record: RecordRef) => boolean {
  const before = finderOf(earlier)
  const now = finderOf(later)
  const features = later.table.features.flatMap((now) => {
    const before = earlier.table.features.find(({ name, slots }) => name === now.name && slots === now.slots)
    return before === undefined ? [] : [{ before, now }]
  })
  return (record) => {
    const from = before.numberOf(record)
    const to = now.numberOf(record)
    if (from < 0 || to < 0) return false
    return features.some(({ before, now }) => {
      const left = from * earlier.table.stride + before.offset
      const right = to * later.table.stride + now.offset
      for (let slot = 0; slot < now.slots; slot++) {
        const codeBefore = earlier.table.rows[left + slot]
        const codeNow = later.table.rows[right + slot]
        // Values of different pools are told apart by their hashes: enough for naming a cause.
        if (before.pool.hashes[codeBefore] !== now.pool.hashes[codeNow]) return true
      }
      return false
    })
  }
}

function finderOf({ table: { count, sources, sourceNames }, ids, idCodes }: RunValues): RecordFinder {
  return new RecordFinder({ count, sources, sourceNames, ids, idCodes })
}
