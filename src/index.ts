export { type ErrorCode, isSamewiseError, type JobOptions, type Progress, SamewiseError } from './base'
export type { BlockingKey } from './block'
export type {
  BytePool,
  Feature,
  RawColumn,
  RawTable,
  RecordTable,
  Reject,
  Row,
  TableReader,
  TextPool,
  TokenWeights,
} from './columns'
export {
  type Comparison,
  type ComparisonLevel,
  compareFeature,
  compareValues,
  type FieldComparer,
  type FieldComparison,
  type LadderContext,
  type LevelOfCodes,
} from './compare'
export {
  type ColumnGuess,
  type ColumnMapping,
  type ConfigGuess,
  defineEntity,
  type EntityConfig,
  type ExtensionKinds,
  guessConfig,
  type MatchConfig,
  type MatchRule,
  type SourceConfig,
} from './entity'
export {
  type ClusterEvaluation,
  type ClusterEvaluationOptions,
  type CutEvaluation,
  evaluateClusters,
  evaluatePairs,
  type PairEvaluation,
  type PairEvaluationOptions,
  type PrecisionRecall,
} from './evaluate'
export {
  type GeneratedPerson,
  type GeneratePeopleOptions,
  generatePeople,
  type PersonRecord,
  type PersonTruth,
  peopleColumns,
  peopleTruthColumns,
} from './generate'
export {
  type ColumnProfile,
  type DateFieldOptions,
  defineKind,
  type FeatureDefinition,
  type FeatureReader,
  type FieldConfig,
  type FieldKind,
  type FieldOptions,
  type GoldenParts,
  headerHas,
  type Kind,
  kinds,
  type PhoneFieldOptions,
  type Recognition,
  shareOf,
} from './kinds'
export { type FieldProfile, profileTables, type SourceProfile } from './profile'
export {
  type FieldLineage,
  type GoldenRecord,
  type GoldenValue,
  type Judgement,
  type PossiblePair,
  type RecordRef,
  type ResolveOptions,
  type ResolveResult,
  resolve,
  type SourceInput,
  type ValueOrigin,
} from './resolve'
export { type StrategyConfig, survive } from './survive'
export {
  type ComparisonExplanation,
  type Model,
  type PairExplanation,
  type TrainedComparison,
  toProbability,
  toWeight,
  type ValueFrequencies,
  type WordFrequencies,
} from './weigh'
