import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCsv } from '../../src/files'
import {
  type EntityConfig,
  isSamewiseError,
  type Judgement,
  kinds as k,
  type Model,
  type ResolveResult,
  type Row,
  resolve,
  survive as s,
} from '../../src/index'
import { runs } from '../base/runs'
import { temporaryFile } from '../files/temporary-file'
import { junk } from './junk'
import { clustersOf, peopleConfig, peopleRows, printResult, shuffled } from './people'

const seeds = fc.integer({ min: 1, max: 1000 })

function csvOf(rows: readonly Row[]): string {
  const names = Object.keys(rows[0])
  const line = (cells: readonly unknown[]): string =>
    cells.map((c) => `"${String(c ?? '').replaceAll('"', '""')}"`).join(',')
  return [line(names), ...rows.map((row) => line(names.map((name) => row[name])))].join('\n')
}

describe('the same records give the same result (invariant 1)', () => {
  it('in any order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 150, max: 400 }), async (seed, count) => {
        const rows = peopleRows(count, seed)
        const expected = printResult(await resolve(peopleConfig, { people: rows }))
        for (const other of [[...rows].reverse(), shuffled(rows, seed)]) {
          expect(printResult(await resolve(peopleConfig, { people: other })) === expected).toBe(true)
        }
      }),
      runs(3),
    )
  })

  it('given as an array, a generator, an async generator, or CSV read in pieces of any size', async () => {
    const rows = peopleRows(300, 4)
    const expected = printResult(await resolve(peopleConfig, { people: rows }))
    function* generator(): Generator<Row> {
      yield* rows
    }
    async function* later(): AsyncGenerator<Row> {
      for (const row of rows) yield row
    }
    const path = temporaryFile(csvOf(rows))
    const inputs = [
      generator(),
      later(),
      readCsv(path),
      readCsv(path, { chunkBytes: 7 }),
      readCsv(path, { chunkBytes: 1000 }),
      await readCsv(path).readTable('people'),
    ]
    for (const people of inputs) expect(printResult(await resolve(peopleConfig, { people })) === expected).toBe(true)
  })

  it('in any order of sources and of columns', async () => {
    const rows = peopleRows(240, 9)
    const config = (names: readonly string[]): EntityConfig => ({
      fields: peopleConfig.fields,
      sources: Object.fromEntries(
        names.map((name) => [name, { ...peopleConfig.sources.people, sourceColumn: 'file' }]),
      ),
    })
    const parts: Record<string, Row[]> = { crm: [], shop: [], web: [] }
    rows.forEach((row, i) => {
      const name = Object.keys(parts)[i % 3]
      parts[name].push({ ...row, file: name })
    })
    const expected = printResult(await resolve(config(['crm', 'shop', 'web']), parts))
    const turned = Object.fromEntries(
      Object.entries(parts)
        .reverse()
        .map(([name, own]) => [name, own.map((row) => Object.fromEntries(Object.entries(row).reverse()))]),
    )
    expect(printResult(await resolve(config(['web', 'crm', 'shop']), turned)) === expected).toBe(true)
  })

  it('also where rows fill different columns, and ids repeat', async () => {
    const rows: Row[] = [
      { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
      { id: '1', phone: '0650 555 0100', name: 'Anne Lee' },
      { id: '1', email: 'al@lee.org', phone: '0650 555 0100' },
      { id: '2', name: 'Bo Day' },
      { id: '2', email: 'bo@day.org' },
      { id: '3', email: 'bo@day.org', name: 'Bo Day' },
      { id: '3', name: 'Bo Day', email: 'bo@day.org' },
    ]
    for (const duplicateIds of ['separate', 'latest'] as const) {
      const config = {
        fields: { name: k.personName(), email: k.email(), phone: k.phone() },
        sources: { crm: { id: 'id', duplicateIds } },
      }
      const expected = printResult(await resolve(config, { crm: rows }))
      for (let seed = 1; seed <= 6; seed++) {
        expect(printResult(await resolve(config, { crm: shuffled(rows, seed) })) === expected).toBe(true)
      }
    }
  })

  it('where values are junk', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ name: junk, mail: junk, note: junk, day: junk }), { minLength: 2, maxLength: 25 }),
        seeds,
        async (values, seed) => {
          const rows = values.map((row, i) => ({ id: `${i}`, ...row }))
          const run = (input: readonly Row[]): Promise<ResolveResult> => resolve(junkConfig, { crm: input })
          expect(printResult(await run(shuffled(rows, seed)))).toBe(printResult(await run(rows)))
        },
      ),
      runs(6),
    )
  })

  it('and another seed changes samples only: small inputs give the same', async () => {
    const rows = peopleRows(150, 2)
    const [one, two] = await Promise.all([1, 2].map((seed) => resolve(peopleConfig, { people: rows }, { seed })))
    expect(clustersOf(one)).toEqual(clustersOf(two))
  })
})

const junkConfig = {
  fields: { name: k.personName(), mail: k.email({ many: true }), note: k.text(), day: k.birthDate() },
  sources: { crm: { id: 'id' } },
  survive: { mail: [s.union()] },
} as const satisfies EntityConfig

function checkEveryRecordOnce(result: ResolveResult, expected: readonly string[]): void {
  const listed = Array.from(result.xref(), ({ source, recordId }) => `${source}:${recordId}`)
  expect([...listed].sort()).toEqual([...expected].sort())
  const inGolden = [...result.golden()].flatMap(({ goldenId, records }) =>
    records.map(({ source, recordId }) => `${goldenId} ${source}:${recordId}`),
  )
  const inXref = Array.from(result.xref(), ({ goldenId, source, recordId }) => `${goldenId} ${source}:${recordId}`)
  expect(inGolden.sort()).toEqual(inXref.sort())
  expect(result.recordCount).toBe(expected.length)
  expect(result.goldenCount).toBe(new Set([...result.golden()].map((g) => g.goldenId)).size)
}

describe('every record is in one cluster and on one line of the crosswalk, or rejected (invariant 2)', () => {
  it('for people', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 1, max: 200 }), async (seed, count) => {
        const rows = peopleRows(count, seed)
        const result = await resolve(peopleConfig, { people: rows })
        checkEveryRecordOnce(
          result,
          rows.map((row) => `${row.source}:${row.record_id}`),
        )
        expect(result.rejects).toEqual([])
      }),
      runs(4),
    )
  })

  it('for junk, with ids that are missing, repeated or strange', async () => {
    const id = fc.oneof(fc.constantFrom('', '  ', 'a', 'a#2', '__proto__', 'ä', '0'), junk)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id, name: junk, mail: junk }), { minLength: 1, maxLength: 25 }),
        async (values) => {
          const rows: unknown[] = [...values, null, 'no row', { id: 'bad', name: '\uD800' }]
          const config = { ...junkConfig, sources: { crm: { id: 'id', duplicateIds: 'separate' as const } } }
          let result: ResolveResult
          try {
            result = await resolve(config, { crm: rows as Row[] })
          } catch (error) {
            expect(error).toMatchObject({ code: 'NO_INPUT' })
            return
          }
          const listed = Array.from(result.xref(), ({ recordId }) => recordId)
          expect(new Set(listed).size).toBe(listed.length)
          const { repeatedLines } = result.state.records
          expect(listed.length + result.rejects.length + repeatedLines).toBe(rows.length)
          expect(new Set(result.rejects.map(({ line }) => line)).size).toBe(result.rejects.length)
        },
      ),
      runs(12),
    )
  })

  it('for rows without ids, where equal rows are numbered', async () => {
    const rows = [{ name: 'Ann Lee' }, { name: 'Ann Lee' }, { name: 'Bo Day' }, { name: 'Ann Lee' }]
    const result = await resolve({ fields: { name: k.personName() } }, { crm: rows })
    const ids = Array.from(result.xref(), ({ recordId }) => recordId)
    expect(new Set(ids).size).toBe(4)
    expect(result.recordCount).toBe(4)
  })

  it('names the position of a rejected row, also after rows that could not be read', async () => {
    const rows = [null, { id: '1', name: 'Ann' }, { id: '', name: 'Bo' }] as Row[]
    const { rejects } = await resolve(
      { fields: { name: k.personName() }, sources: { crm: { id: 'id' } } },
      { crm: rows },
    )
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'not an object'],
      [3, 'no record id'],
    ])
  })
})

describe('judgements and sources free of duplicates hold (invariant 3)', () => {
  const judged = fc.record({
    seed: seeds,
    same: fc.array(fc.tuple(fc.nat({ max: 119 }), fc.nat({ max: 119 })), { maxLength: 15 }),
    different: fc.array(fc.tuple(fc.nat({ max: 119 }), fc.nat({ max: 119 })), { maxLength: 30 }),
    cluster: fc.constantFrom(undefined, 'average-linkage' as const, 'components' as const),
    duplicateFree: fc.constantFrom<boolean | string[]>(false, true, ['crm'], ['crm', 'web']),
  })

  it('whatever is judged, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(judged, async ({ seed, same, different, cluster, duplicateFree }) => {
        const rows = peopleRows(120, seed)
        const refs = rows.map((row) => ({ source: String(row.source), recordId: String(row.record_id) }))
        const judge =
          (judgement: 'same' | 'different') =>
          ([a, b]: readonly [number, number]): Judgement => ({ judgement, left: refs[a], right: refs[b] })
        // Half of what is judged different are records the model would join.
        const plain = await resolve(peopleConfig, { people: rows })
        const joined = clustersOf(plain)
          .filter((members) => members.length > 1)
          .slice(0, 10)
          .map(([a, b]): Judgement => {
            const ref = (text: string) => ({
              source: text.slice(0, text.indexOf(':')),
              recordId: text.slice(text.indexOf(':') + 1),
            })
            return { judgement: 'different', left: ref(a), right: ref(b) }
          })
        const judgements = [
          ...same.filter(([a, b]) => a !== b).map(judge('same')),
          ...different.filter(([a, b]) => a !== b).map(judge('different')),
          ...joined,
        ]
        const config: EntityConfig = {
          ...peopleConfig,
          sources: { people: { ...peopleConfig.sources.people, duplicateFree } },
          ...(cluster === undefined ? {} : { match: { cluster } }),
        }
        const result = await resolve(config, { people: rows }, { judgements })
        const clean = result.state.learned.clean.clean
        const cleanNames = result.state.records.sourceNames.filter((_, i) => clean[i])
        if (duplicateFree === true) expect(cleanNames).toEqual(result.state.records.sourceNames)
        if (Array.isArray(duplicateFree))
          expect(cleanNames.sort()).toEqual([...duplicateFree].filter((n) => refs.some((r) => r.source === n)))
        const goldenOf = new Map(Array.from(result.xref(), (x) => [`${x.source}:${x.recordId}`, x.goldenId]))
        const together = ({ left, right }: Judgement): boolean =>
          goldenOf.get(`${left.source}:${left.recordId}`) === goldenOf.get(`${right.source}:${right.recordId}`)
        const reported = new Set(
          result.state.clusters.contradictions.map(({ pair: [a, b] }) =>
            [result.refOf(a), result.refOf(b)]
              .map((r) => `${r.source}:${r.recordId}`)
              .sort()
              .join(' '),
          ),
        )
        for (const judgement of judgements) {
          const key = [judgement.left, judgement.right]
            .map((r) => `${r.source}:${r.recordId}`)
            .sort()
            .join(' ')
          if (judgement.judgement === 'different') expect(together(judgement)).toBe(false)
          else expect(together(judgement)).toBe(!reported.has(key))
        }
        for (const { records } of result.golden()) {
          const own = records.filter(({ source }) => cleanNames.includes(source)).map(({ source }) => source)
          expect(new Set(own).size).toBe(own.length)
        }
        const again = await resolve(config, { people: shuffled(rows, seed) }, { judgements: [...judgements].reverse() })
        expect(printResult(again) === printResult(result)).toBe(true)
      }),
      runs(4),
    )
  })

  it('also when a model is given that was trained before the source was known to be free of duplicates', async () => {
    const rows = peopleRows(200, 5)
    const { model } = (await resolve(peopleConfig, { people: rows })).state.learned
    const config = { ...peopleConfig, sources: { people: { ...peopleConfig.sources.people, duplicateFree: true } } }
    const result = await resolve(config, { people: rows }, { model })
    for (const { records } of result.golden()) {
      expect(new Set(records.map(({ source }) => source)).size).toBe(records.length)
    }
  })

  it('and a source is taken as free of duplicates only where that was said of it', async () => {
    const rows = peopleRows(120, 6)
    const { sourceColumn: _, ...plain } = peopleConfig.sources.people
    const result = await resolve(
      {
        fields: peopleConfig.fields,
        sources: { first: { ...peopleConfig.sources.people, duplicateFree: true }, second: plain },
      },
      { first: rows.slice(0, 60), second: rows.slice(60) },
    )
    const { sourceNames } = result.state.records
    expect(result.state.learned.clean.clean[sourceNames.indexOf('second')]).toBe(false)
  })

  it('and it is not inferred where the config says that it is not so', async () => {
    const names = [
      'Ann Lee',
      'Bo Day',
      'Cy Fox',
      'Di Hay',
      'Ed Ink',
      'Flo Jay',
      'Gus Kay',
      'Hal Low',
      'Ida May',
      'Jo Nye',
      'Kim Orr',
      'Lou Poe',
    ]
    const rows = (domain: string): Row[] =>
      names.map((name, i) => ({ id: `${domain}${i}`, name, email: `${name.replace(' ', '.').toLowerCase()}@x.org` }))
    const source = { id: 'id', duplicateFree: false }
    const config: EntityConfig = {
      fields: { name: k.personName(), email: k.email() },
      sources: { a: source, b: source },
    }
    const result = await resolve(config, { a: rows('a'), b: rows('b') })
    expect(result.state.learned.clean.clean).toEqual([false, false])
  })
})

describe('golden values come from live records, and lineage names them (invariant 6)', () => {
  it('for every strategy and for groups', async () => {
    const strategies = [
      s.mostRecent(),
      s.oldest(),
      s.sourcePriority(),
      s.mostFrequent(),
      s.longest(),
      s.shortest(),
      s.mostComplete(),
    ]
    const chain = fc.shuffledSubarray(strategies, { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(chain, { minLength: 4, maxLength: 4 }), async (seed, chains) => {
        const rows = peopleRows(150, seed)
        const config: EntityConfig = {
          ...peopleConfig,
          survive: { '*': chains[0], name: chains[1], email: [s.union({ limit: 3 }), ...chains[2]], home: chains[3] },
          groups: { home: ['address', 'phone'] },
        }
        const result = await resolve(config, { people: rows })
        const { plan, values, records } = result.state
        const numberOf = new Map(Array.from({ length: records.count }, (_, i) => [refText(result.refOf(i)), i]))
        for (const golden of result.golden()) {
          const own = new Set(golden.records.map(refText))
          plan.fields.forEach((field, f) => {
            const value = golden.values[field.name]
            const lineage = golden.lineage[field.name]
            expect(value === undefined).toBe(lineage === undefined)
            if (value === undefined) return
            const list = Array.isArray(value) ? value : [value]
            expect(lineage.winners).toHaveLength(list.length)
            expect(new Set(list.map((v) => JSON.stringify(v))).size).toBe(list.length)
            list.forEach((v, w) => {
              const winner = refText(lineage.winners[w])
              expect(own.has(winner)).toBe(true)
              const { codes, slots, pool } = values[f]
              const contributed = Array.from({ length: slots }, (_, slot) =>
                pool.get(codes[(numberOf.get(winner) as number) * slots + slot]).split('\u0000'),
              )
              const wanted = typeof v === 'string' ? [v] : Object.values<string>(v)
              expect(contributed.some((parts) => wanted.every((text) => parts.includes(text)))).toBe(true)
            })
            for (const loser of lineage.losers) expect(own.has(refText(loser))).toBe(true)
          })
          const home = ['address', 'phone'].flatMap((name) => golden.lineage[name]?.winners.map(refText) ?? [])
          expect(new Set(home).size).toBeLessThanOrEqual(1)
        }
      }),
      runs(3),
    )
  })
})

const refText = ({ source, recordId }: { source: string; recordId: string }): string => `${source}:${recordId}`

describe('values are data (invariant 9)', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

  const rowsWith = (columns: readonly string[]): Row[] =>
    Array.from({ length: 40 }, (_, i) => {
      const row: Row = JSON.parse(
        `{"id":"${i}",${columns.map((name, c) => `"${name}":"value ${Math.floor(i / 2) * 7 + c}"`).join(',')}}`,
      )
      return row
    })

  it.each(names)('in fields and columns called %s', async (name) => {
    const run = async (field: string, kind: string): Promise<string[][]> => {
      const config: EntityConfig = JSON.parse(
        `{"fields":{"${field}":{"kind":"${kind}"},"other":{"kind":"identifier"}},"sources":{"crm":{"id":"id","map":{}}},"survive":{"*":[{"strategy":"longest"}]}}`,
      )
      const result = await resolve(config, { crm: rowsWith([field, 'other']) })
      for (const golden of result.golden()) {
        expect(Object.keys(golden.values)).toEqual([field, 'other'])
        expect(JSON.parse(JSON.stringify(golden.values))).toHaveProperty('other')
      }
      const again = await resolve(config, { crm: rowsWith([field, 'other']) }, { model: result.state.learned.model })
      expect(clustersOf(again)).toEqual(clustersOf(result))
      return clustersOf(result)
    }
    for (const kind of ['identifier', 'text']) expect(await run(name, kind)).toEqual(await run('plain', kind))
  })

  it.each(names)('in sources called %s', async (name) => {
    const config: EntityConfig = { fields: { code: k.identifier() } }
    const rows = rowsWith(['code'])
    const run = (source: string): Promise<ResolveResult> =>
      resolve(JSON.parse(`{"fields":{"code":{"kind":"identifier"}},"sources":{"${source}":{"id":"id"}}}`), {
        ...JSON.parse('{}'),
        [source]: rows,
      } as Record<string, Row[]>)
    const clusters = clustersOf(await run(name)).map((c) => c.map((r) => r.slice(r.indexOf(':'))))
    expect(clusters).toEqual(clustersOf(await run('plain')).map((c) => c.map((r) => r.slice(r.indexOf(':')))))
    const unnamed = await resolve(config, { [name]: rows } as Record<string, Row[]>)
    expect(unnamed.recordCount).toBe(40)
  })

  it('and no prototype is touched', async () => {
    const rows = rowsWith(names)
    const before = Object.getOwnPropertyNames(Object.prototype)
    await resolve(
      { fields: { code: k.identifier() }, sources: { crm: { id: 'id', map: { code: 'constructor' } } } },
      { crm: rows },
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('and no error shows a value other than the ids it must name', async () => {
    const secret = 'SECRET-VALUE-17'
    const name = { name: k.personName() }
    const twice = { source: 'crm', recordId: '1' }
    const repeated = [
      { id: '1', name: secret },
      { id: '1', name: `${secret}b` },
    ]
    const jobs: (() => Promise<unknown>)[] = [
      () => resolve({ fields: name, sources: { crm: { id: 'no' } } }, { crm: [{ id: '1', name: secret }] }),
      () => resolve({ fields: name, sources: { crm: { id: 'id' } } }, { crm: [{ id: '', name: secret }] }),
      () => resolve({ fields: name, sources: { crm: { id: 'id' } } }, { crm: repeated }),
      () => resolve({ fields: { mail: k.email() } }, { crm: [{ name: secret }] }),
      () =>
        resolve(
          { fields: name, sources: { crm: { id: 'id' } } },
          { crm: [{ id: '1', name: secret }] },
          {
            judgements: [{ judgement: 'same', left: twice, right: twice }],
          },
        ),
    ]
    for (const job of jobs) {
      const error = await job().then(
        () => expect.unreachable(),
        (e: unknown) => e,
      )
      expect(isSamewiseError(error)).toBe(true)
      expect(`${(error as Error).message} ${JSON.stringify(error)}`).not.toContain('SECRET')
    }
  })

  it('and values keep the characters they have, up to blanks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 2, maxLength: 12 }), async (values) => {
        const rows = values.map((code, i) => ({ id: `${i}`, code }))
        const result = await resolve(
          { fields: { code: k.identifier() }, sources: { crm: { id: 'id' } } },
          { crm: rows },
        )
        const fold = (value: string): string => value.replace(/\s+/g, ' ').trim()
        const raw = new Set(values.map(fold))
        for (const golden of result.golden()) {
          if (golden.values.code !== undefined) expect(raw.has(fold(String(golden.values.code)))).toBe(true)
        }
      }),
      runs(8),
    )
  })
})

describe('a model', () => {
  let rows: Row[]
  let first: ResolveResult
  beforeAll(async () => {
    rows = peopleRows(400, 21)
    first = await resolve(peopleConfig, { people: rows })
  })

  it('that was read back from JSON gives the same clusters and weights', async () => {
    const model: Model = JSON.parse(JSON.stringify(first.state.learned.model))
    const again = await resolve(peopleConfig, { people: shuffled(rows, 3) }, { model })
    expect(printResult(again) === printResult(first)).toBe(true)
  })

  it('is not changed by being used', async () => {
    const text = JSON.stringify(first.state.learned.model)
    await resolve(peopleConfig, { people: rows }, { model: first.state.learned.model })
    expect(JSON.stringify(first.state.learned.model)).toBe(text)
  })

  it('holds no value of a record', () => {
    const text = JSON.stringify(first.state.learned.model).toLowerCase()
    for (const row of rows.slice(0, 50)) {
      for (const value of [row.email, row.phone, row.street]) {
        if (String(value).length > 5) expect(text).not.toContain(String(value).toLowerCase())
      }
    }
  })

  it.each([
    ['nothing', null],
    ['a text', 'model'],
    ['an object without a format', {}],
    ['a format of another version', { format: 99 }],
    ['a format and nothing else', { format: 1 }],
    ['comparisons that are no list', { format: 1, comparisons: 5 }],
  ])('that is %s is refused with BAD_MODEL', async (_, model) => {
    await expect(
      resolve(peopleConfig, { people: rows.slice(0, 5) }, { model: model as unknown as Model }),
    ).rejects.toMatchObject({
      code: 'BAD_MODEL',
    })
  })

  it('of other comparisons is refused with BAD_MODEL', async () => {
    const config = {
      ...peopleConfig,
      fields: { name: k.personName() },
      sources: { people: { id: 'record_id', map: { name: 'last_name' } } },
    }
    await expect(resolve(config, { people: rows }, { model: first.state.learned.model })).rejects.toMatchObject({
      code: 'BAD_MODEL',
    })
  })
})
