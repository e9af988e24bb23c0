import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { type FinishedDelta, readPreviousRun, resolveDelta, writeRun } from '../../src/files'
import { type EntityConfig, kinds as k, type Row, resolve } from '../../src/index'
import type { Judgement, ResolveResult } from '../../src/resolve'
import { peopleRows } from '../resolve/people'

const root = mkdtempSync(join(tmpdir(), 'samewise-delta-'))
afterAll(() => rmSync(root, { recursive: true }))
let folders = 0
const newFolder = (): string => join(root, `run-${folders++}`)

/** What a run folder says of the records; the rest of it tells of the work. */
const FILES = ['golden.csv', 'xref.csv', 'possible.csv', 'lineage.ndjson', 'ids.ndjson', 'config.json', 'model.json']

function contentOf(dir: string): Record<string, string> {
  const run = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))
  const { scored_pairs: _, ...counts } = run.counts
  const { as_of, duplicate_free, method, deciding_prior_weights, sources, ids, quality } = run
  const rounded = (value: unknown): string =>
    JSON.stringify(value, (_key, own) => (typeof own === 'number' ? Number(own.toPrecision(9)) : own))
  const oversize = run.blocking.map((rule: Record<string, unknown>) => [
    rule.rule,
    rule.oversize_blocks,
    rule.largest_oversize_block,
    rule.skipped_pairs,
  ])
  return {
    ...Object.fromEntries(FILES.map((file) => [file, readFileSync(join(dir, file), 'utf8')])),
    run: rounded({ counts, as_of, duplicate_free, method, deciding_prior_weights, sources, ids, quality, oversize }),
    expected: rounded(run.expected),
  }
}

type Rows = Readonly<Record<string, readonly Row[]>>
const byId = (rows: readonly Row[]): Map<unknown, Row> => new Map(rows.map((row) => [row.record_id, row]))

/** Rows as they are once a delta has been applied. */
function applied(rows: Rows, given: Rows, deleted: readonly { source: string; recordId: string }[]): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([source, own]) => {
      const now = new Map([...byId(own), ...byId(given[source] ?? [])])
      for (const ref of deleted) if (ref.source === source) now.delete(ref.recordId)
      return [source, [...now.values()]]
    }),
  )
}

interface Delta {
  readonly given: Rows
  readonly deleted: readonly { source: string; recordId: string }[]
}

async function run(result: ResolveResult, delta?: FinishedDelta): Promise<string> {
  const dir = newFolder()
  await writeRun(result, dir, { version: '1', delta })
  return dir
}

/** Applies deltas one after the other, and compares each result with that of all records anew. */
async function expectEqual(
  config: EntityConfig,
  first: Rows,
  deltas: readonly Delta[],
  judgements: readonly Judgement[] = [],
): Promise<void> {
  let dir = await run(await resolve(config, first, { judgements }))
  let rows = first
  for (const { given, deleted } of deltas) {
    rows = applied(rows, given, deleted)
    const model = JSON.parse(readFileSync(join(dir, 'model.json'), 'utf8'))
    const previous = await readPreviousRun(dir)
    const whole = await run(await resolve(config, rows, { judgements, model, previous }))
    const delta = await resolveDelta(dir, given, { deleted, judgements })
    const added = await run(delta.result, delta)
    expect(contentOf(added)).toEqual(contentOf(whole))
    dir = added
  }
}

const people: EntityConfig = {
  fields: {
    name: k.personName(),
    birthDate: k.birthDate(),
    email: k.email({ many: true }),
    phone: k.phone({ many: true }),
    address: k.address(),
  },
  sources: Object.fromEntries(
    ['crm', 'web'].map((source) => [
      source,
      {
        id: 'record_id',
        observedAt: 'updated_at',
        map: {
          'name.given': 'first_name',
          'name.family': 'last_name',
          birthDate: 'birth_date',
          'address.line': 'street',
          'address.city': 'city',
          'address.postcode': 'postcode',
        },
      },
    ]),
  ),
}

/** Rows of two sources, by the place of each row. */
const split = (rows: readonly Row[]): Rows => ({
  crm: rows.filter((_, n) => n % 3 !== 0),
  web: rows.filter((_, n) => n % 3 === 0),
})

/** A delta of rows held back, of rows that get a value of another row, and of rows that go. */
const deltaOf = (rows: Rows, held: Rows, seed: number, shares: readonly [number, number, number]): Delta => {
  const random = seededRandom(seed)
  const draw = (share: number): boolean => random.next() < share
  const given: Record<string, Row[]> = {}
  const deleted: { source: string; recordId: string }[] = []
  for (const [source, own] of Object.entries(rows)) {
    const known = byId(own)
    given[source] = held[source].filter((row) => draw(shares[0]) && !known.has(row.record_id))
    own.forEach((row, n) => {
      const other = own[(n * 7 + seed) % own.length]
      if (draw(shares[1])) {
        const column = ['first_name', 'last_name', 'email', 'phone', 'street', 'birth_date'][n % 6]
        given[source].push({ ...row, [column]: other[column], ...(draw(0.3) ? { updated_at: other.updated_at } : {}) })
      } else if (draw(shares[2])) deleted.push({ source, recordId: String(row.record_id) })
      else if (draw(0.02)) given[source].push(row)
    })
  }
  return { given, deleted }
}

/** A few deltas one after the other, of rows held back and changed. */
async function expectEqualFor(
  config: EntityConfig,
  all: readonly Row[],
  seed: number,
  shares: readonly [number, number, number],
  judgementsOn: (rows: Rows) => readonly Judgement[] = () => [],
  deltas = 2,
): Promise<void> {
  const rows = split(all.filter((_, n) => n % 5 !== 0))
  const held = split(all.filter((_, n) => n % 5 === 0))
  const found: Delta[] = []
  let now = rows
  for (let k = 0; k < deltas; k++) {
    const delta = deltaOf(now, held, seed + k, shares)
    now = applied(now, delta.given, delta.deleted)
    found.push(delta)
  }
  await expectEqual(config, rows, found, judgementsOn(rows))
}

const judgementsOn = ({ crm }: Rows): readonly Judgement[] => {
  const ref = (n: number) => ({ source: 'crm', recordId: String(crm[n % crm.length].record_id) })
  return [
    { judgement: 'same', left: ref(1), right: ref(8) },
    { judgement: 'different', left: ref(2), right: ref(3) },
  ]
}

/** The sources of {@link people}, of which some have further settings. */
const withSources = (
  own: NonNullable<EntityConfig['sources']>[string],
  of = ['crm', 'web'],
): NonNullable<EntityConfig['sources']> =>
  Object.fromEntries(
    Object.entries(people.sources ?? {}).map(([name, source]) => [
      name,
      of.includes(name) ? { ...source, ...own } : source,
    ]),
  )

describe('resolveDelta', () => {
  it('gives what resolving all records anew by the model of the run gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 60, max: 600 }),
        fc.tuple(fc.constantFrom(0, 0.3, 0.9), fc.constantFrom(0, 0.02, 0.2), fc.constantFrom(0, 0.02, 0.3)),
        (seed, records, shares) => expectEqualFor(people, peopleRows(records, seed), seed, shares, judgementsOn),
      ),
      { numRuns: 3 },
    )
  }, 60_000)

  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  const sameEmail = { when: { same: ['email'] }, then: 'match' } as const

  it.each<[what: string, config: EntityConfig, records: number]>([
    ['blocks that are too big', { ...people, match: { blocking: [['address.city'], ['name.family']] } }, 700],
    ['connected components', { ...people, match: { cluster: 'components' } }, 300],
    ['rules of the user', { ...people, match: { rules: [sameEmail] } }, 300],
    ['sources that hold no duplicates', { ...people, sources: withSources({ duplicateFree: true }) }, 300],
    ['a source of reference', { ...people, sources: withSources({ role: 'reference' }, ['web']) }, 300],
    ['values that clear others', { ...people, sources: withSources({ cleared: ['-'] }) }, 200],
    [
      'values that few may share',
      { ...people, fields: { ...people.fields, phone: k.phone({ maxEntitiesPerValue: 1 }) } } as EntityConfig,
      300,
    ],
    ['a licence that expires', { ...people, sources: withSources({ expires: '2019-06-01' }, ['web']) }, 200],
    ['trust that fades', { ...people, survive: { '*': [{ strategy: 'trust', sources: {} }] } } as EntityConfig, 200],
  ])(
    'does so with %s',
    async (_, config, records) => {
      // Two cities, so that either is a block of more than the 200 records that may stand in one.
      const rows = peopleRows(records, 9).map((row, n) => ({
        ...row,
        city: n % 2 === 0 ? 'Boston' : 'Austin',
        ...(n % 11 === 0 ? { phone: '-' } : {}),
      }))
      await expectEqualFor(config, rows, 4, [0.6, 0.05, 0.05], () => [], 1)
    },
    60_000,
  )

  it('counts what the given records are, and leaves alone what is given again', async () => {
    const rows = split(peopleRows(120, 3))
    const dir = await run(await resolve(people, rows))
    const [first, second, third] = rows.crm
    const given = { crm: [first, { ...second, last_name: 'Quux' }, { ...third, record_id: 'new' }] }
    const deleted = [
      { source: 'web', recordId: String(rows.web[0].record_id) },
      { source: 'web', recordId: 'nobody' },
      { source: 'nowhere', recordId: '1' },
    ]
    const { result, counts, unknown, isTouched } = await resolveDelta(dir, given, { deleted })
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 1, deleted: 1, unknownDeleted: 2 })
    expect(unknown).toEqual(deleted.slice(1))
    expect(isTouched.filter((touched) => touched === 1).length).toBeLessThan(8)
    // All pairs of so few records are candidates; those of the two new lines are scored.
    expect(result.state.pairs.scored).toBeLessThan(2 * result.recordCount)
  })
})
