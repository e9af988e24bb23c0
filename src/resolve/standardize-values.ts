import { TextPool } from '../columns'
import type { FieldPlan, PartColumn, Plan, TableLayout } from '../entity'
import { type GoldenParts, splitList } from '../kinds'
import type { Contributions } from '../survive'
import type { OrderedRecords } from './order-records'

/** Between the parts of a value in its pool; no raw value holds it. */
const SEPARATOR = '\u0000'

/** The standard values records bring to a field, ready for survivorship and for output. */
export interface FieldValues extends Contributions {
  /** Values of the field's golden parts, in the order of `kind.goldenParts`, joined. */
  readonly pool: TextPool
}

/** Parts of a value, in the order of the kind's golden parts. */
export function partsOf({ pool }: FieldValues, code: number): string[] {
  return pool.get(code).split(SEPARATOR)
}

/** Standardizes the values of all fields: once per distinct value or combination of columns. */
export function standardizeValues(plan: Plan, layouts: readonly TableLayout[], records: OrderedRecords): FieldValues[] {
  return plan.fields.map((field, f) =>
    standardizeField(
      field,
      layouts.map((layout) => layout.fields[f]),
      records,
    ),
  )
}

function standardizeField(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  records: OrderedRecords,
): FieldValues {
  const { goldenParts } = field.kind
  const pool = new TextPool()
  const intern = (raw: GoldenParts): number => {
    const parts = field.kind.standardize(raw)
    const joined = goldenParts.map((part) => parts[part] ?? '').join(SEPARATOR)
    return joined.length === goldenParts.length - 1 ? 0 : pool.intern(joined)
  }
  const isList =
    columns.every((own) => own.every((c) => c.part === '')) && (field.many || columns.some((c) => c.length > 1))
  const { codes, slots } = isList
    ? listCodes(field, columns, records, intern)
    : columns.every((own) => own.length <= 1)
      ? singleCodes(columns, records, intern)
      : combinedCodes(columns, records, intern)
  pool.seal()
  const lengths = new Int32Array(pool.size)
  const completeness = new Uint8Array(pool.size)
  for (let code = 1; code < pool.size; code++) {
    const parts = pool.get(code).split(SEPARATOR)
    lengths[code] = parts[0].length
    completeness[code] = parts.filter((part) => part !== '').length
  }
  return { field: field.name, slots, codes, lengths, completeness, pool }
}

function singleCodes(
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: OrderedRecords,
  intern: (raw: GoldenParts) => number,
): { codes: Int32Array; slots: number } {
  const byRaw = columns.map(([own]) =>
    own === undefined
      ? undefined
      : Int32Array.from({ length: own.column.values.size }, (_, raw) =>
          raw === 0 ? 0 : intern({ [own.part]: own.column.values.get(raw) }),
        ),
  )
  const codes = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const own = byRaw[tables[i]]
    if (own !== undefined) codes[i] = own[columns[tables[i]][0].column.codes[rows[i]]]
  }
  return { codes, slots: 1 }
}

function listCodes(
  field: FieldPlan,
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: OrderedRecords,
  intern: (raw: GoldenParts) => number,
): { codes: Int32Array; slots: number } {
  const byRaw = columns.map((own) =>
    own.map(({ column }) =>
      Array.from({ length: column.values.size }, (_, raw): readonly number[] => {
        if (raw === 0) return []
        const cell = column.values.get(raw)
        const values = (field.many ? splitList(cell) : [cell]).map((value) => intern({ '': value }))
        return [...new Set(values)].filter((code) => code !== 0)
      }),
    ),
  )
  const listOf = (i: number): number[] => {
    const t = tables[i]
    const all = columns[t].flatMap(({ column }, c) => byRaw[t][c][column.codes[rows[i]]])
    return [...new Set(all)]
  }
  let slots = 1
  for (let i = 0; i < count; i++) slots = Math.max(slots, listOf(i).length)
  const codes = new Int32Array(count * slots)
  for (let i = 0; i < count; i++) codes.set(listOf(i), i * slots)
  return { codes, slots }
}

/** Fields whose value is made of several columns: standardized once per distinct combination of raw codes. */
function combinedCodes(
  columns: readonly (readonly PartColumn[])[],
  { count, tables, rows }: OrderedRecords,
  intern: (raw: GoldenParts) => number,
): { codes: Int32Array; slots: number } {
  const codes = new Int32Array(count)
  columns.forEach((own, t) => {
    // A combination is numbered column by column: (number so far, next raw code) → number.
    const steps = own.map(() => new Map<number, number>())
    const standard: number[] = []
    for (let i = 0; i < count; i++) {
      if (tables[i] !== t) continue
      let combination = 0
      for (let c = 0; c < own.length; c++) {
        const { codes: raw, values } = own[c].column
        const step = combination * values.size + raw[rows[i]]
        const known = steps[c].get(step)
        combination = known ?? steps[c].size
        if (known === undefined) steps[c].set(step, combination)
      }
      codes[i] = standard[combination] ??= intern(rawParts(own, rows[i]))
    }
  })
  return { codes, slots: 1 }
}

function rawParts(columns: readonly PartColumn[], row: number): GoldenParts {
  const raw: Record<string, string> = Object.create(null)
  for (const { part, column } of columns) {
    const value = column.values.get(column.codes[row])
    if (value !== '' && raw[part] === undefined) raw[part] = value
  }
  return raw
}
