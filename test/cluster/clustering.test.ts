import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Clustering, type Constraints, type Edges, MAX_COMPONENT, type WeighMembers } from '../../src/cluster'
import { runs } from '../base/runs'
import { type ClusterMethod, clusterRecords } from './cluster-whole'

type Edge = readonly [left: number, right: number, weight: number]
type Pair = readonly [number, number]

const methods = ['average-linkage', 'single-linkage'] as const

function edgesOf(list: readonly Edge[]): Edges {
  return {
    left: Int32Array.from(list, ([a, b]) => Math.min(a, b)),
    right: Int32Array.from(list, ([a, b]) => Math.max(a, b)),
    weight: Float64Array.from(list, ([, , weight]) => weight),
  }
}

/** Pairs weigh what their edge weighs; pairs without an edge weigh -5. */
function weigherOf(list: readonly Edge[], count: number): WeighMembers {
  const known = new Map(list.map(([a, b, weight]) => [Math.min(a, b) * count + Math.max(a, b), weight]))
  return (members, weights) => {
    const size = members.length
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        const bits = known.get(members[a] * count + members[b]) ?? -5
        weights[a * size + b] = bits
        weights[b * size + a] = bits
      }
    }
  }
}

function cluster(
  count: number,
  list: readonly Edge[],
  constraints: Constraints,
  method: ClusterMethod['method'],
  stopBits = 0,
): Clustering {
  return clusterRecords(count, edgesOf(list), weigherOf(list, count), constraints, { method, stopBits })
}

function clustersOf({ groups: { starts, members, size } }: Clustering): number[][] {
  return Array.from({ length: size }, (_, g) => [...members.subarray(starts[g], starts[g + 1])])
}

function forbidding(different: readonly Pair[]): (a: number, b: number) => boolean {
  const pairs = new Set(different.flatMap(([a, b]) => [`${a},${b}`, `${b},${a}`]))
  return (a, b) => pairs.has(`${a},${b}`)
}

/** Each record in one cluster; nothing forbidden in one; every "same" kept or reported; the report is true. */
function checkClusters(
  count: number,
  found: Clustering,
  same: readonly Pair[],
  forbids: (a: number, b: number) => boolean,
) {
  const clusters = clustersOf(found)
  expect(clusters.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i))
  const clusterOf = new Map(clusters.flatMap((members, g) => members.map((record) => [record, g] as const)))
  for (const members of clusters) {
    for (const a of members)
      for (const b of members) if (a < b && forbids(a, b)) expect.fail(`${a} and ${b} share a cluster`)
  }
  const reported = new Set(found.contradictions.map(({ pair }) => pair.join()))
  for (const [a, b] of same) {
    const key = `${Math.min(a, b)},${Math.max(a, b)}`
    expect(clusterOf.get(a) === clusterOf.get(b), `${key} together`).toBe(!reported.has(key))
  }
  for (const { apart } of found.contradictions) expect(forbids(...apart)).toBe(true)
  clusters.forEach((members, g) => {
    if (members.length === 1) expect(found.weakest[g]).toBe(Number.POSITIVE_INFINITY)
  })
}

const COUNT = 14
const record = fc.nat({ max: COUNT - 1 })
const pair = fc.tuple(record, record).filter(([a, b]) => a !== b)
const edges = fc.uniqueArray(
  fc.tuple(record, record, fc.integer({ min: -3, max: 9 })).filter(([a, b]) => a !== b),
  { maxLength: 40, selector: ([a, b]) => Math.min(a, b) * COUNT + Math.max(a, b) },
)

describe('clusters of records', () => {
  it.each(methods)(
    'keeps constraints with %s, and finds the same clusters for any order of edges and judgements',
    (method) => {
      fc.assert(
        fc.property(
          edges,
          fc.array(pair, { maxLength: 5 }),
          fc.array(pair, { maxLength: 5 }),
          fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
          (list, same, different, keys) => {
            const forbids = forbidding(different)
            const found = cluster(COUNT, list, { same, forbids }, method)
            checkClusters(COUNT, found, same, forbids)
            const shuffled = list
              .map((edge, k) => ({ edge, key: keys[k] }))
              .sort((a, b) => a.key - b.key)
              .map(({ edge: [a, b, weight] }): Edge => [b, a, weight])
            const turned = same.map(([a, b]): Pair => [b, a]).reverse()
            expect(cluster(COUNT, shuffled, { same: turned, forbids }, method)).toEqual(found)
          },
        ),
        runs(80),
      )
    },
  )

  it.each(methods)('keeps limits on whole clusters with %s, whatever the order of edges and judgements', (method) => {
    const values = fc.array(fc.nat({ max: 3 }), { minLength: COUNT, maxLength: COUNT })
    fc.assert(
      fc.property(
        edges,
        fc.array(pair, { maxLength: 4 }),
        values,
        fc.integer({ min: 1, max: 2 }),
        (list, same, held, most) => {
          // Value 0 is none.
          const kinds = (records: readonly number[]): Set<number> =>
            new Set(records.map((i) => held[i]).filter(Boolean))
          const exceeds = (left: readonly number[], right: readonly number[]): Pair | undefined =>
            kinds([...left, ...right]).size > most ? [left[0], right[0]] : undefined
          const found = cluster(COUNT, list, { same, exceeds }, method)
          for (const members of clustersOf(found)) expect(kinds(members).size).toBeLessThanOrEqual(most)
          const turned = same.map(([a, b]): Pair => [b, a]).reverse()
          const again = cluster(COUNT, [...list].reverse(), { same: turned, exceeds }, method)
          expect(clustersOf(again)).toEqual(clustersOf(found))
        },
      ),
      runs(80),
    )
  })

  it.each(methods)('keeps together what people joined although a rule speaks against it, with %s', (method) => {
    const vetoes = forbidding([
      [0, 1],
      [1, 2],
    ])
    const list: Edge[] = [
      [0, 1, 5],
      [1, 2, 5],
      [0, 2, 5],
    ]
    const found = cluster(3, list, { same: [[0, 1]], vetoes }, method)
    expect(found.contradictions).toEqual([])
    expect(clustersOf(found)).toEqual([[0, 1], [2]])
  })

  it('finds the connected components of the edges at or above the stop', () => {
    fc.assert(
      fc.property(edges, fc.integer({ min: -2, max: 8 }), (list, stop) => {
        const sets = new Map(Array.from({ length: COUNT }, (_, i) => [i, new Set([i])]))
        for (const [a, b, weight] of list) {
          const [left, right] = [sets.get(a), sets.get(b)] as [Set<number>, Set<number>]
          if (weight < stop || left === right) continue
          for (const member of right) {
            left.add(member)
            sets.set(member, left)
          }
        }
        const expected = [...new Set(sets.values())]
          .map((set) => [...set].sort((a, b) => a - b))
          .sort((a, b) => a[0] - b[0])
        expect(clustersOf(cluster(COUNT, list, { same: [] }, 'single-linkage', stop))).toEqual(expected)
      }),
      runs(60),
    )
  })

  it('gives each cluster the weakest link that holds it together', () => {
    const list: Edge[] = [
      [0, 1, 9],
      [1, 2, 4],
      [0, 2, 7],
      [3, 4, 2],
    ]
    for (const method of methods) {
      const found = cluster(6, list, { same: [] }, method)
      expect(clustersOf(found)).toEqual([[0, 1, 2], [3, 4], [5]])
      expect([...found.weakest]).toEqual([7, 2, Number.POSITIVE_INFINITY])
    }
  })

  it('lets the mean decide with average linkage, where single linkage would chain', () => {
    const chain: Edge[] = [
      [0, 1, 8],
      [1, 2, 1],
      [2, 3, 8],
    ]
    expect(clustersOf(cluster(4, chain, { same: [] }, 'single-linkage'))).toEqual([[0, 1, 2, 3]])
    expect(clustersOf(cluster(4, chain, { same: [] }, 'average-linkage'))).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('holds records together that only a judgement joins, whatever separates them', () => {
    for (const method of methods) {
      const found = cluster(5, [[0, 1, 9]], { same: [[1, 4]], forbids: forbidding([[2, 3]]) }, method)
      expect(clustersOf(found)).toEqual([[0, 1, 4], [2], [3]])
    }
  })

  describe('of components too big to be weighed whole', () => {
    const size = MAX_COMPONENT + 150

    it('keeps constraints and judgements, and does not depend on the order of edges', () => {
      // Triples of heavy edges, strung on a thread of light ones.
      const list: Edge[] = []
      for (let i = 0; i + 2 < size; i += 3) list.push([i, i + 1, 10], [i + 1, i + 2, 9], [i, i + 2, 8])
      for (let i = 2; i + 1 < size; i += 3) list.push([i, i + 1, 2])
      const forbids = forbidding([
        [0, 1],
        [4, 5],
        [300, 302],
      ])
      const same: Pair[] = [
        [0, size - 1],
        [7, 400],
        [3, 4],
        [301, 302],
        [300, 301],
      ]
      for (const method of methods) {
        const found = cluster(size, list, { same, forbids }, method)
        checkClusters(size, found, same, forbids)
        expect(cluster(size, [...list].reverse(), { same: [...same].reverse(), forbids }, method)).toEqual(found)
        if (method === 'average-linkage') {
          expect(found.cutComponents).toBe(1)
          expect(clustersOf(found)).toContainEqual([30, 31, 32])
        }
      }
    })

    it('cuts a component at rising thresholds until its pieces can be weighed', () => {
      const list: Edge[] = []
      for (let i = 0; i + 1 < size; i++) list.push([i, i + 1, i % 2 === 0 ? 10 : 3])
      const found = cluster(size, list, { same: [] }, 'average-linkage')
      expect(clustersOf(found)).toEqual(Array.from({ length: size / 2 }, (_, k) => [2 * k, 2 * k + 1]))
      expect(found.cutComponents).toBe(1)
      expect(found.weakest.every((bits) => bits === 10)).toBe(true)
    })

    it('joins along what is heavier than any cut', () => {
      const list: Edge[] = []
      for (let i = 0; i + 1 < size; i++) list.push([i, i + 1, 100])
      const forbids = forbidding([[0, size - 1]])
      const found = cluster(size, list, { same: [], forbids }, 'average-linkage')
      checkClusters(size, found, [], forbids)
      expect(clustersOf(found)).toHaveLength(2)
    })

    it('holds together a long chain of judgements', () => {
      const same = Array.from({ length: size - 1 }, (_, i): Pair => [i, i + 1])
      for (const method of methods) {
        const found = cluster(size + 3, [[5, size, 3]], { same }, method)
        checkClusters(size + 3, found, same, () => false)
      }
    })
  })

  describe('with the clusters of an earlier run', () => {
    /** What is known of the records before `from`, of which none has changed. */
    const knownOf = ({ groups, weakest, pieces = new Int32Array(0) }: Clustering, from: number, count: number) => {
      const clusterOf = new Int32Array(count).fill(-1)
      for (let g = 0; g < groups.size; g++) {
        for (let k = groups.starts[g]; k < groups.starts[g + 1]; k++) clusterOf[groups.members[k]] = g
      }
      const pieceSizes = new Int32Array(count)
      for (let i = 0; i < from; i++) pieceSizes[pieces[clusterOf[i]]]++
      return { clusterOf, pieces, weakest, pieceSizes }
    }
    const withEarlier = (before: readonly Edge[], from: number, list: readonly Edge[], count: number) => {
      const earlier = knownOf(cluster(from, before, { same: [] }, 'average-linkage'), from, count)
      const weighed: number[] = []
      const weigh = weigherOf(list, count)
      const note: WeighMembers = (members, weights) => {
        weighed.push(...members)
        weigh(members, weights)
      }
      const method = { method: 'average-linkage', stopBits: 0 } as const
      const found = clusterRecords(count, edgesOf(list), note, { same: [] }, method, earlier)
      return { found, weighed: weighed.sort((a, b) => a - b) }
    }

    it('gives what clustering all records anew gives', () => {
      const later = fc.tuple(record, fc.integer({ min: COUNT, max: COUNT + 3 }), fc.integer({ min: -3, max: 9 }))
      fc.assert(
        fc.property(edges, fc.uniqueArray(later, { maxLength: 4, selector: ([, b]) => b }), (before, added) => {
          const list: Edge[] = [...before, ...added]
          const { found } = withEarlier(before, COUNT, list, COUNT + 4)
          expect(found).toEqual(cluster(COUNT + 4, list, { same: [] }, 'average-linkage'))
        }),
        runs(200),
      )
    })

    it('weighs only pieces that a record has come to', () => {
      const before: Edge[] = [
        [0, 1, 5],
        [1, 2, 4],
        [3, 4, 6],
      ]
      const { found, weighed } = withEarlier(before, 5, [...before, [4, 5, 7]], 6)
      expect(weighed).toEqual([3, 4, 5])
      expect(found).toEqual(cluster(6, [...before, [4, 5, 7]], { same: [] }, 'average-linkage'))
    })

    it('weighs pieces of a component that was too big anew where it is cut otherwise', () => {
      const size = MAX_COMPONENT + 100
      const before = Array.from({ length: size - 1 }, (_, i): Edge => [i, i + 1, i % 2 === 0 ? 10 : 3])
      const list: Edge[] = [...before, [1, size, 9], [2, size, 9]]
      const { found, weighed } = withEarlier(before, size, list, size + 1)
      expect(weighed).toEqual([0, 1, 2, 3, size])
      expect(found).toEqual(cluster(size + 1, list, { same: [] }, 'average-linkage'))
    })

    it('takes nothing from a piece that could not be cut small enough', () => {
      const size = MAX_COMPONENT + 1
      const chain = Array.from({ length: size - 1 }, (_, i): Edge => [i, i + 1, 70])
      const { pieces } = cluster(size + 1, chain, { same: [] }, 'average-linkage')
      expect([...(pieces ?? [])]).toEqual([-1, size])
    })
  })

  it('joins hundreds of thousands of records into one cluster where everything matches', () => {
    const count = 300_000
    const chain = {
      left: Int32Array.from({ length: count - 1 }, (_, i) => i),
      right: Int32Array.from({ length: count - 1 }, (_, i) => i + 1),
      weight: new Float64Array(count - 1).fill(9),
    }
    for (const method of ['single-linkage'] as const) {
      const found = clusterRecords(count, chain, () => {}, { same: [] }, { method, stopBits: 0 })
      expect(found.groups.size).toBe(1)
      expect(found.weakest[0]).toBe(9)
    }
  })

  it('clusters thousands of components with thousands of judgements', () => {
    const count = 15_000
    const list = Array.from({ length: count / 3 }, (_, k): Edge => [3 * k, 3 * k + 1, 9])
    const same = Array.from({ length: count / 3 }, (_, k): Pair => [3 * k + 1, 3 * k + 2])
    for (const method of methods) {
      const found = clusterRecords(
        count,
        edgesOf(list),
        (_, weights) => weights.fill(9),
        { same },
        { method, stopBits: 0 },
      )
      expect(found.groups.size).toBe(count / 3)
    }
  })

  it('clusters nothing', () => {
    for (const method of methods) expect(cluster(0, [], { same: [] }, method).groups.size).toBe(0)
  })
})
