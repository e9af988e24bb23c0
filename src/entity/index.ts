export { completeConfig } from './complete-config'
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
export { type ColumnGuess, type ConfigGuess, guessConfig } from './guess-config'
export { layoutTable, type PartColumn, type TableLayout } from './layout'
export { didYouMean, nearestName } from './nearest-name'
export { ownEntry } from './own-entry'
export { compilePlan, type ExtensionKinds, type FieldPlan, type Plan } from './plan'
export { profileColumns } from './profile-columns'
export { configJsonSchema, validateConfig } from './validate-config'
