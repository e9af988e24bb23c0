import type { Feature, RecordTable } from '../columns'

/** Records at a time, so that their rows stay in the cache while one feature after the other is copied. */
const AT_ONCE = 1024

/** The values of a feature by record, which take less room in a file than rows: each feature has its own range of codes. */
export function columnOf({ rows, stride, count }: RecordTable, { offset, slots }: Feature): Int32Array {
  const codes = new Int32Array(count * slots)
  for (let i = 0, at = 0; i < count; i++) {
    for (let slot = 0; slot < slots; slot++) codes[at++] = rows[i * stride + offset + slot]
  }
  return codes
}

/** The rows of {@link columnOf}, of all features. */
export function rowsOf(
  columns: readonly Int32Array[],
  count: number,
  stride: number,
  features: readonly Pick<Feature, 'offset' | 'slots'>[],
): Int32Array {
  const rows = new Int32Array(count * stride)
  for (let from = 0; from < count; from += AT_ONCE) {
    const end = Math.min(count, from + AT_ONCE)
    for (let f = 0; f < features.length; f++) {
      const { offset, slots } = features[f]
      const codes = columns[f]
      for (let i = from, at = from * slots; i < end; i++) {
        for (let slot = 0; slot < slots; slot++) rows[i * stride + offset + slot] = codes[at++]
      }
    }
  }
  return rows
}
