import { describe, expect, it } from 'vitest'
import { PairTally } from '../../benchmarks/kinds/figure'
import { comparable, judgeName } from '../../benchmarks/kinds/name-parts'
import { judgePairs, pairKey } from '../../benchmarks/kinds/record-pairs'

describe('judging the parts of a name', () => {
  const name = (given: string, middle: string, family: string, suffix = '') => ({ given, middle, family, suffix })
  const rightParts = (parts: [string, string][], read: ReturnType<typeof name>): string => {
    const { given, family, suffix } = judgeName({ text: '', parts }, read)
    return [given && 'given', family && 'family', suffix && 'suffix'].filter(Boolean).join(' ')
  }

  it.each<[string, [string, string][], ReturnType<typeof name>, string]>([
    [
      'takes each part for itself',
      [
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
      ],
      name('ann', '', 'leigh'),
      'given suffix',
    ],
    [
      'lets the second of two given names be a middle name',
      [
        ['Mary', 'GivenName'],
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
      ],
      name('mary', 'ann', 'lee'),
      'given family suffix',
    ],
    [
      'does not let it go',
      [
        ['Mary', 'GivenName'],
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
      ],
      name('mary', '', 'lee'),
      'family suffix',
    ],
    ['takes a single word as either', [['Lee', 'Surname']], name('lee', '', ''), 'given family suffix'],
    [
      'judges the first of two persons, who share a family name',
      [
        ['Tom', 'GivenName'],
        ['&', 'And'],
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
      ],
      name('tom', '', 'lee'),
      'given family suffix',
    ],
    [
      'asks for the generation, not for what follows it',
      [
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
        ['Jr', 'SuffixGenerational'],
        ['MD', 'SuffixOther'],
      ],
      name('ann', '', 'lee', 'jr'),
      'given family suffix',
    ],
    [
      'asks for the suffix where there is one',
      [
        ['Ann', 'GivenName'],
        ['Lee', 'Surname'],
        ['MD', 'SuffixOther'],
      ],
      name('ann', '', 'lee'),
      'given family',
    ],
  ])('%s', (_, parts, read, expected) => expect(rightParts(parts, read)).toBe(expected))

  it('compares without signs, and takes initials apart', () => {
    expect(comparable("J.R. O'Neil-Smith, Jr.")).toBe('j r oneilsmith jr')
  })
})

describe('judging pairs', () => {
  it('has the F1 of what was said', () => {
    const tally = new PairTally()
    for (const [isMatch, said] of [
      [true, true],
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ]) {
      tally.add(isMatch, said)
    }
    expect([tally.count, tally.precision, tally.recall, tally.f1]).toEqual([5, 2 / 3, 2 / 3, 2 / 3])
    expect(new PairTally().f1).toBe(0)
  })

  it('keeps possible matches apart', () => {
    const pair = (left_id: string, right_id: string, label: string) => ({ left_id, right_id, label })
    const pairs = [
      pair('a', 'b', 'match'),
      pair('a', 'c', 'no_match'),
      pair('a', 'd', 'possible_match'),
      pair('e', 'f', 'possible_match'),
    ]
    const golden = new Map(Object.entries({ a: '1', b: '1', c: '2', d: '1', e: '3', f: '4' }))
    const figures = judgePairs('set', pairs, golden, new Set([pairKey('f', 'e')]))
    expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual({
      f1: 1,
      precision: 1,
      recall: 1,
      strict_f1: 2 / 3,
      possible_merged: 0.5,
      possible_asked: 0.5,
    })
  })
})
