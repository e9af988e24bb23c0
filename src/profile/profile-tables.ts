import type { RawColumn, RawTable } from '../columns'
import {
  compilePlan,
  type EntityConfig,
  type ExtensionKinds,
  type FieldPlan,
  layoutTable,
  type PartColumn,
} from '../entity'
import { featureName, isMissing } from '../kinds'
import { findGenericCodes } from '../weigh'

/** What stands in one mapped column of a source. */
export interface FieldProfile {
  /** `field` or `field.part`. */
  readonly field: string
  readonly kind: string
  readonly column: string
  /** Share of rows with a value that is not a word for nothing. */
  readonly completeness: number
  /** Share of those values that the kind can read. */
  readonly validity: number
  /** Different values, and their share of the filled rows: 1 where every row has its own. */
  readonly distinct: number
  readonly uniqueness: number
  /** Values that stand far above the rest (placeholders, shared mailboxes), and the rows that hold them. */
  readonly genericValues: number
  readonly genericRows: number
}

/** What stands in a source. */
export interface SourceProfile {
  readonly source: string
  readonly rows: number
  readonly rejected: number
  readonly fields: readonly FieldProfile[]
  readonly unusedColumns: readonly string[]
}

/**
 * Profiles the mapped columns of all sources: completeness, validity, uniqueness, generic values.
 *
 * @param config what the entity is and where its fields stand
 * @param tables sources that were read, such as by `readCsv(path).readTable(name)`
 * @param extensions kinds of extension modules, by `module#name`
 * @throws SamewiseError `BAD_CONFIG` if the config has faults, or names columns that a table lacks
 */
export function profileTables(
  config: EntityConfig,
  tables: readonly RawTable[],
  extensions: ExtensionKinds = new Map(),
): SourceProfile[] {
  const plan = compilePlan(config, extensions)
  return tables.map((table) => {
    const layout = layoutTable(plan, table)
    const fields = plan.fields.flatMap((field, f) =>
      layout.fields[f].map((column) => profileField(field, column, table.rowCount)),
    )
    const used = new Set([
      ...fields.map((f) => f.column),
      layout.id?.name,
      layout.observedAt?.name,
      layout.source?.name,
    ])
    return {
      source: table.source,
      rows: table.rowCount,
      rejected: table.rejects.length,
      fields,
      unusedColumns: table.columns.map((column) => column.name).filter((name) => !used.has(name)),
    }
  })
}

function profileField(field: FieldPlan, { part, column, read }: PartColumn, rowCount: number): FieldProfile {
  const counts = countRows(column, rowCount)
  const { values } = column
  const out: string[] = field.kind.features.map(() => '')
  let filled = 0
  let valid = 0
  let distinct = 0
  const present = new Int32Array(values.size)
  for (let code = 1; code < values.size; code++) {
    const raw = values.get(code)
    if (counts[code] === 0 || isMissing(raw)) continue
    distinct++
    filled += counts[code]
    present[code] = counts[code]
    out.fill('')
    read?.(raw, out)
    const isRead =
      read === undefined ? (field.kind.standardize({ [part]: raw })[part] ?? '') !== '' : out.some((v) => v !== '')
    if (isRead) valid += counts[code]
  }
  const generic = findGenericCodes(present)
  return {
    field: featureName(field.name, part),
    kind: field.kindName,
    column: column.name,
    completeness: rowCount === 0 ? 0 : filled / rowCount,
    validity: filled === 0 ? 0 : valid / filled,
    distinct,
    uniqueness: filled === 0 ? 0 : distinct / filled,
    genericValues: generic.length,
    genericRows: generic.reduce((sum, code) => sum + present[code], 0),
  }
}

function countRows({ codes, values }: RawColumn, rowCount: number): Int32Array {
  const counts = new Int32Array(values.size)
  for (let row = 0; row < rowCount; row++) counts[codes[row]]++
  return counts
}
