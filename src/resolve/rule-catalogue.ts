import {
  affordRule,
  type BlockEntries,
  type BlockingKey,
  type BlockingRule,
  type BoundKey,
  bindKey,
  joinKeys,
  type KeyHashes,
  type RuleBlocks,
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
    const bound = keys.map((key) => bindKey(key, table, hashes.get(key.name)))
    const perRecord = table.count * share
    const affordable = budget.perRule * perRecord
    const cheap = CHEAP * perRecord
    const found: PlannedRule[] = []
    const room = new Int32Array(table.count)
    /** Adds a rule if it is affordable; true if a further condition may be worth its while. */
    const consider = (own: readonly BoundKey[], blocks: RuleBlocks): boolean => {
      // A block above the cap counts as none here: other rules must find its pairs.
      const { pairs, oversizePairs, entries } = affordRule(blocks, cap, affordable)
      if (pairs > 0 && entries !== undefined) found.push({ keys: own.map((key) => key.key.name), pairs, entries })
      return pairs + oversizePairs > cheap
    }
    const open = bound.filter((key) => consider([key], joinKeys([key], table.count)))
    const openPairs = new Set<string>()
    for (let a = 0; a < open.length; a++) {
      for (let b = a + 1; b < open.length; b++) {
        const own = [open[a], open[b]]
        if (isIndependent(open[a].key, open[b].key) && consider(own, joinKeys(own, table.count, room))) {
          openPairs.add(`${a} ${b}`)
        }
      }
    }
    for (let a = 0; a < open.length; a++) {
      if (!open[a].key.weak) continue
      for (let b = a + 1; b < open.length; b++) {
        if (!open[b].key.weak || !openPairs.has(`${a} ${b}`)) continue
        // Several values a record are joined anew, since repeats among those of two keys are dropped.
        const isSingle = open[a].slots * open[b].slots === 1
        const two = isSingle ? [joinKeys([open[a], open[b]], table.count)] : [open[a], open[b]]
        for (let c = b + 1; c < open.length; c++) {
          if (open[c].key.weak && openPairs.has(`${a} ${c}`) && openPairs.has(`${b} ${c}`))
            consider([open[a], open[b], open[c]], joinKeys([...two, open[c]], table.count, room))
        }
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

/** Keys of different features say different things; a part of a feature adds nothing to the whole. */
function isIndependent(a: BlockingKey, b: BlockingKey): boolean {
  return !a.features.some((feature) => b.features.includes(feature))
}
