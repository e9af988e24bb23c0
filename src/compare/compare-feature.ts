import { type Feature, featureOf, type RecordTable, type TextPool, type TokenWeights } from '../columns'
import type { Comparison, FieldComparer, FieldComparison } from './comparison'

/** Level of two different, present values: 1 is the comparison's first level. */
export type LevelOfCodes = (left: number, right: number) => number

/** What a ladder may use when it is bound to a table. */
export interface LadderContext {
  readonly pool: TextPool
  readonly feature: Feature
  readonly table: RecordTable
  readonly tokens: TokenWeights
}

/**
 * A field that is compared by one feature. Missing values and equal codes are settled here; of several values per record the best
 * pair counts.
 *
 * @param featureName the feature compared
 * @param comparison its first level must be `exact`
 * @param bindLadder called once per table: prepares what it needs per distinct value, and returns the level of two unequal codes
 */
export function compareFeature(
  featureName: string,
  comparison: Comparison,
  bindLadder: (context: LadderContext) => LevelOfCodes,
): FieldComparison {
  return {
    comparisons: [comparison],
    bind(table, tokens) {
      const feature = featureOf(table, featureName)
      return bindFeature(table, feature, bindLadder({ pool: feature.pool, feature, table, tokens }))
    },
  }
}

/** Applies `ladder` to the values of one feature of two records: 0 if either side is missing, 1 if equal, else the best level. */
export function bindFeature(table: RecordTable, feature: Feature, ladder: LevelOfCodes): FieldComparer {
  const { rows, stride } = table
  const { offset, slots } = feature
  if (slots === 1) {
    return (left, right, levels, at) => {
      const a = rows[left * stride + offset]
      const b = rows[right * stride + offset]
      levels[at] = a === 0 || b === 0 ? 0 : a === b ? 1 : ladder(a, b)
    }
  }
  return (left, right, levels, at) => {
    let best = 255
    for (let s = 0; s < slots; s++) {
      const a = rows[left * stride + offset + s]
      if (a === 0) break
      for (let t = 0; t < slots; t++) {
        const b = rows[right * stride + offset + t]
        if (b === 0) break
        const level = a === b ? 1 : ladder(a, b)
        if (level < best) best = level
      }
    }
    levels[at] = best === 255 ? 0 : best
  }
}
