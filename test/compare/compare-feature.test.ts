import { describe, expect, it } from 'vitest'
import { bindComparisons, type Comparison, compareFeature, cosineLadder } from '../../src/compare'
import { type Cell, tableOf } from '../columns/small-table'

const tokens = { weight: () => 1 }

const comparison: Comparison = {
  name: 'email',
  field: 'email',
  between: 'shared',
  levels: [
    { label: 'exact', exact: true, m: 0.7 },
    { label: 'near', m: 0.2 },
    { label: 'far', m: 0.1 },
  ],
}

/** Values are near when they start alike. */
const byFirst = compareFeature(
  'email',
  comparison,
  ({ pool }) =>
    (a, b) =>
      pool.get(a)[0] === pool.get(b)[0] ? 2 : 3,
)

function levelOf(left: Cell, right: Cell): number {
  const comparer = bindComparisons([byFirst], tableOf({ email: [left, right] }), tokens)
  const levels = new Uint8Array(1)
  comparer.compare(0, 1, levels)
  return levels[0]
}

describe('compareFeature', () => {
  const cases: [name: string, left: Cell, right: Cell, level: number][] = [
    ['both missing', '', '', 0],
    ['left missing', '', 'ax', 0],
    ['right missing', 'ax', '', 0],
    ['equal', 'ax', 'ax', 1],
    ['near', 'ax', 'ay', 2],
    ['far', 'ax', 'bx', 3],
    ['lists that share a value', ['bx', 'ax'], ['ay', 'ax'], 1],
    ['lists whose best pair is near', ['bx', 'ax'], ['cx', 'ay'], 2],
    ['lists with nothing alike', ['bx', 'ax'], ['cx', 'dy'], 3],
    ['a list and one value', ['bx', 'ax'], 'ax', 1],
    ['a list and none', ['bx', 'ax'], '', 0],
  ]
  it.each(cases)('takes the best pair of values: %s', (_, left, right, level) => {
    expect(levelOf(left, right)).toBe(level)
    expect(levelOf(right, left)).toBe(level)
  })

  it('gives many pairs the levels of single ones, whether the ladder takes them together or not', () => {
    const values = ['', 'ax', 'ay', 'bx', 'ax', '', 'by', 'cx']
    const table = tableOf({ email: values })
    const together = compareFeature('email', comparison, ({ pool }) => {
      const one = (a: number, b: number): number => (pool.get(a)[0] === pool.get(b)[0] ? 2 : 3)
      return Object.assign(one, {
        many(lefts: Int32Array, rights: Int32Array, count: number, levels: Uint8Array): void {
          for (let k = 0; k < count; k++) levels[k] = one(lefts[k], rights[k])
        },
      })
    })
    const pairs = values.flatMap((_, left) => values.map((_, right) => [left, right]))
    const lefts = Int32Array.from(pairs, ([left]) => left)
    const rights = Int32Array.from(pairs, ([, right]) => right)
    const comparer = bindComparisons([byFirst, together], table, tokens)
    const levels = new Uint8Array(pairs.length * 4).fill(9)
    comparer.compareMany(lefts, rights, pairs.length, levels, 4)
    const one = new Uint8Array(2)
    pairs.forEach(([left, right], k) => {
      comparer.compare(left, right, one)
      expect([...levels.subarray(k * 4, k * 4 + 4)]).toEqual([one[0], one[0], 9, 9])
    })
  })

  it('compares pairs of lists one by one where there are many', () => {
    const table = tableOf({ email: [['bx', 'ax'], ['cx', 'ay'], 'bx'] })
    const comparer = bindComparisons([byFirst], table, tokens)
    const levels = new Uint8Array(3)
    comparer.compareMany(Int32Array.of(0, 0, 1), Int32Array.of(1, 2, 2), 3, levels, 1)
    expect([...levels]).toEqual([2, 1, 3])
  })

  it('does not ask the ladder about equal or missing values', () => {
    const asked: [number, number][] = []
    const field = compareFeature('email', comparison, () => (a, b) => {
      asked.push([a, b])
      return 3
    })
    const table = tableOf({ email: ['a', 'a', '', 'b'] })
    const comparer = bindComparisons([field], table, tokens)
    const levels = new Uint8Array(1)
    for (let i = 0; i < 4; i++) for (let j = i + 1; j < 4; j++) comparer.compare(i, j, levels)
    expect(asked).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('fails at once for a feature the table lacks', () => {
    expect(() => bindComparisons([byFirst], tableOf({ phone: ['1'] }), tokens)).toThrow(RangeError)
  })
})

describe('bindComparisons', () => {
  it('writes the levels of each field at its own place', () => {
    const phone = compareFeature('phone', { ...comparison, name: 'phone', field: 'phone' }, () => () => 2)
    const table = tableOf({ email: ['ax', 'ax', ''], phone: ['1', '2', '1'] })
    const comparer = bindComparisons([phone, byFirst], table, tokens)
    expect(comparer.comparisons.map((c) => c.name)).toEqual(['phone', 'email'])
    const levels = new Uint8Array(2)
    const vectors = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([i, j]) => {
      comparer.compare(i, j, levels)
      return [...levels]
    })
    expect(vectors).toEqual([
      [2, 1],
      [1, 0],
      [2, 0],
    ])
  })
})

describe('cosineLadder', () => {
  it('gives the level of the first cut that the cosine reaches', () => {
    const field = compareFeature('title', { ...comparison, name: 'title', field: 'title' }, cosineLadder([0.9, 0.5]))
    const table = tableOf({ title: ['red green', 'green red', 'red blue', 'x'] })
    const comparer = bindComparisons([field], table, tokens)
    const levels = new Uint8Array(1)
    const against = [1, 2, 3].map((other) => {
      comparer.compare(0, other, levels)
      return levels[0]
    })
    expect(against[0]).toBe(2)
    expect(against[2]).toBe(4)
    expect(against[1]).toBeGreaterThanOrEqual(3)
  })
})
