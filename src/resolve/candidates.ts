import { mixPair } from '../base'
import {
  type Admissible,
  type BlockingKey,
  type BlockingRule,
  type BlockPart,
  type BoundKey,
  cutOversizeBlocks,
  estimatePairs,
  forEachCandidateOf,
  holdsEarlier,
  joinedSlots,
  joinKeys,
  mayExceed,
  nearestByWords,
  type PackedRules,
  type PairList,
  type RuleBlocks,
  RulePacking,
  ruleName,
  type SkewLoss,
} from '../block'
import { featureOf, type RecordTable, type TokenWeights } from '../columns'
import type { Plan } from '../entity'
import type { BlockingBudget } from './choose-rules'
import { type KeyBinder, keyBinder } from './key-binder'

/** What a rule costs and leaves out, for the report. */
export interface RuleReport {
  readonly rule: string
  /** Pairs that no earlier rule had. */
  pairs: number
  /** Matches expected among them. */
  expectedMatches: number
  readonly oversize: SkewLoss
}

/** Everything that proposes pairs of one table. */
export interface Candidates {
  /** Of the rules that were given, those that are bound. */
  readonly kept: readonly BlockingRule[]
  readonly rules: PackedRules
  /** About so many pairs are in the blocks of all rules; a pair that several rules hold counts several times. */
  readonly blockedPairs: number
  /** The same by rule. */
  readonly pairsByRule: readonly number[]
  readonly nearest: readonly PairList[]
  readonly reports: RuleReport[]
  readonly admissible: Admissible
  /** By record, 1 where it stood in a block that was too big: its pairs hang on who else stands there. */
  readonly isCut: Uint8Array
}

/** Neighbours of each record that text fields propose. */
const NEAREST = 10
/** Distinct values a key must have to be worth refining by. */
const MIN_REFINER_VALUES = 8
const NO_LOSS: SkewLoss = { blocks: 0, largestBlock: 0, pairs: 0, skippedPairs: 0 }

/**
 * Binds blocking rules to a table, cuts blocks that are too big, and finds nearest neighbours of text. Rules that find what the user's
 * "match" rules would join come first.
 *
 * @param boundKey keys of the table, where some are bound already
 * @param isWorth whether one of the given rules, by its position, is worth its pairs; all are if left out
 */
export function bindCandidates(
  table: RecordTable,
  plan: Plan,
  rules: readonly BlockingRule[],
  admissible: Admissible,
  tokens: TokenWeights,
  budget: BlockingBudget,
  boundKey: KeyBinder = keyBinder(plan.keys, table),
  isWorth?: (rule: number, pairs: number) => boolean,
): Candidates {
  const { keys } = plan
  const { count } = table
  const reports: RuleReport[] = []
  const pairsByRule: number[] = []
  const isCut = new Uint8Array(count)
  // Blocks of one rule at a time: those of all, beside what they are packed to, are too much to hold.
  const room = new Int32Array(count)
  const blocksOf = (rule: BlockingRule): RuleBlocks => joinKeys(rule.keys.map(boundKey), count, room)
  const estimates = new Map<BlockingRule, number>()
  const estimate = (rule: BlockingRule, blocks: RuleBlocks): number => {
    const pairs = estimates.get(rule) ?? estimatePairs(blocks, budget.blockCap)
    estimates.set(rule, pairs)
    return pairs
  }
  const kept = isWorth === undefined ? rules : rules.filter((rule, r) => isWorth(r, estimate(rule, blocksOf(rule))))
  const all = [...rulesOfMatchRules(plan), ...kept]
  const packing = new RulePacking(
    all.map((rule) => joinedSlots(rule.keys.map(boundKey))),
    count,
  )
  for (const rule of all) {
    const own = blocksOf(rule)
    const pairs = estimate(rule, own)
    let oversize = NO_LOSS
    if (mayExceed(own, budget.blockCap)) {
      const whole = own.hashes.slice()
      oversize = cutOversizeBlocks(own, budget.blockCap, refinersFor(rule, table, keys, boundKey))
      for (let at = 0; at < whole.length; at++) {
        if (whole[at] !== own.hashes[at]) isCut[Math.floor(at / own.slots)] = 1
      }
    }
    pairsByRule.push(pairs + oversize.pairs - oversize.skippedPairs)
    reports.push({ rule: ruleName(rule), pairs: 0, expectedMatches: 0, oversize })
    packing.add(own)
  }
  const nearest = nearestFeatures(plan).map((features) => {
    reports.push({
      rule: `nearest by words of ${features.join(', ')}`,
      pairs: 0,
      expectedMatches: 0,
      oversize: NO_LOSS,
    })
    return nearestByWords(table, features, NEAREST, admissible, tokens)
  })
  const blockedPairs = pairsByRule.reduce((sum, pairs) => sum + pairs, 0)
  return { kept, rules: packing.take(), blockedPairs, pairsByRule, nearest, reports, admissible, isCut }
}

/** Rules that must find what "match" rules of the user would join. */
function rulesOfMatchRules({ keys, rules }: Plan): BlockingRule[] {
  const whole = keys.filter((key) => key.part === undefined && key.features.length === 1)
  return rules
    .filter((rule) => rule.then === 'match')
    .map((rule) => ({
      keys: (rule.when.same ?? []).flatMap((name) =>
        whole.filter((key) => key.name === name || key.field === name).map((key) => key.name),
      ),
    }))
    .filter((rule) => rule.keys.length > 0)
}

/** Text features by which neighbours are looked for: the first alone, and all together. */
export function nearestFeatures(plan: Plan): string[][] {
  const features = plan.fields.filter((field) => field.compared).flatMap((field) => field.kind.nearestBy ?? [])
  return features.length > 1 ? [[features[0]], features] : features.map((feature) => [feature])
}

/** Keys that may split a block that is too big: whole values of other features, the coarsest first. */
function refinersFor(
  rule: BlockingRule,
  table: RecordTable,
  keys: readonly BlockingKey[],
  boundKey: KeyBinder,
): BoundKey[] {
  const taken = new Set(rule.keys.flatMap((name) => keys.find((key) => key.name === name)?.features ?? []))
  return keys
    .filter((key) => key.part === undefined && key.features.length === 1 && !taken.has(key.features[0]))
    .map((key) => ({ key, values: featureOf(table, key.features[0]).pool.size }))
    .filter(({ values }) => values >= MIN_REFINER_VALUES)
    .sort((a, b) => a.values - b.values)
    .map(({ key }) => boundKey(key.name))
}

/** Some of the candidate pairs: those of part of the blocks of a rule, or those of all neighbours. */
export interface CandidateUnit extends BlockPart {
  /** Number of the rule; the number of rules stands for the neighbours. */
  readonly rule: number
}

/** A unit has about so many pairs, so that threads that share the work end at about the same time. */
const UNIT_PAIRS = 250_000
/** A rule is cut into at most 2^5 parts, each of which reads a hash of every record. */
const MOST_UNIT_BITS = 5

/** The candidate pairs, cut into units that depend on the data alone. */
export function candidateUnits({ pairsByRule, nearest }: Candidates): CandidateUnit[] {
  const units = pairsByRule.flatMap((pairs, rule) => {
    const bits = Math.min(MOST_UNIT_BITS, Math.ceil(Math.log2(Math.max(1, pairs / UNIT_PAIRS))))
    return Array.from({ length: 2 ** bits }, (_, part): CandidateUnit => ({ rule, bits, part }))
  })
  return nearest.length === 0 ? units : [...units, { rule: pairsByRule.length, bits: 0, part: 0 }]
}

/** What proposes pairs, without what is told of it. */
export type PairSources = Pick<Candidates, 'rules' | 'nearest' | 'admissible'>

/**
 * Streams the candidate pairs of a unit, each once, or a share of them that is chosen by hash.
 *
 * @returns pairs by rule, from the unit's rule on
 */
export function visitUnit(
  { rules, nearest, admissible }: PairSources,
  { rule, ...part }: CandidateUnit,
  visit: (left: number, right: number, source: number) => void,
  share = 1,
): number[] {
  const ruleCount = rules.starts.length - 1
  if (rule < ruleCount) return [forEachCandidateOf(rules, rule, admissible, visit, share, part)]
  const seen = new Set<number>()
  return nearest.map(({ left, right }, k) => {
    let pairs = 0
    for (let p = 0; p < left.length; p++) {
      if (!isSampledPair(left[p], right[p], share) || holdsEarlier(rules, ruleCount, left[p], right[p])) continue
      if (nearest.length > 1) {
        const pair = left[p] * 4294967296 + right[p]
        if (seen.has(pair)) continue
        if (k < nearest.length - 1) seen.add(pair)
      }
      pairs++
      visit(left[p], right[p], ruleCount + k)
    }
    return pairs
  })
}

/** Streams a share of all candidate pairs that is chosen by hash, each pair once. */
export function sampleCandidates(
  candidates: PairSources,
  visit: (left: number, right: number) => void,
  share: number,
): void {
  // Of whole rules: the few pairs of a sample are not worth cutting up.
  for (let rule = 0; rule < candidates.rules.starts.length; rule++) {
    visitUnit(candidates, { rule, bits: 0, part: 0 }, visit, share)
  }
}

/** Most pairs that the candidates can have. */
export function mostCandidates({ blockedPairs, nearest }: Candidates): number {
  return nearest.reduce((sum, { left }) => sum + left.length, blockedPairs)
}

/** Whether a pair is in the hash sample that takes `share` of all pairs. */
function isSampledPair(left: number, right: number, share: number): boolean {
  return share >= 1 || mixPair(left, right) >>> 0 < share * 4294967296
}
