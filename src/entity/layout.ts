import { SamewiseError } from '../base'
import type { RawColumn, RawTable } from '../columns'
import type { DataTable } from '../data'
import { type FeatureReader, featureName } from '../kinds'
import type { SourceConfig } from './config'
import { mappedColumns } from './mapped-columns'
import { didYouMean } from './nearest-name'
import { ownEntry } from './own-entry'
import type { FieldPlan, Plan } from './plan'
import { keepClearing, keepNamesOf, keepRows, rowsThat } from './select-rows'

/** A column that feeds a part of a field. */
export interface PartColumn {
  readonly part: string
  readonly column: RawColumn
  /** Turns a raw value into the values of the field's features. */
  readonly read: FeatureReader | undefined
  /** By row, 1 where the cell says that there is no such value any more; the cell itself counts as empty. */
  readonly cleared?: Uint8Array
}

/** Where everything stands in one table. */
export interface TableLayout {
  readonly table: RawTable
  readonly settings: SourceConfig
  readonly id: RawColumn | undefined
  readonly observedAt: RawColumn | undefined
  readonly source: RawColumn | undefined
  /** 1 for each row that is a record of the entity; undefined where all are. */
  readonly included: Uint8Array | undefined
  /** Columns of each field of the plan, in the order of the plan's fields. */
  readonly fields: readonly (readonly PartColumn[])[]
}

/**
 * Finds the columns of a table that a plan needs.
 *
 * @throws SamewiseError `BAD_CONFIG` with every column that is named in the config and missing in the table
 */
export function layoutTable(plan: Plan, table: RawTable): TableLayout {
  const settings = ownEntry(plan.config.sources, table.source) ?? {}
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  const faults: string[] = []
  const find = (name: string, usedFor: string): RawColumn | undefined => {
    const column = columns.get(name)
    if (column === undefined) {
      const known = [...columns.keys()]
      const listed =
        known.length > 20 ? `${known.slice(0, 20).join(', ')} and ${known.length - 20} more` : known.join(', ')
      faults.push(
        `Source "${table.source}" has no column "${name}" (${usedFor}). Its columns are ${listed}.${didYouMean(name, known)}`,
      )
    }
    return column
  }
  const optional = (name: string | undefined, usedFor: string): RawColumn | undefined =>
    name === undefined ? undefined : find(name, usedFor)
  const fields = plan.fields.map((field) => columnsOfField(field, settings, table.rowCount, plan.data, columns, find))
  const where = settings.where && optional(settings.where.column, 'condition of rows')
  const layout: TableLayout = {
    table,
    settings,
    id: optional(settings.id, 'record id'),
    observedAt: optional(settings.observedAt, 'observed time'),
    source: optional(settings.sourceColumn, 'source of each row'),
    included: where && settings.where && rowsThat(settings.where, where, table.rowCount),
    fields,
  }
  for (const [name, { by }] of Object.entries(plan.config.relations ?? {})) {
    optional(ownEntry(by, table.source)?.column, `relation ${name}`)
  }
  for (const target of Object.keys(settings.map ?? {})) {
    const [name, ...rest] = target.split('.')
    const field = plan.fields.find((f) => f.name === name)
    const part = rest.join('.')
    if (field !== undefined && !field.parts.includes(part)) {
      faults.push(
        `"sources.${table.source}.map.${target}": the kind ${field.kindName} has no part "${part}".${didYouMean(part, field.parts)}`,
      )
    }
  }
  if (faults.length > 0) throw new SamewiseError('BAD_CONFIG', faults.join('\n'), { where: { source: table.source } })
  if (fields.every((own) => own.length === 0)) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `Source "${table.source}" has none of the entity's fields (${plan.fields.map((f) => f.name).join(', ')}). Say in "sources.${table.source}.map" which columns hold them.`,
      { where: { source: table.source } },
    )
  }
  return layout
}

function columnsOfField(
  field: FieldPlan,
  settings: SourceConfig,
  rowCount: number,
  data: DataTable,
  columns: ReadonlyMap<string, RawColumn>,
  find: (name: string, usedFor: string) => RawColumn | undefined,
): PartColumn[] {
  const found: PartColumn[] = []
  for (const part of field.parts) {
    const target = featureName(field.name, part)
    const mapping = ownEntry(settings.map, target)
    if (mapping === undefined) {
      const column = columns.get(target)
      if (column !== undefined) found.push({ part, column, read: ownEntry(field.kind.readers, part) })
      continue
    }
    for (const { column: name, only, when, ...options } of mappedColumns(mapping)) {
      let column = find(name, `mapped to ${target}`)
      const condition = when && find(when.column, `condition of ${target}`)
      if (column === undefined) continue
      if (when !== undefined && condition !== undefined) column = keepRows(column, rowsThat(when, condition, rowCount))
      if (only !== undefined) column = keepNamesOf(column, only, data)
      const kind = Object.keys(options).length === 0 ? field.kind : field.compileWith(options)
      found.push({ part, column, read: ownEntry(kind.readers, part) })
    }
  }
  // Dedicated parts come before whole values, in the order of the kind's readers.
  const order = Object.keys(field.kind.readers)
  const { cleared } = settings
  const own = cleared === undefined ? found : found.map((part) => ({ ...part, ...keepClearing(part.column, cleared) }))
  return own.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part))
}
