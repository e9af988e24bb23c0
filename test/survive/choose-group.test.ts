import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GroupConfig, type StrategyConfig, survive as s } from '../../src/survive'
import { chooseGroup } from '../../src/survive/choose-group'
import { runs } from '../base/runs'
import { type Bringing, contextOf, factsOf, fieldOf, membersOf, winnersOf } from './small-field'

/** Records of a street, a city and a postcode each. */
interface Home {
  readonly parts: readonly [string, string, string]
  readonly source?: number
  readonly at?: number
}

const names = ['street', 'city', 'postcode']

function choose(homes: readonly Home[], chain: readonly StrategyConfig[], group: Partial<GroupConfig> = {}) {
  const fields = [0, 1, 2].map((p) => fieldOf(homes.map(({ parts }): Bringing => ({ values: [parts[p]] }))))
  const facts = factsOf(
    homes.map(({ source, at }): Bringing => ({ values: [], source: source ?? 0, at: at ?? Number.NaN })),
  )
  const choices = chooseGroup(
    membersOf(fields.length > 0 ? homes.map(() => ({ values: [] })) : []),
    fields.map(({ field }) => field),
    { name: 'home', fields: names, fill: 'never', key: [], required: [], ...group, survive: chain },
    contextOf(facts),
  )
  return { choices, values: choices.map((choice, p) => winnersOf(choice, fields[p].valueAt)[0] ?? '') }
}

const home = (street: string, city: string, postcode: string, at?: number, source = 0): Home =>
  at === undefined ? { parts: [street, city, postcode], source } : { parts: [street, city, postcode], at, source }

describe('chooseGroup', () => {
  const cases: [name: string, chain: StrategyConfig[], homes: Home[], values: string[]][] = [
    ['the latest record', [s.mostRecent()], [home('a', 'b', 'c', 1), home('d', '', 'f', 2)], ['d', '', 'f']],
    ['the record with most fields', [s.mostComplete()], [home('a', '', ''), home('b', 'c', '')], ['b', 'c', '']],
    ['the longest in all', [s.longest()], [home('a', 'bbbb', ''), home('aaa', 'b', '')], ['a', 'bbbb', '']],
    [
      'what most sources hold together',
      [s.mostFrequent()],
      [home('a', 'x', '', undefined, 0), home('b', 'y', '', undefined, 1), home('b', 'y', '', undefined, 2)],
      ['b', 'y', ''],
    ],
    [
      'no record that is empty, however late',
      [s.mostRecent()],
      [home('', '', '', 9), home('a', '', '', 1)],
      ['a', '', ''],
    ],
    ['the first by value where all tie', [s.longest()], [home('a', '', 'b'), home('c', '', 'd')], ['a', '', 'b']],
  ]
  it.each(cases)('takes %s', (_, chain, homes, values) => {
    expect(choose(homes, chain).values).toEqual(values)
  })

  it('has no winner where no record fills any of the fields', () => {
    expect(choose([home('', '', '')], [s.mostRecent()]).choices.every(({ winners }) => winners.length === 0)).toBe(true)
  })

  it('lets values lose with their record, and names no loser of the same value', () => {
    const { choices } = choose([home('a', 'x', 'z', 2), home('b', 'x', '', 1)], [s.mostRecent()])
    expect(choices.map(({ losers }) => losers)).toEqual([
      [{ record: 1, slot: 0, lostBy: 'group', reason: 'other-record' }],
      [],
      [],
    ])
  })

  it('takes no record that leaves a required field empty', () => {
    const homes = [home('', 'x', 'z', 9), home('a', 'y', '', 1)]
    expect(choose(homes, [s.mostRecent()], { required: ['street'] }).values).toEqual(['a', 'y', ''])
    expect(choose([homes[0]], [s.mostRecent()], { required: ['street'] }).values).toEqual(['', '', ''])
  })

  it('fills a gap only from a record with the same key', () => {
    const homes = [home('a', '', 'p', 9), home('a', 'x', 'q', 8), home('a', 'y', 'p', 1)]
    const filled = { fill: 'sameKey', key: ['street', 'postcode'] } as const
    expect(choose(homes, [s.mostRecent()], filled).values).toEqual(['a', 'y', 'p'])
    expect(choose(homes, [s.mostRecent()]).values).toEqual(['a', '', 'p'])
    expect(choose([home('', '', 'p', 9), homes[2]], [s.mostRecent()], filled).values).toEqual(['', '', 'p'])
  })

  it('never mixes records', () => {
    const text = fc.constantFrom('', 'a', 'bb', 'ccc')
    const any = fc.record({
      parts: fc.tuple(text, text, text),
      source: fc.nat({ max: 2 }),
      at: fc.option(fc.nat({ max: 3 }), { nil: Number.NaN }),
    })
    const strategy = fc.constantFrom<StrategyConfig>(
      s.mostRecent(),
      s.oldest(),
      s.mostFrequent(),
      s.longest(),
      s.shortest(),
      s.mostComplete(),
    )
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 7 }),
        fc.array(strategy, { maxLength: 3 }),
        (homes, chain) => {
          const { choices, values } = choose(homes, chain)
          const records = new Set(choices.flatMap(({ winners }) => winners.map(({ record }) => record)))
          expect(records.size).toBeLessThanOrEqual(1)
          for (const record of records) expect(values).toEqual(homes[record].parts)
          if (records.size === 0) expect(homes.every(({ parts }) => parts.every((part) => part === ''))).toBe(true)
        },
      ),
      runs(100),
    )
  })
})
