export { type BootstrapOptions, bootstrap, ratioOfSums } from './bootstrap'
export { type Difference, differenceOfEstimates, differenceOfShares, holm, normalTail } from './difference'
export { type Estimate, estimateOf, type UnknownReason, unknownEstimate } from './estimate'
export type { FieldProblem, ProblemName } from './find-problems'
export type { KeyedAgreement } from './link-by-keys'
export type { PlaceholderReason } from './placeholder'
export type { FieldProfile, ValueCount } from './profile-column'
export { profileTables, type SourceProfile } from './profile-tables'
export { measureQuality, type QualityReport, type QualityScore } from './quality'
export {
  type QualityDimension,
  type QualityField,
  type QualityPolicy,
  type QualityRule,
  qualityDimensions,
  type StandardValidator,
} from './quality-policy'
export type { QualityRecord } from './quality-record'
export { QualityState } from './quality-state'
export type { SourceDisagreement } from './quality-tally'
export { type QualityChange, type QualityTrend, qualityTrend } from './quality-trend'
export { poissonTail, type Rate, rateOf } from './rate'
export { type SourceAgreement, sourceAgreement } from './source-agreement'
export type { ValueType } from './value-type'
export { withoutPersonalValues } from './without-personal-values'
