import type { Feature, RecordTable, TextPool } from '../../columns'
import { forEachKeptRun } from './kept-runs'
import { type MergedPool, mergeTextPools } from './merge-pools'

/**
 * Puts the normalized values of a finished run and of a delta into one table. What no record has any more leaves the pools, so that they hold
 * what they would hold if all records were read anew.
 *
 * @param from by record: its number before, or `-1 - d` for record `d` of the delta
 * @param stays by record before: whether it is among them
 */
export function mergeValues(
  before: RecordTable,
  after: RecordTable,
  from: Int32Array,
  stays: Uint8Array,
): Pick<RecordTable, 'count' | 'stride' | 'rows' | 'features'> {
  const pools = mergePools(before, after, stays)
  let stride = 0
  const features = before.features.map((feature, f): Feature => {
    const slots = Math.max(feature.slots, after.features[f].slots)
    const placed = { ...feature, pool: pools[f].pool, slots, offset: stride }
    stride += slots
    return placed
  })
  const rows = new Int32Array(from.length * stride)
  const staySame =
    stride === before.stride &&
    features.every(({ offset }, f) => offset === before.features[f].offset && pools[f].keepsFirst)
  if (staySame) {
    forEachKeptRun(from, (now, old, count) => {
      rows.set(before.rows.subarray(old * stride, (old + count) * stride), now * stride)
    })
  }
  features.forEach((feature, f) => {
    if (!staySame) copyCells(before, before.features[f], pools[f].first, from, rows, stride, feature.offset, false)
    copyCells(after, after.features[f], pools[f].second, from, rows, stride, feature.offset, true)
  })
  return { count: from.length, stride, rows, features }
}

function copyCells(
  { rows: source, stride: width }: RecordTable,
  { offset, slots }: Feature,
  codes: Int32Array,
  from: Int32Array,
  rows: Int32Array,
  stride: number,
  to: number,
  isDelta: boolean,
): void {
  for (let i = 0; i < from.length; i++) {
    if (from[i] < 0 !== isDelta) continue
    const record = isDelta ? -1 - from[i] : from[i]
    for (let slot = 0; slot < slots; slot++) {
      rows[i * stride + to + slot] = codes[source[record * width + offset + slot]]
    }
  }
}

/** The merged pool of each feature; features that shared one share one again. */
function mergePools(before: RecordTable, after: RecordTable, stays: Uint8Array): MergedPool<TextPool>[] {
  const merged = new Map<TextPool, MergedPool<TextPool>>()
  return before.features.map(({ pool }, f) => {
    const known = merged.get(pool)
    if (known !== undefined) return known
    const other = after.features[f].pool
    const own = mergeTextPools(pool, keptCodes(before, pool, stays), other, new Uint8Array(other.size).fill(1))
    merged.set(pool, own)
    return own
  })
}

/** By code of a pool: 0 for the values that only records have that go. Values that count as missing stand in no row, and stay. */
function keptCodes(table: RecordTable, pool: TextPool, stays: Uint8Array): Uint8Array {
  const kept = new Uint8Array(pool.size).fill(1)
  if (!stays.includes(0)) return kept
  const own = table.features.filter((feature) => feature.pool === pool)
  mark(table, own, stays, 0, kept, 0)
  mark(table, own, stays, 1, kept, 1)
  return kept
}

function mark(
  { rows, stride, count }: RecordTable,
  features: readonly Feature[],
  stays: Uint8Array,
  wanted: number,
  codes: Uint8Array,
  value: number,
): void {
  for (const { offset, slots } of features) {
    for (let i = 0; i < count; i++) {
      if (stays[i] !== wanted) continue
      for (let slot = 0; slot < slots; slot++) codes[rows[i * stride + offset + slot]] = value
    }
  }
}
