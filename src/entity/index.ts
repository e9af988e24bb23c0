export type {
  ColumnMapping,
  EntityConfig,
  MappedColumn,
  MatchConfig,
  MatchRule,
  RelationConfig,
  RowCondition,
  SourceConfig,
} from './config'
export { defineEntity } from './define-entity'
export { completeConfig } from './guess/complete-config'
export { type ColumnGuess, type ConfigGuess, guessConfig } from './guess/guess-config'
export { profileColumns } from './guess/profile-columns'
export { layoutTable, type PartColumn, type TableLayout } from './layout'
export { didYouMean, nearestName } from './nearest-name'
export { ownEntry } from './own-entry'
export { compilePlan, type ExtensionKinds, type FieldPlan, type Plan } from './plan'
export { configJsonSchema, validateConfig } from './validate-config'
