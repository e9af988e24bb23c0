import { mix32 } from '../base'
import { type BlockingRule, hashKeys, type KeyHashes } from '../block'
import { GrowingColumn, type RecordTable, type TokenWeights } from '../columns'
import { bindComparisons, type Comparison, countPairs, PatternTable, type RecordComparer } from '../compare'
import type { Plan } from '../entity'
import {
  bindWordWeights,
  buildModel,
  checkModel,
  type DataStatistics,
  estimateU,
  globalPrior,
  type LevelProbabilities,
  type Model,
  type Rivals,
  Scorer,
  type Training,
  trainByEm,
  WeightMemo,
} from '../weigh'
import { bindCandidates, type Candidates, mostCandidates, nearestFeatures, sampleCandidates } from './candidates'
import { ALL_PAIRS_RECORDS, type BlockingBudget, budgetFor, chooseRules, isWorthWhile } from './choose-rules'
import {
  admissibleBetween,
  type CleanSources,
  countAdmissiblePairs,
  inferCleanSources,
  isOneToOne,
} from './clean-sources'
import type { Weigh } from './drawn-pairs'
import { keyBinder, keyBinderFor } from './key-binder'
import { gatherMatching, type MatchingTeam } from './matching-team'
import {
  agreementOf,
  countedBits,
  frequencyFeatures,
  hashKeyOf,
  removeGenericValues,
  removeGenericValuesOf,
  valueFrequencies,
  wordFrequencies,
} from './measure-data'
import { type PlanningSample, planningSample } from './planning-sample'
import { RuleCatalogue } from './rule-catalogue'
import type { Team } from './sent-plan'

/** Pairs that training looks at; of more, a hash sample is taken. */
const TRAINING_PAIRS = 400_000

/** What the job needs to score and cluster. */
export interface Learned {
  readonly model: Model
  readonly comparer: RecordComparer
  readonly candidates: Candidates
  readonly clean: CleanSources
  /** As {@link Scorer.bits}, where they are worked out already. */
  readonly bits?: Scorer['bits'] | undefined
  /** Threads that compare records too. */
  readonly team?: MatchingTeam | undefined
}

/** What happens between steps: progress, breathing, abort. */
export type Between = (stage: string, done: number, total: number) => Promise<void>

/** What is known before any m is learned, and stays the same through planning and training. */
interface Groundwork {
  readonly plan: Plan
  readonly comparisons: readonly Comparison[]
  readonly statistics: DataStatistics
  /** As {@link Scorer.bits}; the pools of a sample are those of the whole, and so are these. */
  readonly bits: Scorer['bits']
  readonly tokens: TokenWeights
  readonly clean: CleanSources
  readonly u: LevelProbabilities
  readonly budget: BlockingBudget
  /** Of the values of the records that are planned with. */
  readonly hashes: ReadonlyMap<string, KeyHashes>
}

/**
 * Chooses blocking rules and learns the model from the data itself.
 *
 * @param stated the user's word on sources without duplicates; they are inferred without it
 */
export async function learnModel(
  plan: Plan,
  table: RecordTable,
  stated: CleanSources | undefined,
  seed: number,
  between: Between,
  team?: Team,
): Promise<Learned> {
  const comparisons = comparisonsOf(plan)
  const values = removeGenericValues(table, comparisons)
  const words = wordFrequencies(plan, table)
  const tokens = bindWordWeights(words, hashKeyOf(plan))
  const matching = gatherMatching(team, table, { words, key: hashKeyOf(plan) })
  const comparer = bindComparisons(plan.comparisons, table, tokens)
  const budget = budgetFor(table.count)
  await between('plan', 0, 1)
  const sample = planningSample(table, seed)
  const sampleComparer = sample.table === table ? comparer : bindComparisons(plan.comparisons, sample.table, tokens)
  const hashes = hashKeys(plan.keys, sample.table)
  const catalogue = new RuleCatalogue(sample, plan.keys, hashes, budget)
  const ofKind = (between: Comparison['between']): string[] =>
    frequencyFeatures(comparisons.filter((comparison) => comparison.between === between))
  const clean =
    stated ?? inferCleanSources(table, ofKind('individual'), ofKind('shared'), nearestFeatures(plan)[0]?.[0])
  const acrossOnly = clean.clean.length > 1 && clean.clean.every(Boolean)
  const frequencies = valueFrequencies(plan, table, values, acrossOnly)
  const statistics: DataStatistics = { key: hashKeyOf(plan), frequencies, words }
  const bits = countedBits(comparisons, values, frequencies)
  const admissible = admissibleBetween(table, clean)
  const u = estimateU(table, comparer, admissible, (k) => agreementOf(comparisons[k], statistics), seed)
  const ground: Groundwork = { plan, comparisons, statistics, bits, tokens, clean, u, budget, hashes }
  const { rules: chosen, isWorth } = await rulesFor(ground, table, sample, sampleComparer, catalogue)
  await between('train', 0, 1)
  const isWhole = sample.table === table
  // Of a large input only the keys of chosen rules are worth looking up for all records.
  const boundKey = isWhole ? keyBinder(plan.keys, table, hashes) : keyBinderFor(chosen, plan.keys, table)
  const candidates = bindCandidates(table, plan, chosen, admissible, tokens, budget, boundKey, isWorth)
  const rules = candidates.kept
  // A large input has enough of relatives among its candidates.
  const training = await trainOn(
    ground,
    table,
    comparer,
    isWhole
      ? bindCandidates(table, plan, withSeeds(rules, catalogue), admissible, tokens, budget, boundKey)
      : candidates,
  )
  const model = buildModel(
    comparisons,
    u,
    training,
    countAdmissiblePairs(table, clean),
    statistics,
    rules.map((rule) => rule.keys),
    table.sourceNames.filter((_, s) => clean.clean[s]),
  )
  return { model: asReadBack(model), comparer, candidates, clean, bits, team: matching }
}

/**
 * The model as it would be read back from its file, so that a later run scores exactly alike. Frequencies are left as they are: they are long, and
 * plain numbers that a file gives back.
 */
function asReadBack(model: Model): Model {
  const { frequencies, words } = model
  return { ...(JSON.parse(JSON.stringify({ ...model, frequencies: {}, words: {} })) as Model), frequencies, words }
}

/** Applies a model that was trained earlier: its frequencies, its generic values, its rules, its m and u. */
export function applyModel(
  plan: Plan,
  table: RecordTable,
  stated: CleanSources | undefined,
  model: Model,
  team?: Team,
): Learned {
  checkModel(model, comparisonsOf(plan))
  removeGenericValuesOf(model, table)
  const tokens = bindWordWeights(model.words, model.key)
  const clean: CleanSources = stated ?? {
    clean: table.sourceNames.map((name) => model.duplicateFree.includes(name)),
    evidence: 'as the model was trained',
  }
  const rules = model.blocking.map((keys) => ({ keys }))
  return {
    model,
    team: gatherMatching(team, table, model),
    comparer: bindComparisons(plan.comparisons, table, tokens),
    candidates: bindCandidates(table, plan, rules, admissibleBetween(table, clean), tokens, budgetFor(table.count)),
    clean,
  }
}

function comparisonsOf(plan: Plan): Comparison[] {
  return plan.comparisons.flatMap((field) => field.comparisons)
}

/** Rules that are to be bound. */
interface RulesToBind {
  readonly rules: readonly BlockingRule[]
  /** Whether a rule, by its position, is worth the pairs it has in the whole input; all are if left out. */
  readonly isWorth?: (rule: number, pairs: number) => boolean
}

/** The user's blocking rules, or all pairs of a tiny input, or rules chosen with a first model that is trained on the seed rules. */
async function rulesFor(
  ground: Groundwork,
  whole: RecordTable,
  sample: PlanningSample,
  comparer: RecordComparer,
  catalogue: RuleCatalogue,
): Promise<RulesToBind> {
  const { table, share } = sample
  const { plan, comparisons, statistics, bits, tokens, clean, u, budget, hashes } = ground
  const given = plan.config.match?.blocking
  if (given !== undefined) return { rules: given.map((keys) => ({ keys })) }
  if (whole.count <= ALL_PAIRS_RECORDS) return { rules: [{ keys: [] }] }
  const admissible = admissibleBetween(table, clean)
  const blockCap = Math.max(2, Math.round(budget.blockCap * share))
  const keys = keyBinder(plan.keys, table, hashes)
  const seeds = bindCandidates(table, plan, catalogue.seeds, admissible, tokens, { ...budget, blockCap }, keys)
  const training = await trainOn(ground, table, comparer, seeds)
  const model = buildModel(comparisons, u, training, countAdmissiblePairs(table, clean), statistics, [], [])
  const scorer = new Scorer(table, comparer, model, bits)
  const weights = new WeightMemo(scorer, globalPrior(model))
  const weigh: Weigh = (lefts, rights, count, found) => {
    scorer.measureMany(lefts, rights, count)
    for (let k = 0; k < count; k++) {
      weights.look(k)
      found[k] = weights.probability
    }
  }
  const chosen = chooseRules({
    candidates: catalogue.candidates,
    sample,
    weigh,
    admissible,
    expectedMatches: training.matches,
    budgetPairs: budget.inAll * table.count * share,
  })
  if (chosen.length === 0) return { rules: catalogue.seeds.map(({ keys }) => ({ keys })) }
  const rules = chosen.map((rule) => ({ keys: rule.keys }))
  if (share === 1) return { rules }
  return { rules, isWorth: (rule, pairs) => isWorthWhile(chosen[rule], pairs, share, whole.count) }
}

/**
 * Rules to train by: those chosen, and behind them those that planning started from. Rules are chosen for matches, so that their pairs show too
 * little of what relatives look like.
 */
function withSeeds(rules: readonly BlockingRule[], { seeds }: RuleCatalogue): BlockingRule[] {
  const known = new Set(rules.map((rule) => rule.keys.join(' ')))
  if (known.has('')) return [...rules]
  return [...rules, ...seeds.filter((rule) => !known.has(rule.keys.join(' '))).map(({ keys }) => ({ keys }))]
}

/** Learns m on the candidate pairs, or on a hash sample of them. */
async function trainOn(
  { comparisons, u, clean }: Groundwork,
  table: RecordTable,
  comparer: RecordComparer,
  candidates: Candidates,
): Promise<Training> {
  const share = Math.min(1, TRAINING_PAIRS / Math.max(1, mostCandidates(candidates)))
  const patterns = new PatternTable(comparisons.length)
  const learn = (rivals?: Rivals): Training =>
    trainByEm(patterns, 1 / share, comparisons, u, countAdmissiblePairs(table, clean), rivals)
  if (!isOneToOne(clean)) {
    const batches = countPairs(comparer, patterns)
    sampleCandidates(candidates, batches.add, share)
    batches.end()
    return learn()
  }
  // Records compete for partners, so the sample takes all pairs of some records of the smaller source.
  const sizes = [0, 0]
  for (let i = 0; i < table.count; i++) sizes[table.sources[i]]++
  const smaller = sizes[0] <= sizes[1] ? 0 : 1
  const left = new GrowingColumn(new Int32Array(4096))
  const right = new GrowingColumn(new Int32Array(4096))
  const pattern = new GrowingColumn(new Int32Array(4096))
  const batches = countPairs(comparer, patterns, pattern)
  const limit = share * 4294967296
  const keep = (a: number, b: number): void => {
    if (mix32(table.sources[a] === smaller ? a : b) >>> 0 >= limit) return
    left.push(a)
    right.push(b)
    batches.add(a, b)
  }
  sampleCandidates(candidates, keep, 1)
  batches.end()
  return learn({
    left: left.take(),
    right: right.take(),
    pattern: pattern.take(),
    records: table.count,
    mostMatches: sizes[smaller] * share,
  })
}
