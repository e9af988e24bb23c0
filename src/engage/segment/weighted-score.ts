import type { Condition } from './condition'
import { matches, type SegmentCustomer } from './matches'

/** Points for a condition. */
export interface WeightedCondition {
  readonly name: string
  readonly when: Condition
  /** Any finite number; below 0 it takes points away. */
  readonly points: number
}

/** A score and what it is made of. */
export interface WeightedScore {
  readonly score: number
  readonly breakdown: readonly { readonly name: string; readonly holds: boolean; readonly points: number }[]
}

/**
 * A score as the sum of the points of all conditions that hold.
 *
 * @param asOf milliseconds UTC
 *
 * @example
 * ```ts
 * import { weightedScore } from 'samewise/customer'
 *
 * const rules = [{ name: 'adult', when: { attribute: 'age', atLeast: 18 }, points: 5 }]
 * weightedScore(rules, { goldenId: 'g1', attributes: { age: 40 } }, 0).score // 5
 * ```
 */
export function weightedScore(
  conditions: readonly WeightedCondition[],
  customer: SegmentCustomer,
  asOf: number,
): WeightedScore {
  const breakdown = conditions.map(({ name, when, points }) => {
    const holds = matches(when, customer, asOf)
    return { name, holds, points: holds ? points : 0 }
  })
  return { score: breakdown.reduce((sum, { points }) => sum + points, 0), breakdown }
}
