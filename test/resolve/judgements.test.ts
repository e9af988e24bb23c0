import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Judgement, type Model, type ResolveResult, type Row, resolve } from '../../src/index'
import { foldJudgements, type JudgementLine } from '../../src/judgements'
import { runs } from '../base/runs'
import { clustersOf, peopleConfig, peopleRows } from './people'

const methods = ['average-linkage', 'components'] as const

describe('judgements', () => {
  const rows = peopleRows(160, 12)
  let model: Model
  let plain: ResolveResult

  beforeAll(async () => {
    plain = await resolve(peopleConfig, { people: rows })
    model = plain.state.learned.model
  })

  const refs = () => Array.from(plain.state.records.sources.keys(), (k) => plain.refOf(k))
  const withLines = (
    lines: readonly JudgementLine[],
    cluster: (typeof methods)[number] = 'average-linkage',
    input: readonly Row[] = rows,
  ) => resolve({ ...peopleConfig, match: { cluster } }, { people: input }, { model, judgements: foldJudgements(lines) })
  const idOf = (result: ResolveResult) =>
    new Map([...result.xref()].map((x) => [`${x.source}:${x.recordId}`, x.goldenId]))
  const keyOf = ({ source, recordId }: { source: string; recordId: string }): string => `${source}:${recordId}`

  /** Of the clusters of several records, the records. */
  const several = () => clustersOf(plain).filter((members) => members.length > 1)

  it.each(methods)('keeps what was judged different apart through third records, with %s', async (cluster) => {
    const all = refs()
    const byKey = new Map(all.map((ref) => [keyOf(ref), ref]))
    const inClusters = several().map((members) => members.map((key) => byKey.get(key) as (typeof all)[number]))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
        fc.boolean(),
        async (apart, together, isTurned) => {
          const lines: JudgementLine[] = [
            ...apart.map(([g, k]): JudgementLine => {
              const members = inClusters[g % inClusters.length]
              const left = members[k % members.length]
              return { judgement: 'different', left, right: members[(k + 1) % members.length] }
            }),
            ...together.flatMap(([a, b]): JudgementLine[] => {
              const [left, right] = [all[a % all.length], all[b % all.length]]
              return left === right ? [] : [{ judgement: 'same', left, right }]
            }),
          ]
          const result = await withLines(lines, cluster, isTurned ? [...rows].reverse() : rows)
          const golden = idOf(result)
          const contradicted = new Set(
            result.contradictions().map(({ left, right }) => [left, right].map(keyOf).sort().join()),
          )
          for (const line of lines) {
            if (line.judgement !== 'different' && line.judgement !== 'same') continue
            const isOne = golden.get(keyOf(line.left)) === golden.get(keyOf(line.right))
            if (line.judgement === 'different') expect(isOne).toBe(false)
            else expect(isOne).toBe(!contradicted.has([line.left, line.right].map(keyOf).sort().join()))
          }
        },
      ),
      runs(4),
    )
  })

  it('restores the clusters by an undo right after a step, and by an unmerge of what a merge had brought', async () => {
    const before = clustersOf(plain)
    const [a, b] = several()
    const byKey = new Map(refs().map((ref) => [keyOf(ref), ref]))
    const sides = [a, b].map((members) => members.map((key) => byKey.get(key) as { source: string; recordId: string }))
    const merge: JudgementLine = { judgement: 'merge', id: 'm', sides }
    const merged = await withLines([merge])
    expect(clustersOf(merged)).not.toEqual(before)
    expect(merged.goldenCount).toBe(plain.goldenCount - 1)
    const undone = await withLines([merge, { judgement: 'undo', target: 'm' }])
    expect(clustersOf(undone)).toEqual(before)
    for (const guard of ['sides', 'pair', 'none'] as const) {
      expect(clustersOf(await withLines([merge, { judgement: 'unmerge', tree: 'm', guard }]))).toEqual(before)
    }
    const unmerge: JudgementLine = { judgement: 'unmerge', id: 'u', all: sides[0] }
    const exploded = await withLines([unmerge])
    const golden = idOf(exploded)
    expect(new Set(sides[0].map((ref) => golden.get(keyOf(ref)))).size).toBe(sides[0].length)
    expect(clustersOf(await withLines([unmerge, { judgement: 'undo', target: 'u' }]))).toEqual(before)
  })

  it('lets a record leave its golden record, for good unless its data was wrong', async () => {
    const byKey = new Map(refs().map((ref) => [keyOf(ref), ref]))
    const members = several()[0].map((key) => byKey.get(key) as { source: string; recordId: string })
    const [detach, ...rest] = members
    const line: JudgementLine = { judgement: 'unmerge', detach, sides: [[detach], rest] }
    const golden = idOf(await withLines([line]))
    for (const other of rest) expect(golden.get(keyOf(other))).not.toBe(golden.get(keyOf(detach)))
    expect(clustersOf(await withLines([{ ...line, guard: 'none' }]))).toEqual(clustersOf(plain))
  })

  it('reports the shortest path of judgements that conflict, in words', async () => {
    const [a, b, c, d] = refs()
    const same = (left: typeof a, right: typeof a, id: string): JudgementLine => ({
      judgement: 'same',
      left,
      right,
      id,
      by: 'ann',
    })
    const result = await withLines([
      same(a, b, 's1'),
      same(b, c, 's2'),
      same(a, d, 's3'),
      { judgement: 'different', left: c, right: a, id: 'd1', by: 'tom' },
    ])
    const [found, ...others] = result.contradictions()
    expect(others).toEqual([])
    expect([found.left, found.right]).toEqual([b, c])
    expect(found.path).toEqual([a, b, c])
    expect(found.judgements.map(({ id }) => id)).toEqual(['s1', 's2', 'd1'])
    expect(found.text).toBe(
      `${keyOf(a)} = ${keyOf(b)} (s1 by ann) = ${keyOf(c)} (s2 by ann), but ${keyOf(a)} and ${keyOf(c)} must stay apart: judged different (d1 by tom); "same" of ${keyOf(b)} and ${keyOf(c)} was left out.`,
    )
    const golden = idOf(result)
    expect(golden.get(keyOf(a))).toBe(golden.get(keyOf(d)))
  })

  it('reports a "same" in a source free of duplicates, and leaves it out', async () => {
    const crm = { id: 'id', duplicateFree: true } as const
    const config = { fields: { email: peopleConfig.fields.email, name: peopleConfig.fields.name }, sources: { crm } }
    const input = [
      { id: '1', name: 'Ann Lee', email: 'ann@lee.org' },
      { id: '2', name: 'Tom Hale', email: 'tom@hale.org' },
    ]
    const left = { source: 'crm', recordId: '1' }
    const right = { source: 'crm', recordId: '2' }
    const result = await resolve(config, { crm: input }, { judgements: [{ judgement: 'same', left, right }] })
    expect(result.goldenCount).toBe(2)
    expect(result.contradictions().map(({ apart }) => apart)).toEqual(['same source, free of duplicates'])
  })

  it('carries what was said of absent records over to those that are there', async () => {
    const [a, b, c] = refs()
    const gone = { source: 'closed', recordId: '9' }
    const other = { source: 'closed', recordId: '8' }
    const merged = await withLines([{ judgement: 'merge', records: [a, gone, b] }])
    expect(idOf(merged).get(keyOf(a))).toBe(idOf(merged).get(keyOf(b)))
    expect(merged.state.judgements.unknown).toHaveLength(2)
    const lines: JudgementLine[] = [
      { judgement: 'same', left: a, right: gone },
      { judgement: 'same', left: gone, right: other },
      { judgement: 'different', left: other, right: c },
      { judgement: 'same', left: a, right: c, id: 'no' },
    ]
    for (const order of [lines, [...lines].reverse()]) {
      const result = await withLines(order)
      expect(result.contradictions().map(({ left, right }) => [left, right])).toEqual([[a, c]])
    }
  })

  it('refuses what is no word on two records', async () => {
    const [left] = refs()
    const bad: unknown[] = [
      { judgement: 'merge', records: [left, left] },
      { judgement: 'same', left, right: left },
    ]
    for (const line of bad) {
      await expect(resolve(peopleConfig, { people: rows }, { model, judgements: [line as Judgement] })).rejects.toThrow(
        expect.objectContaining({ code: 'BAD_USAGE' }),
      )
    }
  })
})
