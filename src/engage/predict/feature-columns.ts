import type { Features } from './journey-features'

/** How one feature enters a model. */
export interface FeatureColumn {
  readonly name: string
  /** Whether its logarithm (of 1 more) is taken: counts and amounts whose few large values would otherwise rule. */
  readonly log: boolean
  /** Mean and standard deviation over the training rows that have it, after the logarithm. */
  readonly mean: number
  readonly deviation: number
  /** Whether missing has a weight of its own: some training rows lack it and some have it. */
  readonly mayBeMissing: boolean
}

/** Skewness above which a feature without negative values is taken by its logarithm. */
const SKEWED = 1

/** Features of some rows as columns, by name; those that never vary and are never missing are left out, since they tell nothing. */
export function featureColumns(rows: readonly Features[]): FeatureColumn[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort()
  return names.flatMap((name) => {
    const values = rows.map((row) => featureValue(row, name)).filter((value) => value !== null)
    if (values.length === 0) return []
    const plain = momentsOf(values)
    const log = plain.skewness > SKEWED && values.every((value) => value >= 0)
    const { mean, deviation } = log ? momentsOf(values.map((value) => Math.log1p(value))) : plain
    const mayBeMissing = values.length < rows.length
    return deviation === 0 && !mayBeMissing ? [] : [{ name, log, mean, deviation, mayBeMissing }]
  })
}

/** A feature's value; `null` where it is absent, `null`, or no finite number. */
export function featureValue(features: Features, name: string): number | null {
  const value = Object.hasOwn(features, name) ? features[name] : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A value in standard deviations from the mean; 0 where it is missing. */
export function standardized(value: number | null, { log, mean, deviation }: FeatureColumn): number {
  if (value === null || deviation === 0) return 0
  const taken = log ? Math.log1p(Math.max(0, value)) : value
  return (taken - mean) / deviation
}

function momentsOf(values: readonly number[]): { mean: number; deviation: number; skewness: number } {
  let sum = 0
  for (const value of values) sum += value
  const mean = sum / values.length
  let squares = 0
  let cubes = 0
  for (const value of values) {
    const distance = value - mean
    squares += distance * distance
    cubes += distance * distance * distance
  }
  const variance = squares / values.length
  // Equal values may differ from their mean by a rounding error.
  const deviation = variance <= 1e-24 * mean * mean ? 0 : Math.sqrt(variance)
  return { mean, deviation, skewness: deviation === 0 ? 0 : cubes / values.length / (deviation * variance) }
}
