import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindComparisons, type Comparison, compareValues, rememberLevels } from '../../src/compare'
import { runs } from '../base/runs'
import { tableOf } from '../columns/small-table'

const comparison: Comparison = {
  name: 'plate',
  field: 'plate',
  between: 'individual',
  levels: [
    { label: 'exact', exact: true, m: 0.9 },
    { label: 'near', m: 0.05 },
    { label: 'far', m: 0.05 },
  ],
}

describe('compareValues', () => {
  it('gives the function both values, and takes anything out of range as the last level', () => {
    const cases: [unknown, number][] = [
      [1, 1],
      [2, 2],
      [3, 3],
      [2.9, 2],
      [0, 3],
      [-1, 3],
      [4, 3],
      [Number.NaN, 3],
      [Number.POSITIVE_INFINITY, 3],
      [undefined, 3],
    ]
    for (const [returned, level] of cases) {
      const seen: string[][] = []
      const field = compareValues('plate', comparison, (left, right) => {
        seen.push([left, right].sort())
        return returned as number
      })
      const comparer = bindComparisons([field], tableOf({ plate: ['A', 'B'] }), { weight: () => 1 })
      const levels = new Uint8Array(1)
      comparer.compare(0, 1, levels)
      comparer.compare(1, 0, levels)
      expect(levels[0]).toBe(level)
      expect(seen).toEqual([['A', 'B']])
    }
  })
})

describe('rememberLevels', () => {
  it('asks once for each pair in either order, and answers as the measure would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })), { maxLength: 400 }), (pairs) => {
        const measure = (a: number, b: number): number => 1 + ((Math.min(a, b) * 7 + Math.max(a, b)) % 250)
        const asked = new Set<string>()
        const remembered = rememberLevels((a, b) => {
          const pair = `${a},${b}`
          expect(asked.has(pair)).toBe(false)
          asked.add(pair)
          return measure(a, b)
        })
        for (const [a, b] of pairs) expect(remembered(a, b)).toBe(measure(a, b))
      }),
      runs(40),
    )
  })

  it('keeps its answers while it grows', () => {
    let calls = 0
    const remembered = rememberLevels((a, b) => {
      calls++
      return 1 + ((a + b) % 9)
    })
    for (let round = 0; round < 2; round++) {
      for (let a = 0; a < 200; a++)
        for (let b = a; b < 200; b++) if (remembered(b, a) !== 1 + ((a + b) % 9)) expect.fail()
    }
    expect(calls).toBe((200 * 201) / 2)
  })
})
