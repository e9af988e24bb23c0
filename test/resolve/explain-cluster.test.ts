import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_COMPONENT } from '../../src/cluster'
import { defineEntity } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import { type Decisions, explainCluster, type ResolveResult, resolve, weighDecided } from '../../src/resolve'
import { toProbability } from '../../src/weigh'
import { decisionsOf, numberOf } from './explain-decisions'
import { peopleConfig, peopleRows } from './people'

describe('an explained cluster', () => {
  let result: ResolveResult
  let decisions: Decisions

  beforeAll(async () => {
    result = await resolve(defineEntity(peopleConfig), { people: peopleRows(600, 5) })
    decisions = decisionsOf(result)
  })

  it('is held together by a tree over its records whose weakest link is its cohesion', () => {
    for (const golden of result.golden()) {
      const cluster = decisions.clusters[numberOf(result, golden.records[0].recordId)]
      const { records, links, cohesion } = explainCluster(decisions, cluster)
      expect(records.map((record) => result.refOf(record))).toEqual(golden.records)
      expect(links).toHaveLength(records.length - 1)
      const reached = new Set([records[0]])
      for (let k = 0; k < links.length; k++) {
        for (const { left, right } of links) if (reached.has(left) || reached.has(right)) reached.add(left).add(right)
      }
      expect([...reached].sort((a, b) => a - b)).toEqual(records)
      expect(cohesion).toBeCloseTo(golden.cohesion, 12)
      expect(links.map(({ weight }) => weight)).toEqual(links.map(({ weight }) => weight).sort((a = 0, b = 0) => a - b))
    }
  })

  it('names what speaks for each link, the strongest first, and weighs it as it was decided', () => {
    const cluster = largest(decisions)
    for (const { left, right, weight, probability, agreements } of explainCluster(decisions, cluster).links) {
      expect(weight).toBe(weighDecided(decisions, left, right))
      expect(probability).toBe(toProbability(weight as number))
      expect(agreements.length).toBeGreaterThan(0)
      expect(agreements.map((a) => a.weight)).toEqual(agreements.map((a) => a.weight).sort((a, b) => b - a))
      expect(agreements.every((a) => a.weight > 0)).toBe(true)
    }
  })

  it('names the record outside with the highest mean weight to it, and why that is out', () => {
    const cluster = largest(decisions)
    const { nearest, records } = explainCluster(decisions, cluster)
    expect(nearest).toBeDefined()
    const meanOf = (record: number): number =>
      records.reduce((sum, r) => sum + Math.max(-12, Math.min(12, weighDecided(decisions, record, r))), 0) /
      records.length
    let highest = Number.NEGATIVE_INFINITY
    for (let i = 0; i < decisions.table.count; i++) {
      if (decisions.clusters[i] !== cluster) highest = Math.max(highest, meanOf(i))
    }
    expect(nearest?.meanWeight).toBeCloseTo(highest, 9)
    expect(nearest?.meanWeight).toBeLessThan(decisions.stopBits)
    expect(nearest?.apart.reasons.length).toBeGreaterThan(0)
    expect(nearest?.costs.length).toBeGreaterThan(0)
    expect(records).toContain(nearest?.member)
  })

  it('of one record has no links, and still a nearest record', () => {
    const alone = [...result.golden()].find(({ records }) => records.length === 1)
    const record = numberOf(result, alone?.records[0].recordId as string)
    const { links, cohesion, weakest, nearest } = explainCluster(decisions, decisions.clusters[record])
    expect({ links, cohesion, weakest }).toEqual({ links: [], cohesion: 1, weakest: Number.POSITIVE_INFINITY })
    expect(nearest?.member).toBe(record)
  })
})

describe('what people said', () => {
  const fields = { name: k.personName(), email: k.email(), phone: k.phone({ region: 'GB' }) }
  const rows = [
    { id: '1', name: 'Ann Lee', email: 'ann@lee.org', phone: '0161 496 0001' },
    { id: '2', name: 'Ann Lee', email: 'ann@lee.org', phone: '0161 496 0001' },
    { id: '3', name: 'Zoe Quist', email: 'zoe@quist.org', phone: '020 7946 0000' },
    { id: '4', name: 'Ann Lee', email: 'ann@lee.org', phone: '0161 496 0001' },
  ]
  const ref = (recordId: string) => ({ source: 'crm', recordId })
  const judgements = [
    { judgement: 'same', left: ref('1'), right: ref('3') },
    { judgement: 'different', left: ref('1'), right: ref('4') },
  ] as const

  it.each(['average-linkage', 'components'] as const)(
    'shows in links and in what is kept out (%s)',
    async (cluster) => {
      const entity = defineEntity({ fields, sources: { crm: { id: 'id', duplicateFree: false } }, match: { cluster } })
      const result = await resolve(entity, { crm: rows }, { judgements })
      const decisions = decisionsOf(result)
      const { links, nearest } = explainCluster(decisions, decisions.clusters[numberOf(result, '3')])
      expect(links.find(({ joinedBy }) => joinedBy === 'judged-same')).toMatchObject({
        left: numberOf(result, '1'),
        right: numberOf(result, '3'),
      })
      const kinds = nearest?.apart.reasons.map(({ reason }) => reason)
      expect(kinds?.some((reason) => reason === 'judged-different' || reason === 'members-apart')).toBe(true)
    },
  )
})

describe('a large cluster', () => {
  const entity = defineEntity({
    fields: { email: k.email(), phone: k.phone({ region: 'GB' }) },
    sources: { crm: { id: 'id', duplicateFree: false } },
    match: { blocking: [['email']] },
  })

  it('is a tree of its kept pairs where it was too large to be weighed whole', async () => {
    const rows = Array.from({ length: MAX_COMPONENT + 10 }, (_, n) => ({
      id: String(n),
      email: `a${n}@mail.org`,
      phone: `0161 49${60000 + n}`,
    }))
    const decisions = decisionsOf(await resolve(entity, { crm: rows }))
    const { count } = decisions.table
    // A chain through all records, and a pair that is lighter than each link of the circle it closes.
    const left = Int32Array.from({ length: count }, (_, n) => (n === count - 1 ? 0 : n))
    const right = Int32Array.from({ length: count }, (_, n) => (n === count - 1 ? count - 1 : n + 1))
    const weight = Float64Array.from({ length: count }, (_, n) => (n === count - 1 ? 0.5 : 1 + (n % 7)))
    const one: Decisions = {
      ...decisions,
      method: 'average-linkage',
      edges: { left, right, weight, decisive: weight },
      clusters: new Int32Array(count),
    }
    const { records, links, weakest, nearest } = explainCluster(one, 0)
    expect(records).toHaveLength(count)
    expect(links).toHaveLength(count - 1)
    expect(links.every((link) => link.right === link.left + 1)).toBe(true)
    expect(weakest).toBe(1)
    expect(nearest).toBeUndefined()
  })
})

/** The cluster with most records. */
function largest({ clusters }: Decisions): number {
  const sizes = new Map<number, number>()
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  return [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}
