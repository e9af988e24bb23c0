import { compareText } from '../../base'
import { BytePool, type RawColumn, type RawTable } from '../../columns'
import type { OrderedRecords } from '../order-records'
import type { DeltaRecords } from './match-records'
import { mergeBytePools } from './merge-pools'
import { compareValues, type SortedRecords } from './record-finder'
import type { KnownRecords } from './run-snapshot'

/** Records of a finished run and of a delta as one. */
export interface MergedRecords {
  readonly tables: readonly RawTable[]
  readonly records: Omit<OrderedRecords, 'repeatedLines' | 'olderLines' | 'rejects' | 'excluded'>
  /** By record: its number in the run, or `-1 - d` for record `d` of the delta. */
  readonly from: Int32Array
}

/**
 * Puts the records of a run that stay and those of a delta that enter into one order, and their rows into one table per source.
 *
 * @param stays by record of the run
 * @param enters by record of the delta
 */
export function mergeRecords(
  tables: readonly RawTable[],
  records: KnownRecords,
  stays: Uint8Array,
  delta: DeltaRecords,
  enters: Uint8Array,
): MergedRecords {
  const from = mergeOrder(records, delta.records, stays, enters)
  const before = rowsByTable(tables, records, stays)
  const after = rowsByTable(delta.tables, delta.records, enters)
  const merged = [...new Set([...before.keys(), ...after.keys()])].map((source) =>
    mergeTable(source, before.get(source), after.get(source)),
  )
  return { tables: merged, records: mergeColumns(merged, tables, records, stays, delta, enters, from), from }
}

/** The records of a delta that enter, and nothing else. */
export function enteringRecords(delta: DeltaRecords, enters: Uint8Array): DeltaRecords {
  const { tables, records } = mergeRecords([], NO_RECORDS, new Uint8Array(0), delta, enters)
  return { tables, records: { ...delta.records, ...records } }
}

const NO_RECORDS: KnownRecords = {
  count: 0,
  tables: new Int32Array(0),
  rows: new Int32Array(0),
  sources: new Int32Array(0),
  sourceNames: [],
  ids: BytePool.of(new Uint8Array(0), new Int32Array(2)),
  idCodes: new Int32Array(0),
  observedAt: new Float64Array(0),
}

/** What is known of each record, in the new order. */
function mergeColumns(
  merged: readonly RawTable[],
  tables: readonly RawTable[],
  records: KnownRecords,
  stays: Uint8Array,
  delta: DeltaRecords,
  enters: Uint8Array,
  from: Int32Array,
): MergedRecords['records'] {
  const sourceNames = presentSources(records, delta.records, from)
  const ids = mergeBytePools(
    records.ids,
    usedCodes(records.ids.size, records.idCodes, stays),
    delta.records.ids,
    usedCodes(delta.records.ids.size, delta.records.idCodes, enters),
  )
  const places = merged.map(({ source }) => source)
  const side = (own: KnownRecords, ownTables: readonly RawTable[], idCodes: Int32Array) => ({
    records: own,
    tables: ownTables.map(({ source }) => places.indexOf(source)),
    sources: own.sourceNames.map((name) => sourceNames.indexOf(name)),
    idCodes,
  })
  const before = side(records, tables, ids.first)
  const after = side(delta.records, delta.tables, ids.second)
  const next = new Int32Array(merged.length)
  // Rows of the run stand before those of the delta.
  const nextAfter = new Int32Array(merged.length)
  for (let i = 0; i < from.length; i++) if (from[i] >= 0) nextAfter[before.tables[records.tables[from[i]]]]++
  const count = from.length
  const found = {
    count,
    tables: new Int32Array(count),
    rows: new Int32Array(count),
    sources: new Int32Array(count),
    sourceNames,
    ids: ids.pool,
    idCodes: new Int32Array(count),
    observedAt: new Float64Array(count),
  }
  for (let i = 0; i < count; i++) {
    const isKept = from[i] >= 0
    const own = isKept ? before : after
    const record = isKept ? from[i] : -1 - from[i]
    const table = own.tables[own.records.tables[record]]
    found.tables[i] = table
    found.rows[i] = (isKept ? next : nextAfter)[table]++
    found.sources[i] = own.sources[own.records.sources[record]]
    found.idCodes[i] = own.idCodes[own.records.idCodes[record]]
    found.observedAt[i] = own.records.observedAt[record]
  }
  return found
}

function mergeOrder(records: SortedRecords, delta: SortedRecords, stays: Uint8Array, enters: Uint8Array): Int32Array {
  const from = new Int32Array(records.count + delta.count)
  let count = 0
  let d = 0
  const takeBefore = (i: number): void => {
    for (; d < delta.count; d++) {
      if (enters[d] === 0) continue
      if (i < records.count && compareKeys(records, i, delta, d) < 0) return
      from[count++] = -1 - d
    }
  }
  for (let i = 0; i < records.count; i++) {
    if (stays[i] === 0) continue
    takeBefore(i)
    from[count++] = i
  }
  takeBefore(records.count)
  return from.slice(0, count)
}

function compareKeys(left: SortedRecords, a: number, right: SortedRecords, b: number): number {
  const source = left.sourceNames[left.sources[a]]
  const other = right.sourceNames[right.sources[b]]
  if (source !== other) return compareText(source, other)
  return compareValues(left.ids, left.idCodes[a], right.ids, right.idCodes[b])
}

function presentSources(records: SortedRecords, delta: SortedRecords, from: Int32Array): string[] {
  const isBefore = new Uint8Array(records.sourceNames.length)
  const isAfter = new Uint8Array(delta.sourceNames.length)
  for (let i = 0; i < from.length; i++) {
    if (from[i] >= 0) isBefore[records.sources[from[i]]] = 1
    else isAfter[delta.sources[-1 - from[i]]] = 1
  }
  const names = new Set([
    ...records.sourceNames.filter((_, s) => isBefore[s] === 1),
    ...delta.sourceNames.filter((_, s) => isAfter[s] === 1),
  ])
  return [...names].sort(compareText)
}

/** A table, and its rows that are taken. */
interface TakenRows {
  readonly table: RawTable
  readonly rows: Int32Array
}

/** The tables of which rows are taken, in the order of the records, by source. */
function rowsByTable(
  tables: readonly RawTable[],
  { tables: inTable, rows }: Pick<KnownRecords, 'tables' | 'rows'>,
  taken: Uint8Array,
): Map<string, TakenRows> {
  const found = tables.map((table, t) => ({ table, rows: rowsOfTable(t, inTable, rows, taken) }))
  return new Map(found.filter((own) => own.rows.length > 0).map((own) => [own.table.source, own]))
}

function rowsOfTable(table: number, inTable: Int32Array, rows: Int32Array, taken: Uint8Array): Int32Array {
  const own = new Int32Array(rows.length)
  let count = 0
  for (let record = 0; record < rows.length; record++) {
    if (inTable[record] === table && taken[record] === 1) own[count++] = rows[record]
  }
  return own.slice(0, count)
}

function mergeTable(source: string, before: TakenRows | undefined, after: TakenRows | undefined): RawTable {
  const names = ((before ?? after) as TakenRows).table.columns.map(({ name }) => name)
  const [kept, entering] = [before, after].map((own) => own?.rows ?? new Int32Array(0))
  const columnOf = (own: TakenRows | undefined, name: string): RawColumn =>
    own?.table.columns.find((column) => column.name === name) ?? noColumn(name)
  return {
    source,
    rowCount: kept.length + entering.length,
    columns: names.map((name) => mergeColumn(columnOf(before, name), kept, columnOf(after, name), entering)),
    rejects: [],
    warnings: after?.table.warnings ?? [],
  }
}

function noColumn(name: string): RawColumn {
  return { name, codes: new Int32Array(0), values: BytePool.of(new Uint8Array(0), new Int32Array(2)) }
}

function mergeColumn(before: RawColumn, kept: Int32Array, after: RawColumn, fresh: Int32Array): RawColumn {
  const { pool, first, second, keepsFirst } = mergeBytePools(
    before.values,
    usedInRows(before, kept),
    after.values,
    usedInRows(after, fresh),
  )
  const codes = new Int32Array(kept.length + fresh.length)
  // Rows stand in their order, so that as many as there are are all of them.
  if (keepsFirst && kept.length === before.codes.length) codes.set(before.codes)
  else for (let k = 0; k < kept.length; k++) codes[k] = first[before.codes[kept[k]]]
  for (let k = 0; k < fresh.length; k++) codes[kept.length + k] = second[after.codes[fresh[k]]]
  return { name: before.name, codes, values: pool }
}

/** By code of a column, 1 for those that stand in some of the rows. */
function usedInRows({ codes, values }: RawColumn, rows: Int32Array): Uint8Array {
  const used = new Uint8Array(values.size)
  for (let k = 0; k < rows.length; k++) used[codes[rows[k]]] = 1
  return used
}

function usedCodes(size: number, codes: Int32Array, wanted: Uint8Array): Uint8Array {
  const used = new Uint8Array(size)
  for (let i = 0; i < codes.length; i++) if (wanted[i] === 1) used[codes[i]] = 1
  return used
}
