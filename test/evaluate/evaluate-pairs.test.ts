import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import { evaluatePairs } from '../../src/evaluate'

const truth = new Map([
  ['a', '1'],
  ['b', '1'],
  ['c', '1'],
  ['d', '2'],
  ['e', '2'],
])

const codeOf = (job: () => unknown): string | undefined => {
  try {
    job()
  } catch (error) {
    return isSamewiseError(error) ? error.code : 'other'
  }
  return undefined
}

describe('evaluatePairs', () => {
  it('scores a worked example at every cut', () => {
    const scored: [string, string, number][] = [
      ['a', 'b', 9],
      ['e', 'd', 5],
      ['c', 'd', 5],
      ['b', 'c', 1],
      ['a', 'e', -3],
      ['a', 'a', 99],
      ['a', 'stranger', 50],
    ]
    const result = evaluatePairs(truth, scored, { cuts: [5, 10, -9, 5] })
    expect(result).toMatchObject({
      truePairs: 4,
      scoredPairs: 5,
      commonPairs: 3,
      pairsNotInTruth: 1,
      blockingRecall: 0.75,
      best: { cut: 1, precision: 0.75, recall: 0.75, f1: 0.75 },
    })
    expect(result.at.map(({ cut }) => cut)).toEqual([-9, 5, 10])
    expect(result.at[0]).toMatchObject({ precision: 0.6, recall: 0.75 })
    expect(result.at[1].precision).toBeCloseTo(2 / 3, 12)
    expect(result.at[1].recall).toBe(0.5)
    expect(result.at[2]).toMatchObject({ precision: 1, recall: 0, f1: 0 })
  })

  it('counts only pairs of different sources with across', () => {
    const across = new Map([
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
      ['d', 'x'],
      ['e', 'y'],
    ])
    const scored: [string, string, number][] = [
      ['a', 'b', 1],
      ['a', 'c', 1],
    ]
    expect(evaluatePairs(truth, scored, { across })).toMatchObject({ truePairs: 3, scoredPairs: 1, commonPairs: 1 })
  })

  it('has no best cut without pairs', () => {
    expect(evaluatePairs(truth, [])).toMatchObject({ best: undefined, blockingRecall: 0, at: [] })
    expect(evaluatePairs([], [])).toMatchObject({ truePairs: 0, blockingRecall: 1 })
  })

  it('refuses a pair that is scored twice and a score that is no number', () => {
    const twice: [string, string, number][] = [
      ['a', 'b', 1],
      ['b', 'a', 2],
    ]
    expect(codeOf(() => evaluatePairs(truth, twice))).toBe('DUPLICATE_IDS')
    expect(codeOf(() => evaluatePairs(truth, [['a', 'b', Number.NaN]]))).toBe('BAD_USAGE')
    expect(codeOf(() => evaluatePairs(truth, [], { cuts: [Number.NaN] }))).toBe('BAD_USAGE')
  })

  it('equals a count over all pairs for every cut', () => {
    const size = 60
    const cases = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: -4, max: 4 })))
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: size, maxLength: size }), cases, (entities, drawn) => {
        const seen = new Set<string>()
        const pairs = drawn.filter(([a, b]) => {
          const key = `${Math.min(a, b)} ${Math.max(a, b)}`
          return a !== b && !seen.has(key) && seen.add(key)
        })
        const table = entities.map((entity, i): [string, string] => [`r${i}`, `e${entity}`])
        const scored = pairs.map(([a, b, score]): [string, string, number] => [`r${a}`, `r${b}`, score])
        const cuts = [...new Set(pairs.map(([, , score]) => score))].sort((a, b) => a - b)
        const result = evaluatePairs(table, scored, { cuts })
        let best = -1
        for (const [i, cut] of cuts.entries()) {
          const predicted = pairs.filter(([, , score]) => score >= cut)
          const common = predicted.filter(([a, b]) => entities[a] === entities[b]).length
          expect(result.at[i].precision).toBe(common / predicted.length)
          expect(result.at[i].recall).toBe(result.truePairs === 0 ? 1 : common / result.truePairs)
          best = Math.max(best, result.at[i].f1)
        }
        if (cuts.length > 0) expect(result.best?.f1).toBe(best)
      }),
    )
  })

  it('keeps thousands of pairs apart', () => {
    const people = Array.from({ length: 300 }, (_, i): [string, string] => [`r${i}`, `e${i % 50}`])
    function* pairs(): Generator<[string, string, number]> {
      for (let i = 0; i < 300; i++) for (let j = 0; j < i; j++) yield [`r${i}`, `r${j}`, i % 50 === j % 50 ? 1 : 0]
    }
    expect(evaluatePairs(people, pairs())).toMatchObject({
      scoredPairs: 44_850,
      commonPairs: 750,
      truePairs: 750,
      best: { cut: 1, f1: 1 },
    })
  })
})
