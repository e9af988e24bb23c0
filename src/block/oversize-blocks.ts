import { mixPair } from '../base'
import type { BoundKey } from './blocking-key'
import type { RuleBlocks } from './blocking-rule'
import { forEachBlock, sortKeys } from './sort-keys'

/** What became of the blocks of a rule that were too big. */
export interface SkewLoss {
  /** Blocks above the cap. */
  readonly blocks: number
  readonly largestBlock: number
  /** Pairs of those blocks, and how many of them are left out after refining and thinning. */
  readonly pairs: number
  readonly skippedPairs: number
}

/**
 * Cuts blocks above `cap` records down, in place. Each is first refined: its records must also agree on one of the `refiners`, tried in
 * turn on what is still too big. What no refiner splits is thinned to runs of `cap` records that follow each other in the table.
 * Blocks at or below the cap are untouched.
 */
export function cutOversizeBlocks(blocks: RuleBlocks, cap: number, refiners: readonly BoundKey[]): SkewLoss {
  const sorted = sortKeys(blocks.hashes, blocks.slots)
  let count = 0
  let largestBlock = 0
  let pairs = 0
  let kept = 0
  forEachBlock(sorted, (from, to) => {
    const size = to - from
    if (size <= cap) return
    count++
    largestBlock = Math.max(largestBlock, size)
    pairs += (size * (size - 1)) / 2
    const key = sorted.keys[from]
    for (const part of splitBlock(sorted.records.slice(from, to), cap, refiners)) {
      // Each part gets a key of its own, made from the block's key and the part's first record.
      const own = part.length === 1 ? 0 : mixPair(key, part[0] + 1) || 1
      for (const record of part) replaceKey(blocks, record, key, own)
      kept += (part.length * (part.length - 1)) / 2
    }
  })
  return { blocks: count, largestBlock, pairs, skippedPairs: pairs - kept }
}

function splitBlock(members: Int32Array, cap: number, refiners: readonly BoundKey[]): Int32Array[] {
  if (members.length <= cap) return [members]
  if (refiners.length === 0) {
    const runs: Int32Array[] = []
    for (let from = 0; from < members.length; from += cap) runs.push(members.subarray(from, from + cap))
    return runs
  }
  const [{ hashes, slots }, ...others] = refiners
  const groups = new Map<number, number[]>()
  for (const record of members) {
    const value = hashes[record * slots]
    const group = groups.get(value)
    if (group === undefined) groups.set(value, [record])
    else group.push(record)
  }
  return [...groups.values()].flatMap((group) => splitBlock(Int32Array.from(group), cap, others))
}

function replaceKey({ hashes, slots }: RuleBlocks, record: number, from: number, to: number): void {
  for (let slot = record * slots; slot < (record + 1) * slots; slot++) if (hashes[slot] === from) hashes[slot] = to
}
