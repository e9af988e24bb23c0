import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityConfig, kinds as k, type Pin, resolve } from '../../src'
import { type FieldContribution, goldenOf, type StrategyConfig, survive as s } from '../../src/survive'
import { runs } from '../base/runs'
import { matchRule } from '../entity/match-rule'
import { day } from './said'

/** Records of one person, since all share a number; `word` and `note` only survive. */
function entity(more: Partial<EntityConfig> = {}): EntityConfig {
  return {
    fields: { key: k.identifier(), word: k.text({ compare: false }), note: k.text({ compare: false }) },
    match: { rules: [matchRule({ same: ['key'] }, 'match')] },
    sources: Object.fromEntries(
      ['a', 'b', 'c'].map((source, p) => [
        source,
        { id: 'id', observedAt: 'at', priority: p + 1, cleared: ['<gone>'] },
      ]),
    ),
    ...more,
  }
}

interface Line {
  readonly source: string
  readonly word: string
  readonly note: string
  readonly at: number | undefined
}

function inputsOf(lines: readonly Line[]) {
  return Object.fromEntries(
    ['a', 'b', 'c'].map((source) => [
      source,
      lines.flatMap((line, n) =>
        line.source === source
          ? [
              {
                id: `${n}`,
                key: 'K1234567',
                word: line.word,
                note: line.note,
                at: line.at === undefined ? '' : day(line.at),
              },
            ]
          : [],
      ),
    ]),
  )
}

const line = (source: string, word: string, at?: number, note = ''): Line => ({ source, word, note, at })

async function goldenFor(lines: readonly Line[], config = entity(), pins: readonly Pin[] = []) {
  const result = await resolve(config, inputsOf(lines), { pins })
  const all = [...result.golden()]
  expect(all).toHaveLength(1)
  return { result, golden: all[0] }
}

describe('survivorship in resolve', () => {
  it('gives what goldenOf gives of the same contributions', async () => {
    const any = fc.record({
      source: fc.constantFrom('a', 'b', 'c'),
      word: fc.constantFrom('', 'x', 'yy', 'zzz', '<gone>'),
      note: fc.constantFrom('', 'p', 'qq'),
      at: fc.option(fc.nat({ max: 30 }), { nil: undefined }),
    })
    const strategy = fc.constantFrom<StrategyConfig>(
      s.mostRecent(),
      s.oldest(),
      s.sourcePriority({ sources: ['c'] }),
      s.mostFrequent(),
      s.mostFrequent({ by: 'record' }),
      s.weightedVote({
        sources: { a: { max: 70, decay: 'linear', days: 40 } },
        other: { max: 50, min: 5, decay: 'rapidSlow' },
      }),
      s.trust({ other: { max: 80, min: 3, decay: 'halfLife', days: 9 } }),
      s.longest({ when: { maxAgeDays: 12 } }),
      s.shortest(),
      s.union({ limit: 2 }),
      s.only({ sources: ['a', 'b'] }),
    )
    const chain = fc.array(strategy, { minLength: 1, maxLength: 3 })
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 1, maxLength: 6 }), chain, chain, async (lines, word, note) => {
        const survive = { key: [s.longest()], word, note: [s.sameRecordAs('word'), ...note] }
        const { golden } = await goldenFor(lines, entity({ survive }))
        const said = lines.flatMap(({ source, word: own, note: other, at }, n): FieldContribution[] => {
          const record = { source, recordId: `${n}`, ...(at === undefined ? {} : { observedAt: day(at) }) }
          return [
            { ...record, field: 'key', value: 'K1234567' },
            { ...record, field: 'word', value: own === '<gone>' ? null : own },
            { ...record, field: 'note', value: other },
          ]
        })
        const asOf = golden.asOf === undefined ? {} : { asOf: golden.asOf }
        const priorities = { a: 1, b: 2, c: 3 }
        const pure = goldenOf(said, { survive, priorities }, { ...asOf, fields: ['key', 'word', 'note'] })
        const present = Object.entries(pure.values).filter(([, value]) => value !== null)
        expect(golden.values).toEqual(
          Object.fromEntries(present.filter(([, value]) => !Array.isArray(value) || value.length > 0)),
        )
        for (const [field, { strategy: by, losers }] of Object.entries(golden.lineage)) {
          expect(pure.lineage[field].strategy).toBe(by)
          const told = ({ source, recordId, reason }: (typeof losers)[number]) => `${source}:${recordId} ${reason}`
          expect(losers.map(told).sort()).toEqual(
            pure.lineage[field].losers
              .filter(({ reason }) => reason !== 'empty')
              .map(told)
              .sort(),
          )
        }
      }),
      runs(40),
    )
  })

  it('has no value where the latest word is that it is gone', async () => {
    const { golden } = await goldenFor(
      [line('a', 'x', 1), line('b', '<gone>', 2)],
      entity({ survive: { '*': [s.mostRecent()] } }),
    )
    expect(golden.values.word).toBeUndefined()
    expect(golden.lineage.word).toMatchObject({
      cleared: true,
      winners: [{ source: 'b' }],
      losers: [{ reason: 'older' }],
    })
  })

  it('looks back, by view and by policy', async () => {
    const config = entity({
      survive: { word: [s.mostRecent()] },
      views: { first: { survive: { word: [s.oldest()] } } },
    })
    const { result, golden } = await goldenFor([line('a', 'x', 1), line('b', 'y', 5), line('c', 'zz', 9)], config)
    const word = (options: Parameters<typeof result.golden>[0]) => [...result.golden(options)][0].values.word
    expect(golden.values.word).toBe('zz')
    expect(word({ asOf: day(5) })).toBe('y')
    expect(word({ view: 'first' })).toBe('x')
    expect(word({ policy: { survive: { word: [s.shortest(), s.mostRecent()] } } })).toBe('y')
    expect([...result.golden({ view: 'first' })][0].policy).not.toBe(golden.policy)
    expect(() => word({ view: 'frist' })).toThrow('Did you mean "first"?')
    expect(() => word({ asOf: 'then' })).toThrow('asOf takes a day')
  })

  it('keeps a pin on its record, whatever cluster that is in, and reports those without effect', async () => {
    const pin: Pin = { record: { source: 'a', recordId: '0' }, field: 'word', value: 'pinned', at: day(0), by: 'eve' }
    const lost: Pin = { ...pin, record: { source: 'a', recordId: '99' } }
    const { result, golden } = await goldenFor([line('a', 'x', 1), line('b', 'y', 5)], entity(), [pin, lost])
    expect(golden.values.word).toBe('pinned')
    expect(golden.lineage.word).toMatchObject({ strategy: 'pin', pin: { by: 'eve' } })
    expect(result.pinIssues()).toEqual([{ pin: lost, problem: 'unknown-record' }])
    const split = await resolve(
      entity({ match: { rules: [matchRule({ same: ['key'] }, 'non-match')] } }),
      inputsOf([line('a', 'x', 1), line('b', 'y', 5)]),
      { pins: [pin] },
    )
    expect([...split.golden()].map(({ values }) => values.word).sort()).toEqual(['pinned', 'y'])
    const again = await goldenFor([line('a', 'x', 1), line('b', 'y', 5)], entity(), [pin])
    expect(again.golden.values).toEqual(golden.values)
  })

  it('asks functions of extension modules, and refuses one that none brings', async () => {
    const config = entity({ survive: { word: [s.custom('rules#last')] } })
    const lines = [line('a', 'x', 1), line('b', 'y', 0)]
    const strategies = new Map([['rules#last', (candidates: readonly unknown[]) => candidates.length - 1]])
    const result = await resolve(config, inputsOf(lines), { strategies })
    const [golden] = [...result.golden()]
    expect(golden.values.word).toBe('y')
    expect(golden.lineage.word.losers[0]).toMatchObject({ lostBy: 'custom:rules#last', reason: 'not-chosen' })
    await expect(resolve(config, inputsOf(lines))).rejects.toThrow('rules#last')
  })
})
