import { TextPool } from '../columns'
import type { Plan, TableLayout } from '../entity'
import { type ReadColumn, readColumn } from './read-column'

/** What was read of the columns of one field. */
export interface FieldColumns {
  /** A pool for each feature of the field, which all its columns share. */
  readonly pools: readonly TextPool[]
  /** By table and column, in the order of the layout. */
  readonly byTable: readonly (readonly ReadColumn[])[]
}

/** Reads the columns of all fields: each distinct value once. */
export function readFields(plan: Plan, layouts: readonly TableLayout[]): FieldColumns[] {
  return plan.fields.map((field, f) => {
    // A hint only: a field of one feature has about as many values as its largest column.
    const expected = Math.max(...layouts.flatMap(({ fields }) => fields[f].map(({ column }) => column.values.size)), 0)
    const isSingle = field.kind.features.length === 1
    const pools = field.kind.features.map(() => new TextPool(isSingle ? expected : 1024))
    return { pools, byTable: layouts.map(({ fields }) => fields[f].map((part) => readColumn(field, part, pools))) }
  })
}
