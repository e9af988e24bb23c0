import type { TextPool } from './text-pool'

/**
 * A comparable part of a record, such as the given name: normalized values in a pool, and where its codes stand in a row.
 * A field with several values (two phones) has as many slots as its fullest record; unused slots hold 0.
 */
export interface Feature {
  /** `field` or `field.part`, such as `email` or `name.given`; unique in a table. */
  readonly name: string
  readonly field: string
  /** Features that are compared with each other, such as given and family name, share one pool, hence one code space. */
  readonly pool: TextPool
  /** Index of the feature's first cell in a row. */
  readonly offset: number
  readonly slots: number
}

/**
 * Records ready to be blocked and compared: one row of Int32 codes per record, so that a record is one or two cache lines.
 * Records are in the order of (source, id) by code point, whatever order they were read in; their index is their rank.
 */
export interface RecordTable {
  readonly count: number
  readonly stride: number
  /** Cell `offset + slot` of record `i` is `rows[i * stride + offset + slot]`; 0 is missing. */
  readonly rows: Int32Array
  readonly features: readonly Feature[]
  /** `sources[i]` is an index into `sourceNames`. */
  readonly sources: Int32Array
  readonly sourceNames: readonly string[]
  /** Type of each record, such as person or organization; 0 where it is not known. Left out where no field tells types apart. */
  readonly types?: Int32Array
}

/** The feature called `name`; a missing one is a fault of the caller. */
export function featureOf(table: RecordTable, name: string): Feature {
  const feature = table.features.find((f) => f.name === name)
  if (feature === undefined) throw new RangeError(`The table has no feature "${name}".`)
  return feature
}

/** How often each code of a feature occurs in the table, over all its slots; `counts[0]` counts empty cells. */
export function countCodes(table: RecordTable, feature: Feature): Int32Array {
  const counts = new Int32Array(feature.pool.size)
  const { rows, stride, count } = table
  for (let slot = 0; slot < feature.slots; slot++) {
    for (let i = 0, at = feature.offset + slot; i < count; i++, at += stride) counts[rows[at]]++
  }
  return counts
}
