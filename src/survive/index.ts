export { refuseUnknownStrategies } from './chain'
export { type BoundPolicy, bindPolicy, chooseAll } from './choose-all'
export type { Choice, Contribution, Loser } from './choose-field'
export type { Contributions, RecordFacts } from './contributions'
export { diffGolden, type FieldDifference, type GoldenDifference, type GoldenLike } from './diff-golden'
export { type GoldenOf, type GoldenOfOptions, goldenOf } from './golden-of'
export {
  type FieldLineage,
  type GoldenValue,
  type Pin,
  type PinIssue,
  pinModes,
  type RecordKey,
  type ValueOrigin,
  type WinnerOrigin,
} from './lineage'
export { nextChangeAt } from './next-change-at'
export { bindPins, type LivePins, pinsAsOf } from './pins'
export {
  compilePolicy,
  faultsOfPolicy,
  type GroupConfig,
  type Policy,
  type PolicyConfig,
  type PolicyField,
} from './policy'
export { readAsOf, readTime } from './read-time'
export type { LostBy } from './reason'
export {
  type Candidate,
  type CustomStrategy,
  type StrategyConfig,
  type StrategyName,
  type StrategyOptions,
  strategyNames,
  survive,
  type VoteOptions,
  type When,
} from './strategy'
export type { FieldContribution } from './tabulate'
export type { TrustCurve, TrustOptions } from './trust'
export { type FieldWhatIf, type GoldenSource, type WhatIf, type WhatIfOptions, whatIf } from './what-if'
