import { describe, expect, it } from 'vitest'
import { GrowingColumn } from '../../src/columns'
import { bindComparisons, type Comparison, compareFeature, countPairs, PatternTable } from '../../src/compare'
import { tableOf } from '../columns/small-table'

const levels: Comparison['levels'] = [
  { label: 'exact', exact: true, m: 0.9 },
  { label: 'same letter', m: 0.05 },
  { label: 'other', m: 0.05 },
]
const fields = ['name', 'city'].map((name) =>
  compareFeature(
    name,
    { name, field: name, between: 'shared', levels } satisfies Comparison,
    ({ pool }) =>
      (a, b) =>
        pool.get(a)[0] === pool.get(b)[0] ? 2 : 3,
  ),
)

describe('countPairs', () => {
  it.each([0, 1, 256, 700])('counts %i pairs as one by one', (size) => {
    const values = Array.from({ length: 40 }, (_, i) => ['', 'a', 'ab', 'b', 'c'][(i * 7) % 5])
    const table = tableOf({ name: values, city: values.map((_, i) => values[(i * 3) % 40]) })
    const comparer = bindComparisons(fields, table, { weight: () => 1 })
    const numbers = new GrowingColumn(new Int32Array(4))
    const patterns = new PatternTable(2)
    const batches = countPairs(comparer, patterns, numbers)
    const single = new PatternTable(2)
    const expected: number[] = []
    const vector = new Uint8Array(2)
    for (let p = 0; p < size; p++) {
      const [left, right] = [p % 40, (p * 11 + 1) % 40]
      batches.add(left, right)
      comparer.compare(left, right, vector)
      expected.push(single.count(vector))
    }
    batches.end()
    expect([...numbers.take()]).toEqual(expected)
    expect(patterns.levels).toEqual(single.levels)
    expect(patterns.counts).toEqual(single.counts)
  })
})
