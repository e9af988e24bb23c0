import type { Plan } from '../entity'
import { openNormalizing, type SentRecords } from './normalize-records'
import { openScoring, type SentScoring } from './score-unit'
import { openStandardizing } from './standardize-values'

/** Everything that other threads may be asked to do: what a unit's work is, once what all units need has arrived. */
export const threadTasks: Readonly<Record<string, (plan: Plan, shared: never) => (unit: never) => unknown>> = {
  normalize: (plan, shared: SentRecords) => openNormalizing(plan, shared),
  standardize: (plan, shared: SentRecords) => openStandardizing(plan, shared),
  score: (plan, shared: SentScoring) => openScoring(plan, shared),
}
