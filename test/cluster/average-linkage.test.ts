import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageLinkage, weakestLink } from '../../src/cluster'
import { runs } from '../base/runs'

interface Case {
  readonly size: number
  readonly weights: Float64Array
  readonly forbidden: Uint8Array
  readonly labels: Int32Array
  readonly stop: number
}

/** Small whole weights, so that means often tie and sums are exact. */
const problem: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 9 }).chain((size) => {
  const pairs = (size * (size - 1)) / 2
  return fc
    .record({
      weights: fc.array(fc.integer({ min: -6, max: 6 }), { minLength: pairs, maxLength: pairs }),
      apart: fc.array(fc.nat({ max: 9 }), { minLength: pairs, maxLength: pairs }),
      joined: fc.array(fc.tuple(fc.nat({ max: size - 1 }), fc.nat({ max: size - 1 })), { maxLength: 2 }),
      stop: fc.integer({ min: -2, max: 3 }),
    })
    .map(({ weights, apart, joined, stop }): Case => {
      const labels = Int32Array.from({ length: size }, (_, a) => a)
      for (const [a, b] of joined) {
        const [low, high] = [Math.min(labels[a], labels[b]), Math.max(labels[a], labels[b])]
        for (let i = 0; i < size; i++) if (labels[i] === high) labels[i] = low
      }
      const matrix = new Float64Array(size * size)
      const forbidden = new Uint8Array(size * size)
      let at = 0
      for (let a = 0; a < size; a++) {
        for (let b = a + 1; b < size; b++, at++) {
          matrix[a * size + b] = matrix[b * size + a] = weights[at]
          // What is joined from the start is never forbidden.
          if (apart[at] === 0 && labels[a] !== labels[b]) forbidden[a * size + b] = forbidden[b * size + a] = 1
        }
      }
      return { size, weights: matrix, forbidden, labels, stop }
    })
})

/** The definition, step by step: joins the pair of clusters with the highest mean, ties to the lowest members. */
function plainLinkage({ size, weights, forbidden, labels, stop }: Case): number[] {
  let clusters = [...new Set(labels)]
    .sort((a, b) => a - b)
    .map((label) => Array.from({ length: size }, (_, i) => i).filter((i) => labels[i] === label))
  for (;;) {
    let best: [number, number] | undefined
    let highest = Number.NEGATIVE_INFINITY
    for (let x = 0; x < clusters.length; x++) {
      for (let y = x + 1; y < clusters.length; y++) {
        let sum = 0
        let isForbidden = false
        for (const a of clusters[x]) {
          for (const b of clusters[y]) {
            sum += weights[a * size + b]
            if (forbidden[a * size + b]) isForbidden = true
          }
        }
        const mean = sum / (clusters[x].length * clusters[y].length)
        if (!isForbidden && mean > highest) {
          highest = mean
          best = [x, y]
        }
      }
    }
    if (best === undefined || highest < stop) break
    const [x, y] = best
    clusters[x] = [...clusters[x], ...clusters[y]].sort((a, b) => a - b)
    clusters = clusters.filter((_, k) => k !== y)
  }
  const result = new Array<number>(size)
  for (const cluster of clusters) for (const i of cluster) result[i] = cluster[0]
  return result
}

describe('averageLinkage', () => {
  it('joins what a plain implementation joins, ties and forbidden pairs included', () => {
    fc.assert(
      fc.property(problem, (given) => {
        const labels = given.labels.slice()
        averageLinkage(given.weights.slice(), given.forbidden.slice(), given.size, given.stop, labels)
        expect([...labels]).toEqual(plainLinkage(given))
      }),
      runs(400),
    )
  })

  it('never joins forbidden records, and never parts records joined from the start', () => {
    fc.assert(
      fc.property(problem, ({ size, weights, forbidden, labels, stop }) => {
        const found = labels.slice()
        averageLinkage(weights.slice(), forbidden.slice(), size, stop, found)
        for (let a = 0; a < size; a++) {
          for (let b = 0; b < size; b++) {
            if (forbidden[a * size + b]) expect(found[a]).not.toBe(found[b])
            if (labels[a] === labels[b]) expect(found[a]).toBe(found[b])
          }
        }
      }),
      runs(150),
    )
  })

  it('joins everything that agrees and nothing that disagrees', () => {
    for (const [weight, clusters] of [
      [5, 1],
      [-5, 40],
    ]) {
      const size = 40
      const labels = Int32Array.from({ length: size }, (_, i) => i)
      averageLinkage(new Float64Array(size * size).fill(weight), undefined, size, 0, labels)
      expect(new Set(labels).size).toBe(clusters)
    }
  })
})

describe('weakestLink', () => {
  it('is the bottleneck of a maximum spanning tree: the highest weight at which the records still hang together', () => {
    fc.assert(
      fc.property(problem, ({ size, weights }) => {
        const members = Array.from({ length: size }, (_, a) => a).filter((a) => a % 3 !== 1)
        const holds = (floor: number): boolean => {
          const reached = new Set([members[0]])
          for (const a of reached) {
            for (const b of members) if (b !== a && weights[a * size + b] >= floor) reached.add(b)
          }
          return reached.size === members.length
        }
        const floors = [...new Set(weights)].sort((a, b) => b - a)
        const expected = members.length === 1 ? Number.POSITIVE_INFINITY : floors.find(holds)
        expect(weakestLink(weights, size, members)).toBe(expected)
      }),
      runs(200),
    )
  })
})
