import { mixPair } from '../base'
import type { BoundKey } from './blocking-key'
import { type SortedKeys, sortKeys } from './sort-keys'

/** Two records are candidates when they agree on every key of the rule; without keys all pairs are. */
export interface BlockingRule {
  /** Names of blocking keys. */
  readonly keys: readonly string[]
}

/** A name to show: its keys joined by ` + `. */
export function ruleName(rule: BlockingRule): string {
  return rule.keys.length === 0 ? 'all pairs' : rule.keys.join(' + ')
}

/** A rule's block of each record: records with the same hash are in one block; 0 is in none. */
export interface RuleBlocks {
  readonly slots: number
  /** `hashes[i * slots + slot]` */
  readonly hashes: Int32Array
}

/** Most slots a rule may have: two lists of eight values make 64 keys a record. */
const MAX_SLOTS = 64

/** Joins the keys of a rule into one hash per record (per combination of slots where keys have several values). */
export function joinKeys(keys: readonly BoundKey[], count: number): RuleBlocks {
  if (keys.length === 0) return { slots: 1, hashes: new Int32Array(count).fill(1) }
  let slots = keys[0].slots
  let hashes: Int32Array = keys.length === 1 ? keys[0].hashes.slice() : keys[0].hashes
  for (let k = 1; k < keys.length; k++) {
    const next = keys[k]
    const joinedSlots = Math.min(MAX_SLOTS, slots * next.slots)
    const joined = new Int32Array(count * joinedSlots)
    if (slots === 1 && next.slots === 1) {
      const other = next.hashes
      for (let i = 0; i < count; i++) {
        const a = hashes[i]
        const b = other[i]
        joined[i] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
      }
    } else {
      for (let i = 0; i < count; i++) {
        let to = i * joinedSlots
        const end = to + joinedSlots
        for (let s = 0; s < slots && to < end; s++) {
          const a = hashes[i * slots + s]
          for (let t = 0; t < next.slots && to < end; t++) {
            const b = next.hashes[i * next.slots + t]
            joined[to++] = a === 0 || b === 0 ? 0 : mixPair(a, b) || 1
          }
        }
      }
    }
    hashes = joined
    slots = joinedSlots
  }
  if (slots > 1) dropRepeats(hashes, slots)
  return { slots, hashes }
}

/** A record must stand once in a block, also when two of its values give the same key. */
function dropRepeats(hashes: Int32Array, slots: number): void {
  for (let from = 0; from < hashes.length; from += slots) {
    for (let s = from + 1; s < from + slots; s++) {
      for (let t = from; t < s; t++) if (hashes[t] === hashes[s]) hashes[s] = 0
    }
  }
}

/** Visits the blocks of two records or more: `visit(from, to)` are positions in `sorted.records`. */
export function forEachBlock(sorted: SortedKeys, visit: (from: number, to: number) => void): void {
  const { keys, length } = sorted
  let from = 0
  while (from < length) {
    const key = keys[from]
    let to = from + 1
    while (to < length && keys[to] === key) to++
    if (to - from > 1) visit(from, to)
    from = to
  }
}

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
export function costOfRule({ hashes }: RuleBlocks, cap: number): RuleCost {
  countBlocks(hashes)
  return sumBlocks(cap)
}

/**
 * Cost of a rule, which is also made ready if it costs at most `mostPairs`: blocks of one record and those above `cap` are taken out of
 * it, in place.
 */
export function affordRule({ hashes }: RuleBlocks, cap: number, mostPairs: number): RuleCost {
  countBlocks(hashes)
  const cost = sumBlocks(cap)
  if (cost.pairs > mostPairs) return cost
  for (let at = 0; at < hashes.length; at++) {
    if (hashes[at] === 0) continue
    const size = blockSize(hashes[at])
    if (size < 2 || size > cap) hashes[at] = 0
  }
  return cost
}

/** The cost of the rule whose blocks were counted last. */
function sumBlocks(cap: number): RuleCost {
  const end = (sizeMask + 1) * 2
  let pairs = 0
  let oversizeBlocks = 0
  let oversizePairs = 0
  let largestBlock = 0
  for (let slot = 1; slot < end; slot += 2) {
    const size = sizeTable[slot]
    if (size < 2) continue
    const own = (size * (size - 1)) / 2
    if (size > largestBlock) largestBlock = size
    if (size > cap) {
      oversizeBlocks++
      oversizePairs += own
    } else pairs += own
  }
  return { pairs, oversizeBlocks, oversizePairs, largestBlock }
}

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
