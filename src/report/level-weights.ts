import type { Model } from '../weigh'

/** A level of a comparison and what it is worth. */
export interface LevelWeight {
  readonly level: string
  /** log2 of m / u. */
  readonly bits: number
  readonly m: number
  readonly h: number
  readonly u: number
}

/** A comparison and the weights of its levels, best level first. */
export interface ComparisonWeights {
  readonly comparison: string
  readonly between: 'shared' | 'individual'
  readonly hasFrequency: boolean
  readonly levels: readonly LevelWeight[]
}

const MOST_COMPARISONS = 60
/** Stands in for a probability of 0, as in the scorer. */
const LEAST = 1e-12

/** Weights of all levels as the model has them. */
export function comparisonWeights({ comparisons }: Model): { shown: ComparisonWeights[]; leftOut: number } {
  const shown = comparisons.slice(0, MOST_COMPARISONS).map(({ name, between, levels, m, h, u, frequencyOf }) => ({
    comparison: name,
    between,
    hasFrequency: frequencyOf !== undefined,
    levels: levels.map((level, l) => ({
      level,
      bits: Math.log2(Math.max(m[l], LEAST) / Math.max(u[l], LEAST)),
      m: m[l],
      h: h[l],
      u: u[l],
    })),
  }))
  return { shown, leftOut: comparisons.length - shown.length }
}
