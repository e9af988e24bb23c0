import type { Comparison } from '../compare'
import type { LevelProbabilities } from './estimate-u'
import { informativeComparisons } from './informative'
import { MODEL_FORMAT, type Model, type ValueFrequencies, type WordFrequencies } from './model'
import { monotoneLevels } from './monotone-levels'
import type { Training } from './train'

/** Statistics of the data that belong to a model: frequencies of values and words, generic values. */
export interface DataStatistics {
  readonly key: number
  readonly frequencies: Readonly<Record<string, ValueFrequencies>>
  readonly words: Readonly<Record<string, WordFrequencies>>
}

/** Expected matches below this are too few to learn from. */
const FEW_MATCHES = 20
/** A share of matches among all pairs above this says that the model takes nearly everything for one thing. */
const HIGH_SHARE = 0.5
/** Where matches agree less than this, and differ wholly more than that, a column holds something else than its kind says. */
const HARDLY_EVER = 0.05
const NEARLY_ALWAYS = 0.8

/** Puts a model together from what was learned. */
export function buildModel(
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
  training: Training,
  admissiblePairs: number,
  { key, frequencies, words }: DataStatistics,
  blocking: readonly (readonly string[])[],
  duplicateFree: readonly string[],
): Model {
  const informative = informativeComparisons(comparisons, u)
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
      m: monotoneLevels(comparisons[k], training.m[k], u[k]),
      h: training.h[k],
      u: u[k],
      ...(frequencyOf === undefined ? {} : { frequencyOf }),
    })),
    frequencies,
    words,
    blocking,
    duplicateFree,
    ...(informative.length === 1 ? { onlyInformative: informative[0] } : {}),
    warnings: warningsOf(comparisons, training, admissiblePairs, informative),
  }
}

/** What makes a model doubtful, in words for the user. */
function warningsOf(
  comparisons: readonly Comparison[],
  training: Training,
  admissiblePairs: number,
  informative: readonly string[],
): string[] {
  const warnings: string[] = []
  if (informative.length === 0)
    warnings.push('No field tells records apart: nearly all pairs agree on all of them. Add fields.')
  if (informative.length === 1) {
    warnings.push(
      `Only ${informative[0]} tells records apart, so they are matched by how alike it is, and the expected precision and recall say little. Add fields, or give rules.`,
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
    const m = training.m[k]
    if (training.matches >= FEW_MATCHES && m[0] < HARDLY_EVER && m[m.length - 1] > NEARLY_ALWAYS) {
      warnings.push(`Matches hardly ever agree on ${comparison.name}: it may hold something else than its kind says.`)
    }
  })
  return warnings
}
