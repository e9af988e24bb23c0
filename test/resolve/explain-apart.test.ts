import { beforeAll, describe, expect, it } from 'vitest'
import { MAX_COMPONENT } from '../../src/cluster'
import { defineEntity, type EntityConfig } from '../../src/entity'
import { kinds as k } from '../../src/kinds'
import {
  type ApartReason,
  type Decisions,
  explainApart,
  type ResolveOptions,
  type ResolveResult,
  resolve,
  weighDecided,
} from '../../src/resolve'
import { matchRule } from '../entity/match-rule'
import { decisionsOf, numberOf } from './explain-decisions'
import { peopleConfig, peopleRows } from './people'

type Person = {
  readonly id: string
  readonly name: string
  readonly birthDate: string
  readonly email: string
  readonly phone: string
}

const given = ['Ann', 'Bert', 'Cleo', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana', 'Ivo', 'Jill']
const family = ['Abbott', 'Brook', 'Castle', 'Dale', 'Evans', 'Frost', 'Gale', 'Hobbs', 'Irwin', 'Jarvis']

/** A person of their own for each number. */
const personOf = (n: number, id: string, change: Partial<Person> = {}): Person => ({
  id,
  name: `${given[n % 10]} ${family[Math.floor(n / 10) % 10]}`,
  birthDate: `19${40 + (n % 50)}-0${1 + (n % 9)}-${10 + (n % 18)}`,
  email: `${given[n % 10]}.${n}@mail.org`.toLowerCase(),
  phone: `0161 49${String(6000 + n * 7).padStart(5, '0')}`,
  ...change,
})

const fields = { name: k.personName(), birthDate: k.birthDate(), email: k.email(), phone: k.phone({ region: 'GB' }) }

/** Sixty people, twice each but for a typing error, and some rows more. */
const sixty = (more: readonly Person[] = []): Person[] => [
  ...Array.from({ length: 60 }, (_, n) => personOf(n, `a${n}`)),
  ...Array.from({ length: 60 }, (_, n) => personOf(n, `b${n}`, n % 3 === 0 ? { phone: '' } : {})),
  ...more,
]

async function run(
  rows: readonly Person[],
  config: Partial<EntityConfig> = {},
  options: ResolveOptions = {},
): Promise<{ result: ResolveResult; decisions: Decisions }> {
  const entity = defineEntity({ fields, sources: { crm: { id: 'id', duplicateFree: false } }, ...config })
  const result = await resolve(entity, { crm: rows }, options)
  return { result, decisions: decisionsOf(result) }
}

function reasonsOf({ result, decisions }: Awaited<ReturnType<typeof run>>, left: string, right: string): ApartReason[] {
  return [...explainApart(decisions, numberOf(result, left), numberOf(result, right)).reasons]
}

const namesOf = (reasons: readonly ApartReason[]): string[] => reasons.map(({ reason }) => reason)

describe('why two records are apart', () => {
  it('has no reason for records of one cluster', async () => {
    expect(reasonsOf(await run(sixty()), 'a1', 'b1')).toEqual([])
  })

  it('is a weight below the one that joins, which is the weight that decided', async () => {
    const one = await run(sixty())
    const [reason, ...others] = reasonsOf(one, 'a1', 'b2')
    expect(others).toEqual([expect.objectContaining({ reason: 'clusters-disagree', sizes: [2, 2] })])
    expect(reason).toMatchObject({ reason: 'below-threshold', stopBits: 0 })
    expect(reason.reason === 'below-threshold' && reason.weight).toBeLessThan(0)
  })

  it('is what people judged', async () => {
    const left = { source: 'crm', recordId: 'a4' }
    const judged = await run(
      sixty(),
      {},
      { judgements: [{ judgement: 'different', left, right: { ...left, recordId: 'b4' } }] },
    )
    expect(reasonsOf(judged, 'a4', 'b4')).toEqual([{ reason: 'judged-different' }])
    expect(reasonsOf(judged, 'b4', 'a4')).toEqual([{ reason: 'judged-different' }])
  })

  it('is a judgement between other records of the two clusters', async () => {
    const third = personOf(4, 'c4')
    const ref = (recordId: string) => ({ source: 'crm', recordId })
    const judged = await run(
      sixty([third]),
      {},
      {
        judgements: [
          { judgement: 'different', left: ref('a4'), right: ref('b4') },
          { judgement: 'same', left: ref('b4'), right: ref('c4') },
        ],
      },
    )
    const { result } = judged
    expect(reasonsOf(judged, 'a4', 'c4')).toContainEqual({
      reason: 'members-apart',
      records: [numberOf(result, 'a4'), numberOf(result, 'b4')],
      because: 'judged-different',
    })
  })

  it('is a source that is free of duplicates', async () => {
    const one = await run(sixty(), { sources: { crm: { id: 'id', duplicateFree: true } } })
    expect(namesOf(reasonsOf(one, 'a4', 'b4'))[0]).toBe('duplicate-free-source')
  })

  it('is a rule of the config', async () => {
    const one = await run(sixty([personOf(7, 'c7', { birthDate: '1931-12-24' })]), {
      match: { rules: [matchRule({ different: ['birthDate'] }, 'non-match')] },
    })
    expect(namesOf(reasonsOf(one, 'a7', 'c7'))[0]).toBe('rule')
  })

  it('is a record type', async () => {
    const entity = defineEntity({
      fields: { type: k.recordType(), name: k.text(), phone: k.phone() },
      sources: { crm: { id: 'id', duplicateFree: false } },
    })
    const result = await resolve(entity, {
      crm: [
        { id: '1', type: 'person', name: 'Alex Moss', phone: '0161 496 0001' },
        { id: '2', type: 'company', name: 'Alex Moss', phone: '0161 496 0001' },
        { id: '3', type: '', name: 'Alex Moss', phone: '0161 496 0001' },
      ],
    })
    const decisions = decisionsOf(result)
    expect(reasonsOf({ result, decisions }, '1', '2')).toEqual([{ reason: 'different-types' }])
    const apart = result.goldenIdOf(0) === result.goldenIdOf(2) ? 1 : 0
    expect(namesOf(reasonsOf({ result, decisions }, String(apart + 1), '3'))).toContain('members-apart')
  })

  it('is blocking that never proposed a pair that would have matched', async () => {
    const one = await run(sixty([personOf(9, 'c9', { email: 'other@else.net' })]), { match: { blocking: [['email']] } })
    const { reasons, blocking } = explainApart(one.decisions, numberOf(one.result, 'a9'), numberOf(one.result, 'c9'))
    expect(namesOf(reasons)).toEqual(['not-proposed', 'no-chain'])
    expect(blocking.missing.map(({ keys }) => keys)).toContainEqual(['phone'])
  })

  it('is a better partner where records are paired one to one', async () => {
    const entity = defineEntity({
      fields,
      sources: { crm: { id: 'id', duplicateFree: true }, web: { id: 'id', duplicateFree: true } },
    })
    const rows = sixty()
    const result = await resolve(entity, {
      crm: rows.slice(0, 60),
      web: [...rows.slice(60), personOf(5, 'c5', { name: 'Fay Abbot', email: 'f@x.net' })],
    })
    const decisions = decisionsOf(result)
    expect(decisions.method).toBe('one-to-one')
    const [reason] = reasonsOf({ result, decisions }, 'a5', 'c5')
    expect(reason).toMatchObject({
      reason: 'better-partner',
      record: numberOf(result, 'a5'),
      partner: numberOf(result, 'b5'),
    })
  })

  it('is a component that was too large to be weighed whole', async () => {
    const rows = Array.from({ length: MAX_COMPONENT + 20 }, (_, n) => personOf(n, `a${n}`))
    const { decisions } = await run([...rows, personOf(3, 'x3')], { match: { blocking: [['email']] } })
    const { count } = decisions.table
    // A chain through all records, as if one were near the next, and two twins that were cut apart.
    const chain = Int32Array.from({ length: count - 1 }, (_, n) => n)
    const near = new Float64Array(count - 1)
    const cut: Decisions = {
      ...decisions,
      edges: { left: chain, right: chain.map((n) => n + 1), weight: near, decisive: near },
      clusters: Int32Array.from({ length: count }, (_, n) => n),
    }
    const twin = decisions.clusters.findIndex((cluster, n) => decisions.clusters.indexOf(cluster) < n)
    const other = decisions.clusters.indexOf(decisions.clusters[twin])
    expect(explainApart(cut, other, twin).reasons).toEqual([
      { reason: 'component-cut', records: count, most: MAX_COMPONENT },
    ])
  })
})

describe('the decisions of a larger run', () => {
  let result: ResolveResult
  let decisions: Decisions

  beforeAll(async () => {
    result = await resolve(defineEntity(peopleConfig), { people: peopleRows(1500, 7) })
    decisions = decisionsOf(result)
  })

  it('are weighed again with the weights that decided', () => {
    const { edges } = decisions
    for (let e = 0; e < edges.left.length; e++) {
      expect(weighDecided(decisions, edges.left[e], edges.right[e])).toBeCloseTo(edges.decisive[e], 9)
    }
  })

  it('give a reason for every kept pair that is apart', () => {
    const { edges, clusters } = decisions
    const seen = new Set<string>()
    let looked = 0
    for (let e = 0; e < edges.left.length && looked < 80; e++) {
      if (clusters[edges.left[e]] === clusters[edges.right[e]]) continue
      looked++
      const { reasons, blocking } = explainApart(decisions, edges.left[e], edges.right[e])
      expect(blocking.isProposed).toBe(true)
      expect(reasons.length).toBeGreaterThan(0)
      for (const { reason } of reasons) seen.add(reason)
      for (const reason of reasons) {
        if (reason.reason === 'clusters-disagree') expect(reason.meanWeight).toBeLessThan(decisions.stopBits)
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['below-threshold', 'clusters-disagree']))
  })
})
