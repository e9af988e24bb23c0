import { SamewiseError } from '../../base'
import type { RawTable } from '../../columns'
import { didYouMean, layoutTable, type Plan, type TableLayout } from '../../entity'
import type { RecordRef } from '../../identity'
import { type OrderedRecords, orderRecords } from '../order-records'
import { refuseContentIds, refuseSameNames } from '../resolve-tables'
import { usableSources } from '../usable-sources'
import { type DeltaRecords, matchRecords, type RecordMatch } from './match-records'
import { enteringRecords, type MergedRecords, mergeRecords } from './merge-records'
import { columnsInUse, type RunSnapshot } from './run-snapshot'

/** A delta as it was given. */
export interface OrderedDelta extends DeltaRecords {
  readonly layouts: readonly TableLayout[]
}

/**
 * Reads the records of a delta, and settles lines of it that share an id as in any input.
 *
 * @throws SamewiseError `BAD_CONFIG` for columns that are not those of the run, `DUPLICATE_IDS`
 */
export function orderDelta({ plan, tables }: RunSnapshot, given: readonly RawTable[]): OrderedDelta {
  refuseSameNames(given)
  for (const { source } of given) refuseUnknownSource(source, tables, plan)
  const layouts = given.filter(({ rowCount }) => rowCount > 0).map((table) => layoutTable(plan, table))
  refuseContentIds(layouts)
  const inUse = layouts.map((layout) => ({ ...layout.table, columns: columnsInUse(plan, layout) }))
  for (const table of inUse) refuseOtherColumns(table, tables)
  return { layouts, tables: inUse, records: orderRecords(layouts) }
}

/** Nothing says which columns of a further source hold what. */
function refuseUnknownSource(source: string, tables: readonly RawTable[], { config }: Plan): void {
  const names = [...new Set([...tables.map((table) => table.source), ...Object.keys(config.sources ?? {})])]
  if (names.includes(source)) return
  throw new SamewiseError(
    'BAD_CONFIG',
    `The finished run has no source "${source}".${didYouMean(source, names)} Its sources are ${names.join(', ')}: call the new records by the one they are of (--source ${names[0]}=<file>). A further source needs a run over all files.`,
    { where: { source } },
  )
}

/** A column that only one of the two has would be empty in half of the records, which no run over all of them would see. */
function refuseOtherColumns({ source, columns }: RawTable, tables: readonly RawTable[]): void {
  const known = tables.find((table) => table.source === source)?.columns.map(({ name }) => name)
  if (known === undefined) return
  const names = columns.map(({ name }) => name)
  const missing = known.filter((name) => !names.includes(name))
  const further = names.filter((name) => !known.includes(name))
  if (missing.length === 0 && further.length === 0) return
  const listed = (list: readonly string[]): string => list.map((name) => `"${name}"`).join(', ')
  const what = [
    ...(missing.length > 0 ? [`lack ${listed(missing)}, which the finished run read`] : []),
    ...(further.length > 0 ? [`have ${listed(further)}, which the finished run did not have`] : []),
  ]
  throw new SamewiseError(
    'BAD_CONFIG',
    `The new records of source "${source}" ${what.join(', and ')}. Give files with the columns of the run, or resolve all files anew.`,
    { where: { source } },
  )
}

/** A finished run with a delta in it, before anything is compared. */
export interface MergedInput {
  readonly match: RecordMatch
  /** The records of the delta that enter. */
  readonly entering: DeltaRecords
  readonly merged: MergedRecords
  readonly layouts: readonly TableLayout[]
  /** What there is to tell of sources that take no part. */
  readonly warnings: readonly string[]
}

/** Finds out which records stay and which enter, and puts them together. */
export function mergeInput(
  run: RunSnapshot,
  delta: OrderedDelta,
  deleted: readonly RecordRef[],
  asOf: string | undefined,
): MergedInput {
  refuseGivenAndDeleted(delta.records, deleted)
  const all = mergeAll(run, delta, deleted, asOf, new Set())
  const withdrawn = new Set(
    all.merged.tables
      .map(({ source }) => source)
      .filter((name) => !all.layouts.some(({ table }) => table.source === name)),
  )
  // The latest time of all records tells whether a licence has expired, so it is known only now.
  return withdrawn.size === 0 ? all : { ...mergeAll(run, delta, deleted, asOf, withdrawn), warnings: all.warnings }
}

function mergeAll(
  { plan, tables, records }: RunSnapshot,
  delta: OrderedDelta,
  deleted: readonly RecordRef[],
  asOf: string | undefined,
  withdrawn: ReadonlySet<string>,
): MergedInput {
  const isWithdrawn = (own: readonly RawTable[]): boolean[] => own.map(({ source }) => withdrawn.has(source))
  const match = matchRecords(tables, records, delta, deleted, excludedRefs(delta), [
    isWithdrawn(tables),
    isWithdrawn(delta.tables),
  ])
  const entering = enteringRecords(delta, match.enters)
  const allEnter = new Uint8Array(entering.records.count).fill(1)
  const merged = mergeRecords(tables, records, match.stays, entering, allEnter)
  const { layouts, warnings } = usableSources(layoutsOf(plan, merged.tables), asOf)
  return { match, entering, merged, layouts, warnings }
}

function layoutsOf(plan: Plan, tables: readonly RawTable[]): TableLayout[] {
  return tables.map((table) => layoutTable(plan, table))
}

/** Records whose new line is none of the entity's, by the condition of their source. */
function excludedRefs({ layouts, records: { excluded } }: OrderedDelta): RecordRef[] {
  return excluded.flatMap(({ table: t, row }) => {
    const { table, id, source } = layouts[t]
    if (id === undefined) return []
    const named = source?.values.get(source.codes[row]).trim().replaceAll(':', '_')
    return [{ source: named || table.source, recordId: id.values.get(id.codes[row]).trim() }]
  })
}

function refuseGivenAndDeleted(
  { count, sources, sourceNames, ids, idCodes }: OrderedRecords,
  deleted: readonly RecordRef[],
): void {
  if (deleted.length === 0) return
  const given = new Set<string>()
  for (let i = 0; i < count; i++) given.add(JSON.stringify([sourceNames[sources[i]], ids.get(idCodes[i])]))
  const both = deleted.filter(({ source, recordId }) => given.has(JSON.stringify([source, recordId])))
  if (both.length === 0) return
  const shown = both.slice(0, 5).map(({ source, recordId }) => `${source}:${recordId}`)
  throw new SamewiseError(
    'UNREADABLE_INPUT',
    `${both.length} ${both.length === 1 ? 'record is' : 'records are'} given and deleted at once, such as ${shown.join(', ')}. Leave ${both.length === 1 ? 'it' : 'them'} out of the one or the other.`,
  )
}
