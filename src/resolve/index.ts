export type { FieldLineage, GoldenValue, ValueOrigin } from '../survive'
export type { JudgementContradiction } from './contradictions'
export type { DeltaCounts } from './delta/match-records'
export { RecordFinder } from './delta/record-finder'
export { type DeltaOptions, type DeltaResult, resolveInto } from './delta/resolve-delta'
export { type KnownRecords, type RunSnapshot, tablesInUse } from './delta/run-snapshot'
export { resultOf } from './delta/touched-clusters'
export type { ExpectedScores } from './expected-scores'
export { type ApartExplanation, type ApartReason, explainApart } from './explain-apart'
export { type BlockingExplanation, explainBlocking, type MissingRule, type SharedRule } from './explain-blocking'
export {
  type ClusterExplanation,
  type ClusterLink,
  explainCluster,
  type MeanCost,
  type NearestRecord,
} from './explain-cluster'
export { type ApartBecause, type Decisions, decidingPrior, weighDecided } from './explain-decisions'
export { GoldenClusters } from './golden-clusters'
export type { PreviousRun } from './golden-ids'
export { type IdentifierLimit, identifierLimits } from './identifier-limits'
export { type Judgement, recordNumbers, type SaidByPeople } from './judgements'
export type { Learned } from './learn-model'
export { type QualityOptions, qualityOf, qualityPolicyOf, qualityRecords, type RunQuality, runQuality } from './quality'
export { type DanglingReference, findRelations, type GoldenRef, type Relation, type Relations } from './relations'
export { readSource, resolve, type SourceInput } from './resolve'
export { compileEntities, type EntityResults, resolveEntities } from './resolve-entities'
export { type ResolveOptions, resolveTables, StageClock } from './resolve-tables'
export {
  type GoldenRecord,
  isListField,
  type PossiblePair,
  ResolveResult,
  type ResolveState,
} from './result'
export { canSendClusters, receiveClusters, type SentClusters, sendClusters } from './sent-clusters'
export type { SentPlan } from './sent-plan'
export type { SharedValues } from './shared-values'
export { sourceAgreementOf } from './source-agreement-of'
export { type FieldValues, PART_SEPARATOR, partsOf } from './standardize-values'
export type { GoldenOptions, Survival } from './survival'
export type { Survivors } from './survivors'
export { threadTasks } from './thread-tasks'
