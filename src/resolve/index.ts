export type { Judgement, RecordRef } from './judgements'
export type { Learned } from './learn-model'
export { type ResolveOptions, resolve, resolveTables, type SourceInput, StageClock } from './resolve'
export {
  type FieldLineage,
  type GoldenRecord,
  type GoldenValue,
  isListField,
  type PossiblePair,
  ResolveResult,
  type ResolveState,
  type ValueOrigin,
} from './result'
export { partsOf } from './standardize-values'
