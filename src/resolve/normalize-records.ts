import { inSharedMemory, mixPair, runUnits } from '../base'
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
import { featureName } from '../kinds'
import { type FieldCells, listCells } from './normalize-lists'
import type { OrderedRecords } from './order-records'
import { readRecordTypes } from './record-types'
import type { SentPlan, Team } from './sent-plan'

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
  for (const own of found) {
    const pools = own.pools.map(receiveText)
    for (const feature of own.features) {
      features.push({ ...feature, pool: pools[feature.pool], offset: offset + feature.offset })
    }
    offset += own.width
  }
  joinFields(found, rows, stride, records.count)
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

/** Rows whose cells of all fields are put side by side at a time, so that they stay in the cache meanwhile. */
const ROWS_AT_A_TIME = 2048

/** Puts the cells of the fields side by side. */
function joinFields(fields: readonly NormalizedField[], rows: Int32Array, stride: number, count: number): void {
  for (let start = 0; start < count; start += ROWS_AT_A_TIME) {
    const end = Math.min(count, start + ROWS_AT_A_TIME)
    let offset = 0
    for (let f = 0; f < fields.length; f++) {
      const { cells, width } = fields[f]
      for (let i = start, from = start * width; i < end; i++) {
        const to = i * stride + offset
        for (let k = 0; k < width; k++) rows[to + k] = cells[from++]
      }
      offset += width
    }
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
  const { cells, slots } = isList
    ? listCells(field, columns, own[0].pool, records)
    : featureCells(columns, own, records)
  const width = own.length * slots
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

function featureCells(
  columns: readonly (readonly PartColumn[])[],
  features: readonly Feature[],
  { count, tables, rows }: RecordRows,
): FieldCells {
  const width = features.length
  const cells = new Int32Array(count * width)
  const starts = new Int32Array(ROWS_AT_A_TIME)
  for (let t = 0; t < columns.length; t++) {
    for (const part of columns[t]) {
      const { filled, codes } = decodeColumn(part, features)
      for (let from = 0; from < count; from += ROWS_AT_A_TIME) {
        const size = Math.min(ROWS_AT_A_TIME, count - from)
        startsOfCells(part.column.codes, filled.length, tables, t, rows, from, size, starts)
        for (let f = 0; f < filled.length; f++) fillCells(codes, starts, size, f, cells, width, from, filled[f])
      }
    }
  }
  return { cells, slots: 1 }
}

/** Where the codes of the cells of some records begin; 0 for records of other tables, as for empty cells. */
function startsOfCells(
  raws: Int32Array,
  codesPerCell: number,
  tables: Int32Array,
  table: number,
  rows: Int32Array,
  from: number,
  size: number,
  starts: Int32Array,
): void {
  for (let k = 0; k < size; k++) starts[k] = tables[from + k] === table ? raws[rows[from + k]] * codesPerCell : 0
}

/** Fills a feature of some records. The first column that fills it wins: dedicated parts stand before whole values. */
function fillCells(
  codes: Int32Array,
  starts: Int32Array,
  size: number,
  own: number,
  cells: Int32Array,
  width: number,
  from: number,
  feature: number,
): void {
  for (let k = 0, to = from * width + feature; k < size; k++, to += width) {
    if (cells[to] === 0) cells[to] = codes[starts[k] + own]
  }
}

/** Values of a column that are read before their features are interned together. */
const VALUES_AT_A_TIME = 256

/** What a column says of its field: `codes[raw * filled.length + k]` of feature `filled[k]`; the others are left empty by all of its values. */
interface DecodedColumn {
  readonly filled: readonly number[]
  readonly codes: Int32Array
}

function decodeColumn({ column, read }: PartColumn, features: readonly Feature[]): DecodedColumn {
  const { values } = column
  const width = features.length
  if (read === undefined) return { filled: [], codes: new Int32Array(0) }
  const all = new Int32Array(values.size * width)
  const isFilled = features.map(() => false)
  const out: string[] = features.map(() => '')
  const batches = batchByPool(features)
  for (let from = 1; from < values.size; from += VALUES_AT_A_TIME) {
    const count = Math.min(VALUES_AT_A_TIME, values.size - from)
    for (let k = 0; k < count; k++) {
      read(values.get(from + k), out)
      for (let b = 0; b < batches.length; b++) takeTexts(batches[b], out, isFilled)
    }
    for (const batch of batches) internBatch(batch, all, from, width)
  }
  const filled = isFilled.flatMap((is, f) => (is ? [f] : []))
  const codes = new Int32Array(values.size * filled.length)
  for (let raw = 0, to = 0; raw < values.size; raw++) {
    for (let f = 0; f < filled.length; f++) codes[to++] = all[raw * width + filled[f]]
  }
  return { filled, codes }
}

/** Texts that go to one pool, value by value. */
interface TextBatch {
  readonly pool: TextPool
  readonly features: number[]
  readonly texts: string[]
  readonly codes: Int32Array
  size: number
  isFilled: boolean
}

function batchByPool(features: readonly Feature[]): readonly TextBatch[] {
  const batches = new Map<TextPool, TextBatch>()
  features.forEach(({ pool }, f) => {
    const own = batches.get(pool)
    const codes = new Int32Array(VALUES_AT_A_TIME * features.length)
    if (own !== undefined) own.features.push(f)
    else batches.set(pool, { pool, features: [f], texts: [], codes, size: 0, isFilled: false })
  })
  return [...batches.values()]
}

/** Moves the texts of a value to a batch. */
function takeTexts(batch: TextBatch, out: string[], isFilled: boolean[]): void {
  const { features, texts } = batch
  for (let k = 0; k < features.length; k++) {
    const f = features[k]
    const text = out[f] ?? ''
    texts[batch.size++] = text
    if (text === '') continue
    out[f] = ''
    isFilled[f] = true
    batch.isFilled = true
  }
}

/** Writes the codes of a batch that begins with value `from`, and empties it. */
function internBatch(batch: TextBatch, all: Int32Array, from: number, width: number): void {
  const { pool, features, texts, codes, size } = batch
  if (batch.isFilled) {
    pool.internMany(texts, size, codes, 0)
    for (let k = 0, raw = from; k < size; raw++) {
      for (let f = 0; f < features.length; f++) all[raw * width + features[f]] = codes[k++]
    }
  }
  batch.size = 0
  batch.isFilled = false
}

/** Values made of two features of a record, interned once per distinct pair of codes. */
function joinFeatures(
  rows: Int32Array,
  stride: number,
  count: number,
  target: Feature,
  [first, second]: readonly Feature[],
): void {
  let size = 16
  while (size < count * 2) size *= 2
  // Slots of (code, code, joined code); the first is 0 where a slot is free.
  const table = new Int32Array(size * 3)
  for (let i = 0; i < count; i++) {
    const a = rows[i * stride + first.offset]
    const b = rows[i * stride + second.offset]
    if (a === 0 || b === 0) continue
    let slot = mixPair(a, b) & (size - 1)
    while (table[slot * 3] !== 0 && (table[slot * 3] !== a || table[slot * 3 + 1] !== b)) slot = (slot + 1) & (size - 1)
    if (table[slot * 3] === 0) {
      table[slot * 3] = a
      table[slot * 3 + 1] = b
      table[slot * 3 + 2] = target.pool.internPair(first.pool, a, second.pool, b)
    }
    rows[i * stride + target.offset] = table[slot * 3 + 2]
  }
}
