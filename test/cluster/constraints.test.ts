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
    expect(contradictions).toEqual([{ pair: [7, 8], apart: [1, 8], path: [1, 2, 4, 7, 8], isRuled: false }])
  })

  it('reports a pair judged both same and different', () => {
    expect(joinSame({ same: [[3, 1]], forbids: () => true })).toEqual({
      sets: [],
      contradictions: [{ pair: [1, 3], apart: [1, 3], path: [1, 3], isRuled: false }],
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

  it('takes the shortest of several paths', () => {
    const { contradictions } = joinSame({
      same: [
        [1, 2],
        [2, 3],
        [3, 4],
        [1, 4],
        [4, 9],
      ],
      forbids: (a, b) => [a, b].includes(9) && [a, b].some((record) => record === 1 || record === 2),
    })
    expect(contradictions).toEqual([{ pair: [4, 9], apart: [1, 9], path: [1, 4, 9], isRuled: false }])
  })

  it('lets rules give way to people, and people outrank vetoes of rules', () => {
    const found = joinSame({
      same: [[3, 4]],
      ruled: [
        [1, 3],
        [5, 6],
      ],
      forbids: (a, b) => a + b === 5 && a * b === 4,
      vetoes: (a, b) => a + b === 7 || a + b === 11,
    })
    expect(found.sets).toEqual([[3, 4]])
    expect(found.contradictions.map(({ pair, isRuled }) => ({ pair, isRuled }))).toEqual([
      { pair: [1, 3], isRuled: true },
      { pair: [5, 6], isRuled: true },
    ])
  })

  it('reports a limit on the whole that a set would break, with two records that show it', () => {
    const { sets, contradictions } = joinSame({
      same: [
        [1, 2],
        [2, 3],
      ],
      exceeds: (left, right) => (left.length + right.length > 2 ? [left[0], right[0]] : undefined),
    })
    expect(sets).toEqual([[1, 2]])
    expect(contradictions).toEqual([{ pair: [2, 3], apart: [2, 3], path: [2, 3], isRuled: false }])
  })

  it('gives paths of joined pairs that hold the pair that was left out and end in what must stay apart', () => {
    fc.assert(
      fc.property(
        fc.array(pair, { maxLength: 14 }),
        fc.array(pair, { minLength: 1, maxLength: 4 }),
        (same, different) => {
          const isIn = (pairs: readonly (readonly [number, number])[], a: number, b: number): boolean =>
            pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
          const { contradictions } = joinSame({ same, forbids: (a, b) => isIn(different, a, b) })
          for (const { pair: refused, path, apart } of contradictions) {
            expect([path[0], path[path.length - 1]]).toEqual(apart)
            expect(isIn(different, ...apart)).toBe(true)
            const steps = path.slice(1).map((record, k) => [path[k], record] as const)
            for (const [a, b] of steps) expect(isIn(same, a, b)).toBe(true)
            expect(isIn(steps, ...refused)).toBe(true)
          }
        },
      ),
      runs(80),
    )
  })

  it('joins a chain of ten thousand', () => {
    const same = Array.from({ length: 9999 }, (_, i) => [i, i + 1] as const)
    expect(joinSame({ same }).sets.map((set) => set.length)).toEqual([10_000])
  })
})
