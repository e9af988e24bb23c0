import type { EntityConfig } from 'samewise'
import { resolve } from 'samewise'
import { readCsv } from 'samewise/files'

/** Bytes that a record costs while it is resolved. */
export interface RecordBytes {
  /** Codes and pools of the values as they were read, of every column of the file. */
  readonly raw: number
  /** Rows and pools of the normalized values. */
  readonly normalized: number
}

/** Reads and resolves a file and weighs what is held of its records. */
export async function bytesPerRecord(config: EntityConfig, source: string, file: string): Promise<RecordBytes> {
  const { tables, table } = (await resolve(config, { [source]: readCsv(file) })).state
  let raw = 0
  for (const { columns } of tables) {
    for (const { codes, values } of columns) raw += codes.byteLength + values.byteLength
  }
  let normalized = table.rows.byteLength + table.sources.byteLength
  for (const pool of new Set(table.features.map((feature) => feature.pool))) normalized += pool.byteLength
  return { raw: raw / table.count, normalized: normalized / table.count }
}
