import type { RuleBlocks } from './blocking-rule'
import { forEachBlock, sortKeys } from './sort-keys'

/** What running a rule would cost: exact, from block sizes alone, before any pair is made. */
export interface RuleCost {
  /** Pairs in blocks of at most `cap` records. */
  readonly pairs: number
  /** Blocks above the cap, the pairs in them, and the largest of them. */
  readonly oversizeBlocks: number
  readonly oversizePairs: number
  readonly largestBlock: number
}

/** Cost of a rule with blocks of at most `cap` records. */
export function costOfRule({ hashes, slots }: RuleBlocks, cap: number): RuleCost {
  const cost = new CostSum(cap)
  forEachBlock(sortKeys(hashes, slots), (from, to) => cost.add(to - from))
  return cost.total()
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

/** Sums up what blocks cost. */
export class CostSum {
  private pairs = 0
  private oversizeBlocks = 0
  private oversizePairs = 0
  private largestBlock = 0

  constructor(private readonly cap: number) {}

  add(size: number): void {
    if (size < 2) return
    const own = (size * (size - 1)) / 2
    if (size > this.largestBlock) this.largestBlock = size
    if (size > this.cap) {
      this.oversizeBlocks++
      this.oversizePairs += own
    } else this.pairs += own
  }

  total(): RuleCost {
    const { pairs, oversizeBlocks, oversizePairs, largestBlock } = this
    return { pairs, oversizeBlocks, oversizePairs, largestBlock }
  }
}
