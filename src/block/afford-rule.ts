import { mixPair } from '../base'
import type { RuleBlocks } from './blocking-rule'
import type { RuleCost } from './rule-cost'

/** Records in blocks: record `records[k]` stands in the block with the key `keys[k]`. */
export interface BlockEntries {
  readonly slots: number
  /** In the order of the records. */
  readonly keys: Int32Array
  readonly records: Int32Array
}

/** What a rule costs, and its entries if that is not too much. */
export interface AffordedRule extends RuleCost {
  /** Those in blocks of two records to the cap. */
  readonly entries?: BlockEntries
  /** Those in blocks of two records or more, if they are to be joined with further keys. */
  readonly shared?: BlockEntries
}

/** What a rule may cost, and what of it is of use. */
export interface Affordable {
  /** Records in a block at the most; larger blocks count apart. */
  readonly cap: number
  /** Pairs at the most; of a rule that costs more there are no entries. */
  readonly mostPairs: number
  /** Whether the rule will be joined with further keys. */
  readonly isJoined?: boolean
}

const FEWEST_BUCKETS = 1 << 10
const MOST_BUCKETS = 1 << 20
// Records by the first bits of their key, one or more; blocks by their key, slots of (key, size); the entries looked at. Kept between calls.
let buckets = /* @__PURE__ */ new Uint8Array(FEWEST_BUCKETS)
let table = /* @__PURE__ */ new Int32Array(0)
let keys = /* @__PURE__ */ new Int32Array(0)
let records = /* @__PURE__ */ new Int32Array(0)

/**
 * Cost of a rule, which is exact, and its entries.
 *
 * Of a rule that is any good nearly all records stand alone. Most of them are told by a small table of first bits, so that few are looked up
 * in the table of blocks.
 */
export function affordRule({ hashes, slots }: RuleBlocks, affordable: Affordable): AffordedRule {
  makeRoom(hashes.length)
  return afford(takeKeys(hashes, slots), slots, affordable)
}

/**
 * The same for a rule and one more key, both with one value a record, in the time that the entries of the rule take and not all records: a record that is
 * alone in its block stays alone, whatever else must agree.
 *
 * @param second the key by record
 * @param isTurned whether the key comes before the rule, as far as hashes are concerned
 */
export function affordJoin(
  first: BlockEntries,
  second: Int32Array,
  isTurned: boolean,
  affordable: Affordable,
): AffordedRule {
  makeRoom(first.keys.length)
  return afford(join(first, second, isTurned), 1, affordable)
}

/** The entries of a rule as blocks of `count` records. */
export function blocksOfEntries({ slots, keys, records }: BlockEntries, count: number): RuleBlocks {
  const hashes = new Int32Array(count * slots)
  for (let k = 0; k < keys.length; k++) {
    let at = records[k] * slots
    while (hashes[at] !== 0) at++
    hashes[at] = keys[k]
  }
  return { slots, hashes }
}

function makeRoom(length: number): void {
  if (keys.length >= length) return
  keys = new Int32Array(length)
  records = new Int32Array(length)
}

function takeKeys(hashes: Int32Array, slots: number): number {
  let length = 0
  for (let from = 0, record = 0; from < hashes.length; from += slots, record++) {
    for (let at = from; at < from + slots; at++) {
      if (hashes[at] === 0) continue
      keys[length] = hashes[at]
      records[length++] = record
    }
  }
  return length
}

function join(first: BlockEntries, second: Int32Array, isTurned: boolean): number {
  let length = 0
  for (let k = 0; k < first.keys.length; k++) {
    const record = first.records[k]
    const key = second[record]
    if (key === 0) continue
    keys[length] = (isTurned ? mixPair(key, first.keys[k]) : mixPair(first.keys[k], key)) || 1
    records[length++] = record
  }
  return length
}

function afford(all: number, slots: number, { cap, mostPairs, isJoined = false }: Affordable): AffordedRule {
  const crowded = keepCrowded(all)
  const mask = countBlocks(crowded)
  const cost = costOf(mask, cap)
  const isAffordable = cost.pairs <= mostPairs
  if (!isAffordable && !isJoined) return cost
  const length = keepBlocks(crowded, mask, Number.POSITIVE_INFINITY)
  const shared = isJoined ? takeEntries(length, slots) : undefined
  const entries = isAffordable ? takeEntries(keepBlocks(length, mask, cap), slots) : undefined
  return { ...cost, ...(shared && { shared }), ...(entries && { entries }) }
}

/** Drops the entries that are alone in the bucket of the first bits of their key; returns how many are left. */
function keepCrowded(length: number): number {
  let bits = 10
  while (1 << bits < length * 4 && 1 << bits < MOST_BUCKETS) bits++
  if (buckets.length < 1 << bits) buckets = new Uint8Array(1 << bits)
  else buckets.fill(0, 0, 1 << bits)
  const shift = 32 - bits
  fillBuckets(length, shift)
  let kept = 0
  for (let k = 0; k < length; k++) {
    const key = keys[k]
    if (buckets[key >>> shift] < 2) continue
    keys[kept] = key
    records[kept++] = records[k]
  }
  return kept
}

function fillBuckets(length: number, shift: number): void {
  for (let k = 0; k < length; k++) {
    const bucket = keys[k] >>> shift
    buckets[bucket] = buckets[bucket] === 0 ? 1 : 2
  }
}

/** Counts the records of each block; returns the mask of the table's slots. */
function countBlocks(length: number): number {
  let slots = 1024
  while (slots < length * 1.5) slots *= 2
  if (table.length < slots * 2) table = new Int32Array(slots * 2)
  else table.fill(0, 0, slots * 2)
  const mask = slots - 1
  for (let k = 0; k < length; k++) {
    const slot = slotOf(keys[k], mask)
    table[slot] = keys[k]
    table[slot + 1]++
  }
  return mask
}

function costOf(mask: number, cap: number): RuleCost {
  let pairs = 0
  let oversizePairs = 0
  for (let at = 1; at <= mask * 2 + 1; at += 2) {
    const size = table[at]
    if (size > cap) oversizePairs += (size * (size - 1)) / 2
    else pairs += (size * (size - 1)) / 2
  }
  return { pairs, oversizePairs }
}

/** Drops the entries of blocks of one record, and of more than `cap`; returns how many are left. */
function keepBlocks(length: number, mask: number, cap: number): number {
  let kept = 0
  for (let k = 0; k < length; k++) {
    const key = keys[k]
    const size = table[slotOf(key, mask) + 1]
    if (size < 2 || size > cap) continue
    keys[kept] = key
    records[kept++] = records[k]
  }
  return kept
}

function takeEntries(length: number, slots: number): BlockEntries {
  return { slots, keys: keys.slice(0, length), records: records.slice(0, length) }
}

/** Where a key stands in the table, or is to stand. */
function slotOf(key: number, mask: number): number {
  let slot = key & mask
  while (table[slot * 2] !== key && table[slot * 2] !== 0) slot = (slot + 1) & mask
  return slot * 2
}
