import { SamewiseError } from '../base'
import { TextPool } from '../columns'
import { meet, type Partition, pairsWithin, partSizes } from './partition'

/** The truth as integers: records are numbered from 0 in the order of the truth, and divided by entity. */
export interface TruthTable {
  readonly recordCount: number
  readonly entities: Partition
  /**
   * Number of the record with this key, below `recordCount` if the truth has it. Another key gets a number from there on, the same one each
   * time, so that the caller can count keys the truth does not know.
   */
  numberOf(recordKey: string): number
  /** How many keys the truth does not have were asked for. */
  unknownKeys(): number
}

/** Reads (record key, entity) rows; throws if a record comes twice or has no key. */
export function readTruth(truth: Iterable<readonly [string, string]>): TruthTable {
  const keys = new TextPool()
  const entityIds = new TextPool()
  const labels: number[] = []
  for (const [recordKey, entityId] of truth) {
    if (recordKey === '') {
      throw new SamewiseError(
        'UNKNOWN_RECORD',
        `Row ${labels.length + 1} of the truth has no record id. Every record needs one.`,
        { where: { row: labels.length + 1 } },
      )
    }
    // A new key gets the next code, and codes start at 1.
    if (keys.intern(recordKey) !== labels.length + 1) {
      throw new SamewiseError(
        'DUPLICATE_IDS',
        `Record "${recordKey}" is in the truth twice. Give each record one line; with several sources, a key that holds the source.`,
        { where: { record: recordKey } },
      )
    }
    labels.push(entityIds.intern(entityId))
  }
  const recordCount = labels.length
  return {
    recordCount,
    entities: { labels: Int32Array.from(labels), count: entityIds.size },
    // The empty key has code 0, which is no record's.
    numberOf: (recordKey) => (recordKey === '' ? recordCount : keys.intern(recordKey) - 1),
    unknownKeys: () => keys.size - 1 - recordCount,
  }
}

/** Divides the records of the truth by what `rows` says of each, such as its source; throws if a record is not in `rows`. */
export function readGroups(table: TruthTable, rows: Iterable<readonly [string, string]>): Partition {
  const groupNames = new TextPool()
  const labels = new Int32Array(table.recordCount).fill(-1)
  for (const [recordKey, group] of rows) {
    const record = table.numberOf(recordKey)
    if (record < table.recordCount) labels[record] = groupNames.intern(group)
  }
  const without = labels.indexOf(-1)
  if (without >= 0) {
    throw new SamewiseError(
      'UNKNOWN_RECORD',
      `Record ${without + 1} of the truth has no value in "across". Give a value for every record of the truth.`,
      { where: { row: without + 1 } },
    )
  }
  return { labels, count: groupNames.size }
}

/** Number of pairs of records that share a part of `partition`; with `groups`, only of those whose records differ in group. */
export function countPairs(partition: Partition, groups: Partition | undefined): number {
  const pairs = pairsWithin(partSizes(partition))
  return groups === undefined ? pairs : pairs - pairsWithin(partSizes(meet(partition, groups)))
}
