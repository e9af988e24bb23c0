import { describe, expect, it } from 'vitest'
import { bindComparisons, type Comparison, compareFeature } from '../../src/compare'
import { estimateU } from '../../src/weigh'
import { tableOf } from '../columns/small-table'

const comparison: Comparison = {
  name: 'city',
  field: 'city',
  between: 'shared',
  levels: [
    { label: 'exact', exact: true, m: 0.8 },
    { label: 'same letter', m: 0.1 },
    { label: 'different', m: 0.1 },
  ],
}
const field = compareFeature(
  'city',
  comparison,
  ({ pool }) =>
    (a, b) =>
      pool.get(a)[0] === pool.get(b)[0] ? 2 : 3,
)
const tokens = { weight: () => 1 }

function estimate(
  values: readonly string[],
  agreement?: number,
  admissible = (_: number, __: number): boolean => true,
) {
  const table = tableOf({ city: values })
  return estimateU(table, bindComparisons([field], table, tokens), admissible, () => agreement, 1)[0]
}

describe('estimateU', () => {
  /** 60 values of three kinds, a third each: enough pairs to be believed. */
  const many = Array.from({ length: 60 }, (_, i) => ['a', 'ab', 'b'][i % 3])
  const exact = 3 * 190
  const sameLetter = 20 * 20
  const different = 2 * 20 * 20

  it('counts all pairs of a small table, with half a pair spread over the levels', () => {
    const u = estimate([...many, ''])
    const total = exact + sameLetter + different + 0.5
    expect(u[0]).toBeCloseTo((exact + 0.5 / 3) / total, 9)
    expect(u[1]).toBeCloseTo((sameLetter + 0.5 / 3) / total, 9)
    expect(u[2]).toBeCloseTo((different + 0.5 / 3) / total, 9)
  })

  it('sets the exact level to its closed form, and the others share the rest', () => {
    const u = estimate(many, 0.25)
    expect(u[0]).toBe(0.25)
    expect(u[1] / u[2]).toBeCloseTo((sameLetter + 0.5 / 3) / (different + 0.5 / 3), 9)
    expect(u[0] + u[1] + u[2]).toBeCloseTo(1, 12)
  })

  it('takes a level that speaks against a match for no rarer among strangers than among matches', () => {
    const [first, second, last] = comparison.levels
    const against = { ...comparison, levels: [first, { ...second, m: 0.01, relatives: 0.1 }, last] }
    const own = compareFeature('city', against, () => () => 3)
    const table = tableOf({ city: many.map((_, i) => `v${i}`) })
    const u = estimateU(
      table,
      bindComparisons([own], table, tokens),
      () => true,
      () => undefined,
      1,
    )[0]
    expect(u[1]).toBe(0.01)
  })

  it('leaves out pairs that may not be compared', () => {
    const u = estimate(many, undefined, (left, right) => many[left] !== many[right])
    expect(u[0]).toBeCloseTo(0.5 / 3 / (sameLetter + different + 0.5), 9)
  })

  it('takes strangers to differ where there are too few pairs to tell', () => {
    const u = estimate(['a', 'a'], 1)
    expect(u[0]).toBeLessThan(0.1)
    expect(u[2]).toBeGreaterThan(0.8)
  })

  it('is positive and adds up to 1 where nothing can be counted', () => {
    for (const values of [[''], ['', ''], ['a']]) {
      const u = estimate(values)
      expect(u.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      for (const p of u) expect(p).toBeGreaterThan(0)
    }
  })

  it('samples a large table, and the same seed gives the same', () => {
    const values = Array.from({ length: 3000 }, (_, i) => ['a', 'ab', 'b', 'c'][(i * 7919) % 4])
    const u = estimate(values)
    expect(u).toEqual(estimate(values))
    // 1/4 exact, 2/16 the same letter, the rest different.
    expect(u[0]).toBeCloseTo(0.25, 1)
    expect(u[1]).toBeCloseTo(0.125, 1)
  })
})
