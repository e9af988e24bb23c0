import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type StrategyConfig, survive as s } from '../../src/survive'
import { runs } from '../base/runs'
import { type Bringing, chooseIn, factsOf, fieldOf, membersOf, winnersOf } from './small-field'

function choose(records: readonly Bringing[], chain: readonly StrategyConfig[], priorities?: readonly number[]) {
  const { field, valueAt } = fieldOf(records)
  const choice = chooseIn(membersOf(records), field, factsOf(records, priorities), chain)
  return {
    ...choice,
    values: winnersOf(choice, valueAt),
    lost: choice.losers.map((l) => [valueAt(l.record, l.slot), l.lostBy]),
  }
}

const v = (value: string, source = 0, at?: number): Bringing =>
  at === undefined ? { values: [value], source } : { values: [value], source, at }

describe('chooseField', () => {
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
    ['the smallest number', [s.min()], [v('10'), v('9'), v('x')], '9', 'min'],
    ['the latest date', [s.max()], [v('2024-01-31'), v('2024-02-01')], '2024-02-01', 'max'],
    ['yes where any says so', [s.any()], [v('no'), v('Yes')], 'Yes', 'any'],
    ['no where any says so', [s.all()], [v('true'), v('false'), v('true')], 'false', 'all'],
    [
      'the most trusted',
      [s.trust({ sources: { s1: { max: 60 } }, other: { max: 40 } })],
      [v('a', 0), v('b', 1), v('c', 2)],
      'b',
      'trust',
    ],
    [
      'what has the most trust behind it',
      [s.weightedVote({ sources: { s1: { max: 60 } }, other: { max: 40 } })],
      [v('a', 0), v('b', 1), v('a', 2)],
      'a',
      'weighted-vote',
    ],
    ["what a function of one's own says", [s.custom(() => 1)], [v('a'), v('b')], 'b', 'custom:function'],
    [
      'the listed source',
      [s.sourcePriority({ sources: ['s2', 's0'] })],
      [v('a', 0), v('b', 1), v('c', 2)],
      'c',
      'source-priority',
    ],
    [
      'the latest of some sources',
      [s.mostRecent({ when: { sources: ['s0'] } })],
      [v('a', 0, 1), v('b', 0, 2), v('c', 1, 3)],
      'b',
      'most-recent',
    ],
    [
      'the next strategy where no source of a condition has a value',
      [s.mostRecent({ when: { sources: ['s2'] } }), s.oldest()],
      [v('a', 0, 1), v('b', 0, 2)],
      'a',
      'oldest',
    ],
    ['nothing but what is let through', [s.only({ sources: ['s1'] })], [v('a', 0, 2), v('b', 1, 1)], 'b', 'only'],
    ['the source with priority where all tie', [s.longest()], [v('aa', 1), v('bb', 0)], 'bb', 'order'],
    ['the latest where priorities tie', [s.longest()], [v('aa', 0, 1), v('bb', 0, 2)], 'bb', 'order'],
    ['the first value by code point where all tie', [s.longest()], [v('bb'), v('aa')], 'aa', 'order'],
    ['the first value where there is no strategy', [], [v('\u{1f600}'), v('\uffee')], '\uffee', 'order'],
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

  it('adds numbers up as exactly as they are written, and names all that were added', () => {
    const found = choose([v('0.1'), v('0.2', 1), v('many'), v('3')], [s.sum()])
    expect(found.fixed).toEqual([['3.3']])
    expect(found.winners).toHaveLength(3)
    expect(found.lost).toEqual([['many', 'sum']])
  })

  it("refuses a function of one's own that names no candidate", () => {
    expect(() => choose([v('a'), v('b')], [s.custom(() => 7)])).toThrow('positions from 0 to 1')
  })

  it('counts every record where that is asked for', () => {
    const records = [v('a', 0), v('a', 0), v('b', 1)]
    expect(choose(records, [s.mostFrequent({ by: 'record' })]).values).toEqual(['a'])
    expect(choose(records, [s.mostFrequent(), s.sourcePriority({ sources: ['s1'] })]).values).toEqual(['b'])
  })

  it('lets a source say that there is no value any more', () => {
    const records = [v('a', 0, 1), v('', 1, 2)]
    const { field } = fieldOf(records)
    const clearing = { ...field, cleared: Uint8Array.of(0, 1) }
    const take = (chain: StrategyConfig[]) => chooseIn(membersOf(records), clearing, factsOf(records), chain)
    for (const chain of [[s.mostRecent()], [s.trust({ sources: { s1: { max: 9 } }, other: { max: 1 } })]]) {
      expect(take(chain)).toMatchObject({ winners: [], cleared: { record: 1, slot: 0 } })
    }
    expect(take([s.longest()]).winners).toEqual([{ record: 0, slot: 0 }])
    expect(take([s.sourcePriority()]).losers).toEqual([
      { record: 1, slot: 0, lostBy: 'source-priority', reason: 'lower-priority' },
    ])
    expect(take([s.union()]).losers).toEqual([{ record: 1, slot: 0, lostBy: 'union', reason: 'cleared' }])
  })

  it('keeps what a rule refuses out where it takes all trust, and says which rule', () => {
    const records = [v('bad', 0, 2), v('good', 1, 1)]
    const { field } = fieldOf(records)
    const checked = { ...field, faultsOf: (record: number) => (record === 0 ? ['iban'] : []) }
    const take = (chain: StrategyConfig[]) => chooseIn(membersOf(records), checked, factsOf(records), chain)
    const trust = s.trust({ sources: { s0: { max: 90 } }, other: { max: 50 }, downgrade: 1 })
    expect(take([trust])).toMatchObject({ winners: [{ record: 1 }], losers: [{ reason: 'invalid:iban' }], trust: [50] })
    expect(take([s.mostRecent({ when: { valid: true } })]).losers).toMatchObject([{ reason: 'invalid:iban' }])
    const halved = s.trust({ other: { max: 80, min: 60 }, downgrade: { iban: 0.5, other: 1 } })
    expect(take([halved]).winners).toMatchObject([{ record: 1 }])
    const alone = Int32Array.of(0)
    const trustLeft = (chain: StrategyConfig[]) => chooseIn(alone, checked, factsOf(records), chain).trust
    expect(trustLeft([halved])).toEqual([40])
    expect(trustLeft([{ ...halved, reserveMin: true }])).toEqual([60])
    expect(chooseIn(alone, checked, factsOf(records), [trust]).winners).toEqual([])
  })

  it('takes sources without a priority last, and the first of several such', () => {
    const none = Number.POSITIVE_INFINITY
    expect(choose([v('a', 0), v('b', 1)], [s.sourcePriority()], [none, 7]).values).toEqual(['b'])
    expect(choose([v('b', 0), v('a', 1)], [s.sourcePriority()], [none, none]).values).toEqual(['a'])
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
      expect(choose([v('a|x', 0, 2), v('b|x', 0, 1)], [s.union()]).values).toEqual(['a|x', 'b|x'])
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

  it('takes the same value whatever order members stand in', () => {
    fc.assert(
      fc.property(fc.array(bringing, { minLength: 1, maxLength: 6 }), chain, fc.nat(), (records, strategies, turn) => {
        const { field, valueAt } = fieldOf(records)
        const facts = factsOf(records)
        const members = membersOf(records)
        const by = turn % members.length
        const turned = Int32Array.of(...members.subarray(by), ...members.subarray(0, by))
        const one = chooseIn(members, field, facts, strategies)
        const other = chooseIn(turned, field, facts, strategies)
        expect(winnersOf(other, valueAt)).toEqual(winnersOf(one, valueAt))
        expect(other.decidedBy).toBe(one.decidedBy)
      }),
      runs(150),
    )
  })

  it('keeps the winner when a contribution that lost by a measure of its own is gone', () => {
    // Votes are left out: who loses may have taken votes from another.
    const measured = fc.array(
      fc.constantFrom<StrategyConfig>(
        s.mostRecent(),
        s.oldest(),
        s.sourcePriority(),
        s.longest(),
        s.shortest(),
        s.mostComplete(),
        s.min(),
        s.max(),
        s.any(),
        s.all(),
      ),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(bringing, { minLength: 2, maxLength: 7 }), measured, (records, strategies) => {
        const { field, valueAt } = fieldOf(records)
        const facts = factsOf(records)
        const all = membersOf(records)
        const choice = chooseIn(all, field, facts, strategies)
        const winning = choice.winners.map(({ record }) => record)
        for (const { record } of choice.losers) {
          if (winning.includes(record)) continue
          const others = all.filter((member) => member !== record)
          expect(winnersOf(chooseIn(others, field, facts, strategies), valueAt)).toEqual(winnersOf(choice, valueAt))
        }
      }),
      runs(150),
    )
  })
})
