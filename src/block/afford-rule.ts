import type { RuleBlocks } from './blocking-rule'
import { CostSum, type RuleCost } from './rule-cost'

/** Records in blocks: record `records[k]` stands in the block with the key `keys[k]`. */
export interface BlockEntries {
  readonly slots: number
  /** In the order of the records. */
  readonly keys: Int32Array
  readonly records: Int32Array
}

/** What a rule costs, and its entries if that is not too much. */
export interface AffordedRule extends RuleCost {
  readonly entries?: BlockEntries
}

const FEWEST_BUCKETS = 1 << 10
const MOST_BUCKETS = 1 << 20
// Records by the first bits of their key, one or more; then blocks by their key, slots of (key, size). Kept between calls.
let buckets = /* @__PURE__ */ new Uint8Array(0)
let table = /* @__PURE__ */ new Int32Array(0)
let keys = /* @__PURE__ */ new Int32Array(0)
let places = /* @__PURE__ */ new Int32Array(0)

/**
 * Cost of a rule, which is exact, and its entries in blocks of two records to `cap` if it costs at most `mostPairs`.
 *
 * Of a rule that is any good nearly all records stand alone. Most of them are told by a small table of first bits, so that few are looked up
 * in the table of blocks.
 */
export function affordRule({ hashes, slots }: RuleBlocks, cap: number, mostPairs: number): AffordedRule {
  const length = takeShared(hashes)
  const mask = countBlocks(length)
  const sum = new CostSum(cap)
  for (let at = 1; at <= mask * 2 + 1; at += 2) sum.add(table[at])
  const cost = sum.total()
  if (cost.pairs > mostPairs) return cost
  let size = 0
  for (let k = 0; k < length; k++) {
    const own = table[slotOf(keys[k], mask) + 1]
    if (own < 2 || own > cap) continue
    keys[size] = keys[k]
    places[size++] = places[k]
  }
  const records = places.slice(0, size)
  if (slots > 1) for (let k = 0; k < size; k++) records[k] = Math.floor(records[k] / slots)
  return { ...cost, entries: { slots, keys: keys.slice(0, size), records } }
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

/** Takes the keys that are not alone in the bucket of their first bits, and where they stand; returns how many they are. */
function takeShared(hashes: Int32Array): number {
  let bits = 10
  while (1 << bits < hashes.length * 4 && 1 << bits < MOST_BUCKETS) bits++
  if (buckets.length < 1 << bits) buckets = new Uint8Array(Math.max(FEWEST_BUCKETS, 1 << bits))
  else buckets.fill(0, 0, 1 << bits)
  if (keys.length < hashes.length) {
    keys = new Int32Array(hashes.length)
    places = new Int32Array(hashes.length)
  }
  const own = buckets
  const shift = 32 - bits
  for (let at = 0; at < hashes.length; at++) own[hashes[at] >>> shift] = own[hashes[at] >>> shift] === 0 ? 1 : 2
  let length = 0
  for (let at = 0; at < hashes.length; at++) {
    const hash = hashes[at]
    if (hash === 0 || own[hash >>> shift] < 2) continue
    keys[length] = hash
    places[length++] = at
  }
  return length
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

/** Where a key stands in the table, or is to stand. */
function slotOf(key: number, mask: number): number {
  let slot = key & mask
  while (table[slot * 2] !== key && table[slot * 2] !== 0) slot = (slot + 1) & mask
  return slot * 2
}
