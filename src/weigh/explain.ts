import { featureOf, type RecordTable } from '../columns'
import type { Scorer } from './score'
import { type ClassPrior, log2Sum, toProbability } from './score'

/** What one comparison contributed to the weight of a pair. */
export interface ComparisonExplanation {
  readonly comparison: string
  /** Label of the level, or `missing`. */
  readonly level: string
  /** Bits for (positive) or against (negative) a match, frequency adjustment included; 0 for missing. */
  readonly weight: number
  /** Part of the weight that comes from how rare the shared value is. */
  readonly frequencyBits: number
  readonly m: number
  readonly u: number
  /** Normalized values compared; several for lists. */
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Why two records match or not. */
export interface PairExplanation {
  /** Bits before anything is compared. */
  readonly priorWeight: number
  readonly weight: number
  readonly probability: number
  /**
   * Bits by which the chance that the two are relatives lowers the weight: agreement on what relatives share is no proof. The weights of
   * the comparisons, the prior and this add up to `weight`.
   */
  readonly relativesWeight: number
  readonly comparisons: readonly ComparisonExplanation[]
}

/** Explains the weight of a pair, level by level. */
export function explainPair(
  table: RecordTable,
  scorer: Scorer,
  prior: ClassPrior,
  left: number,
  right: number,
): PairExplanation {
  scorer.measure(left, right)
  const weight = scorer.weigh(prior)
  const levels = Uint8Array.from(scorer.vector)
  const comparisons = scorer.comparer.comparisons.map((comparison, k): ComparisonExplanation => {
    const trained = scorer.model.comparisons[k]
    const level = levels[k]
    const values = valuesOf(table, comparison.name, comparison.frequencyOf, comparison.field)
    const own = { comparison: comparison.name, left: values(left), right: values(right) }
    if (level === 0) return { ...own, level: 'missing', weight: 0, frequencyBits: 0, m: 1, u: 1 }
    const isExact = comparison.levels[level - 1].exact === true
    const frequencyBits = isExact ? 0 - scorer.agreementBits(k, left, right) : 0
    const m = trained.m[level - 1]
    const u = trained.u[level - 1]
    return {
      ...own,
      level: comparison.levels[level - 1].label,
      weight: Math.log2(m / u) + frequencyBits,
      frequencyBits,
      m,
      u,
    }
  })
  const priorWeight = prior.match - log2Sum(prior.random, prior.relatives)
  let sum = priorWeight
  for (const c of comparisons) sum += c.weight
  return { priorWeight, weight, probability: toProbability(weight), relativesWeight: weight - sum, comparisons }
}

/** Reads the values a comparison looked at: its own feature, else the one its frequencies are of, else all of the field. */
function valuesOf(
  table: RecordTable,
  name: string,
  frequencyOf: string | undefined,
  field: string,
): (record: number) => string[] {
  const own = table.features.filter((f) => f.name === (frequencyOf ?? name))
  const features = own.length > 0 ? own : table.features.filter((f) => f.field === field)
  return (record) => {
    const found: string[] = []
    for (const { name: featureName } of features) {
      const { pool, offset, slots } = featureOf(table, featureName)
      for (let slot = 0; slot < slots; slot++) {
        const code = table.rows[record * table.stride + offset + slot]
        if (code !== 0) found.push(pool.get(code))
      }
    }
    return found
  }
}
