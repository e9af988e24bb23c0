import { TextPool } from '../../columns'
import type { StandardizedField } from '../standardize-values'
import { forEachKeptRun } from './kept-runs'
import { mergeTextPools } from './merge-pools'

/**
 * Puts the standard values of a field together, those of a finished run and those of a delta.
 *
 * @param from by record: its number before, or `-1 - d` for record `d` of the delta
 */
export function mergeStandard(
  before: StandardizedField,
  after: StandardizedField,
  from: Int32Array,
): StandardizedField {
  const [first, second] = [before, after].map(({ pool }) => TextPool.of(pool.units, pool.offsets, pool.hashes))
  const used = usedCodes(before, from)
  const merged = mergeTextPools(first, used, second, new Uint8Array(second.size).fill(1))
  const slots = Math.max(mostValues(before, from), after.slots)
  const codes = new Int32Array(from.length * slots)
  const staySame = slots === before.slots && merged.keepsFirst
  if (staySame) {
    forEachKeptRun(from, (now, old, count) => {
      codes.set(before.codes.subarray(old * slots, (old + count) * slots), now * slots)
    })
  }
  for (let i = 0; i < from.length; i++) {
    const isKept = from[i] >= 0
    if (isKept && staySame) continue
    const own = isKept ? before : after
    const now = isKept ? merged.first : merged.second
    const start = (isKept ? from[i] : -1 - from[i]) * own.slots
    for (let slot = 0; slot < own.slots && slot < slots; slot++) codes[i * slots + slot] = now[own.codes[start + slot]]
  }
  const { units, offsets, hashes } = merged.pool
  const byCode = (column: 'lengths' | 'filled'): Int32Array => {
    const values = new Int32Array(merged.pool.size)
    for (let code = 1; code < first.size; code++) values[merged.first[code]] = before[column][code]
    for (let code = 1; code < second.size; code++) values[merged.second[code]] = after[column][code]
    values[0] = 0
    return values
  }
  return {
    codes,
    slots,
    lengths: byCode('lengths'),
    filled: byCode('filled'),
    pool: { units, offsets, hashes },
    cleared: mergeCleared(before, after, from),
  }
}

function usedCodes({ codes, slots, pool }: StandardizedField, from: Int32Array): Uint8Array {
  const used = new Uint8Array(pool.hashes.length)
  for (let i = 0; i < from.length; i++) {
    if (from[i] < 0) continue
    for (let at = from[i] * slots; at < (from[i] + 1) * slots; at++) used[codes[at]] = 1
  }
  return used
}

/** Values of the fullest record that stays. */
function mostValues({ codes, slots }: StandardizedField, from: Int32Array): number {
  let most = 1
  for (let i = 0; i < from.length && most < slots; i++) {
    if (from[i] >= 0) while (most < slots && codes[from[i] * slots + most] !== 0) most++
  }
  return most
}

function mergeCleared(before: StandardizedField, after: StandardizedField, from: Int32Array): Uint8Array | undefined {
  if (before.cleared === undefined && after.cleared === undefined) return undefined
  return Uint8Array.from(from, (record) => (record >= 0 ? before.cleared?.[record] : after.cleared?.[-1 - record]) ?? 0)
}
