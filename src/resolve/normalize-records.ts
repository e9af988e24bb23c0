import { type Feature, type RecordTable, TextPool } from '../columns'
import type { FieldPlan, PartColumn, Plan, TableLayout } from '../entity'
import { featureName, splitList } from '../kinds'
import type { OrderedRecords } from './order-records'
import { readRecordTypes } from './record-types'

/** Values of one list field that are compared at the most; all of them survive. */
export const MAX_SLOTS = 8

/** Normalizes all records: each distinct raw value once, then a look-up per cell. */
export function normalizeRecords(plan: Plan, layouts: readonly TableLayout[], records: OrderedRecords): RecordTable {
  const fields = plan.fields.filter((field) => field.compared)
  const features: Feature[] = []
  const writers: ((rows: Int32Array, stride: number) => void)[] = []
  let offset = 0
  for (const field of fields) {
    const index = plan.fields.indexOf(field)
    const columns = layouts.map((layout) => layout.fields[index])
    const pools = new Map<string, TextPool>()
    const poolOf = (name: string): TextPool => {
      const known = pools.get(name)
      if (known !== undefined) return known
      const pool = new TextPool()
      pools.set(name, pool)
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
    const placed = own.map((feature, f): Feature => ({ ...feature, offset: offset + f * slots, slots }))
    features.push(...placed)
    offset += own.length * slots
    writers.push((rows, stride) => {
      const at = placed[0].offset
      if (isList) writeLists(rows, stride, at, Math.min(slots, MAX_SLOTS), records, columns, decoded)
      else writeFeatures(rows, stride, at, own.length, records, columns, decoded)
      definitions.forEach((definition, f) => {
        if (definition.join === undefined) return
        const parts = definition.join.map((part) => placed[definitions.findIndex((d) => d.name === part)])
        joinFeatures(rows, stride, records.count, placed[f], parts)
      })
    })
  }
  const stride = offset
  const rows = new Int32Array(records.count * stride)
  for (const write of writers) write(rows, stride)
  for (const feature of features) feature.pool.seal()
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
  records: OrderedRecords,
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
  records: OrderedRecords,
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
