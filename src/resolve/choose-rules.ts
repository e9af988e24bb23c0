import { type Admissible, blocksOfEntries, forEachBlock, holdsPair, type RuleBlocks, sortEntries } from '../block'
import { type DrawnPairs, drawnPairs, type Weigh } from './drawn-pairs'
import { type PlanningSample, SCALED_FROM } from './planning-sample'
import type { PlannedRule } from './rule-catalogue'

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

/** What rules are chosen by. */
export interface Choosing {
  readonly candidates: readonly PlannedRule[]
  /** The records planned with. */
  readonly sample: PlanningSample
  /** Match probability of pairs of the sample. */
  readonly weigh: Weigh
  readonly admissible: Admissible
  /** In the sample. */
  readonly expectedMatches: number
  /** Pairs that all rules may bring in the sample. */
  readonly budgetPairs: number
}

/**
 * Chooses rules one by one: the one with the most matches among its new pairs, as the model sees them, until the budget is spent or a
 * rule finds too little (greedy set cover on soft labels).
 */
export function chooseRules({
  candidates,
  sample: { table, share },
  weigh,
  admissible,
  expectedMatches,
  budgetPairs,
}: Choosing): ChosenRule[] {
  const isSample = share < 1
  const pairs = drawnPairs(table.count, weigh)
  const least = Math.max(isSample ? LEAST_SAMPLED_MATCHES : LEAST_MATCHES, LEAST_GAIN * expectedMatches)
  const open = promising(
    candidates.map((rule) => drawPairs(rule, pairs, admissible, isSample)),
    pairs,
    least,
  )
  const chosen: ChosenDraw[] = []
  let spent = 0
  for (;;) {
    let best = -1
    let bestYield = isSample ? LEAST_SAMPLED_YIELD : LEAST_YIELD
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
    if (best < 0) return withoutRedundant(chosen, pairs, LEAST_OWN * least)
    const { rule, drawn, fresh, freshMatches, weight } = open[best]
    const held = pairsHeld(blocksOfEntries(rule.entries, table.count), pairs)
    chosen.push({
      ...open[best],
      held,
      freshShare: fresh.length / drawn.length,
      foundMatches: freshMatches * weight,
    })
    spent += fresh.length * weight
    open.splice(best, 1)
    for (const draw of open) markCovered(draw, held, pairs)
  }
}

/** Pairs drawn from a rule. */
interface Draw {
  readonly rule: PlannedRule
  /** Numbers of the pairs. */
  readonly drawn: Int32Array
  /** Pairs of the rule that one drawn pair stands for. */
  readonly weight: number
  /** Drawn pairs that no chosen rule holds yet, and the matches expected among them. */
  fresh: Int32Array
  freshMatches: number
}

/** A draw with what was fresh in it when its rule was chosen. */
interface ChosenDraw extends Draw {
  /** By number of a pair, 1 where the rule holds it. */
  readonly held: Uint8Array
  readonly freshShare: number
  readonly foundMatches: number
}

/** Draws pairs of a rule evenly over its blocks. */
function drawPairs(rule: PlannedRule, known: DrawnPairs, admissible: Admissible, isSample: boolean): Draw {
  const { entries, pairs } = rule
  const most = isSample ? Math.min(DRAWN_PAIRS, Math.max(LEAST_DRAWN, pairs * DRAWN_SHARE)) : DRAWN_PAIRS
  const step = Math.max(1, pairs / most)
  const drawn: number[] = []
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
      if (admissible(i, j)) drawn.push(known.numberOf(i, j))
      next += step
    }
    seen += own
  })
  return { rule, drawn: Int32Array.from(drawn), weight: step, fresh: Int32Array.from(drawn), freshMatches: 0 }
}

/** Part of the draw that is looked at first; a rule in which it finds next to nothing is not looked at further. */
const FIRST_LOOK = 5

/**
 * The draws with the matches expected in them. What a rule finds can only shrink as others are chosen, so one that finds less than `least`
 * matches from the start is left out.
 */
function promising(draws: readonly Draw[], pairs: DrawnPairs, least: number): Draw[] {
  for (const { drawn } of draws) for (let k = 0; k < drawn.length; k += FIRST_LOOK) pairs.ask(drawn[k])
  pairs.answer()
  const first = draws.filter((draw) => {
    const { drawn, weight } = draw
    for (let k = 0; k < drawn.length; k += FIRST_LOOK) draw.freshMatches += pairs.probability[drawn[k]]
    return draw.freshMatches * FIRST_LOOK * weight >= least / 2
  })
  for (const { drawn } of first) for (let k = 0; k < drawn.length; k++) pairs.ask(drawn[k])
  pairs.answer()
  return first.filter((draw) => {
    const { drawn, weight } = draw
    for (let k = 0; k < drawn.length; k++) {
      if (k % FIRST_LOOK !== 0) draw.freshMatches += pairs.probability[drawn[k]]
    }
    return draw.freshMatches * weight >= least
  })
}

/** By number of a pair, 1 where its records share one of the blocks. */
function pairsHeld(blocks: RuleBlocks, { left, right }: DrawnPairs): Uint8Array {
  const held = new Uint8Array(left.length)
  for (let p = 0; p < left.length; p++) if (holdsPair(blocks, left[p], right[p])) held[p] = 1
  return held
}

/** Takes the pairs that a newly chosen rule holds out of what a draw would find. */
function markCovered(draw: Draw, held: Uint8Array, { probability }: DrawnPairs): void {
  const { fresh } = draw
  let kept = 0
  for (let n = 0; n < fresh.length; n++) {
    if (held[fresh[n]] === 1) draw.freshMatches -= probability[fresh[n]]
    else fresh[kept++] = fresh[n]
  }
  draw.fresh = fresh.subarray(0, kept)
}

/** Leaves out rules whose matches the others find as well: narrow rules are chosen early, and broad ones later make them needless. */
function withoutRedundant(chosen: readonly ChosenDraw[], { probability }: DrawnPairs, least: number): ChosenRule[] {
  const kept = new Set(chosen)
  for (const draw of chosen) {
    const enough = least / draw.weight
    const others = [...kept].filter((other) => other !== draw)
    let own = 0
    for (let k = 0; k < draw.drawn.length && own < enough; k++) {
      const pair = draw.drawn[k]
      if (!others.some(({ held }) => held[pair] === 1)) own += probability[pair]
    }
    if (own < enough) kept.delete(draw)
  }
  return [...kept].map(({ rule, freshShare, foundMatches }) => ({ ...rule, freshShare, freshMatches: foundMatches }))
}
