import type { Feature, RecordTable } from '../columns'
import type { Plan, TableLayout } from '../entity'
import { featureName } from '../kinds'
import type { FieldColumns } from './read-fields'
import type { RowSources } from './row-sources'

/** Values of one list field that are compared at the most. */
const MAX_SLOTS = 8

/**
 * The rows of all tables as records of normalized codes, in the order of tables and rows. Placeholders and values that cannot be read
 * are missing.
 *
 * @param columns what was read of each field's columns, in the order of the plan's fields
 */
export function recordCodes(
  plan: Plan,
  layouts: readonly TableLayout[],
  columns: readonly FieldColumns[],
  rowSources: RowSources,
): RecordTable {
  const { numbers, names, count } = rowSources
  const features: Feature[] = []
  const byField: (readonly Feature[])[] = []
  let stride = 0
  plan.fields.forEach((field, f) => {
    const { pools, byTable } = columns[f]
    const own = field.kind.features
    const widest = Math.max(1, ...byTable.map((parts) => parts.reduce((sum, { slots }) => sum + slots, 0)))
    const slots = own.length === 1 ? Math.min(MAX_SLOTS, widest) : 1
    byField.push(
      own.map(({ name }, k): Feature => {
        const feature = {
          name: featureName(field.name, name),
          field: field.name,
          pool: pools[k],
          offset: stride,
          slots,
        }
        stride += slots
        return feature
      }),
    )
    // Joined features say what their parts say, but for a whole that is mostly read as such, as a date is.
    const isJoinedWhole = own.some(({ name, join }) => name === '' && join !== undefined)
    own.forEach(({ name, join }, k) => {
      if (isJoinedWhole ? name === '' : join === undefined) features.push(byField[f][k])
    })
  })
  const rows = new Int32Array(count * stride)
  const sources = new Int32Array(count)
  let record = 0
  layouts.forEach((layout, t) => {
    const { rowCount } = layout.table
    const first = record
    const recordOf = new Int32Array(rowCount).fill(-1)
    for (let row = 0; row < rowCount; row++) {
      if (numbers[t][row] < 0) continue
      sources[record] = numbers[t][row]
      recordOf[row] = record++
    }
    if (record === first) return
    plan.fields.forEach((_, f) => {
      byField[f].forEach(({ offset, slots }, k) => {
        layout.fields[f].forEach(({ column }, c) => {
          const { features: codes, slots: cells } = columns[f].byTable[t][c]
          writeCodes(rows, stride, offset, slots, recordOf, column.codes, codes[k], cells)
        })
      })
    })
  })
  plan.fields.forEach((field, f) => {
    field.kind.features.forEach(({ join }, k) => {
      // The parts of a joined whole may be joined themselves.
      if (
        join === undefined ||
        !features.some((feature) => feature.name === field.name && feature.field === field.name)
      )
        return
      const [first, second] = join.map((part) => byField[f][field.kind.features.findIndex(({ name }) => name === part)])
      joinCodes(rows, stride, count, byField[f][k], first, second)
    })
  })
  return { count, stride, rows, features, sources, sourceNames: names }
}

/** Puts the values of one column into the free slots of a feature. */
function writeCodes(
  rows: Int32Array,
  stride: number,
  offset: number,
  slots: number,
  recordOf: Int32Array,
  rawCodes: Int32Array,
  codes: Int32Array,
  cells: number,
): void {
  for (let row = 0; row < recordOf.length; row++) {
    const raw = rawCodes[row]
    if (raw === 0 || recordOf[row] < 0) continue
    const from = recordOf[row] * stride + offset
    let slot = 0
    while (slot < slots && rows[from + slot] !== 0) slot++
    for (let cell = 0; cell < cells && slot < slots; cell++) {
      const code = codes[raw * cells + cell]
      if (code !== 0) rows[from + slot++] = code
    }
  }
}

/** Fills a feature that is made of two others, where both are known. */
function joinCodes(
  rows: Int32Array,
  stride: number,
  count: number,
  target: Feature,
  first: Feature,
  second: Feature,
): void {
  const known = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const a = rows[i * stride + first.offset]
    const b = rows[i * stride + second.offset]
    if (a === 0 || b === 0) continue
    const pair = a * second.pool.size + b
    let code = known.get(pair)
    if (code === undefined) {
      code = target.pool.intern(`${first.pool.get(a)} ${second.pool.get(b)}`)
      known.set(pair, code)
    }
    rows[i * stride + target.offset] = code
  }
}
