export { type ErrorCode, isSamewiseError, type JobOptions, type Progress, SamewiseError } from './base'
export type { BlockingKey } from './block'
export type { RawColumn, RawTable, RecordTable, Reject, Row, TableReader } from './columns'
export {
  type Comparison,
  type ComparisonLevel,
  compareFeature,
  compareValues,
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
  guessConfig,
  type MatchConfig,
  type MatchRule,
  type SourceConfig,
} from './entity'
export {
  type ClusterEvaluation,
  evaluateClusters,
  evaluatePairs,
  type PairEvaluation,
} from './evaluate'
export { type GeneratedPerson, type GeneratePeopleOptions, generatePeople } from './generate'
export {
  type ColumnProfile,
  defineKind,
  type FieldConfig,
  type FieldKind,
  type FieldOptions,
  type GoldenParts,
  headerHas,
  type Kind,
  kinds,
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
  toProbability,
  toWeight,
} from './weigh'
