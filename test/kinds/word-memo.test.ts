import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WordMemo } from '../../src/kinds/word-memo'

it('tells of each word, wherever and in whatever case it stands', () => {
  const memo = new WordMemo((word) => `<${word}>`)
  // More words than it keeps.
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 40_000; i++) {
      const word = `w${i.toString(36)}`
      expect(memo.of(`12 ${word.toUpperCase()} st`, 3, 3 + word.length)).toBe(`<${word}>`)
    }
  }
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9.-]{1,9}$/), fc.nat(3), (word, at) => {
      expect(memo.of(`   ${word}`.slice(3 - at), at, at + word.length)).toBe(`<${word.toLowerCase()}>`)
    }),
    { numRuns: 500 },
  )
})

it('finds out once what is asked twice', () => {
  let asked = 0
  const memo = new WordMemo(() => ++asked)
  expect([memo.of('High Street', 0, 4), memo.of('HIGH', 0, 4), memo.of('Street', 0, 6)]).toEqual([1, 1, 2])
})
