import { featureOf, type RecordTable } from '../columns'
import type { Comparison } from '../compare'
import { type ClassPrior, joinClasses, log2Sum, type Scorer, toProbability } from './score'
import { FLOOR } from './train'

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
   * the comparisons, the prior, this and `labelsWeight` add up to `weight`.
   */
  readonly relativesWeight: number
  /** Bits by which labels have adjusted the weight; 0 without labels. */
  readonly labelsWeight: number
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
  const labelFree = scorer.weighLabelFree(prior)
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
  return {
    priorWeight,
    weight,
    probability: toProbability(weight),
    relativesWeight: labelFree - sum,
    labelsWeight: weight - labelFree,
    comparisons,
  }
}

/** What a comparison cost a pair against the best it could have said. */
export interface ComparisonCost {
  readonly comparison: string
  /** Label of the level the pair is at. */
  readonly level: string
  /** Bits of that level: negative speaks against a match. */
  readonly weight: number
  /** The exact level, or the best step of a ladder without one, and its bits for a value of average frequency. */
  readonly bestLevel: string
  readonly bestWeight: number
  /** The weight and the probability of the pair with that level in place of its own, and all else as it is. */
  readonly weightWith: number
  readonly probabilityWith: number
}

/**
 * Tells what each comparison cost a pair: the bits of its level against those of the comparison's best level. A comparison that is missing,
 * exact, or at a level that says no less than the best, costs nothing and is left out.
 *
 * @param prior the prior to weigh with
 * @param left record number in the scorer's table
 * @param right record number
 * @returns the dearest first
 */
export function explainCosts(scorer: Scorer, prior: ClassPrior, left: number, right: number): ComparisonCost[] {
  scorer.measure(left, right)
  const { match, relatives, random } = scorer
  const levels = Uint8Array.from(scorer.vector)
  const costs: ComparisonCost[] = []
  scorer.comparer.comparisons.forEach((comparison, k) => {
    const own = levels[k] - 1
    if (own < 0 || comparison.levels[own].exact === true) return
    const { m, h, u } = scorer.model.comparisons[k]
    const best = bestLevelOf(comparison, (level) => bitsOf(m, u, level))
    if (bitsOf(m, u, best) <= bitsOf(m, u, own)) return
    const step = (p: readonly number[]): number => log2Floored(p[best]) - log2Floored(p[own])
    const labelFree = joinClasses(match + step(m), relatives + step(h), random + step(u), prior)
    const weightWith = scorer.adjust(
      labelFree,
      levels.map((level, j) => (j === k ? best + 1 : level)),
    )
    costs.push({
      comparison: comparison.name,
      level: comparison.levels[own].label,
      weight: bitsOf(m, u, own),
      bestLevel: comparison.levels[best].label,
      bestWeight: bitsOf(m, u, best),
      weightWith,
      probabilityWith: toProbability(weightWith),
    })
  })
  // The sort is stable: ties stay in the order of the plan.
  return costs.sort((a, b) => b.bestWeight - b.weight - (a.bestWeight - a.weight))
}

/** The exact level; without one, the step of the ladder that speaks most for a match. */
function bestLevelOf({ levels }: Comparison, bits: (level: number) => number): number {
  const exact = levels.findIndex((level) => level.exact)
  if (exact >= 0) return exact
  let best = levels.findIndex((level) => !level.aside)
  for (let level = best + 1; level < levels.length; level++) {
    if (!levels[level].aside && bits(level) > bits(best)) best = level
  }
  return best
}

function bitsOf(m: readonly number[], u: readonly number[], level: number): number {
  return log2Floored(m[level]) - log2Floored(u[level])
}

/** As the scorer takes probabilities: none is zero. */
function log2Floored(probability: number): number {
  return Math.log2(Math.max(probability, FLOOR))
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
