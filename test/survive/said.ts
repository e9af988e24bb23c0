import fc from 'fast-check'
import type { FieldContribution } from '../../src/survive'

/** The day so many days after 1 January 2026, ISO 8601. */
export function day(n: number): string {
  return new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
}

/** What a record of a source says in a field. */
export function say(record: string, field: string, value: FieldContribution['value'], at?: number): FieldContribution {
  const [source, recordId] = record.split(':')
  return { source, recordId, field, value, ...(at === undefined ? {} : { observedAt: day(at) }) }
}

/** Contributions of a few records of three sources to the given fields, at most one a record and field. */
export function saying(fields: readonly string[], lastDay = 60): fc.Arbitrary<FieldContribution[]> {
  const one = fc.tuple(
    fc.constantFrom('a:1', 'a:2', 'b:1', 'c:1', 'c:2'),
    fc.constantFrom(...fields),
    fc.constantFrom('x', 'yy', 'zzz', '7', '12'),
    fc.option(fc.nat({ max: lastDay }), { nil: undefined }),
  )
  return fc
    .uniqueArray(one, { minLength: 1, maxLength: 8, selector: ([record, field]) => `${record} ${field}` })
    .map((all) => all.map(([record, field, value, at]) => say(record, field, value, at)))
}
