import fc from 'fast-check'
import { type CustomerRelation, Hierarchy, hierarchy } from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const under = (child: string, parent: string, rest: Partial<CustomerRelation> = {}): CustomerRelation => ({
  from: { id: child },
  to: { id: parent },
  type: 'legal',
  source: 'register',
  ...rest,
})

describe('a hierarchy', () => {
  const group = [under('mill', 'foods'), under('bakery', 'mill'), under('foods', 'holding'), under('bank', 'holding')]

  it('knows parents, ancestors, the ultimate parent and all below', () => {
    const legal = hierarchy('legal', group)
    expect(legal.parent('bakery')).toBe('mill')
    expect(legal.ancestors('bakery')).toEqual(['mill', 'foods', 'holding'])
    expect(legal.ultimateParent('bakery')).toBe('holding')
    expect(legal.ultimateParent('holding')).toBe('holding')
    expect(legal.descendants('holding')).toEqual(['bank', 'foods', 'mill', 'bakery'])
  })

  it('sums a metric over each node once', () => {
    const legal = hierarchy('legal', [...group, under('mill', 'foods', { source: 'crm' })])
    const worth: Record<string, number> = { holding: 1, foods: 10, mill: 100, bakery: 1000, bank: Number.NaN }
    expect(legal.rollup('holding', (id) => worth[id])).toBe(1111)
    expect(legal.rollup('mill', (id) => worth[id])).toBe(1100)
  })

  it('is one of several, by type', () => {
    const sales = under('bakery', 'region-north', { type: 'sales' })
    expect(hierarchy('sales', [...group, sales]).parent('bakery')).toBe('region-north')
    expect(hierarchy('legal', [...group, sales]).parent('bakery')).toBe('mill')
  })

  it('answers as of a day', () => {
    const legal = hierarchy('legal', [
      under('mill', 'foods', { until: '2022-01-01' }),
      under('mill', 'holding', { since: '2022-01-01' }),
    ])
    expect(legal.parent('mill', { asOf: '2021-12-31' })).toBe('foods')
    expect(legal.parent('mill', { asOf: '2022-01-01' })).toBe('holding')
    expect(legal.parent('mill')).toBe('holding')
    expect(legal.issues()).toEqual([])
  })

  it('refuses a cycle with its path, and lets it be once it is broken', () => {
    const wrong = under('holding', 'bakery', { confidence: 0.5 })
    const legal = hierarchy('legal', [...group, wrong])
    expect(legal.issues()).toEqual([
      { code: 'cycle', count: 1, examples: ['holding > bakery > mill > foods > holding'] },
    ])
    expect(legal.ultimateParent('bakery')).toBe('holding')
    legal.update({ remove: [group[0]] })
    expect(legal.issues()).toEqual([])
    expect(legal.ancestors('foods')).toEqual(['holding', 'bakery', 'mill'])
  })

  it('allows what is a cycle at no instant', () => {
    const legal = hierarchy('legal', [
      under('a', 'b', { until: '2020-01-01' }),
      under('b', 'a', { since: '2020-01-01' }),
    ])
    expect(legal.issues()).toEqual([])
    expect(legal.parent('b')).toBe('a')
  })

  it('reports contradicting parents, the stated one before the guessed one', () => {
    const legal = hierarchy('legal', [under('mill', 'guess', { rule: 'same-name' }), under('mill', 'said')])
    expect(legal.parent('mill')).toBe('said')
    expect(legal.issues()).toEqual([
      { code: 'contradicting-parents', count: 1, examples: ['mill: said and not guess'] },
    ])
  })

  it('counts what cannot be used', () => {
    const legal = hierarchy('legal', [
      under('a', 'a'),
      under('a', ''),
      under('a', 'b', { since: 'x' }),
      under('a', 'b', { since: '2022-01-01', until: '2020-01-01' }),
    ])
    expect(legal.edges()).toEqual([])
    expect(legal.issues().map(({ code }) => code)).toEqual([
      'invalid-date',
      'since-after-until',
      'to-itself',
      'unknown-customer',
    ])
  })

  it('follows records that are of another organisation now', () => {
    const owners = new Map([['1', 'mill']])
    const legal = new Hierarchy('legal', ({ recordId }) => owners.get(recordId))
    const record = { source: 'crm', recordId: '1' }
    legal.update({ add: [{ ...under('', 'holding'), from: record }] })
    expect(legal.parent('mill')).toBe('holding')
    owners.set('1', 'bakery')
    legal.update({ moved: [record] })
    expect([legal.parent('mill'), legal.parent('bakery')]).toEqual([undefined, 'holding'])
  })

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const day = (n: number): string => `20${String(10 + n)}-01-01`
  const edit = fc.record({
    child: name,
    parent: name,
    since: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    until: fc.option(fc.integer({ min: 3, max: 9 }), { nil: undefined }),
    rule: fc.constantFrom(undefined, 'guess'),
    confidence: fc.constantFrom(undefined, 0.5),
    isRemoved: fc.boolean(),
    key: fc.nat(),
  })

  it('has no cycle and one parent at any instant after random edits, and is what a batch gives', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 14 }), (edits) => {
        const relations = edits.map(({ child, parent, since, until, rule, confidence }) =>
          under(child, parent, {
            ...(since === undefined ? {} : { since: day(since) }),
            ...(until === undefined ? {} : { until: day(until) }),
            ...(rule === undefined ? {} : { rule }),
            ...(confidence === undefined ? {} : { confidence }),
          }),
        )
        const live = new Hierarchy('legal')
        for (const relation of relations) live.update({ add: [relation] })
        const removed = relations.filter((_, n) => edits[n].isRemoved)
        for (const relation of removed) live.update({ remove: [relation] })
        const texts = new Set(removed.map((relation) => JSON.stringify(relation)))
        const kept = relations
          .map((relation, n) => ({ relation, key: edits[n].key }))
          .filter(({ relation }) => !texts.has(JSON.stringify(relation)))
          .sort((a, b) => a.key - b.key)
          .map(({ relation }) => relation)
        const batch = hierarchy('legal', kept)
        expect(live.edges()).toEqual(batch.edges())
        expect(live.issues()).toEqual(batch.issues())
        for (let n = 0; n < 10; n++) {
          for (const node of 'abcdef') {
            const asOf = day(n)
            const above = live.ancestors(node, { asOf })
            expect(new Set([node, ...above]).size).toBe(above.length + 1)
            const held = live
              .edges()
              .filter(
                ({ from, since, until }) => from === node && since <= Date.parse(asOf) && Date.parse(asOf) < until,
              )
            expect(new Set(held.map(({ to }) => to)).size).toBeLessThanOrEqual(1)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
