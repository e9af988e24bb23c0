import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityConfig, kinds as k, type ResolveResult, type Row, resolve } from '../../src/index'
import { compareClusterings } from '../../src/judgements'
import { explainApart } from '../../src/resolve'
import { runs } from '../base/runs'
import { decisionsOf } from './explain-decisions'
import { clustersOf, peopleConfig, peopleRows } from './people'

const methods = ['average-linkage', 'components'] as const
type Field = EntityConfig['fields'][string]

/** People with a card number each, some of which are wrong. */
function carded(count: number, seed: number): Row[] {
  return peopleRows(count, seed).map((row, i) => ({
    ...row,
    card: i % 3 === 0 ? '' : `C${1000 + ((i * 7 + seed) % 40)}`,
  }))
}

function configWith(card: Field, cluster: (typeof methods)[number] = 'average-linkage'): EntityConfig {
  return { ...peopleConfig, fields: { ...peopleConfig.fields, card }, match: { cluster } }
}

/** Values of a column by golden record. */
function valuesIn(result: ResolveResult, rows: readonly Row[], column: string): Set<string>[] {
  const byId = new Map(rows.map((row) => [String(row.record_id ?? row.id), String(row[column] ?? '')]))
  return Array.from(
    result.golden(),
    ({ records }) => new Set(records.map(({ recordId }) => byId.get(recordId) ?? '').filter(Boolean)),
  )
}

const person = (match: NonNullable<EntityConfig['match']>, fields: EntityConfig['fields']): EntityConfig => ({
  fields,
  match,
  sources: { crm: { id: 'id', observedAt: 'seen' } },
})
/** A rule that joins records with the same value of a field. */
const joinedBy = (...fields: string[]): NonNullable<EntityConfig['match']> => ({
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  rules: fields.map((field) => ({ when: { same: [field] }, then: 'match' })),
})
const byEmail = joinedBy('email')

describe('identifier policies', () => {
  it.each(methods)('never leave two values of a unique identifier in one entity, with %s', async (cluster) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), fc.boolean(), async (seed, isTurned) => {
        const rows = carded(150, seed)
        const config = configWith(k.identifier({ unique: true }), cluster)
        const result = await resolve(config, { people: isTurned ? [...rows].reverse() : rows })
        for (const values of valuesIn(result, rows, 'card')) expect(values.size).toBeLessThanOrEqual(1)
        if (isTurned) expect(clustersOf(result)).toEqual(clustersOf(await resolve(config, { people: rows })))
      }),
      runs(3),
    )
  })

  it('allow so many values as max says', async () => {
    const rows = carded(200, 8)
    const sizes = async (max: number): Promise<number> => {
      const result = await resolve(configWith(k.identifier({ max })), { people: rows })
      return Math.max(...valuesIn(result, rows, 'card').map((values) => values.size))
    }
    expect(await sizes(1)).toBe(1)
    expect(await sizes(2)).toBe(2)
  })

  const rowsOf = (cards: readonly (readonly [card: string, seen: string])[]): Row[] =>
    cards.map(([card, seen], i) => ({ id: String(i), name: 'Ann Lee', email: 'ann@lee.org', card, seen }))
  const countOf = async (card: Field, cards: readonly (readonly [string, string])[]): Promise<number> => {
    const config = person(byEmail, { name: k.personName(), email: k.email(), card })
    return (await resolve(config, { crm: rowsOf(cards) })).goldenCount
  }

  it('count within any stretch of days, and a value without a time at all times', async () => {
    const card = k.identifier({ max: 1, per: { days: 30 } })
    expect(
      await countOf(card, [
        ['A100', '2026-01-01'],
        ['B200', '2026-03-01'],
      ]),
    ).toBe(1)
    expect(
      await countOf(card, [
        ['A100', '2026-01-01'],
        ['B200', '2026-01-20'],
      ]),
    ).toBe(2)
    expect(
      await countOf(card, [
        ['A100', '2026-01-01'],
        ['B200', ''],
      ]),
    ).toBe(2)
    expect(
      await countOf(k.identifier({ max: 1, per: 'ever' }), [
        ['A100', '2026-01-01'],
        ['B200', '2026-03-01'],
      ]),
    ).toBe(2)
  })

  it('list blocked merges with the constraint that blocks them', async () => {
    const config = person(byEmail, { name: k.personName(), email: k.email(), card: k.identifier({ unique: true }) })
    const result = await resolve(config, {
      crm: rowsOf([
        ['A100', ''],
        ['B200', ''],
        ['', ''],
      ]),
    })
    const possible = [...result.possible()].map(({ left, right, reason }) => [left.recordId, right.recordId, reason])
    expect(result.goldenCount).toBe(2)
    expect(possible).toContainEqual(['0', '1', 'together beyond the one card that an entity may have'])
    const other = possible.find(([left, right]) => left === '1' && right === '2')
    expect(other?.[2]).toBe(
      'blocked by crm:1 and crm:0 of the two clusters: together beyond the one card that an entity may have',
    )
  })

  it('explain what they keep apart, two records by themselves and through others of their clusters', async () => {
    const config = person(byEmail, { name: k.personName(), email: k.email(), card: k.identifier({ unique: true }) })
    const result = await resolve(config, {
      crm: rowsOf([
        ['A100', ''],
        ['B200', ''],
        ['', ''],
      ]),
    })
    const run = decisionsOf(result)
    expect(explainApart(run, 0, 1).reasons[0]).toEqual({ reason: 'identifier' })
    const third = [...result.golden()].find(({ records }) => records.length === 2)?.records[0].recordId === '0' ? 1 : 0
    expect(explainApart(run, 2, third).reasons).toContainEqual(
      expect.objectContaining({ reason: 'members-apart', because: 'identifier' }),
    )
  })

  it('report a "same" that breaks one, and leave it out', async () => {
    const config = person(byEmail, { name: k.personName(), email: k.email(), card: k.identifier({ unique: true }) })
    const ref = (recordId: string) => ({ source: 'crm', recordId })
    const result = await resolve(
      config,
      {
        crm: rowsOf([
          ['A100', ''],
          ['B200', ''],
        ]),
      },
      { judgements: [{ judgement: 'same', left: ref('0'), right: ref('1') }] },
    )
    expect(result.goldenCount).toBe(2)
    expect(result.contradictions().filter(({ by }) => by === 'judgement')).toHaveLength(1)
  })

  it('take placeholders and blocked values for none, and let them survive', async () => {
    const cards = [
      ['guest', ''],
      ['000000', ''],
      ['house-account', ''],
      ['A100', ''],
    ] as const
    expect(await countOf(k.identifier({ unique: true, blocked: ['House Account'] }), cards)).toBe(1)
    expect(await countOf(k.identifier({ unique: true }), cards)).toBe(2)
  })

  it('withdraw links that only a shared value makes, and keep those that others make too', async () => {
    const names = ['Ann Lee', 'Tom Hale', 'Eva Stone', 'Omar Reyes', 'Mia Novak', 'Ida Berg']
    const shared = names.map((name, i) => ({ id: `s${i}`, name, phone: '020 7946 0001', email: `p${i}@mail.org` }))
    const twins = ['a', 'b'].map((x) => ({
      id: `t${x}`,
      name: 'Jo Park',
      phone: '020 7946 0002',
      email: 'jo@park.org',
    }))
    const again = { id: 's0b', name: 'Ann Lee', phone: '020 7946 0001', email: 'p0@mail.org' }
    const rows = [...shared, ...twins, again].map((row) => ({ ...row, seen: '' }))
    const run = (maxEntitiesPerValue?: number) =>
      resolve(
        person(joinedBy('phone', 'email'), {
          name: k.personName(),
          email: k.email(),
          phone: k.phone({ region: 'GB', ...(maxEntitiesPerValue === undefined ? {} : { maxEntitiesPerValue }) }),
        }),
        { crm: rows },
      )
    const [loose, strict, wide] = [await run(), await run(3), await run(6)]
    expect(loose.goldenCount).toBe(2)
    expect(clustersOf(wide)).toEqual(clustersOf(loose))
    expect(strict.goldenCount).toBe(7)
    expect(strict.state.clusters.shared).toEqual([{ field: 'phone', values: 1 }])
    const golden = new Map([...strict.xref()].map(({ recordId, goldenId }) => [recordId, goldenId]))
    expect(golden.get('s0')).toBe(golden.get('s0b'))
    expect(golden.get('ta')).toBe(golden.get('tb'))
    expect([...strict.golden()].filter(({ values }) => values.phone !== undefined)).toHaveLength(7)
  })

  it('show what tightening one changes before it applies', async () => {
    const rows = carded(200, 5)
    const [loose, strict] = await Promise.all(
      [k.identifier({}), k.identifier({ unique: true })].map((card) => resolve(configWith(card), { people: rows })),
    )
    const { split, pairs } = compareClusterings(loose.xref(), strict.xref())
    expect(split.count).toBeGreaterThan(0)
    expect(pairs.separated).toBeGreaterThan(0)
  })
})
