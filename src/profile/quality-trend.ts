import { type Difference, differenceOfEstimates, holm } from './difference'
import type { QualityReport, QualityScore } from './quality'

/** How one figure of quality changed from one run to the next. */
export interface QualityChange {
  readonly entity: string
  readonly dimension: QualityScore['dimension']
  readonly source: string
  readonly field: string
  readonly before: QualityScore['score']
  readonly after: QualityScore['score']
  /** After less before, with its interval. */
  readonly change: Difference
  /** p after Holm's correction for all figures; absent where the change is unknown. */
  readonly adjustedP?: number
  /** `better` or `worse` only where the change is beyond chance (adjusted p up to .05). */
  readonly verdict: 'better' | 'worse' | 'unclear' | 'unknown'
}

/** What changed in the quality of data between two runs. */
export interface QualityTrend {
  /** In the order of the later report. */
  readonly changes: readonly QualityChange[]
  /** Figures that only one of the two has, such as those of a new source: `entity/dimension/source/field`. */
  readonly appeared: readonly string[]
  readonly gone: readonly string[]
}

/**
 * Compares two reports, figure by figure. Runs over the same records are no independent samples: their intervals of change are wider than need be,
 * so what is called better or worse is so.
 *
 * @example
 * ```ts
 * import { measureQuality, qualityTrend } from 'samewise/profile'
 *
 * const recordsWith = (filled: number) => Array.from({ length: 100 }, (_, i) => ({
 *   source: 'crm', recordId: String(i), values: { phone: i < filled ? '0123' : '' },
 * }))
 * const policy = { fields: { phone: {} } }
 * const trend = qualityTrend(measureQuality(recordsWith(50), policy, 0), measureQuality(recordsWith(90), policy, 0))
 * trend.changes.find((change) => change.field === 'phone')?.verdict // 'better'
 * ```
 */
export function qualityTrend(before: QualityReport, after: QualityReport): QualityTrend {
  const earlier = new Map(before.scores.map((score) => [nameOf(score), score]))
  const later = new Set(after.scores.map(nameOf))
  const changes = after.scores.flatMap((score) => {
    const known = earlier.get(nameOf(score))
    if (known === undefined) return []
    const { score: estimate, ...key } = score
    const change = differenceOfEstimates(estimate, known.score)
    return [{ ...key, before: known.score, after: estimate, change }]
  })
  const tested = changes.filter(({ change }) => change.p !== undefined)
  const adjusted = holm(tested.map(({ change }) => change.p!))
  const adjustedOf = new Map(tested.map((change, i) => [change, adjusted[i]]))
  return {
    changes: changes.map((change) => {
      const adjustedP = adjustedOf.get(change)
      return {
        ...change,
        ...(adjustedP === undefined ? {} : { adjustedP }),
        verdict: verdictOf(change.change, adjustedP),
      }
    }),
    appeared: after.scores.map(nameOf).filter((name) => !earlier.has(name)),
    gone: before.scores.map(nameOf).filter((name) => !later.has(name)),
  }
}

function nameOf({ entity, dimension, source, field }: QualityScore): string {
  return [entity, dimension, source, field].join('/')
}

function verdictOf({ difference }: Difference, adjustedP: number | undefined): QualityChange['verdict'] {
  if (!difference.known || adjustedP === undefined) return 'unknown'
  if (adjustedP > 0.05) return 'unclear'
  return difference.value > 0 ? 'better' : 'worse'
}
