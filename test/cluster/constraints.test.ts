import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinSame } from '../../src/cluster'
import { runs } from '../base/runs'

const pair = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })).filter(([a, b]) => a !== b)

describe('joinSame', () => {
  it('joins along paths, and reports a pair that would bring forbidden records together, with the two', () => {
    const { sets, contradictions } = joinSame({
      same: [
        [4, 2],
        [1, 2],
        [7, 8],
        [4, 7],
      ],
      forbids: (a, b) => Math.min(a, b) === 1 && Math.max(a, b) === 8,
    })
    expect(sets).toEqual([[1, 2, 4, 7]])
    expect(contradictions).toEqual([{ pair: [7, 8], apart: [1, 8] }])
  })

  it('reports a pair judged both same and different', () => {
    expect(joinSame({ same: [[3, 1]], forbids: () => true })).toEqual({
      sets: [],
      contradictions: [{ pair: [1, 3], apart: [1, 3] }],
    })
  })

  it('honours or reports every pair, and holds nothing forbidden, whatever the order of judgements', () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), fc.array(pair, { maxLength: 4 }), (same, different) => {
        const forbids = (a: number, b: number): boolean =>
          different.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
        const found = joinSame({ same, forbids })
        const turned = joinSame({ same: [...same].reverse().map(([a, b]) => [b, a] as const), forbids })
        expect(turned).toEqual(found)
        const setOf = new Map(found.sets.flatMap((set) => set.map((record) => [record, set] as const)))
        for (const [a, b] of same) {
          const isReported = found.contradictions.some(
            ({ pair: [x, y] }) => x === Math.min(a, b) && y === Math.max(a, b),
          )
          expect(setOf.has(a) && setOf.get(a) === setOf.get(b)).toBe(!isReported)
        }
        for (const set of found.sets)
          for (const a of set) for (const b of set) expect(forbids(a, b) && a !== b).toBe(false)
        for (const { apart } of found.contradictions) expect(forbids(...apart)).toBe(true)
      }),
      runs(80),
    )
  })

  it('joins a chain of ten thousand', () => {
    const same = Array.from({ length: 9999 }, (_, i) => [i, i + 1] as const)
    expect(joinSame({ same }).sets.map((set) => set.length)).toEqual([10_000])
  })
})
