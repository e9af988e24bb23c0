import { inSharedMemory } from '../base'
import { BytePool } from './byte-pool'
import type { RawTable } from './raw-table'
import type { Feature, RecordTable } from './record-table'
import { TextPool } from './text-pool'

/** A pool of text as plain arrays. */
export type SentText = Pick<TextPool, 'units' | 'offsets' | 'hashes'>

/** The arrays of a sealed pool, which are moved to shared memory. */
export function sendText(pool: TextPool): SentText {
  const { units, offsets, hashes } = pool.share()
  return { units, offsets, hashes }
}

export function receiveText({ units, offsets, hashes }: SentText): TextPool {
  return TextPool.of(units, offsets, hashes)
}

/** A table of records as plain data over shared memory, for another thread. */
export interface SentTable extends Omit<RecordTable, 'features'> {
  readonly pools: readonly SentText[]
  /** `pool` is a position in `pools`: features may share one. */
  readonly features: readonly (Omit<Feature, 'pool'> & { readonly pool: number })[]
}

/** A table for another thread. Its pools are moved to shared memory; rows that are not there yet are copied. */
export function sendTable({ features, ...table }: RecordTable): SentTable {
  const pools = [...new Set(features.map(({ pool }) => pool))]
  return {
    ...table,
    rows: inSharedMemory(table.rows),
    sources: inSharedMemory(table.sources),
    pools: pools.map(sendText),
    features: features.map((feature) => ({ ...feature, pool: pools.indexOf(feature.pool) })),
  }
}

export function receiveTable({ pools, features, ...table }: SentTable): RecordTable {
  const received = pools.map(receiveText)
  return { ...table, features: features.map((feature) => ({ ...feature, pool: received[feature.pool] })) }
}

/** A raw table as plain data over shared memory, without what only the calling thread needs. */
export type SentRawTable = Pick<RawTable, 'source' | 'rowCount'> & {
  readonly columns: readonly {
    readonly name: string
    readonly codes: Int32Array
    readonly bytes: Uint8Array
    readonly offsets: Int32Array
  }[]
}

/** A raw table for another thread. Its pools are moved to shared memory; codes that are not there yet are copied. */
export function sendRawTable({ source, rowCount, columns }: RawTable): SentRawTable {
  return {
    source,
    rowCount,
    columns: columns.map(({ name, codes, values }) => {
      const { bytes, offsets } = values.share()
      return { name, codes: inSharedMemory(codes), bytes, offsets }
    }),
  }
}

export function receiveRawTable({ columns, ...table }: SentRawTable): RawTable {
  return {
    ...table,
    columns: columns.map(({ name, codes, bytes, offsets }) => ({ name, codes, values: BytePool.of(bytes, offsets) })),
    rejects: [],
    warnings: [],
  }
}
