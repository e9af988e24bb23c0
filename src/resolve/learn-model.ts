import { hashString } from '../base'
import type { BlockingKey, BlockingRule } from '../block'
import { countCodes, featureOf, type RecordTable } from '../columns'
import { bindComparisons, type Comparison, PatternTable, type RecordComparer } from '../compare'
import type { Plan } from '../entity'
import { featureName } from '../kinds'
import {
  bindWordWeights,
  checkModel,
  estimateU,
  findGenericCodes,
  genericCodes,
  globalPrior,
  type LevelProbabilities,
  MODEL_FORMAT,
  type Model,
  measureFrequencies,
  measureWords,
  removeCodes,
  Scorer,
  type Training,
  toProbability,
  trainByEm,
  type ValueFrequencies,
  type WordFrequencies,
} from '../weigh'
import { bindCandidates, type Candidates, isSampledPair, mostCandidates, streamCandidates } from './candidates'
import { ALL_PAIRS_RECORDS, type BlockingBudget, budgetFor, planningSample, RuleCatalogue } from './choose-rules'
import {
  admissibleBetween,
  type CleanSources,
  countAdmissiblePairs,
  inferCleanSources,
  statedCleanSources,
} from './clean-sources'

/** Pairs that training looks at; of more, a hash sample is taken. */
const TRAINING_PAIRS = 2_000_000

/** What the job needs to score and cluster. */
export interface Learned {
  readonly model: Model
  readonly comparer: RecordComparer
  readonly candidates: Candidates
  readonly clean: CleanSources
  readonly rules: readonly BlockingRule[]
  readonly training: { readonly iterations: number; readonly sampledShare: number }
}

/** What happens between steps: progress, breathing, abort. */
export type Between = (stage: string, done: number, total: number) => Promise<void>

/** Statistics of the data that belong to the model: value and word frequencies, generic values (turned to missing in the table). */
interface Snapshot {
  readonly frequencies: Record<string, ValueFrequencies>
  readonly words: Record<string, WordFrequencies>
}

/** Chooses blocking rules and learns the model from the data itself. */
export async function learnModel(plan: Plan, table: RecordTable, seed: number, between: Between): Promise<Learned> {
  const key = hashString(plan.config.match?.hashKey ?? 'samewise')
  const comparisons = plan.comparisons.flatMap((field) => field.comparisons)
  const stated = statedCleanSources(plan, table)
  const generic = removeGenericValues(table, comparisons)
  const words = wordsOf(plan, table, key)
  const tokens = bindWordWeights(words, key)
  const comparer = bindComparisons(plan.comparisons, table, tokens)
  const budget = budgetFor(table.count)
  await between('plan', 0, 1)
  const sample = planningSample(table, seed)
  const sampleComparer = sample.table === table ? comparer : bindComparisons(plan.comparisons, sample.table, tokens)
  const catalogue = new RuleCatalogue(sample.table, plan.keys, budget, sample.share)
  const clean = stated.clean.some(Boolean)
    ? stated
    : inferCleanSources(
        sample.table,
        sampleComparer,
        catalogue.seeds.map((rule) => rule.blocks),
      )
  const acrossOnly = clean.clean.every(Boolean) && clean.clean.length > 1
  const snapshot: Snapshot = { frequencies: frequenciesOf(table, comparisons, generic, key, acrossOnly), words }
  const admissible = admissibleBetween(table, clean)
  const u = estimateU(table, comparer, admissible, (k) => agreementOf(comparisons[k], snapshot), seed)
  const nearestBy = nearestFeatures(plan)
  const given = plan.config.match?.blocking
  const all = table.count <= ALL_PAIRS_RECORDS ? [{ keys: [] }] : undefined
  const rules =
    given?.map((keys) => ({ keys })) ??
    all ??
    (await planRules(plan, sample, catalogue, sampleComparer, clean, comparisons, u, snapshot, key, budget, nearestBy))
  await between('train', 0, 1)
  const candidates = bindCandidates(table, plan.keys, withRuleKeys(plan, rules), nearestBy, admissible, tokens, budget)
  const { patterns, share } = await countPatterns(candidates, comparer)
  const pairs = countAdmissiblePairs(table, clean)
  const training = trainByEm(patterns, 1 / share, comparisons, u, pairs)
  return {
    // The model is used as it would be read back from its file, so that a later run scores exactly alike.
    model: JSON.parse(
      JSON.stringify(toModel(comparisons, u, training, pairs, snapshot, key, rules, namesOf(table, clean))),
    ) as Model,
    comparer,
    candidates,
    clean,
    rules,
    training: { iterations: training.iterations, sampledShare: share },
  }
}

/** Applies a model that was trained earlier: its frequencies, its generic values, its m and u. */
export function applyModel(plan: Plan, table: RecordTable, model: Model): Learned {
  const comparisons = plan.comparisons.flatMap((field) => field.comparisons)
  checkModel(model, comparisons)
  for (const [name, frequencies] of Object.entries(model.frequencies)) {
    const feature = featureOf(table, name)
    removeCodes(table, feature, genericCodes(feature, frequencies, model.key))
  }
  const tokens = bindWordWeights(model.words, model.key)
  const comparer = bindComparisons(plan.comparisons, table, tokens)
  const clean: CleanSources = {
    clean: table.sourceNames.map((name) => model.duplicateFree.includes(name)),
    inferred: false,
    evidence: 'as the model was trained',
  }
  const rules = model.blocking.map((keys) => ({ keys }))
  const candidates = bindCandidates(
    table,
    plan.keys,
    withRuleKeys(plan, rules),
    nearestFeatures(plan),
    admissibleBetween(table, clean),
    tokens,
    budgetFor(table.count),
  )
  return { model, comparer, candidates, clean, rules, training: { iterations: 0, sampledShare: 1 } }
}

function removeGenericValues(table: RecordTable, comparisons: readonly Comparison[]): Map<string, number[]> {
  const generic = new Map<string, number[]>()
  for (const { frequencyOf } of comparisons) {
    if (frequencyOf === undefined || generic.has(frequencyOf)) continue
    const feature = featureOf(table, frequencyOf)
    const codes = findGenericCodes(countCodes(table, feature))
    removeCodes(table, feature, codes)
    generic.set(frequencyOf, codes)
  }
  return generic
}

function frequenciesOf(
  table: RecordTable,
  comparisons: readonly Comparison[],
  generic: ReadonlyMap<string, number[]>,
  key: number,
  acrossOnly: boolean,
): Record<string, ValueFrequencies> {
  const frequencies: Record<string, ValueFrequencies> = {}
  for (const { frequencyOf } of comparisons) {
    if (frequencyOf === undefined) continue
    frequencies[frequencyOf] ??= measureFrequencies(
      table,
      featureOf(table, frequencyOf),
      generic.get(frequencyOf) ?? [],
      key,
      acrossOnly,
    )
  }
  return frequencies
}

function wordsOf(plan: Plan, table: RecordTable, key: number): Record<string, WordFrequencies> {
  const words: Record<string, WordFrequencies> = {}
  for (const field of plan.fields) {
    if (!field.compared) continue
    for (const { name, words: weighed } of field.kind.features) {
      const full = featureName(field.name, name)
      if (weighed) words[full] = measureWords(table, featureOf(table, full), key)
    }
  }
  return words
}

/** Probability that two records share a value of the comparison's feature: the closed form of u for its exact level. */
function agreementOf({ frequencyOf, levels }: Comparison, { frequencies }: Snapshot): number | undefined {
  if (frequencyOf === undefined || !levels.some((level) => level.exact)) return undefined
  return frequencies[frequencyOf].agreement
}

/** Text features by which neighbours are looked for: each alone, and all together. */
function nearestFeatures(plan: Plan): string[][] {
  const features = plan.fields.filter((field) => field.compared).flatMap((field) => field.kind.nearestBy ?? [])
  return features.length > 1 ? [[features[0]], features] : features.map((feature) => [feature])
}

/** Rules that must find what "match" rules of the user would join. */
function withRuleKeys(plan: Plan, rules: readonly BlockingRule[]): BlockingRule[] {
  const wholeKeys = plan.keys.filter((key: BlockingKey) => key.part === undefined && key.features.length === 1)
  const own = plan.rules
    .filter((rule) => rule.then === 'match')
    .map((rule) => ({
      keys: (rule.when.same ?? []).flatMap((name) =>
        wholeKeys.filter((key) => key.name === name || key.field === name).map((key) => key.name),
      ),
    }))
    .filter((rule) => rule.keys.length > 0)
  return [...own, ...rules]
}

async function planRules(
  plan: Plan,
  sample: { table: RecordTable; share: number },
  catalogue: RuleCatalogue,
  comparer: RecordComparer,
  clean: CleanSources,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  snapshot: Snapshot,
  key: number,
  budget: BlockingBudget,
  nearestBy: readonly (readonly string[])[],
): Promise<BlockingRule[]> {
  const { table, share } = sample
  const admissible = admissibleBetween(table, clean)
  const tokens = bindWordWeights(snapshot.words, key)
  const seeds = catalogue.seeds.map(({ keys }) => ({ keys }))
  const candidates = bindCandidates(table, plan.keys, seeds, nearestBy, admissible, tokens, {
    ...budget,
    blockCap: Math.max(2, Math.round(budget.blockCap * share)),
  })
  const pairs = countAdmissiblePairs(table, clean)
  const counted = await countPatterns(candidates, comparer)
  const training = trainByEm(counted.patterns, 1 / counted.share, comparisons, u, pairs)
  const model = toModel(comparisons, u, training, pairs, snapshot, key, [], [])
  const scorer = new Scorer(table, comparer, model)
  const prior = globalPrior(model)
  const probability = (left: number, right: number): number => {
    scorer.measure(left, right)
    return toProbability(scorer.weigh(prior))
  }
  const chosen = catalogue.choose(probability, admissible, training.matches, budget.inAll * table.count * share)
  return (chosen.length > 0 ? chosen : catalogue.seeds).map(({ keys }) => ({ keys }))
}

async function countPatterns(
  candidates: Candidates,
  comparer: RecordComparer,
): Promise<{ patterns: PatternTable; share: number }> {
  const share = Math.min(1, TRAINING_PAIRS / Math.max(1, mostCandidates(candidates)))
  const patterns = new PatternTable(comparer.comparisons.length)
  const vector = new Uint8Array(comparer.comparisons.length)
  await streamCandidates(candidates, (left, right) => {
    if (!isSampledPair(left, right, share)) return
    comparer.compare(left, right, vector)
    patterns.count(vector)
  })
  return { patterns, share }
}

function toModel(
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  training: Training,
  admissiblePairs: number,
  snapshot: Snapshot,
  key: number,
  rules: readonly BlockingRule[],
  duplicateFree: readonly string[],
): Model {
  return {
    format: MODEL_FORMAT,
    key,
    admissiblePairs,
    expectedMatches: training.matches,
    expectedRelatives: training.relatives,
    comparisons: comparisons.map(({ name, field, between, levels, frequencyOf }, k) => ({
      name,
      field,
      between,
      levels: levels.map((level) => level.label),
      m: training.m[k],
      h: training.h[k],
      u: u[k],
      ...(frequencyOf === undefined ? {} : { frequencyOf }),
    })),
    frequencies: snapshot.frequencies,
    words: snapshot.words,
    blocking: rules.map((rule) => rule.keys),
    duplicateFree,
    warnings: warningsOf(comparisons, training, admissiblePairs),
  }
}

function namesOf(table: RecordTable, { clean }: CleanSources): string[] {
  return table.sourceNames.filter((_, s) => clean[s])
}

/** Expected matches below this are too few to learn from. */
const FEW_MATCHES = 20
/** A share of matches among all pairs above this says that the model takes nearly everything for one thing. */
const HIGH_SHARE = 0.5

/** What makes a model doubtful, in words for the user. */
function warningsOf(comparisons: readonly Comparison[], training: Training, admissiblePairs: number): string[] {
  const warnings: string[] = []
  if (comparisons.length === 1) {
    warnings.push(
      'Only one comparison is made, so the model cannot tell agreement by chance from a match. Add fields, or give rules.',
    )
  }
  if (training.matches < FEW_MATCHES) {
    warnings.push(
      `Only ${training.matches.toFixed(1)} matches are expected, too few to learn from: the weights are mostly the kinds' typical ones. If there should be more, check the guessed columns and formats.`,
    )
  }
  if (admissiblePairs > 0 && training.matches > HIGH_SHARE * admissiblePairs) {
    warnings.push(
      `${Math.round((100 * training.matches) / admissiblePairs)} % of all pairs are taken for matches. Check that the fields tell records apart.`,
    )
  }
  comparisons.forEach((comparison, k) => {
    const m = training.m[k][0]
    const last = training.m[k][training.m[k].length - 1]
    if (m < 0.05 && last > 0.8 && training.matches >= FEW_MATCHES) {
      warnings.push(`Matches hardly ever agree on ${comparison.name}: it may hold something else than its kind says.`)
    }
  })
  return warnings
}
