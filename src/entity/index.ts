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
export { layoutTable, type PartColumn, type TableLayout } from './layout'
export { mappedColumns } from './mapped-columns'
export { didYouMean, nearestName } from './nearest-name'
export { ownEntry } from './own-entry'
export { compilePlan, type ExtensionKinds, type FieldPlan, type Plan } from './plan'
export { configJsonSchema, validateConfig } from './validate-config'
