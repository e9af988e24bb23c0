import type { Plan, TableLayout } from '../entity'
import type { OrderedRecords } from './order-records'

/**
 * Numbers of the records' types, from the fields whose kind tells types apart; 0 where a record says nothing.
 *
 * @returns undefined where no such field has a column
 */
export function readRecordTypes(
  plan: Plan,
  layouts: readonly TableLayout[],
  { count, tables, rows }: OrderedRecords,
): Int32Array | undefined {
  const numbers = new Map<string, number>()
  const types = new Int32Array(count)
  plan.fields.forEach((field, f) => {
    if (field.kind.separates !== true) return
    const byRaw = layouts.map(({ fields }) =>
      fields[f].map(({ column, read }) => ({
        rawCodes: column.codes,
        typeOf: Int32Array.from({ length: column.values.size }, (_, raw) => {
          if (raw === 0 || read === undefined) return 0
          const out = ['']
          read(column.values.get(raw), out)
          if (out[0] === '') return 0
          const known = numbers.get(out[0]) ?? numbers.size + 1
          numbers.set(out[0], known)
          return known
        }),
      })),
    )
    for (let i = 0; i < count; i++) {
      for (const { rawCodes, typeOf } of byRaw[tables[i]]) if (types[i] === 0) types[i] = typeOf[rawCodes[rows[i]]]
    }
  })
  return numbers.size === 0 ? undefined : types
}
