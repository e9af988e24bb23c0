import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupByLabel, UnionFind } from '../../src/cluster'
import { runs } from '../base/runs'

const COUNT = 15
const unions = fc.array(fc.tuple(fc.nat({ max: COUNT - 1 }), fc.nat({ max: COUNT - 1 })), { maxLength: 20 })

function sets(pairs: readonly (readonly [number, number])[]): number[] {
  const union = new UnionFind(COUNT)
  for (const [a, b] of pairs) union.union(a, b)
  return Array.from({ length: COUNT }, (_, i) => union.find(i))
}

describe('UnionFind', () => {
  it('names each set by its smallest member, whatever the order of unions', () => {
    fc.assert(
      fc.property(unions, (pairs) => {
        const roots = sets(pairs)
        expect(sets([...pairs].reverse().map(([a, b]) => [b, a] as const))).toEqual(roots)
        for (const [a, b] of pairs) expect(roots[a]).toBe(roots[b])
        roots.forEach((root, i) => {
          expect(root).toBe(roots.indexOf(root))
          expect(root).toBeLessThanOrEqual(i)
        })
      }),
      runs(60),
    )
  })

  it('says whether a union joined two sets', () => {
    const union = new UnionFind(3)
    expect([union.union(0, 1), union.union(1, 0), union.union(2, 2), union.union(1, 2)]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('groupByLabel', () => {
  it('lists every member once, ascending, with groups by their smallest member', () => {
    fc.assert(
      fc.property(unions, (pairs) => {
        const labels = Int32Array.from(sets(pairs))
        const { starts, members, size } = groupByLabel(labels)
        const groups = Array.from({ length: size }, (_, g) => [...members.subarray(starts[g], starts[g + 1])])
        expect(groups.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, i) => i))
        expect(groups.map((g) => g[0])).toEqual(groups.map((g) => g[0]).sort((a, b) => a - b))
        for (const group of groups) {
          expect(group).toEqual([...group].sort((a, b) => a - b))
          expect(new Set(group.map((i) => labels[i])).size).toBe(1)
        }
      }),
      runs(40),
    )
  })

  it('makes no groups of nothing', () => {
    expect(groupByLabel(new Int32Array(0)).size).toBe(0)
  })
})
