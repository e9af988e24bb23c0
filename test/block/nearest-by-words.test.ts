import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashString } from '../../src/base'
import { nearestByWords } from '../../src/block'
import { runs } from '../base/runs'
import { tableOf } from '../columns/small-table'

const words = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox', 'gnu', 'hen']
/** Distinct irrational weights: no two cosines of different word sets tie by rounding. */
const weights = new Map(words.map((word, k) => [word, Math.sqrt(k + 2)]))
const byHash = new Map([...weights].map(([word, weight]) => [hashString(word), weight]))
const tokens = { weight: (_: string, hash: number) => byHash.get(hash) ?? 1 }

function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const norm = (set: ReadonlySet<string>) =>
    Math.sqrt([...set].reduce((s, w) => s + (weights.get(w) as number) ** 2, 0))
  let sum = 0
  for (const word of a) if (b.has(word)) sum += (weights.get(word) as number) ** 2
  return sum === 0 ? 0 : sum / (norm(a) * norm(b))
}

describe('nearestByWords', () => {
  it('finds what comparing all pairs would find', () => {
    const text = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (texts, nearest, modulus) => {
          const sets = texts.map((list) => new Set(list))
          const admissible = (i: number, j: number): boolean => i % modulus !== j % modulus || i % modulus === 0
          const { left, right } = nearestByWords(
            tableOf({ title: texts.map((list) => list.join(' ')) }),
            ['title'],
            nearest,
            admissible,
            tokens,
          )
          const found = Array.from(left, (i, p) => `${i},${right[p]}`)
          expect(new Set(found).size).toBe(found.length)
          const near = new Set<string>()
          for (let i = 0; i < texts.length; i++) {
            const scores = sets
              .map((set, j) => ({ j, score: cosine(sets[i], set) }))
              .filter(({ j, score }) => j !== i && score > 0 && admissible(i, j))
              .sort((a, b) => b.score - a.score)
            // Cosines are summed in single precision: what stands within its error of the last place may be in or out.
            const last = scores[Math.min(nearest, scores.length) - 1]?.score ?? 0
            for (const { j, score } of scores) {
              const pair = i < j ? `${i},${j}` : `${j},${i}`
              if (score > last + 1e-6) expect(found).toContain(pair)
              if (score >= last - 1e-6) near.add(pair)
            }
          }
          for (const pair of found) expect(near).toContain(pair)
        },
      ),
      runs(60),
    )
  })

  it('lists pairs in ascending order, left before right', () => {
    const { left, right } = nearestByWords(
      tableOf({ title: ['ant bee', 'cat', 'bee ant', 'cat dog', ''] }),
      ['title'],
      3,
      () => true,
      tokens,
    )
    expect(Array.from(left, (i, p) => [i, right[p]])).toEqual([
      [0, 2],
      [1, 3],
    ])
  })

  it('takes the words of several features and slots together', () => {
    const table = tableOf({ title: ['ant', 'bee', 'cat'], tags: [['bee', 'dog'], '', ['gnu', 'eel']] })
    const { left, right } = nearestByWords(table, ['title', 'tags'], 2, () => true, tokens)
    expect(Array.from(left, (i, p) => [i, right[p]])).toEqual([[0, 1]])
  })

  it('finds nothing among records without words', () => {
    const { left } = nearestByWords(tableOf({ title: ['', '', ''] }), ['title'], 2, () => true, tokens)
    expect(left.length).toBe(0)
  })
})
