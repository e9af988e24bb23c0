import type { StrategyName } from './strategy'

/**
 * What ruled a contribution out: a strategy, or what stands before and behind all strategies.
 *
 * @internal
 */
export type LostBy = StrategyName | `custom:${string}` | 'order' | 'group' | 'reference' | 'pin'

const reasons: Readonly<Record<string, string>> = {
  'most-recent': 'older',
  oldest: 'newer',
  'source-priority': 'lower-priority',
  'most-frequent': 'outvoted',
  'weighted-vote': 'outvoted',
  longest: 'shorter',
  shortest: 'longer',
  'most-complete': 'less-complete',
  min: 'larger',
  max: 'smaller',
  any: 'says-no',
  all: 'says-yes',
  sum: 'no-number',
  union: 'over-limit',
  trust: 'less-trusted',
  'same-record-as': 'other-record',
  group: 'other-record',
  only: 'filtered',
  reference: 'reference-source',
  pin: 'pinned',
  order: 'tie',
}

/**
 * Why a contribution lost, in a word: `older`, `lower-priority`, `outvoted`, `over-limit`… By strategies of a user's own they are `not-chosen`.
 */
export function reasonOf(lostBy: LostBy): string {
  return reasons[lostBy] ?? 'not-chosen'
}
