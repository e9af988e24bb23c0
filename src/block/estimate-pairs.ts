import { mix32 } from '../base'
import { affordRule } from './afford-rule'
import type { RuleBlocks } from './blocking-rule'

/** Keys that are counted to estimate the cost of a rule. */
const COUNTED_KEYS = 125_000
const SIGN = 1 << 31

/** Pairs of a rule in blocks of at most `cap` records, as a sample of whole blocks lets expect them; exact for a small table. */
export function estimatePairs({ hashes }: RuleBlocks, cap: number): number {
  if (hashes.length <= COUNTED_KEYS) return affordRule({ slots: 1, hashes }, { cap, mostPairs: -1 }).pairs
  const share = COUNTED_KEYS / hashes.length
  // As signed integers with the first bit turned, which compare as unsigned ones do.
  const limit = Math.floor(share * 4294967295) ^ SIGN
  const chosen = new Int32Array(hashes.length)
  let size = 0
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]
    if (hash !== 0 && (mix32(hash) ^ SIGN) <= limit) chosen[size++] = hash
  }
  return affordRule({ slots: 1, hashes: chosen.subarray(0, size) }, { cap, mostPairs: -1 }).pairs / share
}
