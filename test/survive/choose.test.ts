import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseValue, type StrategyConfig, survive as s, strategyNames } from '../../src/survive'
import { runs } from '../base/runs'
import { type Bringing, factsOf, fieldOf, membersOf, winnersOf } from './small-field'

function choose(records: readonly Bringing[], chain: readonly StrategyConfig[], priorities?: readonly number[]) {
  const { field, valueAt } = fieldOf(records)
  const choice = chooseValue(membersOf(records), field, factsOf(records, priorities), chain)
  return {
    ...choice,
    values: winnersOf(choice, valueAt),
    lost: choice.losers.map((l) => [valueAt(l.record, l.slot), l.lostBy]),
  }
}

const v = (value: string, source = 0, at?: number): Bringing =>
  at === undefined ? { values: [value], source } : { values: [value], source, at }

describe('chooseValue', () => {
  const cases: [name: string, chain: StrategyConfig[], records: Bringing[], value: string, decidedBy: string][] = [
    ['the latest', [s.mostRecent()], [v('a', 0, 1), v('b', 0, 3), v('c', 0, 2)], 'b', 'most-recent'],
    ['the latest, also before 1970', [s.mostRecent()], [v('a', 0, -5), v('b', 0, -9)], 'a', 'most-recent'],
    ['one with a time before one without', [s.mostRecent()], [v('a'), v('b', 0, 1)], 'b', 'most-recent'],
    ['the earliest', [s.oldest()], [v('a', 0, 2), v('b', 0, 1), v('c', 0, 3)], 'b', 'oldest'],
    ['the earliest, one without a time last', [s.oldest()], [v('a'), v('b', 0, 9)], 'b', 'oldest'],
    ['the most trusted source', [s.sourcePriority()], [v('a', 2), v('b', 0), v('c', 1)], 'b', 'source-priority'],
    ['what most sources hold', [s.mostFrequent()], [v('a', 0), v('b', 1), v('b', 2)], 'b', 'most-frequent'],
    [
      'one vote a source',
      [s.mostFrequent(), s.longest()],
      [v('a', 0), v('a', 0), v('a', 0), v('bb', 1)],
      'bb',
      'longest',
    ],
    ['the longest', [s.longest()], [v('aa'), v('bbb'), v('c')], 'bbb', 'longest'],
    ['the shortest', [s.shortest()], [v('aa'), v('bbb'), v('c')], 'c', 'shortest'],
    ['the most complete', [s.mostComplete()], [v('aaaaaa'), v('b|c|d'), v('e|f')], 'b|c|d', 'most-complete'],
    ['the first record where all tie', [s.longest()], [v('aa'), v('bb')], 'aa', 'order'],
    ['the first record where there is no strategy', [], [v('b'), v('a')], 'b', 'order'],
    [
      'the next strategy where the first ties',
      [s.longest(), s.mostRecent()],
      [v('aa', 0, 1), v('bb', 0, 2), v('c', 0, 3)],
      'bb',
      'most-recent',
    ],
    ['the first strategy where all agree', [s.oldest(), s.longest()], [v('a', 0, 1), v('a', 1, 2)], 'a', 'oldest'],
    ['the only value', [s.mostRecent()], [v(''), v('a'), v('')], 'a', 'most-recent'],
    ['a value over none, however late', [s.mostRecent()], [v('', 0, 9), v('a', 0, 1)], 'a', 'most-recent'],
  ]
  it.each(cases)('takes %s', (_, chain, records, value, decidedBy) => {
    const found = choose(records, chain)
    expect(found.values).toEqual([value])
    expect(found.decidedBy).toBe(decidedBy)
  })

  it('has a case for every strategy', () => {
    const used = new Set(cases.flatMap(([, chain]) => chain.map(({ strategy }) => strategy)))
    for (const name of strategyNames) if (name !== 'union') expect(used.has(name)).toBe(true)
  })

  it('takes sources without a priority last, and the first of several such', () => {
    const none = Number.POSITIVE_INFINITY
    expect(choose([v('a', 0), v('b', 1)], [s.sourcePriority()], [none, 7]).values).toEqual(['b'])
    expect(choose([v('a', 0), v('b', 1)], [s.sourcePriority()], [none, none]).values).toEqual(['a'])
  })

  it('names the losers with the strategy each lost by, and none that holds the same value', () => {
    const records = [v('aa', 0, 1), v('b', 0, 9), v('aa', 1, 2), v('cc', 1, 1)]
    const found = choose(records, [s.longest(), s.mostRecent()])
    expect(found.values).toEqual(['aa'])
    expect(found.lost).toEqual([
      ['b', 'longest'],
      ['cc', 'most-recent'],
    ])
    expect(found.winners).toEqual([{ record: 2, slot: 0 }])
  })

  it('has no winner where no record has a value', () => {
    expect(choose([v(''), v('')], [s.mostRecent()])).toMatchObject({ winners: [], losers: [] })
    expect(choose([v('')], [s.union()])).toMatchObject({ winners: [], losers: [] })
  })

  describe('with a union', () => {
    it('keeps all different values in the order of the other strategies, most recent first by default', () => {
      const records = [v('a', 0, 1), v('bbb', 1, 3), v('a', 1, 5), v('cc', 0, 4)]
      expect(choose(records, [s.union()]).values).toEqual(['a', 'cc', 'bbb'])
      expect(choose(records, [s.union(), s.longest()]).values).toEqual(['bbb', 'cc', 'a'])
      expect(choose(records, [s.longest(), s.union()]).values).toEqual(['bbb', 'cc', 'a'])
      expect(choose(records, [s.union()]).decidedBy).toBe('union')
    })

    it('stops at the limit, 10 by default, and names what was left out', () => {
      const records = Array.from({ length: 12 }, (_, i) => v(`v${i}`, 0, i))
      expect(choose(records, [s.union()]).values).toHaveLength(10)
      const found = choose(records, [s.union({ limit: 2 })])
      expect(found.values).toEqual(['v11', 'v10'])
      expect(found.lost).toHaveLength(10)
      expect(found.lost.every(([, by]) => by === 'union')).toBe(true)
    })

    it('takes all slots of a record', () => {
      const records = [
        { values: ['a', 'b', 'a'], at: 2 },
        { values: ['c', '', 'b'], at: 1 },
      ]
      expect(choose(records, [s.union()]).values).toEqual(['a', 'b', 'c'])
    })
  })

  const bringing = fc.record({
    values: fc.array(fc.constantFrom('', 'a', 'bb', 'c|d', 'e|f|g', 'hh'), { minLength: 1, maxLength: 3 }),
    source: fc.nat({ max: 2 }),
    at: fc.option(fc.nat({ max: 3 }), { nil: Number.NaN }),
  })
  const strategy = fc.constantFrom<StrategyConfig>(
    s.mostRecent(),
    s.oldest(),
    s.sourcePriority(),
    s.mostFrequent(),
    s.longest(),
    s.shortest(),
    s.mostComplete(),
  )
  const chain = fc.oneof(
    fc.array(strategy, { maxLength: 3 }),
    fc.array(strategy, { maxLength: 2 }).map((own) => [s.union({ limit: 3 }), ...own]),
  )

  it('takes a value that some record has, and never both as winner and loser', () => {
    fc.assert(
      fc.property(fc.array(bringing, { minLength: 1, maxLength: 8 }), chain, (records, strategies) => {
        const found = choose(records, strategies)
        const present = new Set<string>(records.flatMap(({ values }) => values).filter(Boolean))
        const isUnion = strategies.some(({ strategy: name }) => name === 'union')
        expect(found.values).toHaveLength(Math.min(present.size, isUnion ? 3 : 1))
        expect(new Set(found.values).size).toBe(found.values.length)
        for (const value of found.values) expect(present.has(value)).toBe(true)
        for (const [value] of found.lost) expect(found.values).not.toContain(value)
        const all = new Set([...found.values, ...found.lost.map(([value]) => value)])
        expect(all).toEqual(present)
      }),
      runs(150),
    )
  })

  it('takes the same value whatever order members stand in, unless all strategies tie', () => {
    fc.assert(
      fc.property(fc.array(bringing, { minLength: 1, maxLength: 6 }), chain, fc.nat(), (records, strategies, turn) => {
        const { field, valueAt } = fieldOf(records)
        const facts = factsOf(records)
        const members = membersOf(records)
        const by = turn % members.length
        const turned = Int32Array.of(...members.subarray(by), ...members.subarray(0, by))
        const one = chooseValue(members, field, facts, strategies)
        const other = chooseValue(turned, field, facts, strategies)
        const isTied = [one, other].some(
          (choice) => choice.decidedBy === 'order' || choice.losers.some(({ lostBy }) => lostBy === 'order'),
        )
        if (strategies.some(({ strategy: name }) => name === 'union')) {
          if (one.losers.length === 0) expect(winnersOf(other, valueAt).sort()).toEqual(winnersOf(one, valueAt).sort())
        } else if (!isTied) expect(winnersOf(other, valueAt)).toEqual(winnersOf(one, valueAt))
      }),
      runs(150),
    )
  })
})
