import {
  type BlockingKey,
  type BlockingRule,
  type BoundKey,
  bindKey,
  blocksOfRule,
  costOfRule,
  holdsPair,
  joinKeys,
  type RuleBlocks,
  ruleName,
} from '../block'
import { type RecordTable, TextPool } from '../columns'
import { bindWordWeights } from '../weigh'
import { bindCandidates } from './candidates'
import { type BlockingBudget, budgetFor } from './choose-rules'
import { admissibleBetween } from './clean-sources'
import type { Decisions } from './explain-decisions'

/** A blocking rule of the run on whose keys two records agree. */
export interface SharedRule {
  readonly rule: string
  /** Records of the smallest block that holds both, before it was cut. */
  readonly records: number
  /** Whether the rule proposed the pair: false if the block was too large, and the two are in different pieces of it. */
  readonly proposes: boolean
}

/** A blocking rule that the run did not have and that would propose the pair. */
export interface MissingRule {
  /** Names of blocking keys, as `match.blocking` takes them. */
  readonly keys: readonly string[]
  /** Pairs the rule would bring in the run's records at the most; some of them other rules have already. */
  readonly pairs: number
  /** Records of the smallest block that would hold both. */
  readonly records: number
  /** The block is larger than the run allows: it would be cut, and the two might be parted again. */
  readonly tooLarge: boolean
}

/** Whether blocking proposed a pair, by what, and what would have. */
export interface BlockingExplanation {
  readonly isProposed: boolean
  /** Rules of the run whose keys both records share, in the order of the run. */
  readonly shared: readonly SharedRule[]
  /** Searches for the nearest records by words that found one at the other. */
  readonly nearest: readonly string[]
  /** Rules that would propose the pair, the best first; empty if the pair was proposed or the two share no blocking key. */
  readonly missing: readonly MissingRule[]
  /** Records a block may have in this run; larger ones are cut. */
  readonly blockCap: number
}

/** Of the keys two records share, so many are tried in twos where each alone makes a block that is too large. */
const TRIED_IN_TWOS = 5
const NO_LIMIT: BlockingBudget = {
  blockCap: Number.POSITIVE_INFINITY,
  perRule: Number.POSITIVE_INFINITY,
  inAll: Number.POSITIVE_INFINITY,
}

/**
 * Tells whether the blocking of a run proposed a pair, and which rules would have. The rules are applied as they were, cuts of large blocks
 * included; keys are computed for all records only where the two records agree on them.
 *
 * @param run what the run decided
 * @param left record number
 * @param right record number
 * @returns nothing shared for a pair that may not be compared at all
 */
export function explainBlocking(run: Decisions, left: number, right: number): BlockingExplanation {
  const { table, plan, clean, rules, scorer } = run
  const { blockCap } = budgetFor(table.count)
  const admissible = admissibleBetween(table, clean)
  if (!admissible(left, right)) return { isProposed: false, shared: [], nearest: [], missing: [], blockCap }
  const shared = sharedRules(run, left, right)
  let isProposed = shared.some((rule) => rule.proposes)
  const nearest: string[] = []
  if (!isProposed) {
    // Only the search by words, which needs no rules; a field without text makes none.
    const tokens = bindWordWeights(scorer.model.words, scorer.model.key)
    const found = bindCandidates(table, { ...plan, rules: [] }, [], admissible, tokens, NO_LIMIT)
    found.nearest.forEach((list, k) => {
      if (holds(list, left, right)) nearest.push(found.reports[k].rule)
    })
    isProposed = nearest.length > 0
  }
  const missing = isProposed ? [] : missingRules(table, plan.keys, rules, blockCap, left, right)
  return { isProposed, shared, nearest, missing, blockCap }
}

/** Rules of the run that both records share, cut or not. */
function sharedRules({ table, plan, scorer, clean, rules }: Decisions, left: number, right: number): SharedRule[] {
  const tokens = bindWordWeights(scorer.model.words, scorer.model.key)
  const admissible = admissibleBetween(table, clean)
  // Without fields there is no search by words: only rules are bound.
  const withoutText = { ...plan, fields: [] }
  const alone = bindCandidates(tableOfTwo(table, left, right), withoutText, rules, () => true, tokens, NO_LIMIT)
  const ofMatchRules = alone.reports.length - rules.length
  const isShared = (r: number): boolean => holdsPair(blocksOfRule(alone.rules, r), 0, 1)
  const own = rules.filter((_, r) => isShared(ofMatchRules + r))
  const byMatchRule = Array.from({ length: ofMatchRules }, (_, r) => r).some(isShared)
  if (own.length === 0 && !byMatchRule) return []
  const here = byMatchRule ? withoutText : { ...withoutText, rules: [] }
  const uncut = bindCandidates(table, here, own, admissible, tokens, NO_LIMIT)
  const cut = bindCandidates(table, here, own, admissible, tokens, budgetFor(table.count))
  return uncut.reports.flatMap(({ rule }, r): SharedRule[] => {
    const blocks = blocksOfRule(uncut.rules, r)
    if (!holdsPair(blocks, left, right)) return []
    const proposes = holdsPair(blocksOfRule(cut.rules, r), left, right)
    return [{ rule, records: smallestBlock(blocks, left, right), proposes }]
  })
}

/** Rules of the keys that both records share: each alone; in twos, too, where none alone makes blocks small enough. */
function missingRules(
  table: RecordTable,
  keys: readonly BlockingKey[],
  rules: readonly BlockingRule[],
  blockCap: number,
  left: number,
  right: number,
): MissingRule[] {
  const two = tableOfTwo(table, left, right)
  const agreed = keys
    .filter((key) => holdsPair(joinKeys([bindKey(key, two)], two.count), 0, 1))
    .map((key) => bindKey(key, table))
  const known = new Set(rules.map((rule) => ruleName({ keys: [...rule.keys].sort() })))
  const missing = (bound: readonly BoundKey[]): MissingRule[] => {
    const names = bound.map(({ key }) => key.name)
    if (known.has(ruleName({ keys: [...names].sort() }))) return []
    const blocks = joinKeys(bound, table.count)
    const records = smallestBlock(blocks, left, right)
    // Of lists of many values a rule takes some combinations only.
    if (records === 0) return []
    const { pairs } = costOfRule(blocks, Number.POSITIVE_INFINITY)
    return [{ keys: names, pairs, records, tooLarge: records > blockCap }]
  }
  const byPairs = (a: MissingRule, b: MissingRule): number =>
    Number(a.tooLarge) - Number(b.tooLarge) || a.pairs - b.pairs || (ruleName(a) < ruleName(b) ? -1 : 1)
  const single = agreed.flatMap((key) => missing([key])).sort(byPairs)
  if (single.some((rule) => !rule.tooLarge)) return single
  const smallest = agreed
    .map((bound) => ({ bound, records: smallestBlock(joinKeys([bound], table.count), left, right) }))
    .sort((a, b) => a.records - b.records)
    .slice(0, TRIED_IN_TWOS)
    .map(({ bound }) => bound)
  const inTwos = smallest.flatMap((a, k) =>
    smallest
      .slice(k + 1)
      .filter((b) => !a.key.features.some((feature) => b.key.features.includes(feature)))
      .flatMap((b) => missing([a, b])),
  )
  return [...single, ...inTwos.filter((rule) => !rule.tooLarge)].sort(byPairs)
}

/** Records of the smallest block that two records share; 0 if they share none. */
function smallestBlock({ hashes, slots }: RuleBlocks, left: number, right: number): number {
  const other = new Set(hashes.subarray(right * slots, (right + 1) * slots))
  const sizes = new Map<number, number>()
  for (const hash of hashes.subarray(left * slots, (left + 1) * slots)) {
    if (hash !== 0 && other.has(hash)) sizes.set(hash, 0)
  }
  if (sizes.size === 0) return 0
  for (const hash of hashes) {
    const size = sizes.get(hash)
    if (size !== undefined) sizes.set(hash, size + 1)
  }
  return Math.min(...sizes.values())
}

/** Whether an ascending list of pairs holds one. */
function holds({ left, right }: { left: Int32Array; right: Int32Array }, a: number, b: number): boolean {
  const low = Math.min(a, b)
  const high = Math.max(a, b)
  for (let p = 0; p < left.length; p++) if (left[p] === low && right[p] === high) return true
  return false
}

/** The two records as a table of their own, so that keys are computed for their values only. Hashes are those of the content, as ever. */
function tableOfTwo(table: RecordTable, left: number, right: number): RecordTable {
  const { stride } = table
  const rows = new Int32Array(2 * stride)
  const pools = new Map<TextPool, TextPool>()
  const features = table.features.map((feature) => {
    const pool = pools.get(feature.pool) ?? new TextPool(8)
    pools.set(feature.pool, pool)
    for (let at = feature.offset; at < feature.offset + feature.slots; at++) {
      rows[at] = pool.intern(feature.pool.get(table.rows[left * stride + at]))
      rows[stride + at] = pool.intern(feature.pool.get(table.rows[right * stride + at]))
    }
    return { ...feature, pool }
  })
  return { count: 2, stride, rows, features, sources: new Int32Array(2), sourceNames: table.sourceNames }
}
