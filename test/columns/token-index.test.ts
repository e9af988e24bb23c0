import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashString } from '../../src/base'
import { countCodes, distinctWords, featureOf, indexTokens, tokenCosine } from '../../src/columns'
import { runs } from '../base/runs'
import { tableOf } from './small-table'

const words = ['red', 'green', 'blue', 'of', 'the', 'x']
const rarity = new Map(words.map((word, k) => [hashString(word), k + 1]))
const tokens = { weight: (_: string, hash: number) => rarity.get(hash) ?? 1 }

function plainCosine(left: string, right: string): number {
  const of = (text: string) => new Set(text.split(' ').filter(Boolean))
  const weight = (word: string) => words.indexOf(word) + 1
  const norm = (set: Set<string>) => Math.sqrt([...set].reduce((sum, word) => sum + weight(word) ** 2, 0))
  const [a, b] = [of(left), of(right)]
  let sum = 0
  for (const word of a) if (b.has(word)) sum += weight(word) ** 2
  return sum / (norm(a) * norm(b))
}

describe('tokenCosine', () => {
  it('equals the cosine of rarity-weighted word sets', () => {
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const table = tableOf({ title: [left, right] })
        const { pool } = featureOf(table, 'title')
        const index = indexTokens(pool, 'title', tokens)
        expect(tokenCosine(index, table.rows[0], table.rows[1])).toBeCloseTo(plainCosine(left, right), 5)
        expect(tokenCosine(index, table.rows[0], table.rows[0])).toBeCloseTo(1, 5)
      }),
      runs(60),
    )
  })

  it('is 0 for values without a common word, and indexes thousands of words', () => {
    const long = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ')
    const table = tableOf({ title: [long, 'red', 'w17'] })
    const index = indexTokens(featureOf(table, 'title').pool, 'title', tokens)
    expect(tokenCosine(index, 1, 2)).toBe(0)
    expect(tokenCosine(index, 1, 3)).toBeCloseTo(1 / Math.sqrt(3000), 5)
  })
})

describe('distinctWords', () => {
  it('drops repeats and surplus spaces, and sorts by hash', () => {
    const table = tableOf({ title: ['  red blue  red ', '   '] })
    const { pool } = featureOf(table, 'title')
    expect([...distinctWords(pool, 1)]).toEqual([hashString('red'), hashString('blue')].sort((a, b) => a - b))
    expect([...distinctWords(pool, 2)]).toEqual([])
  })
})

describe('countCodes', () => {
  it('counts the codes of all slots, and empty cells under 0', () => {
    const table = tableOf({ email: [['a', 'b'], ['b'], '', ['b', 'c']] })
    expect([...countCodes(table, featureOf(table, 'email'))]).toEqual([3, 1, 3, 1])
  })
})

describe('featureOf', () => {
  it('throws for a feature that is not there', () => {
    expect(() => featureOf(tableOf({ email: ['a'] }), 'phone')).toThrow(RangeError)
  })
})
