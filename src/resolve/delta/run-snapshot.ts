import type { RawColumn, RawTable, RecordTable } from '../../columns'
import { mappedColumns, ownEntry, type Plan, type TableLayout } from '../../entity'
import type { Model } from '../../weigh'
import type { PairColumns } from '../growing-pairs'
import type { OrderedRecords } from '../order-records'
import type { ResolveState } from '../result'
import type { StandardizedField } from '../standardize-values'

/**
 * What a finished run leaves for one that adds to it: its records as they were read and as they compare, and the pairs it kept.
 *
 * @internal
 */
export interface RunSnapshot {
  readonly plan: Plan
  readonly model: Model
  /** The columns that the plan reads. Their rows are the records of the run, and no other lines. */
  readonly tables: readonly RawTable[]
  readonly records: KnownRecords
  readonly table: RecordTable
  /** Standard values by field of the plan. */
  readonly values: readonly StandardizedField[]
  /** By record, 1 where it stood in a block that was too big and was cut, so that its pairs hang on who else stands in it. */
  readonly isCut: Uint8Array
  readonly pairs: PairColumns
  /** Comparison vectors by the number of their pattern, one after the other. */
  readonly levels: Uint8Array
  /** Names of the sources that were taken as free of duplicates. */
  readonly duplicateFree: readonly string[]
  /** Number of each record's cluster, and golden IDs by cluster, '' for those that are no golden record. */
  readonly clusters: Int32Array
  readonly goldenIds: readonly string[]
  /** By cluster, as of a clustering; no pieces where they were made otherwise than by average linkage. */
  readonly weakest: Float64Array
  readonly pieces: Int32Array | undefined
  /** Records that people judged pairs of. */
  readonly judged: readonly number[]
  /** Whether people said what golden values are. */
  readonly hasPins: boolean
  /** Whether values that too many entities share were taken out of the evidence, so that the table lacks them. */
  readonly hasSharedValues: boolean
}

/** Records of a finished run, by (source, id). */
export type KnownRecords = Pick<
  OrderedRecords,
  'count' | 'tables' | 'rows' | 'sources' | 'sourceNames' | 'ids' | 'idCodes' | 'observedAt'
>

/**
 * The part of a run's tables that its records were read from: the columns that the plan reads, and the rows that became records, in their order.
 *
 * @internal
 */
export function tablesInUse({
  plan,
  layouts,
  records,
}: ResolveState): { source: string; columns: readonly RawColumn[]; rows: Int32Array }[] {
  return layouts.map((layout, t) => {
    return { source: layout.table.source, columns: columnsInUse(plan, layout), rows: rowsInUse(records, t) }
  })
}

/** The rows of a table that became records, in their order. */
function rowsInUse({ tables, rows }: OrderedRecords, table: number): Int32Array {
  const own = new Int32Array(rows.length)
  let count = 0
  for (let record = 0; record < rows.length; record++) if (tables[record] === table) own[count++] = rows[record]
  return own.slice(0, count)
}

/** The columns of a table that a plan reads, in the order of the table. */
export function columnsInUse(
  plan: Plan,
  { table, settings, id, observedAt, source, fields }: TableLayout,
): RawColumn[] {
  const mapped = Object.values(settings.map ?? {}).flatMap((mapping) => mappedColumns(mapping))
  const related = Object.values(plan.config.relations ?? {}).map(({ by }) => ownEntry(by, table.source)?.column)
  const names = new Set([
    ...[id, observedAt, source].map((column) => column?.name),
    settings.where?.column,
    ...fields.flat().map(({ column }) => column.name),
    ...mapped.map(({ when }) => when?.column),
    ...related,
  ])
  return table.columns.filter(({ name }) => names.has(name))
}
