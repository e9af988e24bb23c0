import { beforeAll, describe, expect, it } from 'vitest'
import { defineEntity, type EntityConfig } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { type BlockingExplanation, explainBlocking, type ResolveResult, resolve } from '../../src/resolve'
import { decisionsOf, numberOf } from './explain-decisions'
import { peopleConfig, peopleRows } from './people'

type Site = {
  readonly id: string
  readonly email: string
  readonly city: string
  readonly phone: string
}

/** Sites of a chain: one city holds most of them. */
const sites = (count: number, more: readonly Site[] = []): Site[] => [
  ...Array.from({ length: count }, (_, n) => ({
    id: `s${String(n).padStart(4, '0')}`,
    email: `shop${n}@chain.org`,
    city: n % 10 === 0 ? 'York' : 'Leeds',
    phone: `0161 49${String(60000 + n)}`,
  })),
  ...more,
]

const config = (blocking: readonly (readonly string[])[]): EntityConfig => ({
  fields: { email: k.email(), city: k.category(), phone: k.phone({ region: 'GB' }) },
  sources: { sites: { id: 'id', duplicateFree: false } },
  match: { blocking },
})

async function explained(
  rows: readonly Site[],
  blocking: readonly (readonly string[])[],
  left: string,
  right: string,
): Promise<BlockingExplanation> {
  const result = await resolve(defineEntity(config(blocking)), { sites: rows })
  return explainBlocking(decisionsOf(result), numberOf(result, left), numberOf(result, right))
}

const twin: Site = { id: 'x', email: 'x@else.net', city: 'York', phone: '0161 4960003' }

describe('blocking, explained', () => {
  it('names the rules that hold a pair, with the records of their block', async () => {
    const { isProposed, shared, missing } = await explained(sites(30, [twin]), [['email'], ['phone']], 's0003', 'x')
    expect(isProposed).toBe(true)
    expect(shared).toEqual([{ rule: 'phone', records: 2, proposes: true }])
    expect(missing).toEqual([])
  })

  it('names the rules that would have held a pair that none holds, the cheapest first, with their cost', async () => {
    const rows = sites(50, [{ ...twin, city: 'York' }])
    const { isProposed, shared, missing } = await explained(rows, [['email']], 's0000', 'x')
    expect({ isProposed, shared }).toEqual({ isProposed: false, shared: [] })
    const city = missing.find(({ keys }) => keys.join() === 'city')
    // Six in York, 45 in Leeds.
    expect(city).toEqual({ keys: ['city'], pairs: 15 + 990, records: 6, tooLarge: false })
    expect(missing.map(({ pairs }) => pairs)).toEqual(missing.map(({ pairs }) => pairs).sort((a, b) => a - b))
  })

  it('proposes the pair when such a rule is added', async () => {
    const rows = sites(50, [twin])
    const { missing } = await explained(rows, [['email']], 's0000', 'x')
    for (const { keys } of missing) {
      const { isProposed } = await explained(rows, [['email'], keys], 's0000', 'x')
      expect(isProposed, keys.join()).toBe(true)
    }
  })

  it('says so where two records share no key', async () => {
    const stranger = { id: 'y', email: 'q@w.net', city: 'Bath', phone: '020 79460000' }
    const rows = sites(30, [stranger])
    expect(await explained(rows, [['email']], 's0003', 'y')).toMatchObject({
      isProposed: false,
      shared: [],
      missing: [],
    })
  })

  it('tells a block that was too large and cut from a rule that holds nothing', async () => {
    const rows = sites(600)
    const parted = await explained(rows, [['city']], 's0001', 's0599')
    expect(parted).toMatchObject({ isProposed: false, blockCap: 200 })
    expect(parted.shared).toEqual([{ rule: 'city', records: 540, proposes: false }])
    const small = await explained(rows, [['city']], 's0000', 's0590')
    expect(small.shared).toEqual([{ rule: 'city', records: 60, proposes: true }])
  })

  it('offers two keys together where each alone makes too large a block', async () => {
    const entity = defineEntity({
      fields: { color: k.category(), size: k.category(), email: k.email() },
      sources: { things: { id: 'id', duplicateFree: false } },
      match: { blocking: [['email']] },
    })
    const rows = Array.from({ length: 900 }, (_, n) => ({
      id: `t${n}`,
      color: ['red', 'blue', 'green'][n % 3],
      size: ['large', 'small', 'medium'][Math.floor(n / 3) % 3],
      email: `t${n}@mail.org`,
    }))
    const result = await resolve(entity, { things: rows })
    const { missing } = explainBlocking(decisionsOf(result), numberOf(result, 't0'), numberOf(result, 't9'))
    expect(missing[0]).toEqual({ keys: ['color', 'size'], pairs: 9 * 50 * 99, records: 100, tooLarge: false })
    expect(missing.slice(1).every(({ tooLarge }) => tooLarge)).toBe(true)
  })

  it('says nothing of records that may not be compared', async () => {
    const entity = defineEntity({ ...config([['email']]), sources: { sites: { id: 'id', duplicateFree: true } } })
    const result = await resolve(entity, { sites: sites(20) })
    expect(explainBlocking(decisionsOf(result), 0, 1)).toMatchObject({ isProposed: false, shared: [], missing: [] })
  })

  it('knows the search for the nearest records by words', async () => {
    const entity = defineEntity({
      fields: { title: k.text() },
      sources: { shop: { id: 'id', duplicateFree: false } },
      match: { blocking: [['title']] },
    })
    const colors = ['red', 'blue', 'green', 'black', 'white']
    const rows = Array.from({ length: 40 }, (_, n) => ({ id: `p${n}`, title: `Lamp${n} ${colors[n % 5]} oak stand` }))
    const result = await resolve(entity, { shop: [...rows, { id: 'q', title: 'Stand in oak, Lamp7 green' }] })
    const { isProposed, nearest } = explainBlocking(decisionsOf(result), numberOf(result, 'p7'), numberOf(result, 'q'))
    expect(isProposed).toBe(true)
    expect(nearest).toEqual([expect.stringContaining('nearest by words of')])
  })
})

describe('the blocking of a run that chose its rules', () => {
  let result: ResolveResult

  beforeAll(async () => {
    result = await resolve(defineEntity(peopleConfig), { people: peopleRows(700, 3) })
  })

  it('proposed every pair that was kept', () => {
    const decisions = decisionsOf(result)
    const { left, right } = decisions.edges
    for (let e = 0; e < left.length; e += Math.ceil(left.length / 25)) {
      expect(explainBlocking(decisions, left[e], right[e]).isProposed).toBe(true)
      expect(explainBlocking(decisions, right[e], left[e]).isProposed).toBe(true)
    }
  })
})
