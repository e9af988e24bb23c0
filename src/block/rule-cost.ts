import type { RuleBlocks } from './blocking-rule'
import { forEachBlock, sortColumns } from './sort-keys'

/** What running a rule would cost: exact, from block sizes alone, before any pair is made. */
export interface RuleCost {
  /** Pairs in blocks of at most `cap` records. */
  readonly pairs: number
  /** Blocks above the cap, the pairs in them, and the largest of them. */
  readonly oversizeBlocks: number
  readonly oversizePairs: number
  readonly largestBlock: number
}

/** Sizes of blocks by hash, in an open-addressing table: slots of (hash, size). Kept between calls. */
let sizeTable = new Int32Array(0)
let sizeMask = 0

/** Counts the records of each block; {@link blockSize} then looks them up. */
function countBlocks(hashes: Int32Array): void {
  let slots = 1024
  while (slots < hashes.length * 1.5) slots *= 2
  if (sizeTable.length < slots * 2) sizeTable = new Int32Array(slots * 2)
  else sizeTable.fill(0, 0, slots * 2)
  sizeMask = slots - 1
  const table = sizeTable
  const mask = sizeMask
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]
    if (hash === 0) continue
    let slot = hash & mask
    while (table[slot * 2] !== hash && table[slot * 2] !== 0) slot = (slot + 1) & mask
    table[slot * 2] = hash
    table[slot * 2 + 1]++
  }
}

function blockSize(hash: number): number {
  let slot = hash & sizeMask
  while (sizeTable[slot * 2] !== hash) slot = (slot + 1) & sizeMask
  return sizeTable[slot * 2 + 1]
}

/** Cost of a rule with blocks of at most `cap` records. */
export function costOfRule(blocks: RuleBlocks, cap: number): RuleCost {
  return countedCost(blocks, cap, 1)
}

/** Keys that are counted to estimate the cost of a rule. */
const COUNTED_KEYS = 125_000

/** Pairs of a rule in blocks of at most `cap` records, as a sample of whole blocks lets expect them; exact for a small table. */
export function estimatePairs(blocks: RuleBlocks, cap: number): number {
  return countedCost(blocks, cap, Math.min(1, COUNTED_KEYS / blocks.hashes.length)).pairs
}

/** @param share of the blocks, chosen by the hash of their keys, that are counted */
function countedCost({ hashes, slots }: RuleBlocks, cap: number, share: number): RuleCost {
  const cost = new CostSum(cap)
  forEachBlock(sortColumns(hashes, slots, 0, slots, 0, 0, share), (from, to) => cost.add(to - from))
  return cost.over(share)
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

/**
 * Cost of a rule, which is also made ready if it costs at most `mostPairs`: blocks of one record and those above `cap` are taken out of
 * it, in place.
 */
export function affordRule({ hashes }: RuleBlocks, cap: number, mostPairs: number): RuleCost {
  countBlocks(hashes)
  const sum = new CostSum(cap)
  for (let slot = 1; slot < (sizeMask + 1) * 2; slot += 2) sum.add(sizeTable[slot])
  const cost = sum.over(1)
  if (cost.pairs > mostPairs) return cost
  for (let at = 0; at < hashes.length; at++) {
    if (hashes[at] === 0) continue
    const size = blockSize(hashes[at])
    if (size < 2 || size > cap) hashes[at] = 0
  }
  return cost
}

/** Sums up what blocks cost. */
class CostSum {
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

  /** The cost, where only a share of the blocks was added. */
  over(share: number): RuleCost {
    const { pairs, oversizeBlocks, oversizePairs, largestBlock } = this
    return {
      pairs: pairs / share,
      oversizeBlocks: oversizeBlocks / share,
      oversizePairs: oversizePairs / share,
      largestBlock,
    }
  }
}
