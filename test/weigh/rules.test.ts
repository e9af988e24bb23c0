import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/compare'
import { bindRules } from '../../src/weigh'
import { matchRule } from '../entity/match-rule'

const comparisons: Comparison[] = [
  { name: 'name.given', field: 'name' },
  { name: 'name.family', field: 'name' },
  { name: 'email', field: 'email' },
].map((c) => ({
  ...c,
  between: 'shared',
  levels: [
    { label: 'exact', exact: true, m: 0.8 },
    { label: 'near', m: 0.1 },
    { label: 'different', m: 0.1 },
    { label: 'swapped', m: 0.1, aside: true },
  ],
}))

type Rules = Parameters<typeof bindRules>[0]
const outcome = (rules: Rules, ...levels: number[]): number | undefined =>
  bindRules(rules, comparisons)?.(Uint8Array.from(levels), 0)?.index

describe('bindRules', () => {
  const sameMail: Rules[number] = matchRule({ same: ['email'] }, 'match')
  const otherMail: Rules[number] = matchRule({ different: ['email'] }, 'non-match')
  const sameName: Rules[number] = matchRule({ same: ['name'] }, 'match')
  const both: Rules[number] = matchRule({ same: ['name.given'], different: ['email'] }, 'non-match')

  const cases: [name: string, rules: Rules, levels: number[], rule: number | undefined][] = [
    ['same holds at the exact level', [sameMail], [0, 0, 1], 0],
    ['same does not hold at a near level', [sameMail], [0, 0, 2], undefined],
    ['same does not hold where a value is missing', [sameMail], [1, 1, 0], undefined],
    ['different holds at the last level of the ladder', [otherMail], [0, 0, 3], 0],
    ['different does not hold at a level aside', [otherMail], [0, 0, 4], undefined],
    ['different does not hold where a value is missing', [otherMail], [0, 0, 0], undefined],
    ['a field stands for all of its comparisons', [sameName], [1, 1, 3], 0],
    ['a field needs all of its comparisons', [sameName], [1, 2, 1], undefined],
    ['a field needs all of its comparisons to be present', [sameName], [1, 0, 1], undefined],
    ['all conditions of a rule must hold', [both], [1, 0, 3], 0],
    ['one condition is not enough', [both], [1, 0, 2], undefined],
    ['a veto comes before a match', [sameName, otherMail], [1, 1, 3], 1],
    ['of two matches the first counts', [sameMail, sameName], [1, 1, 1], 0],
  ]
  it.each(cases)('%s', (_, rules, levels, rule) => {
    expect(outcome(rules, ...levels)).toBe(rule)
  })

  it('has no book for no rules', () => {
    expect(bindRules([], comparisons)).toBeUndefined()
  })

  it('never makes a rule broader by dropping a condition that names no comparison', () => {
    const misspelt: Rules = [matchRule({ same: ['email', 'name.givn'] }, 'match')]
    let found: number | undefined
    try {
      found = outcome(misspelt, 3, 3, 1)
    } catch {
      found = undefined
    }
    expect(found).toBeUndefined()
  })
})
