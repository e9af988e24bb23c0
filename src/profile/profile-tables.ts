import type { RawColumn, RawTable } from '../columns'
import type { DataTable } from '../data'
import { compilePlan, type EntityConfig, type ExtensionKinds, layoutTable, type TableLayout } from '../entity'
import { type FieldProblem, findProblems } from './find-problems'
import { agreementByKeys, type KeyedAgreement } from './link-by-keys'
import { type ColumnCounts, type FieldProfile, profileColumn } from './profile-column'
import { readFields } from './read-fields'
import { recordCodes } from './record-codes'
import { rowSources } from './row-sources'

/** What stands in a source. Plain data: it survives JSON. */
export interface SourceProfile {
  /** Name of the source: the table's, or the value of its source column. */
  readonly source: string
  /** Name of the table its rows stand in. */
  readonly table: string
  readonly rows: number
  /** Lines of the whole table that could not be read; of which source they are is not known. */
  readonly rejected: number
  /** A profile for each column that a field is read from. */
  readonly fields: readonly FieldProfile[]
  readonly unusedColumns: readonly string[]
  /** What is suspicious, and how many rows it touches. */
  readonly problems: readonly FieldProblem[]
  /** How often other sources say the same, where records of both share an identifier, a mail address, or a phone and family name. */
  readonly agreement: readonly KeyedAgreement[]
}

/**
 * Profiles the mapped columns of all sources: completeness, validity, uniqueness, values on suspiciously many rows, placeholders, shapes,
 * types, lengths and ranges; what is suspicious; and how far the sources agree with each other, without resolving them.
 *
 * Every distinct value is looked at once, so that a million rows take seconds. The result does not depend on the order of rows. It holds
 * values of records: {@link withoutPersonalValues} leaves the lists of personal ones out.
 *
 * @param config what the entity is and where its fields stand
 * @param tables sources that were read, such as by `readCsv(path).readTable(name)`
 * @param extensions kinds of extension modules, by `module#name`; default none
 * @param data data tables for the kinds, such as those of `samewise/data/identifiers`; default none
 * @returns a profile for each source of each table, in the order of the tables, then by source
 * @throws SamewiseError `BAD_CONFIG` if the config has faults, or names columns that a table lacks
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { kinds } from 'samewise'
 * import { profileTables } from 'samewise/profile'
 * import { readCsv } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-profile-example.csv')
 * writeFileSync(path, 'id,email\n1,ann@lee.org\n2,unknown\n3,no mail\n')
 * const [crm] = profileTables({ fields: { email: kinds.email() } }, [await readCsv(path).readTable('crm')])
 * crm.fields[0].completeness.count // => 2
 * crm.fields[0].validity.share // => 0.5
 * ```
 */
export function profileTables(
  config: EntityConfig,
  tables: readonly RawTable[],
  extensions: ExtensionKinds = new Map(),
  data: readonly DataTable[] = [],
): SourceProfile[] {
  const plan = compilePlan(config, extensions, data)
  const layouts = tables.map((table) => layoutTable(plan, table))
  const sources = rowSources(layouts)
  const columns = readFields(plan, layouts)
  const profiles = layouts.flatMap((layout, t) =>
    sources.byTable[t].map(({ source, rows }): SourceProfile => {
      const fields = plan.fields.flatMap((field, f) =>
        layout.fields[f].map((part, c) =>
          profileColumn(field, part, columns[f].byTable[t][c], countRows(part.column, rows)),
        ),
      )
      return {
        source: sources.names[source],
        table: layout.table.source,
        rows: rows.length,
        rejected: layout.table.rejects.length,
        fields,
        unusedColumns: unusedColumns(layout),
        problems: fields.flatMap(findProblems),
        agreement: [],
      }
    }),
  )
  if (sources.names.length < 2) return profiles
  const agreement = agreementByKeys(plan, recordCodes(plan, layouts, columns, sources))
  return profiles.map((profile) => ({
    ...profile,
    agreement: agreement.filter(({ left, right }) => left === profile.source || right === profile.source),
  }))
}

function unusedColumns({ table, id, observedAt, source, fields }: TableLayout): string[] {
  const used = new Set([
    ...fields.flatMap((own) => own.map(({ column }) => column.name)),
    id?.name,
    observedAt?.name,
    source?.name,
  ])
  return table.columns.map((column) => column.name).filter((name) => !used.has(name))
}

/** Counts the raw codes of a column in the given rows. */
function countRows({ codes, values }: RawColumn, rows: Int32Array): ColumnCounts {
  const counts = new Int32Array(values.size)
  const present: number[] = []
  for (let i = 0; i < rows.length; i++) {
    const code = codes[rows[i]]
    if (code !== 0 && counts[code]++ === 0) present.push(code)
  }
  return { rows: rows.length, counts, present: Int32Array.from(present) }
}
