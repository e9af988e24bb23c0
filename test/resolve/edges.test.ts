import { describe, expect, it } from 'vitest'
import {
  defineEntity,
  type EntityConfig,
  kinds as k,
  type ResolveResult,
  type Row,
  resolve,
  survive as s,
} from '../../src/index'
import { explainPair } from '../../src/weigh'
import { matchRule } from '../entity/match-rule'
import { clustersOf, peopleConfig, peopleRows } from './people'

const person = defineEntity({
  fields: { name: k.personName(), email: k.email(), born: k.birthDate() },
  sources: { crm: { id: 'id' } },
})

const given = ['Ann', 'Bo', 'Cy', 'Dee', 'Eli', 'Flo', 'Gus', 'Hal', 'Ivy', 'Jon', 'Kim', 'Lou', 'Max', 'Nan', 'Oda']
const family = ['Adams', 'Brook', 'Clarke', 'Dunne', 'Evans', 'Frost', 'Grant', 'Hobbs', 'Irwin', 'Jones', 'Kramer']

/** People of whom no two have anything in common. */
const strangers = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    name: `${given[i % given.length]} ${family[(i * 3) % family.length]}`,
    email: `${i}.${family[(i * 7) % family.length].toLowerCase()}@mail${i}.org`,
    born: `${1930 + ((i * 37) % 70)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 11) % 28)).padStart(2, '0')}`,
  }))

const run = (rows: readonly Row[], config: EntityConfig = person): Promise<ResolveResult> =>
  resolve(config, { crm: rows })

describe('resolve', () => {
  it('makes one golden record of one record', async () => {
    const result = await run([{ id: '1', name: 'Ann Lee', email: 'ann@lee.org', born: '1980-02-03' }])
    const [golden] = [...result.golden()]
    expect(golden).toMatchObject({ records: [{ source: 'crm', recordId: '1' }], cohesion: 1, sources: ['crm'] })
    expect(golden.values).toMatchObject({ email: 'ann@lee.org' })
    expect([...result.possible()]).toEqual([])
    expect(result.expected()).toEqual({ precision: 1, recall: 1 })
  })

  it('joins two records that are equal in everything that tells people apart', async () => {
    const one = { name: 'Annabel Leeward', email: 'annabel@leeward.org', born: '1980-02-03' }
    const result = await run([
      { id: '1', ...one },
      { id: '2', ...one },
    ])
    expect(result.goldenCount).toBe(1)
  })

  it('keeps apart two records that differ in everything', async () => {
    const result = await run([
      { id: '1', name: 'Annabel Leeward', email: 'annabel@leeward.org', born: '1980-02-03' },
      { id: '2', name: 'Bo Day', email: 'x@example.net', born: '1955-11-30' },
    ])
    expect(result.goldenCount).toBe(2)
  })

  it('keeps records apart that hold nothing but their ids', async () => {
    const result = await run(Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, name: '', email: '', born: '' })))
    expect(result.goldenCount).toBe(30)
    expect([...result.possible()]).toEqual([])
    for (const { values } of result.golden()) expect(Object.keys(values)).toEqual([])
  })

  it('takes words for nothing as nothing', async () => {
    const blank = { name: 'n/a', email: 'none', born: 'unknown' }
    const result = await run(Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, ...blank })))
    expect(result.goldenCount).toBe(20)
    for (const { values } of result.golden()) expect(values).toEqual({})
  })

  it('takes words for nothing as nothing in every kind of field', async () => {
    const config: EntityConfig = {
      fields: {
        tax: k.identifier(),
        firm: k.text(),
        job: k.category(),
        price: k.number(),
        year: k.year(),
        home: k.address(),
      },
      sources: { crm: { id: 'id', map: { 'home.line': 'street' } } },
    }
    const rows = ['N/A', 'unknown', '-', 'NULL'].map((v, i) => ({
      id: `${i}`,
      tax: v,
      firm: v,
      job: v,
      price: v,
      year: v,
      street: v,
    }))
    for (const { values } of (await run(rows, config)).golden()) expect(values).toEqual({})
  })

  it('finds no match where there is none, and says that there was little to learn from', async () => {
    const result = await run(strangers(150))
    expect(result.goldenCount).toBeGreaterThanOrEqual(148)
    expect(result.state.learned.model.warnings.join(' ')).toContain('too few to learn from')
  })

  it('joins everything where everything is the same, and says so', async () => {
    const one = { name: 'Annabel Leeward', email: 'annabel@leeward.org', born: '1980-02-03' }
    const result = await run(Array.from({ length: 60 }, (_, i) => ({ id: `${i}`, ...one })))
    expect(result.state.learned.model.warnings.length).toBeGreaterThan(0)
    expect(Array.from(result.xref())).toHaveLength(60)
  })

  it('refuses an input without a record', async () => {
    for (const rows of [[], [{ id: '', name: 'Ann' }]] as Row[][]) {
      const config = { fields: { name: k.personName() }, sources: { crm: { id: 'id' } } }
      await expect(run(rows, config)).rejects.toMatchObject({
        code: expect.stringMatching(/^(NO_INPUT|BAD_CONFIG)$/),
      })
    }
  })

  it('refuses a source whose name holds a colon', async () => {
    await expect(resolve(person, { 'a:b': strangers(2) })).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })

  it('stops when asked to', async () => {
    const controller = new AbortController()
    const stages = new Set<string>()
    const job = resolve(
      peopleConfig,
      { people: peopleRows(150, 1) },
      {
        signal: controller.signal,
        onProgress: ({ stage }) => {
          stages.add(stage)
          if (stage === 'train') controller.abort()
        },
      },
    )
    await expect(job).rejects.toMatchObject({ code: 'ABORTED' })
    expect(stages.has('train')).toBe(true)
    expect(stages.has('survive')).toBe(false)
  })

  it('never changes its input', async () => {
    const rows = peopleRows(60, 3).map((row) => Object.freeze(row))
    const text = JSON.stringify(rows)
    await resolve(Object.freeze(peopleConfig), { people: Object.freeze(rows) as Row[] })
    expect(JSON.stringify(rows)).toBe(text)
  })

  it('finds most people again, and joins few strangers', async () => {
    const rows = peopleRows(600, 11)
    const result = await resolve(peopleConfig, { people: rows })
    expect(result.goldenCount).toBeGreaterThan(200)
    expect(result.goldenCount).toBeLessThan(400)
  })

  it('lists pairs between the thresholds once, in order, none of them in one cluster', async () => {
    const result = await resolve(peopleConfig, { people: peopleRows(500, 8) })
    const goldenOf = new Map(Array.from(result.xref(), (x) => [`${x.source}:${x.recordId}`, x.goldenId]))
    const seen = new Set<string>()
    for (const { left, right, probability, weight } of result.possible()) {
      const pair = [`${left.source}:${left.recordId}`, `${right.source}:${right.recordId}`]
      expect(seen.has(pair.join())).toBe(false)
      seen.add(pair.join())
      expect(goldenOf.get(pair[0])).not.toBe(goldenOf.get(pair[1]))
      expect(probability).toBeGreaterThanOrEqual(0.1)
      expect(1 / (1 + 2 ** -weight)).toBeCloseTo(probability, 12)
    }
  })

  it('gives golden records a cohesion between 0 and 1', async () => {
    const result = await resolve(peopleConfig, { people: peopleRows(300, 5) })
    for (const { cohesion, records } of result.golden()) {
      expect(cohesion).toBeGreaterThanOrEqual(0)
      expect(cohesion).toBeLessThanOrEqual(1)
      if (records.length === 1) expect(cohesion).toBe(1)
    }
  })
})

describe('rules', () => {
  const config = (rules: object[], more: object = {}): EntityConfig =>
    ({
      fields: {
        name: k.personName(),
        email: k.email(),
        card: k.identifier(),
        segment: k.category({ compare: false }),
        ...more,
      },
      sources: { crm: { id: 'id', map: { 'name.given': 'given', 'name.family': 'family' } } },
      match: { rules },
    }) as unknown as EntityConfig

  const rows: Row[] = [
    { id: '1', given: 'Ann', family: 'Lee', email: 'ann@lee.org', card: 'C-1', segment: 'gold' },
    { id: '2', given: 'Boris', family: 'Dayton', email: 'boris@dayton.org', card: 'C-1', segment: 'gold' },
    { id: '3', given: 'Clarence', family: 'Foxworth', email: 'ann@lee.org', card: 'C-3', segment: 'iron' },
    ...strangers(30).map((row, i) => ({
      id: `s${i}`,
      given: String(row.name).split(' ')[0],
      family: String(row.name).split(' ')[1],
      email: String(row.email),
      card: `S${1000 + i * 37}`,
      segment: 'iron',
    })),
  ]
  const together = (result: ResolveResult, a: string, b: string): boolean =>
    clustersOf(result).some((c) => c.includes(`crm:${a}`) && c.includes(`crm:${b}`))

  it('that say match join records whatever the model says', async () => {
    const result = await run(rows, config([matchRule({ same: ['card'] }, 'match')]))
    expect(together(result, '1', '2')).toBe(true)
  })

  it('that say non-match keep records apart, also through third records', async () => {
    const one = { given: 'Annabel', family: 'Leeward', email: 'annabel@leeward.org' }
    const twins = [
      { id: 'a', ...one, card: 'X1', segment: '' },
      { id: 'b', ...one, card: '', segment: '' },
      { id: 'c', ...one, card: 'Z987', segment: '' },
    ]
    for (const cluster of ['average-linkage', 'components'] as const) {
      const base = config([matchRule({ different: ['card'] }, 'non-match')])
      const result = await run([...rows, ...twins], { ...base, match: { ...base.match, cluster } })
      expect(together(result, 'a', 'c')).toBe(false)
      expect(together(result, 'a', 'b') || together(result, 'c', 'b')).toBe(true)
    }
  })

  it('that forbid come before rules that join', async () => {
    const rules = [matchRule({ same: ['card'] }, 'match'), matchRule({ different: ['email'] }, 'non-match')]
    expect(together(await run(rows, config(rules)), '1', '2')).toBe(false)
  })

  it('need all of their conditions', async () => {
    const result = await run(rows, config([matchRule({ same: ['card', 'email'] }, 'match')]))
    expect(together(result, '1', '2')).toBe(false)
  })

  it.each([
    ['a part that the kind does not have', ['email', 'name.givn']],
    ['a field that is not compared', ['email', 'segment']],
  ])('are refused, and not made broader, where a condition names %s', async (_, same) => {
    const job = run(rows, config([matchRule({ same }, 'match')])).then(clustersOf)
    await expect(job).rejects.toMatchObject({ code: 'BAD_CONFIG' })
  })

  it('may name a part of a field', async () => {
    const result = await run(
      [...rows, { id: '4', given: 'Ann', family: 'Zephyr', email: 'z@zephyr.org', card: 'C-3', segment: '' }],
      config([matchRule({ same: ['name.given', 'card'] }, 'match')]),
    )
    expect(together(result, '3', '4')).toBe(false)
    expect(together(result, '1', '4')).toBe(false)
  })
})

describe('blocking rules of the config', () => {
  it('that name no key are refused with the nearest right name', async () => {
    const config: EntityConfig = { ...person, match: { blocking: [['emal']] } }
    const job = run(strangers(5), config).then(clustersOf)
    await expect(job).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringContaining('"email"') })
  })

  it('limit what is compared', async () => {
    const one = { name: 'Annabel Leeward', born: '1980-02-03' }
    const rows = [...strangers(40), { id: 'x', ...one, email: 'a@one.org' }, { id: 'y', ...one, email: 'b@two.org' }]
    const scored = async (...blocking: string[][]): Promise<number> =>
      (await run(rows, { ...person, match: { blocking } })).state.pairs.scored
    expect(await scored(['email'])).toBe(0)
    expect(await scored(['name:both'])).toBe(1)
    expect(await scored(['email'], ['name:both', 'born'])).toBe(1)
  })
})

describe('lists', () => {
  it('keep all different values of a record and of its cluster, each once', async () => {
    const one = { name: 'Annabel Leeward', born: '1980-02-03' }
    const rows = [
      { id: '1', ...one, email: '["a@x.org","b@x.org","A@x.org"]' },
      { id: '2', ...one, email: 'b@x.org; c@x.org' },
      ...strangers(10),
    ]
    const config: EntityConfig = {
      ...person,
      fields: { ...person.fields, email: k.email({ many: true }) },
      survive: { email: [s.union()] },
    }
    const [golden] = [...(await run(rows, config)).golden()].filter((g) => g.records.length === 2)
    expect([...(golden.values.email as string[])].sort()).toEqual(['a@x.org', 'b@x.org', 'c@x.org'])
  })
})

describe('an explanation', () => {
  it('has parts that add up to the weight, and missing weighs nothing', async () => {
    const { state } = await resolve(peopleConfig, { people: peopleRows(200, 14) })
    let missing = 0
    for (let i = 0; i < 60; i++) {
      const found = explainPair(state.table, state.scorer, state.prior, i, (i * 7 + 1) % 200)
      const sum = found.comparisons.reduce((total, c) => total + c.weight, found.priorWeight + found.relativesWeight)
      expect(sum).toBeCloseTo(found.weight, 9)
      expect(found.probability).toBeCloseTo(1 / (1 + 2 ** -found.weight), 12)
      for (const c of found.comparisons) {
        if (c.level !== 'missing') continue
        missing++
        expect([c.weight, c.frequencyBits]).toEqual([0, 0])
        // A box and a street cannot be compared, though both are there.
        if (!c.comparison.startsWith('address')) expect(c.left.length * c.right.length).toBe(0)
      }
    }
    expect(missing).toBeGreaterThan(0)
  })
})
