import { SamewiseError } from '../base'
import type { Comparison } from '../compare'
import type { Adjustment } from './adjustment'
import type { ClassPrior } from './score'

/** The number of the model format this version writes and reads. */
export const MODEL_FORMAT = 1

/** A comparison with what training found. `m`, `h` and `u` are P(level | match), P(level | relatives) and P(level | random), per level. */
export interface TrainedComparison {
  readonly name: string
  readonly field: string
  readonly between: 'shared' | 'individual'
  readonly levels: readonly string[]
  readonly m: readonly number[]
  readonly h: readonly number[]
  readonly u: readonly number[]
  /** Feature whose value frequencies adjust the exact level, if any. */
  readonly frequencyOf?: string
}

/** How often values of a feature occur. Values seen less than `rare` times are pooled: no entry tells of them. */
export interface ValueFrequencies {
  /** Present values counted. */
  readonly total: number
  /** Probability that two random records with a value share it (closed form). */
  readonly agreement: number
  readonly rare: number
  /** Pairs of keyed value hash and count, ascending by hash. */
  readonly frequent: readonly (readonly [hash: number, count: number])[]
  /** Keyed hashes of generic values (placeholders, shared mailboxes), which count as missing. */
  readonly generic: readonly number[]
}

/** In how many values of a text feature a word occurs. */
export interface WordFrequencies {
  readonly total: number
  readonly rare: number
  readonly frequent: readonly (readonly [hash: number, count: number])[]
}

/** Everything that turns a comparison vector into a weight: plain data that survives JSON. */
export interface Model {
  readonly format: typeof MODEL_FORMAT
  /** Key of the value hashes. */
  readonly key: number
  /** Pairs that could be compared, and how many of them are expected to be matches, relatives and random. */
  readonly admissiblePairs: number
  readonly expectedMatches: number
  readonly expectedRelatives: number
  readonly comparisons: readonly TrainedComparison[]
  readonly frequencies: Readonly<Record<string, ValueFrequencies>>
  readonly words: Readonly<Record<string, WordFrequencies>>
  /** Blocking rules chosen for it, each a list of key names. */
  readonly blocking: readonly (readonly string[])[]
  /** Names of the sources it was trained to take as free of duplicates. */
  readonly duplicateFree: readonly string[]
  /** The prior inside components, by the run that made the model; where it is missing, it is estimated from the data at hand. */
  readonly inside?: ClassPrior
  /** What labels have taught, if any were given. */
  readonly adjustment?: Adjustment
  /** The comparison that alone tells records apart, if there is only one: matches are then a cut on its similarity, and no learning could check it. */
  readonly onlyInformative?: string
  /** What to know before trusting it, in words. */
  readonly warnings: readonly string[]
}

/** Checks that a model read from outside is one of ours and fits the comparisons of a plan; throws `BAD_MODEL` if not. */
export function checkModel(model: Model, comparisons: readonly Comparison[]): Model {
  if (typeof model !== 'object' || model === null || !('format' in model)) {
    throw new SamewiseError('BAD_MODEL', 'This is not a samewise model. Give the model.json of a finished run.')
  }
  if (model.format !== MODEL_FORMAT) {
    throw new SamewiseError(
      'BAD_MODEL',
      `The model has format ${String(model.format)}; this version reads format ${MODEL_FORMAT}. Train it again.`,
    )
  }
  const damage = damageOf(model)
  if (damage !== undefined) {
    throw new SamewiseError(
      'BAD_MODEL',
      `The model is damaged: ${damage}. Give the model.json of a finished run as it was written.`,
    )
  }
  const expected = comparisons.map((c) => `${c.name}(${c.levels.map((l) => l.label).join('|')})`).join(', ')
  const found = model.comparisons.map((c) => `${c.name}(${c.levels.join('|')})`).join(', ')
  if (expected !== found) {
    throw new SamewiseError(
      'BAD_MODEL',
      `The model was trained for other comparisons. It has ${found}; the plan has ${expected}. Use the config.json of the run that made the model.`,
    )
  }
  for (const { frequencyOf } of comparisons) {
    if (frequencyOf !== undefined && !Object.hasOwn(model.frequencies, frequencyOf)) {
      throw new SamewiseError('BAD_MODEL', `The model has no frequencies of ${frequencyOf}. Train it again.`)
    }
  }
  return model
}

/** The first part of a model that is not as it should be. */
function damageOf(model: Model): string | undefined {
  const isShares = (values: unknown, length: number): boolean =>
    Array.isArray(values) && values.length === length && values.every((v) => typeof v === 'number' && v >= 0 && v <= 1)
  const isTable = (value: unknown): value is { total: number; frequent: unknown } =>
    typeof value === 'object' &&
    value !== null &&
    'total' in value &&
    'frequent' in value &&
    Array.isArray(value.frequent)
  if (!Array.isArray(model.comparisons)) return '"comparisons" is no list'
  for (const comparison of model.comparisons) {
    const levels: unknown = comparison?.levels
    if (!Array.isArray(levels)) return 'a comparison has no levels'
    for (const part of ['m', 'h', 'u'] as const) {
      if (!isShares(comparison[part], levels.length))
        return `"${part}" of ${comparison.name} is no list of probabilities`
    }
  }
  for (const part of ['key', 'admissiblePairs', 'expectedMatches', 'expectedRelatives'] as const) {
    if (!Number.isFinite(model[part])) return `"${part}" is no number`
  }
  for (const part of ['frequencies', 'words'] as const) {
    const tables: unknown = model[part]
    if (typeof tables !== 'object' || tables === null || !Object.values(tables).every(isTable))
      return `"${part}" is not readable`
  }
  if (!Array.isArray(model.blocking) || !model.blocking.every(Array.isArray)) return '"blocking" is no list of rules'
  if (!Array.isArray(model.duplicateFree)) return '"duplicateFree" is no list'
  if (model.inside !== undefined && !isPrior(model.inside)) return '"inside" is no prior'
  if (model.adjustment !== undefined && !isAdjustmentOf(model)) return '"adjustment" does not fit the comparisons'
  return undefined
}

function isPrior(inside: unknown): boolean {
  if (typeof inside !== 'object' || inside === null) return false
  const { match, relatives, random } = inside as ClassPrior
  return [match, relatives, random].every(Number.isFinite)
}

/** Whether what labels have taught has a finite number for every level. */
function isAdjustmentOf({ adjustment, comparisons }: Model): boolean {
  if (typeof adjustment !== 'object' || adjustment === null) return false
  const { slope, bias, labels, levels } = adjustment
  return (
    [slope, bias, labels].every(Number.isFinite) &&
    Array.isArray(levels) &&
    levels.length === comparisons.length &&
    levels.every(
      (own: unknown, k) =>
        Array.isArray(own) && own.length === comparisons[k].levels.length && own.every(Number.isFinite),
    )
  )
}
