import {
  type Affordable,
  type AffordedRule,
  affordJoin,
  affordRule,
  type BlockEntries,
  type BlockingKey,
  type BlockingRule,
  type BoundKey,
  bindKey,
  blocksOfEntries,
  joinedSlots,
  joinKeys,
  type KeyHashes,
} from '../block'
import type { BlockingBudget } from './choose-rules'
import type { PlanningSample } from './planning-sample'

/** Keys that alone cost less than this many pairs a record gain nothing from a further condition. */
const CHEAP = 0.2
/** Pairs per record of the rules that training starts from, one and all. */
const SEED_RULE = 1
const SEED_ALL = 8
/** Rules to start from where all of them cost more. */
const LEAST_SEEDS = 4

/** A rule with what it would bring. */
export interface PlannedRule extends BlockingRule {
  /** Pairs in blocks under the cap, in the planned records. */
  readonly pairs: number
  /** The records in those blocks. */
  readonly entries: BlockEntries
}

/** Candidate rules that a table can afford: every key, pairs of keys, and triples of weak ones. */
export class RuleCatalogue {
  readonly seeds: readonly PlannedRule[]
  readonly candidates: readonly PlannedRule[]

  constructor(
    { table, share }: PlanningSample,
    keys: readonly BlockingKey[],
    hashes: ReadonlyMap<string, KeyHashes>,
    budget: BlockingBudget,
  ) {
    const cap = Math.max(2, Math.round(budget.blockCap * share))
    const perRecord = table.count * share
    const mostPairs = budget.perRule * perRecord
    const cheap = CHEAP * perRecord
    const found: PlannedRule[] = []
    /** Adds a rule if it is affordable; true if a further condition may be worth its while. */
    const consider = (own: readonly BoundKey[], { pairs, oversizePairs, entries }: AffordedRule): boolean => {
      // A block above the cap counts as none here: other rules must find its pairs.
      if (pairs > 0 && entries !== undefined) found.push({ keys: own.map((key) => key.key.name), pairs, entries })
      return pairs + oversizePairs > cheap
    }
    const open: OpenKey[] = []
    for (const key of keys) {
      const bound = bindKey(key, table, hashes.get(key.name))
      const rule = affordRule(joinKeys([bound], table.count), { cap, mostPairs, isJoined: true })
      if (consider([bound], rule)) open.push(openKey(bound, rule, table.count))
    }
    /** Pairs of open keys that are worth a third one, by their numbers; with their entries where a third may be joined to these. */
    const openPairs = new Map<number, BlockEntries | undefined>()
    for (let a = 0; a < open.length; a++) {
      for (let b = a + 1; b < open.length; b++) {
        const [first, second] = [open[a], open[b]]
        if (!isIndependent(first.key, second.key)) continue
        const isJoined = first.key.weak === true && second.key.weak === true
        const rule = affordJoined([first, second], first.shared, table.count, { cap, mostPairs, isJoined })
        if (consider([first, second], rule)) openPairs.set(a * open.length + b, rule.shared)
      }
    }
    for (const [pair, shared] of openPairs) {
      const [a, b] = [Math.floor(pair / open.length), pair % open.length]
      if (!open[a].key.weak || !open[b].key.weak) continue
      for (let c = b + 1; c < open.length; c++) {
        if (!open[c].key.weak || !openPairs.has(a * open.length + c) || !openPairs.has(b * open.length + c)) continue
        const own = [open[a], open[b], open[c]]
        consider(own, affordJoined(own, shared, table.count, { cap, mostPairs }))
      }
    }
    this.candidates = found
    const isWhole = (name: string): boolean => keys.find((key) => key.name === name)?.part === undefined
    let spent = 0
    const whole = found
      .filter((rule) => rule.keys.length < 3 && rule.keys.every(isWhole))
      .sort((a, b) => a.pairs - b.pairs)
    const cheapest = whole
      .filter((rule) => rule.pairs <= SEED_RULE * perRecord)
      .filter((rule) => (spent += rule.pairs) <= SEED_ALL * perRecord)
    // Where customers have dozens of records each, even their own pairs are more than that.
    this.seeds = cheapest.length > 0 ? cheapest : whole.slice(0, LEAST_SEEDS)
  }
}

/** A key that a further condition may be joined to; a value that stands in one record is none here. */
interface OpenKey extends BoundKey {
  readonly shared: BlockEntries
}

function openKey({ key, slots }: BoundKey, { shared }: AffordedRule, count: number): OpenKey {
  if (shared === undefined) throw new RangeError(`The entries of "${key.name}" were not kept.`)
  return { key, slots, hashes: blocksOfEntries(shared, count).hashes, shared }
}

/** @param shared entries of all keys but the last, where they are known */
function affordJoined(
  keys: readonly OpenKey[],
  shared: BlockEntries | undefined,
  count: number,
  affordable: Affordable,
): AffordedRule {
  // Several values a record are joined anew, since repeats among those of two keys are dropped.
  if (shared === undefined || joinedSlots(keys) > 1) return affordRule(joinKeys(keys, count), affordable)
  const last = keys[keys.length - 1]
  const isTurned = keys.length === 2 && last.shared.keys.length < shared.keys.length
  return isTurned
    ? affordJoin(last.shared, keys[0].hashes, true, affordable)
    : affordJoin(shared, last.hashes, false, affordable)
}

/** Keys of different features say different things; a part of a feature adds nothing to the whole. */
function isIndependent(a: BlockingKey, b: BlockingKey): boolean {
  return !a.features.some((feature) => b.features.includes(feature))
}
