import type { RuleBlocks } from './blocking-rule'
import { forEachBlock, sortKeys } from './sort-keys'

/** What running a rule would cost: exact, from block sizes alone, before any pair is made. */
export interface RuleCost {
  /** Pairs in blocks of at most `cap` records, and in larger ones. */
  readonly pairs: number
  readonly oversizePairs: number
}

/** Cost of a rule with blocks of at most `cap` records. */
export function costOfRule({ hashes, slots }: RuleBlocks, cap: number): RuleCost {
  let pairs = 0
  let oversizePairs = 0
  forEachBlock(sortKeys(hashes, slots), (from, to) => {
    const size = to - from
    if (size > cap) oversizePairs += (size * (size - 1)) / 2
    else pairs += (size * (size - 1)) / 2
  })
  return { pairs, oversizePairs }
}

const BUCKET_BITS = 20
let buckets = new Uint16Array(0)

/**
 * Whether a block may hold more than `cap` records; never false where one does. Counts by the first bits of the key, in a table that stays in
 * the cache, so that it costs a tenth of {@link costOfRule}.
 */
export function mayExceed({ hashes }: RuleBlocks, cap: number): boolean {
  if (hashes.length <= cap) return false
  if (cap >= 65535) return true
  if (buckets.length === 0) buckets = new Uint16Array(1 << BUCKET_BITS)
  else buckets.fill(0)
  const counts = buckets
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]
    if (hash !== 0 && ++counts[hash >>> (32 - BUCKET_BITS)] > cap) return true
  }
  return false
}
