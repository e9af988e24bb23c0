import type { Plan } from '../entity'
import { openClustering, type SentClustering } from './cluster-pieces'
import { type BoundTable, openMatching, type SentMatching } from './matching-team'
import { openNormalizing, type SentRecords } from './normalize-records'
import { openScoring, type SentScoring } from './score-unit'
import { openStandardizing } from './standardize-values'

/** Everything that other threads may be asked to do: what a unit's work is, once what all units need has arrived; or what such work builds on. */
export const threadTasks: Readonly<Record<string, (plan: Plan, shared: never, ground: never) => unknown>> = {
  normalize: (plan, shared: SentRecords) => openNormalizing(plan, shared),
  standardize: (plan, shared: SentRecords) => openStandardizing(plan, shared),
  match: (plan, shared: SentMatching) => openMatching(plan, shared),
  score: (plan, shared: SentScoring, bound: BoundTable) => openScoring(plan, shared, bound),
  cluster: (plan, shared: SentClustering, bound: BoundTable) => openClustering(plan, shared, bound),
}
