import { type CustomerState, countBetween, forgetBefore, hasOpenCase, recordOfAny } from './customer-state'
import { logistic } from './exact-math'
import { DAY } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'

const { churn } = customerParameters

/** What the probability of leaving depends on; all of it can be counted from events that name a record of the customer. */
export interface ChurnFeatures {
  readonly monthsSinceOrder: number
  readonly openCase: number
  readonly recentCases: number
  readonly recentReturns: number
  readonly recentLogins: number
  readonly recentResponses: number
}

/** How likely a customer was to leave in a month. */
export interface ChurnTruth {
  readonly person: string
  /** Start of the month; what happened before it counts. */
  readonly asOf: number
  readonly features: ChurnFeatures
  readonly probability: number
  /** Whether the customer left in the month that begins with {@link asOf}. */
  readonly left: boolean
}

/** The features at an instant, as {@link customerParameters} describes them. */
export function churnFeatures(state: CustomerState, asOf: number): ChurnFeatures {
  const quarter = asOf - 90 * DAY
  let recentCases = 0
  for (const { from } of state.cases) if (from >= quarter && from < asOf) recentCases++
  return {
    monthsSinceOrder: Math.max(0, Math.min(12, (asOf - state.lastOrderAt) / (30 * DAY))),
    openCase: hasOpenCase(state, asOf) ? 1 : 0,
    recentCases: Math.min(3, recentCases),
    recentReturns: Math.min(3, countBetween(state.returns, quarter, asOf)),
    recentLogins: Math.min(8, countBetween(state.logins, asOf - 30 * DAY, asOf)),
    recentResponses: Math.min(5, countBetween(state.responses, quarter, asOf)),
  }
}

/** The probability of leaving within the month, given the features. */
export function churnProbability(features: ChurnFeatures): number {
  return logistic(
    churn.intercept +
      churn.monthsSinceOrder * features.monthsSinceOrder +
      churn.openCase * features.openCase +
      churn.recentCases * features.recentCases +
      churn.recentReturns * features.recentReturns +
      churn.recentLogins * features.recentLogins +
      churn.recentResponses * features.recentResponses,
  )
}

/**
 * Decides who leaves in the month and when, and who comes back. In the first month nobody does: there is nothing yet for it to depend on.
 *
 * @returns the truth about everyone who was a customer
 */
export function decideWhoLeaves(month: Month, states: readonly CustomerState[]): ChurnTruth[] {
  const { dice, log, start, end, index } = month
  const truths: ChurnTruth[] = []
  if (index === 0) return truths
  for (const state of states) {
    const { who } = state
    if (who.records.length === 0) continue
    forgetBefore(state, start - 100 * DAY)
    const truth = { person: who.id, known: 'record' } as const
    const at = start + Math.floor(dice.next() * (end - start))
    const record = recordOfAny(state, ['billing', 'web'], at)
    if (!Number.isFinite(state.leavesAt) && state.isActive) {
      const features = churnFeatures(state, start)
      const probability = churnProbability(features)
      const left = dice.chance(probability)
      truths.push({ person: who.id, asOf: start, features, probability, left })
      if (!left) continue
      state.leavesAt = at
      log.note(dice, { at, kind: 'transaction', name: 'cancellation', record, channel: 'web' }, truth)
    } else {
      state.isActive = dice.chance(churn.returns)
      state.leavesAt = Number.POSITIVE_INFINITY
      if (state.isActive) {
        state.lastOrderAt = start
        log.note(
          dice,
          { at: start, kind: 'transaction', name: 'order', outcome: 'return', record, channel: 'web' },
          truth,
        )
      }
    }
  }
  return truths
}
