import { hashUnits } from '../base'
import type { TextPool } from '../columns'

/** Multiplier that makes room for 20 more bits in the 53 of a double. */
const SHIFT_20 = 1048576

/**
 * Keyed 52-bit hash of a normalized value, by which a model names frequent values without holding them. Two models with different keys
 * share no hashes. Over a million values, two share a hash with a probability of about 1 in 9,000.
 */
export function valueHash(pool: TextPool, code: number, key: number): number {
  const start = pool.offsets[code]
  const end = pool.offsets[code + 1]
  const high = hashUnits(pool.units, start, end, key) >>> 0
  const low = hashUnits(pool.units, start, end, ~key) >>> 12
  return high * SHIFT_20 + low
}

/** A word's keyed hash, from its `hashString` (words are met as hashes only). */
export function wordHash(hash: number, key: number): number {
  return (hash ^ Math.imul(key, 0x9e3779b1)) | 0
}
