import { inSharedMemory, runUnits } from '../base'
import {
  type Feature,
  type RecordTable,
  receiveRawTable,
  receiveText,
  type SentRawTable,
  type SentTable,
  sendRawTable,
  TextPool,
} from '../columns'
import { type FieldPlan, layoutTable, type PartColumn, type Plan, type TableLayout } from '../entity'
import { featureName, splitList } from '../kinds'
import type { OrderedRecords } from './order-records'
import { readRecordTypes } from './record-types'
import type { SentPlan, Team } from './sent-plan'

/** Values of one list field that are compared at the most; all of them survive. */
export const MAX_SLOTS = 8

/** Where the records stand in their tables. */
export type RecordRows = Pick<OrderedRecords, 'count' | 'tables' | 'rows'>

/** Normalizes all records, a field at a time: each distinct raw value once, then a look-up per cell. */
export async function normalizeRecords(
  plan: Plan,
  layouts: readonly TableLayout[],
  records: OrderedRecords,
  team?: Team,
): Promise<RecordTable> {
  const fields = comparedFields(plan)
  const found = await runUnits(
    {
      task: 'normalize',
      shared: () => sendRecords(layouts, records, team?.plan as SentPlan),
      units: fields,
      here: (f) => normalizeField(plan.fields[f], columnsOf(layouts, f), records),
      signal: team?.signal,
    },
    team?.pool,
  )
  const stride = found.reduce((sum, { width }) => sum + width, 0)
  const size = records.count * stride
  const rows =
    team === undefined
      ? new Int32Array(size)
      : new Int32Array(new SharedArrayBuffer(size * Int32Array.BYTES_PER_ELEMENT))
  const features: Feature[] = []
  let offset = 0
  for (const { width, cells, ...own } of found) {
    const pools = own.pools.map(receiveText)
    for (const feature of own.features) {
      features.push({ ...feature, pool: pools[feature.pool], offset: offset + feature.offset })
    }
    for (let k = 0; k < width; k++) {
      for (let i = 0, from = k, to = offset + k; i < records.count; i++, from += width, to += stride) {
        rows[to] = cells[from]
      }
    }
    offset += width
  }
  const types = readRecordTypes(plan, layouts, records)
  return {
    count: records.count,
    stride,
    rows,
    features,
    sources: records.sources,
    sourceNames: records.sourceNames,
    ...(types === undefined ? {} : { types }),
  }
}

/** Positions of the fields that are compared. */
function comparedFields({ fields }: Plan): number[] {
  return fields.flatMap((field, f) => (field.compared ? [f] : []))
}

/** Columns of a field in each table. */
export function columnsOf(layouts: readonly TableLayout[], field: number): (readonly PartColumn[])[] {
  return layouts.map(({ fields }) => fields[field])
}

/** The features of one field by record; plain data. */
interface NormalizedField extends Pick<SentTable, 'features' | 'pools'> {
  /** `cells[i * width + offset + slot]` */
  readonly cells: Int32Array
  readonly width: number
}

function normalizeField(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  records: RecordRows,
): NormalizedField {
  const byName = new Map<string, TextPool>()
  const poolOf = (name: string): TextPool => {
    const known = byName.get(name)
    if (known !== undefined) return known
    const pool = new TextPool()
    byName.set(name, pool)
    return pool
  }
  const definitions = field.kind.features
  const own = definitions.map((definition): Feature => {
    const name = featureName(field.name, definition.name)
    return { name, field: field.name, pool: poolOf(definition.pool ?? name), offset: 0, slots: 1 }
  })
  const isList = definitions.length === 1 && (field.many || columns.some((c) => c.length > 1))
  const decoded = columns.map((c) => c.map((column) => decodeColumn(field, column, own, isList)))
  const slots = isList ? Math.max(1, ...decoded.map(mostValues)) : 1
  const width = own.length * slots
  const cells = new Int32Array(records.count * width)
  if (isList) writeLists(cells, width, 0, Math.min(slots, MAX_SLOTS), records, columns, decoded)
  else writeFeatures(cells, width, 0, own.length, records, columns, decoded)
  const placed = own.map((feature, f): Feature => ({ ...feature, offset: f * slots, slots }))
  definitions.forEach((definition, f) => {
    if (definition.join === undefined) return
    const parts = definition.join.map((part) => placed[definitions.findIndex((d) => d.name === part)])
    joinFeatures(cells, width, records.count, placed[f], parts)
  })
  const pools = [...byName.values()].map((pool) => pool.seal())
  return {
    cells,
    width,
    pools: pools.map(({ units, offsets, hashes }) => ({ units, offsets, hashes })),
    features: placed.map((feature) => ({ ...feature, pool: pools.indexOf(feature.pool) })),
  }
}

/** What another thread needs to read the values of fields. */
export interface SentRecords extends RecordRows {
  readonly plan: SentPlan
  readonly layouts: readonly SentRawTable[]
}

/** Records for another thread. */
export function sendRecords(
  layouts: readonly TableLayout[],
  { count, tables, rows }: RecordRows,
  plan: SentPlan,
): SentRecords {
  return {
    plan,
    layouts: layouts.map(({ table }) => sendRawTable(table)),
    count,
    tables: inSharedMemory(tables),
    rows: inSharedMemory(rows),
  }
}

/** The layouts of {@link sendRecords} on the thread they were sent to. */
export function receiveLayouts(plan: Plan, { layouts }: SentRecords): TableLayout[] {
  return layouts.map((table) => layoutTable(plan, receiveRawTable(table)))
}

/** Makes ready to normalize fields on another thread; a unit is the position of a field in the plan. */
export function openNormalizing(plan: Plan, sent: SentRecords): (field: number) => NormalizedField {
  const layouts = receiveLayouts(plan, sent)
  return (field) => normalizeField(plan.fields[field], columnsOf(layouts, field), sent)
}

/** Feature codes of a column's distinct values: `codes[starts[raw] … starts[raw + 1])`; for non-lists one entry per feature. */
interface DecodedColumn {
  readonly starts: Int32Array | undefined
  readonly codes: Int32Array
}

function decodeColumn(
  field: FieldPlan,
  { column, read }: PartColumn,
  features: readonly Feature[],
  isList: boolean,
): DecodedColumn {
  const { values } = column
  const out: string[] = new Array(features.length)
  if (!isList) {
    const codes = new Int32Array(values.size * features.length)
    if (read === undefined) return { starts: undefined, codes }
    for (let raw = 1; raw < values.size; raw++) {
      out.fill('')
      read(values.get(raw), out)
      for (let f = 0; f < features.length; f++) codes[raw * features.length + f] = features[f].pool.intern(out[f] ?? '')
    }
    return { starts: undefined, codes }
  }
  const starts = new Int32Array(values.size + 1)
  const codes: number[] = []
  for (let raw = 0; raw < values.size; raw++) {
    starts[raw] = codes.length
    if (raw === 0 || read === undefined) continue
    for (const value of field.many ? splitList(values.get(raw)) : [values.get(raw)]) {
      out.fill('')
      read(value, out)
      const code = features[0].pool.intern(out[0] ?? '')
      if (code !== 0 && codes.indexOf(code, starts[raw]) < 0) codes.push(code)
    }
  }
  starts[values.size] = codes.length
  return { starts, codes: Int32Array.from(codes) }
}

/** Most values that any distinct cell of each column holds, summed over the columns of a table. */
function mostValues(columns: readonly DecodedColumn[]): number {
  let sum = 0
  for (const { starts } of columns) {
    let most = 0
    if (starts !== undefined)
      for (let raw = 1; raw < starts.length; raw++) most = Math.max(most, starts[raw] - starts[raw - 1])
    sum += most
  }
  return Math.min(MAX_SLOTS, sum)
}

function writeFeatures(
  rows: Int32Array,
  stride: number,
  at: number,
  width: number,
  records: RecordRows,
  columns: readonly (readonly PartColumn[])[],
  decoded: readonly (readonly DecodedColumn[])[],
): void {
  const { count, tables, rows: tableRows } = records
  for (let t = 0; t < columns.length; t++) {
    for (let c = 0; c < columns[t].length; c++) {
      const rawCodes = columns[t][c].column.codes
      const { codes } = decoded[t][c]
      for (let i = 0; i < count; i++) {
        if (tables[i] !== t) continue
        const from = rawCodes[tableRows[i]] * width
        const to = i * stride + at
        // The first column that fills a feature wins: dedicated parts stand before whole values.
        for (let f = 0; f < width; f++) if (rows[to + f] === 0) rows[to + f] = codes[from + f]
      }
    }
  }
}

function writeLists(
  rows: Int32Array,
  stride: number,
  at: number,
  slots: number,
  records: RecordRows,
  columns: readonly (readonly PartColumn[])[],
  decoded: readonly (readonly DecodedColumn[])[],
): void {
  const { count, tables, rows: tableRows } = records
  for (let i = 0; i < count; i++) {
    const t = tables[i]
    const from = i * stride + at
    let used = 0
    for (let c = 0; c < columns[t].length && used < slots; c++) {
      const raw = columns[t][c].column.codes[tableRows[i]]
      const { starts, codes } = decoded[t][c]
      for (let k = (starts as Int32Array)[raw]; k < (starts as Int32Array)[raw + 1] && used < slots; k++) {
        let known = false
        for (let s = 0; s < used; s++) if (rows[from + s] === codes[k]) known = true
        if (!known) rows[from + used++] = codes[k]
      }
    }
  }
}

/** Values made of several features of a record, interned once per distinct combination. */
function joinFeatures(
  rows: Int32Array,
  stride: number,
  count: number,
  target: Feature,
  parts: readonly Feature[],
): void {
  const known = new Map<number, number>()
  const [first, second] = parts
  const size = second.pool.size
  for (let i = 0; i < count; i++) {
    const a = rows[i * stride + first.offset]
    const b = rows[i * stride + second.offset]
    if (a === 0 || b === 0) continue
    const pair = a * size + b
    let code = known.get(pair)
    if (code === undefined) {
      code = target.pool.intern(`${first.pool.get(a)} ${second.pool.get(b)}`)
      known.set(pair, code)
    }
    rows[i * stride + target.offset] = code
  }
}
