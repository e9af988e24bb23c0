import { mix32 } from '../base'
import {
  type Admissible,
  affordRule,
  type BlockEntries,
  type BlockingKey,
  type BlockingRule,
  type BoundKey,
  bindKey,
  blocksOfEntries,
  forEachBlock,
  holdsPair,
  joinKeys,
  type KeyHashes,
  type RuleBlocks,
  sortEntries,
} from '../block'
import type { RecordTable } from '../columns'

/** How much blocking may cost, in pairs per record of the whole input. */
export interface BlockingBudget {
  /** Records in a block at the most; larger blocks are refined or thinned. */
  readonly blockCap: number
  /** Pairs one rule may bring. */
  readonly perRule: number
  /** Pairs all rules may bring. */
  readonly inAll: number
}

/** Small inputs can afford blocks that a large one cannot. */
export function budgetFor(records: number): BlockingBudget {
  if (records <= ALL_PAIRS_RECORDS) return { blockCap: Number.POSITIVE_INFINITY, perRule: 40, inAll: 80 }
  return records > 20_000 ? { blockCap: 60, perRule: 3, inAll: 12 } : { blockCap: 200, perRule: 40, inAll: 80 }
}

/** Up to this many records all pairs are compared. */
export const ALL_PAIRS_RECORDS = 400
/**
 * Records that planning looks at; of a larger input it takes a sample. Of the pairs of an input the square of the sample's share is left, so
 * from {@link SCALED_FROM} records on the sample grows with the root of the input, which leaves it as many matches to plan with.
 */
const PLANNED_RECORDS = 12_000
const SCALED_FROM = 100_000
/** Pairs drawn from each candidate rule to see what it would find; of a sample a share of them, but not fewer than these. */
const DRAWN_PAIRS = 1000
const DRAWN_SHARE = 1 / 20
const LEAST_DRAWN = 300
/** A rule must find at least this share of matches among its new pairs… */
const LEAST_YIELD = 0.01
/** More is asked of a sample: what looks best in it is partly luck. */
const LEAST_SAMPLED_YIELD = 0.02
/** …and this share of all expected matches, and this many where only a sample is planned with: less is noise. */
const LEAST_GAIN = 0.0005
const LEAST_SAMPLED_MATCHES = 4
const LEAST_MATCHES = 0.5
/** A rule chosen earlier must still find this share of the least gain on its own when all are chosen. */
const LEAST_OWN = 0.3
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

/** A rule that was chosen. */
export interface ChosenRule extends PlannedRule {
  /** Pairs that no rule chosen before it has, as a share of its pairs. */
  readonly freshShare: number
  /** Matches expected among them, in the planned records. */
  readonly freshMatches: number
}

/**
 * Whether a rule chosen on a sample is worth its pairs in the whole input. In a sample of a large input only the smallest blocks show, so that
 * what a rule finds may be a small part of what it costs. More is asked of a larger input: the pairs of strangers in a rule's blocks grow with the
 * square of the records, its matches do not, and a flood of strangers of one town is taken for relatives (at a million records P .984 → .987).
 *
 * @param pairs the rule's pairs in the whole input
 * @param share of the records that were planned with
 * @param records of the whole input
 */
export function isWorthWhile(
  { freshMatches, freshShare }: ChosenRule,
  pairs: number,
  share: number,
  records: number,
): boolean {
  const leastYield = LEAST_SAMPLED_YIELD * Math.cbrt(Math.max(1, records / SCALED_FROM))
  return freshMatches / (share * share) >= leastYield * freshShare * pairs
}

/** The records planned with: all, or a part with the same pools. */
export interface PlanningSample {
  readonly table: RecordTable
  /** Records planned with, as a share of all: blocks and pairs shrink with it. */
  readonly share: number
}

/** Draws the records to plan with, by a hash of the record's rank. */
export function planningSample(table: RecordTable, seed: number): PlanningSample {
  if (table.count <= PLANNED_RECORDS) return { table, share: 1 }
  const planned = PLANNED_RECORDS * Math.sqrt(Math.max(1, table.count / SCALED_FROM))
  const limit = (planned / table.count) * 4294967296
  const chosen: number[] = []
  for (let i = 0; i < table.count; i++) if (mix32(i ^ mix32(seed)) >>> 0 < limit) chosen.push(i)
  const { stride } = table
  const rows = new Int32Array(chosen.length * stride)
  const sources = new Int32Array(chosen.length)
  chosen.forEach((i, k) => {
    rows.set(table.rows.subarray(i * stride, (i + 1) * stride), k * stride)
    sources[k] = table.sources[i]
  })
  const types = table.types === undefined ? {} : { types: Int32Array.from(chosen, (i) => table.types?.[i] ?? 0) }
  return { table: { ...table, ...types, count: chosen.length, rows, sources }, share: chosen.length / table.count }
}

/** Candidate rules that a table can afford: every key, pairs of keys, and triples of weak ones. */
export class RuleCatalogue {
  readonly seeds: readonly PlannedRule[]
  readonly candidates: readonly PlannedRule[]
  private readonly cap: number
  private readonly share: number
  private readonly count: number

  constructor(
    { table, share }: PlanningSample,
    keys: readonly BlockingKey[],
    hashes: ReadonlyMap<string, KeyHashes>,
    budget: BlockingBudget,
  ) {
    this.share = share
    this.count = table.count
    this.cap = Math.max(2, Math.round(budget.blockCap * share))
    const bound = keys.map((key) => bindKey(key, table, hashes.get(key.name)))
    const perRecord = table.count * share
    const affordable = budget.perRule * perRecord
    const cheap = CHEAP * perRecord
    const found: PlannedRule[] = []
    const room = new Int32Array(table.count)
    /** Adds a rule if it is affordable; true if a further condition may be worth its while. */
    const consider = (own: readonly BoundKey[], blocks: RuleBlocks): boolean => {
      // A block above the cap counts as none here: other rules must find its pairs.
      const { pairs, oversizePairs, entries } = affordRule(blocks, this.cap, affordable)
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

  /**
   * Chooses rules one by one: the one with the most matches among its new pairs, as the model sees them, until the budget is spent or a
   * rule finds too little (greedy set cover on soft labels).
   *
   * @param probability match probability of two records of the planned table
   * @param expectedMatches in the planned table
   */
  choose(
    probability: (left: number, right: number) => number,
    admissible: Admissible,
    expectedMatches: number,
    budgetPairs: number,
  ): ChosenRule[] {
    const chosen: ChosenDraw[] = []
    const least = Math.max(this.share < 1 ? LEAST_SAMPLED_MATCHES : LEAST_MATCHES, LEAST_GAIN * expectedMatches)
    // What a rule finds can only shrink as others are chosen, so a rule that finds too little from the start is out.
    const open = this.candidates
      .map((rule) => drawPairs(rule, admissible, probability, least, this.share < 1))
      .filter((draw) => draw !== undefined)
    let spent = 0
    for (;;) {
      let best = -1
      let bestYield = this.share < 1 ? LEAST_SAMPLED_YIELD : LEAST_YIELD
      for (let c = 0; c < open.length; c++) {
        const { fresh, freshMatches, weight } = open[c]
        if (fresh.length === 0 || freshMatches * weight < least) continue
        if (spent + fresh.length * weight > budgetPairs) continue
        const found = freshMatches / fresh.length
        if (found > bestYield) {
          bestYield = found
          best = c
        }
      }
      if (best < 0) return withoutRedundant(chosen, LEAST_OWN * least)
      const { rule, left, fresh, freshMatches, weight } = open[best]
      const blocks = blocksOfEntries(rule.entries, this.count)
      chosen.push({
        ...open[best],
        blocks,
        freshShare: fresh.length / left.length,
        foundMatches: freshMatches * weight,
      })
      spent += fresh.length * weight
      open.splice(best, 1)
      for (const draw of open) markCovered(draw, blocks)
    }
  }
}

/** Keys of different features say different things; a part of a feature adds nothing to the whole. */
function isIndependent(a: BlockingKey, b: BlockingKey): boolean {
  return !a.features.some((feature) => b.features.includes(feature))
}

interface Draw {
  readonly rule: PlannedRule
  readonly left: Int32Array
  readonly right: Int32Array
  readonly probability: Float64Array
  /** Pairs of the rule that one drawn pair stands for. */
  readonly weight: number
  /** Drawn pairs that no chosen rule holds yet, and the matches expected among them. */
  fresh: Int32Array
  freshMatches: number
}

/** A draw with what was fresh in it when its rule was chosen. */
interface ChosenDraw extends Draw {
  readonly blocks: RuleBlocks
  readonly freshShare: number
  readonly foundMatches: number
}

/** Part of the draw that is looked at first; a rule in which it finds next to nothing is not looked at further. */
const FIRST_LOOK = 5

/**
 * Draws pairs of a rule evenly over its blocks. What a rule finds can only shrink as others are chosen, so one that finds less than
 * `least` matches from the start is undefined.
 */
function drawPairs(
  rule: PlannedRule,
  admissible: Admissible,
  probability: (left: number, right: number) => number,
  least: number,
  isSample: boolean,
): Draw | undefined {
  const { entries, pairs } = rule
  const drawn = isSample ? Math.min(DRAWN_PAIRS, Math.max(LEAST_DRAWN, pairs * DRAWN_SHARE)) : DRAWN_PAIRS
  const step = Math.max(1, pairs / drawn)
  const left: number[] = []
  const right: number[] = []
  const sorted = sortEntries(entries.keys, entries.records)
  let seen = 0
  let next = step / 2
  forEachBlock(sorted, (from, to) => {
    const size = to - from
    const own = (size * (size - 1)) / 2
    while (next < seen + own) {
      // The pair at this position of the block's triangle.
      let position = Math.floor(next - seen)
      let a = 0
      while (position >= size - 1 - a) {
        position -= size - 1 - a
        a++
      }
      const i = sorted.records[from + a]
      const j = sorted.records[from + a + 1 + position]
      if (admissible(i, j)) {
        left.push(i)
        right.push(j)
      }
      next += step
    }
    seen += own
  })
  const chances = new Float64Array(left.length)
  let matches = 0
  for (let k = 0; k < left.length; k += FIRST_LOOK) matches += chances[k] = probability(left[k], right[k])
  if (matches * FIRST_LOOK * step < least / 2) return undefined
  for (let k = 0; k < left.length; k++) if (k % FIRST_LOOK !== 0) matches += chances[k] = probability(left[k], right[k])
  if (matches * step < least) return undefined
  return {
    rule,
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    probability: chances,
    weight: step,
    fresh: Int32Array.from(left, (_, k) => k),
    freshMatches: matches,
  }
}

/** Leaves out rules whose matches the others find as well: narrow rules are chosen early, and broad ones later make them needless. */
function withoutRedundant(chosen: readonly ChosenDraw[], least: number): ChosenRule[] {
  const kept = new Set(chosen)
  for (const draw of chosen) {
    const { left, right, probability, weight } = draw
    const enough = least / weight
    let own = 0
    for (let k = 0; k < left.length && own < enough; k++) {
      let held = false
      for (const other of kept) {
        if (other !== draw && holdsPair(other.blocks, left[k], right[k])) {
          held = true
          break
        }
      }
      if (!held) own += probability[k]
    }
    if (own < enough) kept.delete(draw)
  }
  return [...kept].map(({ rule, freshShare, foundMatches }) => ({ ...rule, freshShare, freshMatches: foundMatches }))
}

/** Takes the pairs that a newly chosen rule holds out of what a draw would find. */
function markCovered(draw: Draw, blocks: RuleBlocks): void {
  const { left, right, probability, fresh } = draw
  let kept = 0
  for (let n = 0; n < fresh.length; n++) {
    const k = fresh[n]
    if (holdsPair(blocks, left[k], right[k])) draw.freshMatches -= probability[k]
    else fresh[kept++] = k
  }
  draw.fresh = fresh.subarray(0, kept)
}
