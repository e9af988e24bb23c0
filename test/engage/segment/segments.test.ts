import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Condition,
  type CustomerEvent,
  defineSegment,
  matches,
  type SegmentCustomer,
  type SegmentQuery,
  segmentMembers,
  segmentSql,
  segmentTable,
} from '../../../src/customer'

const DAY = 86_400_000
const AS_OF = 400 * DAY

const text = fc.constantFrom('a', 'b', 'ab', 'Berlin', "o'k", 'é', '😀x', '42', '2026-01-31')
const number = fc.constantFrom(-1, 0, 1, 2, 3, 42, 10.5)
const value = fc.oneof(text, number, fc.boolean())
const days = fc.constantFrom(0, 1, 0.3, 7, 30, 100)
const name = fc.constantFrom('order', 'visit')
const filter = fc.record(
  {
    kind: fc.constantFrom('transaction' as const, 'interaction' as const),
    name: fc.oneof(name, fc.array(name, { minLength: 1, maxLength: 2 })),
    channel: text,
  },
  { requiredKeys: [] },
)
const numberTest = fc.oneof(
  fc.record({ is: number }),
  fc.record({ above: number, atMost: number }),
  fc.record({ atLeast: number }),
  fc.record({ below: number }),
)
const attribute = fc.constantFrom('city', 'age', 'odd "name"; --')
const bound = fc.oneof(number, fc.constantFrom('2026-01-31', '2025'))
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ attribute, is: fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })) }),
  fc.record({ attribute, atLeast: bound, below: bound }),
  fc.record({ attribute, above: bound }),
  fc.record({ attribute, atMost: bound }),
  fc.record({ attribute, startsWith: text }),
  fc.record({ attribute, contains: text }),
  fc.record({ attribute, known: fc.boolean() }),
  fc.tuple(filter, numberTest, days).map(([count, test, withinDays]) => ({ count, ...test, withinDays })),
  fc.tuple(filter, numberTest).map(([count, test]) => ({ count, ...test })),
  fc.tuple(filter, numberTest).map(([sum, test]) => ({ sum, ...test })),
  fc.record({ last: filter, atMostDaysAgo: days }),
  fc.record({ last: filter, atLeastDaysAgo: days }),
  fc.record({ preference: fc.constantFrom('channel' as const, 'hour' as const), is: text }),
  fc.tuple(fc.constantFrom('household', 'firm'), numberTest).map(([relation, test]) => ({ relation, ...test })),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('node').map((not) => ({ not })),
  ),
})).node

const event = fc.record(
  {
    at: fc.constantFrom(
      ...[0, 1, 2, 29, 30, 31, 99, 100, 101, 399, 400, 401].map((day) => AS_OF - 400 * DAY + day * DAY),
    ),
    kind: fc.constantFrom('transaction' as const, 'interaction' as const),
    name,
    channel: text,
    amount: fc.constantFrom(0.1, 0.2, 0.7, 1, -1, 10.5, 42),
  },
  { requiredKeys: ['at', 'kind', 'name'] },
)
const customer = fc.record({
  attributes: fc.record({ city: value, age: value, 'odd "name"; --': value }, { requiredKeys: [] }),
  events: fc.array(event, { maxLength: 4 }),
  preferences: fc.record({ channel: fc.oneof(text, fc.constant(null)), hour: text }, { requiredKeys: [] }),
  relations: fc.record({ household: fc.nat(3), firm: fc.nat(3) }, { requiredKeys: [] }),
})
const population = fc.array(customer, { minLength: 1, maxLength: 12 }).map((all) =>
  all.map((own, i): SegmentCustomer => {
    const goldenId = `g${i}`
    return { ...own, goldenId, events: own.events.map((e, j) => ({ ...e, id: `${i}.${j}` }) as CustomerEvent) }
  }),
)

/** Runs queries on one SQLite of Python's standard library: Node 20 has none of its own. */
function sqliteMembers(jobs: readonly { customers: readonly SegmentCustomer[]; query: SegmentQuery }[]): string[][] {
  const script = `
import json, sqlite3, sys
out = []
for job in json.load(sys.stdin):
    db = sqlite3.connect(':memory:')
    db.execute('create table customer (golden_id text, city, age, "odd ""name""; --")')
    db.execute('create table customer_event (golden_id text, at integer, kind text, name text, channel text, topic text, product text, campaign text, department text, currency text, amount real)')
    db.execute('create table customer_preference (golden_id text, dimension text, option text)')
    db.execute('create table customer_relation (golden_id text, type text, number integer)')
    for table in ('customer', 'customer_event', 'customer_preference', 'customer_relation'):
        for row in job[table]:
            db.execute('insert into %s values (%s)' % (table, ','.join('?' * len(row))), row)
    out.append([row[0] for row in db.execute(job['sql'], job['parameters'])])
print(json.dumps(out))
`
  const input = jobs.map(({ customers, query }) => ({
    ...query,
    customer: customers.map(({ goldenId, attributes = {} }) => [
      goldenId,
      ...['city', 'age', 'odd "name"; --'].map((key) => attributes[key] ?? null),
    ]),
    customer_event: customers.flatMap(({ goldenId, events = [] }) =>
      events.map((e) => [
        goldenId,
        e.at,
        e.kind,
        e.name,
        e.channel ?? null,
        null,
        null,
        null,
        null,
        null,
        e.amount ?? null,
      ]),
    ),
    customer_preference: customers.flatMap(({ goldenId, preferences = {} }) =>
      Object.entries(preferences).flatMap(([dimension, option]) =>
        option === null ? [] : [[goldenId, dimension, option]],
      ),
    ),
    customer_relation: customers.flatMap(({ goldenId, relations = {} }) =>
      Object.entries(relations).map(([type, n]) => [goldenId, type, n]),
    ),
  }))
  return JSON.parse(execFileSync('python3', ['-c', script], { input: JSON.stringify(input), encoding: 'utf8' }))
}

const hasSqlite = spawnSync('python3', ['-c', 'import sqlite3']).status === 0

describe('a segment', () => {
  it('has the same members in columns as customer by customer', () => {
    fc.assert(
      fc.property(population, condition, (customers, where) => {
        const segment = defineSegment({ name: 's', where })
        const { members } = segmentMembers(segment, segmentTable(customers), { asOf: AS_OF })
        const expected = customers.filter((own) => matches(where, own, AS_OF)).map(({ goldenId }) => goldenId)
        expect(members).toEqual(expected.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('survives JSON', () => {
    fc.assert(
      fc.property(condition, (where) => {
        const segment = defineSegment({ name: 's', where })
        expect(defineSegment(JSON.parse(JSON.stringify(segment)))).toEqual(segment)
      }),
      { numRuns: 50 },
    )
  })

  it.skipIf(!hasSqlite)('has the same members in SQLite (skipped where Python has no sqlite3)', () => {
    const cases = fc.sample(fc.tuple(population, condition), { numRuns: 400, seed: 11 })
    const jobs = cases.map(([customers, where]) => ({
      customers,
      query: segmentSql(defineSegment({ name: 's', where }), { asOf: AS_OF, dialect: 'sqlite' }),
    }))
    const found = sqliteMembers(jobs)
    let selected = 0
    cases.forEach(([customers, where], i) => {
      const { members } = segmentMembers({ name: 's', where }, segmentTable(customers), { asOf: AS_OF })
      selected += members.length
      expect(found[i], JSON.stringify(where)).toEqual([...members])
    })
    expect(selected).toBeGreaterThan(400)
  })

  it('is an issue and not an error where nobody is in it', () => {
    const table = segmentTable([{ goldenId: 'g1' }])
    const { members, issues } = segmentMembers({ name: 'none', where: { attribute: 'x', is: 1 } }, table, { asOf: 0 })
    expect(members).toEqual([])
    expect(issues).toEqual([{ code: 'empty-segment', count: 1, examples: ['none'] }])
  })

  it('reports attributes that cannot be compared, and sums over several currencies', () => {
    const pay = (id: string, currency: string) =>
      ({ id, at: 0, kind: 'transaction', name: 'order', amount: 5, currency }) as const
    const table = segmentTable([
      { goldenId: 'g1', attributes: { emails: ['a', 'b'] }, events: [pay('1', 'EUR'), pay('2', 'USD')] },
    ])
    const where: Condition = { sum: { name: 'order' }, atLeast: 10 }
    const { issues } = segmentMembers({ name: 's', where }, table, { asOf: 0 })
    expect(issues.map(({ code }) => code)).toEqual(['mixed-currencies', 'unusable-attribute'])
  })

  it('adds amounts without the errors of binary fractions', () => {
    const events = [1, 2, 3].map(
      (n) => ({ id: `${n}`, at: 0, kind: 'transaction', name: 'order', amount: 0.1 }) as const,
    )
    expect(matches({ sum: {}, is: 0.3 }, { goldenId: 'g', events }, 0)).toBe(true)
  })

  it('is refused with every fault, its path and the nearest right word', () => {
    const where = {
      all: [
        { atribute: 'city', is: 'Berlin' },
        { count: { kind: 'transction' }, atleast: 3 },
        { attribute: 'name', above: 'M' },
        { attribute: 'toString' },
      ],
    } as unknown as Condition
    const fault = () => defineSegment({ name: 's', where })
    expect(fault).toThrow(/where\.all\.0.*Did you mean "attribute"/)
    expect(fault).toThrow(/Did you mean "transaction"/)
    expect(fault).toThrow(/Did you mean "atLeast"/)
    expect(fault).toThrow(/where\.all\.2\.above: must be a number, or a date/)
    expect(fault).toThrow(/where\.all\.3: needs one of/)
  })

  it('does not take names that every object has for attributes', () => {
    expect(matches({ attribute: 'constructor', known: true }, { goldenId: 'g', attributes: {} }, 0)).toBe(false)
    const table = segmentTable([{ goldenId: 'g', attributes: {} }])
    const segment = { name: 's', where: { attribute: 'constructor', known: true } }
    expect(segmentMembers(segment, table, { asOf: 0 }).members).toEqual([])
  })

  it('quotes names and passes values as parameters', () => {
    const segment = defineSegment({ name: 's', where: { attribute: 'a"; DROP TABLE x; --', is: "'; DROP" } })
    for (const dialect of ['sqlite', 'duckdb', 'postgres'] as const) {
      const { sql, parameters } = segmentSql(segment, { asOf: 0, dialect })
      expect(sql).toContain('c."a""; DROP TABLE x; --"')
      expect(sql).not.toContain("'; DROP")
      expect(parameters).toEqual(["'; DROP"])
    }
  })
})
