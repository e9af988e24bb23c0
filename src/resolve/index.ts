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
export { type Judgement, recordNumbers } from './judgements'
export type { Learned } from './learn-model'
export { type DanglingReference, findRelations, type GoldenRef, type Relation, type Relations } from './relations'
export { resolve, type SourceInput } from './resolve'
export { compileEntities, type EntityResults, resolveEntities } from './resolve-entities'
export { type ResolveOptions, resolveTables, StageClock } from './resolve-tables'
export {
  type FieldLineage,
  type GoldenRecord,
  type GoldenValue,
  isListField,
  type PossiblePair,
  ResolveResult,
  type ResolveState,
  type Survivors,
  type ValueOrigin,
} from './result'
export { type FieldValues, PART_SEPARATOR, partsOf } from './standardize-values'
