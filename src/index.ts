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
  RowReader,
  RowStream,
  Rows,
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
export type { DataTable, LegalForm, NumberCheck, PhoneNumber } from './data'
export {
  type ColumnMapping,
  defineEntity,
  type EntityConfig,
  type ExtensionKinds,
  type MappedColumn,
  type MatchConfig,
  type MatchRule,
  type RelationConfig,
  type RowCondition,
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
export type { RecordRef } from './identity'
export {
  builtInKinds,
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
  type IdentifierFieldOptions,
  isRegion,
  isValidIdentifier,
  type Kind,
  kinds,
  likeness,
  looksLikeOrganization,
  type MoneyFieldOptions,
  type PhoneFieldOptions,
  type ProductCodeOptions,
  type Recognition,
  type RecordTypeOptions,
  type SocialHandleOptions,
  shareOf,
} from './kinds'
export type { Rate, SourceAgreement } from './profile'
export type { ExpectedScores } from './resolve'
export {
  type DanglingReference,
  type EntityResults,
  type FieldLineage,
  type GoldenRecord,
  type GoldenRef,
  type GoldenValue,
  type Judgement,
  type PossiblePair,
  type Relation,
  type Relations,
  type ResolveOptions,
  type ResolveResult,
  resolve,
  type SourceInput,
  type ValueOrigin,
} from './resolve'
export { type StrategyConfig, survive } from './survive'
export type { Adjustment } from './weigh'
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
