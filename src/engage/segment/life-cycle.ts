import { DAY_MS } from '../../base'

/** Where a customer stands. */
export type LifeCycleStage = 'prospect' | 'new' | 'active' | 'at-risk' | 'lapsed' | 'won-back'

/** A stage and what it was told by. */
export interface LifeCycle {
  readonly stage: LifeCycleStage
  readonly purchases: number
  readonly daysSince?: number
  /** Days that usually lie between two purchases of this customer: drawn towards the prior while there are few. */
  readonly usualGapDays: number
}

/** Options of {@link lifeCycle}. */
export interface LifeCycleOptions {
  /** Milliseconds UTC; purchases after it do not count. */
  readonly asOf: number
  /** Days between two purchases of people like them. Default 90. */
  readonly priorGapDays?: number
  /** How many gaps the prior weighs as much as. Default 2. */
  readonly priorGaps?: number
  /** From how many usual gaps without a purchase on a customer is at risk. Default 1.5. */
  readonly atRiskAfter?: number
  /** From how many on they have lapsed. Default 3. */
  readonly lapsedAfter?: number
}

/**
 * The stage of one customer, by their own rhythm: `prospect` never bought, `new` bought once, `won-back` bought again after a gap in which they counted
 * as lapsed, `active`, `at-risk` and `lapsed` by how many of their usual gaps have passed. The usual gap is the median of their gaps, averaged with
 * the prior. Purchases at one instant are one.
 *
 * @param times of purchases: milliseconds UTC, in any order
 *
 * @example
 * ```ts
 * import { lifeCycle } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const times = [0, 10, 20, 30, 40].map((n) => n * day)
 * lifeCycle(times, { asOf: 45 * day, priorGapDays: 10 }).stage // 'active'
 * lifeCycle(times, { asOf: 90 * day, priorGapDays: 10 }).stage // 'lapsed'
 * ```
 */
export function lifeCycle(times: Iterable<number>, options: LifeCycleOptions): LifeCycle {
  const { asOf, atRiskAfter = 1.5, lapsedAfter = 3 } = options
  const past = [...new Set(times)].filter((at) => at <= asOf).sort((a, b) => a - b)
  const gaps = past.slice(1).map((at, i) => (at - past[i]) / DAY_MS)
  const usualGapDays = usualGap(gaps, options)
  if (past.length === 0) return { stage: 'prospect', purchases: 0, usualGapDays }
  const daysSince = (asOf - past[past.length - 1]) / DAY_MS
  const facts = { purchases: past.length, daysSince, usualGapDays }
  if (daysSince >= lapsedAfter * usualGapDays) return { stage: 'lapsed', ...facts }
  if (daysSince >= atRiskAfter * usualGapDays) return { stage: 'at-risk', ...facts }
  if (past.length === 1) return { stage: 'new', ...facts }
  const wasLapsed = gaps[gaps.length - 1] >= lapsedAfter * usualGap(gaps.slice(0, -1), options)
  return { stage: wasLapsed ? 'won-back' : 'active', ...facts }
}

function usualGap(gaps: readonly number[], { priorGapDays = 90, priorGaps = 2 }: LifeCycleOptions): number {
  if (gaps.length === 0) return priorGapDays
  const sorted = [...gaps].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  return (median * gaps.length + priorGapDays * priorGaps) / (gaps.length + priorGaps)
}
