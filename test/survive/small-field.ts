import type { Choice, Contributions, RecordFacts } from '../../src/survive'

/** What a record brings: its values ('' for none), and optionally its source number and time. */
export interface Bringing {
  readonly values: readonly string[]
  readonly source?: number
  readonly at?: number
}

/** A field over the given records, with codes in the order values are met; parts of a value stand between bars. */
export function fieldOf(records: readonly Bringing[]): {
  field: Contributions
  valueAt: (record: number, slot: number) => string
} {
  const slots = Math.max(1, ...records.map(({ values }) => values.length))
  const known = ['']
  const codes = new Int32Array(records.length * slots)
  records.forEach(({ values }, i) => {
    values.forEach((value, slot) => {
      if (!known.includes(value)) known.push(value)
      codes[i * slots + slot] = known.indexOf(value)
    })
  })
  return {
    field: {
      field: 'f',
      slots,
      codes,
      lengths: Int32Array.from(known, (value) => value.length),
      completeness: Uint8Array.from(known, (value) => value.split('|').filter(Boolean).length),
    },
    valueAt: (record, slot) => known[codes[record * slots + slot]],
  }
}

export function factsOf(records: readonly Bringing[], priorities: readonly number[] = [1, 2, 3]): RecordFacts {
  return {
    observedAt: Float64Array.from(records, ({ at }) => at ?? Number.NaN),
    sources: Int32Array.from(records, ({ source }) => source ?? 0),
    priorities: Float64Array.from(priorities),
  }
}

export const membersOf = (records: readonly Bringing[]): Int32Array => Int32Array.from(records, (_, i) => i)

export const winnersOf = (choice: Choice, valueAt: (record: number, slot: number) => string): string[] =>
  choice.winners.map(({ record, slot }) => valueAt(record, slot))
