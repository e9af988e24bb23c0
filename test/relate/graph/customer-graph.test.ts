import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import {
  type CustomerEvent,
  CustomerGraph,
  eventEdges,
  type FollowedRelation,
  followRelations,
  type GraphNode,
  holdingEdges,
  householdEdges,
  households,
  toGraphJson,
  toGraphMl,
  toGraphology,
} from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const node = (id: string, kind = 'person'): GraphNode => ({ id, kind })
const edges = (
  ...pairs: readonly (readonly [string, string, string?, (string | undefined)?])[]
): readonly FollowedRelation[] =>
  followRelations(
    pairs.map(([from, to, type = 'knows', until]) => ({
      from: { id: from },
      to: { id: to },
      type,
      until,
      source: 'crm',
    })),
    () => undefined,
  ).relations
const idsOf = (graph: CustomerGraph, ...args: Parameters<CustomerGraph['neighbourhood']>): string[] | undefined =>
  graph.neighbourhood(...args)?.nodes.map(({ id }) => id)

describe('a graph', () => {
  const graph = new CustomerGraph(
    ['a', 'b', 'c', 'd', 'e', 'x'].map((id) => node(id)),
    edges(['a', 'b'], ['c', 'b'], ['c', 'd', 'owns'], ['a', 'd', 'knows', '2020-01-01'], ['d', 'e']),
  )

  it('gives a neighbourhood by distance, either way along edges', () => {
    expect(idsOf(graph, 'a', { depth: 0 })).toEqual(['a'])
    expect(idsOf(graph, 'a', { depth: 1 })).toEqual(['a', 'b'])
    expect(idsOf(graph, 'a')).toEqual(['a', 'b', 'c'])
    expect(idsOf(graph, 'a', { depth: 9 })).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(graph.neighbourhood('nobody')).toBeUndefined()
  })

  it('gives it as of a day, of some types, and bounded', () => {
    expect(idsOf(graph, 'a', { depth: 1, asOf: '2019-01-01' })).toEqual(['a', 'b', 'd'])
    expect(idsOf(graph, 'c', { depth: 9, types: ['owns'] })).toEqual(['c', 'd'])
    expect(idsOf(graph, 'c', { types: ['no such type'] })).toEqual(['c'])
    const cut = graph.neighbourhood('a', { depth: 9, limit: 3 })
    expect(cut?.isCut).toBe(true)
    expect(cut?.nodes).toHaveLength(3)
    expect(cut?.edges.map(({ from, to }) => `${from}${to}`)).toEqual(['ab', 'cb'])
    expect(graph.neighbourhood('a', { depth: 9, limit: 5 })?.isCut).toBe(false)
  })

  it('finds a shortest way with what each step rests on', () => {
    expect(graph.path('a', 'e')).toMatchObject({
      nodes: ['a', 'b', 'c', 'd', 'e'],
      edges: [{ type: 'knows' }, { type: 'knows' }, { type: 'owns' }, {}],
    })
    expect(graph.path('a', 'e', { asOf: '2019-01-01' })?.nodes).toEqual(['a', 'd', 'e'])
    expect(graph.path('a', 'a')).toEqual({ nodes: ['a'], edges: [] })
    expect(graph.path('a', 'x')).toBeUndefined()
    expect(graph.path('a', 'nobody')).toBeUndefined()
  })

  it('says what two have in common, and what hangs together', () => {
    expect(graph.common('a', 'c')).toEqual([{ id: 'b', kind: 'person', toFirst: ['knows'], toSecond: ['knows'] }])
    expect(graph.common('a', 'x')).toEqual([])
    expect(graph.components()).toEqual([['a', 'b', 'c', 'd', 'e'], ['x']])
    expect(graph.components({ types: ['owns'] })).toEqual([['c', 'd'], ['a'], ['b'], ['e'], ['x']])
  })

  it('lets edges wait for their ends, and names these', () => {
    const open = new CustomerGraph([node('a')], edges(['a', 'b']))
    expect(idsOf(open, 'a')).toEqual(['a'])
    expect(open.issues()).toEqual([{ code: 'unknown-node', count: 1, examples: ['b'] }])
    open.update({ addNodes: [node('b')] })
    expect(idsOf(open, 'a')).toEqual(['a', 'b'])
    expect([open.nodeCount, open.edgeCount, open.issues()]).toEqual([2, 1, []])
  })

  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
  const pair = fc.record({
    from: name,
    to: name,
    type: fc.constantFrom('knows', 'owns'),
    until: fc.constantFrom(undefined, '2020-01-01'),
    key: fc.nat(),
    isLate: fc.boolean(),
    isDetour: fc.boolean(),
  })

  it('after updates in any order is the graph of all at once', () => {
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 20 }),
        fc.uniqueArray(name),
        fc.uniqueArray(name),
        (pairs, early, late) => {
          const edgeOf = ({ from, to, type, until }: (typeof pairs)[number]): readonly FollowedRelation[] =>
            edges([from, to, type, until])
          const known = [...new Set([...early, ...late])]
          const kept = pairs.filter(({ isDetour }) => !isDetour)
          const texts = new Set(kept.map((one) => JSON.stringify(edgeOf(one))))
          const batch = new CustomerGraph(
            known.map((id) => node(id)),
            kept.flatMap(edgeOf),
          )
          const live = new CustomerGraph(
            early.map((id) => node(id)),
            pairs.filter(({ isLate }) => !isLate).flatMap(edgeOf),
          )
          for (const one of pairs.filter(({ isLate }) => isLate).sort((a, b) => a.key - b.key))
            live.update({ addEdges: edgeOf(one) })
          for (const id of late) live.update({ addNodes: [node(id)] })
          for (const one of pairs) {
            if (one.isDetour && !texts.has(JSON.stringify(edgeOf(one)))) live.update({ removeEdges: edgeOf(one) })
          }
          expect([live.nodeCount, live.edgeCount, live.issues()]).toEqual([
            batch.nodeCount,
            batch.edgeCount,
            batch.issues(),
          ])
          for (const asOf of [undefined, '2019-01-01']) {
            expect(live.components({ asOf })).toEqual(batch.components({ asOf }))
            for (const id of known) {
              for (const limit of [3, 100]) {
                expect(live.neighbourhood(id, { asOf, limit })).toEqual(batch.neighbourhood(id, { asOf, limit }))
              }
              expect(live.path(id, 'a', { asOf })).toEqual(batch.path(id, 'a', { asOf }))
              expect(live.common(id, 'a', { asOf })).toEqual(batch.common(id, 'a', { asOf }))
            }
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('makes its arrays anew when asked, and nothing changes by it', () => {
    const many = Array.from({ length: 6000 }, (_, n) => [`n${n}`, `n${(n * 7 + 1) % 6000}`] as const)
    const nodes = many.map(([id]) => node(id))
    const live = new CustomerGraph()
    live.update({ addNodes: nodes })
    for (let n = 0; n < many.length; n += 50) live.update({ addEdges: edges(...many.slice(n, n + 50)) })
    live.update({ removeEdges: edges(...many.slice(0, 10)), removeNodes: ['n7'] })
    const batch = new CustomerGraph(
      nodes.filter(({ id }) => id !== 'n7'),
      edges(...many.slice(10)),
    )
    const asked = () => [live.edgeCount, live.issues(), live.neighbourhood('n5', { depth: 8 })]
    expect(live.looseEdges).toBe(6010)
    const before = asked()
    live.compact()
    expect(live.looseEdges).toBe(0)
    expect(asked()).toEqual(before)
    expect(before).toEqual([batch.edgeCount, batch.issues(), batch.neighbourhood('n5', { depth: 8 })])
  })
})

describe('what a graph is handed out as', () => {
  const evil = '</script><x y="1">&\u0001\u2028'
  const graph = new CustomerGraph(
    [node('a'), { id: evil, kind: 'organization', label: evil }],
    followRelations(
      [
        {
          from: { id: 'a' },
          to: { id: evil },
          type: 'affiliation',
          role: 'owner',
          since: '2020-01-01',
          source: 'crm',
          rule: 'r1',
          evidence: ['crm:1'],
        },
      ],
      () => undefined,
    ).relations,
  )
  const part = graph.neighbourhood('a')!

  it('is the serialized form of graphology, with provenance and the mark of rules', () => {
    expect(toGraphology(part)).toEqual({
      attributes: { center: 'a', isCut: false },
      options: { type: 'directed', multi: true, allowSelfLoops: true },
      nodes: [
        { key: 'a', attributes: { kind: 'person' } },
        { key: evil, attributes: { kind: 'organization', label: evil } },
      ],
      edges: [
        {
          key: '0',
          source: 'a',
          target: evil,
          attributes: {
            type: 'affiliation',
            role: 'owner',
            confidence: 1,
            source: 'crm',
            derived: true,
            rule: 'r1',
            evidence: ['crm:1'],
            since: '2020-01-01',
          },
        },
      ],
    })
  })

  it('is read by graphology', () => {
    const read = MultiDirectedGraph.from(toGraphology(part))
    expect(read.nodes()).toEqual(['a', evil])
    expect(read.outNeighbors('a')).toEqual([evil])
    expect(read.getEdgeAttribute('0', 'role')).toBe('owner')
  })

  it('is JSON in which no value begins a tag', () => {
    const text = toGraphJson(part)
    expect(text).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(text)).toEqual(toGraphology(part))
  })

  it('is GraphML in which values are text', () => {
    const text = toGraphMl(part)
    expect(text).toContain('&lt;/script&gt;&lt;x y=&quot;1&quot;&gt;&amp;\ufffd')
    expect(text).not.toContain('<x')
    expect(text.match(/<node /g)).toHaveLength(2)
    expect(text).toContain('<data key="e.derived">true</data>')
    expect(text.split('<edge ')[1]).toContain('source="a"')
  })
})

describe('edges', () => {
  it('come of households, holdings and events, marked as derived where a rule made them', () => {
    const address = '12 Oak Lane, Linden, GA 30021'
    const found = households([
      { source: 'crm', recordId: '1', name: 'Ada Brown', address },
      { source: 'crm', recordId: '2', name: 'Tom Brown', address },
    ]).households
    const memberships = householdEdges(found)
    expect(memberships[0]).toMatchObject({
      from: 'crm:1',
      type: 'member-of',
      isDerived: true,
      rule: 'address-and-family',
    })
    const holdings = [{ id: 'acc', kind: 'account', owners: [{ id: 'crm:1' }], product: 'giro', since: '2020-01-01' }]
    const held = holdingEdges(holdings, (owner) => ('id' in owner ? owner.id : undefined))
    expect(held.map(({ type, from, to, isDerived }) => [type, from, to, isDerived])).toEqual([
      ['holds', 'crm:1', 'acc', false],
      ['of-product', 'acc', 'giro', false],
    ])
    const order = (id: string, at: number): CustomerEvent => ({
      id,
      at,
      kind: 'transaction',
      name: 'order',
      product: 'oven',
      location: 'shop-1',
    })
    const happened = eventEdges([order('e2', 20), order('e1', 10), order('e2', 20)], () => 'crm:2')
    expect(happened.map(({ type, to, since, evidence }) => [type, to, since, evidence])).toEqual([
      ['bought', 'oven', 10, ['e1', 'e2']],
      ['visited', 'shop-1', 10, ['e1', 'e2']],
    ])
    const all = [...memberships, ...held, ...happened]
    const ids = new Set(all.flatMap(({ from, to }) => [from, to]))
    const graph = new CustomerGraph(
      [...ids].map((id) => node(id)),
      all,
    )
    expect(graph.path('giro', 'oven')?.nodes).toEqual(['giro', 'acc', 'crm:1', found[0].householdId, 'crm:2', 'oven'])
  })
})
