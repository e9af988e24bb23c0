import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { oneToOneWeights } from '../../src/cluster'
import { runs } from '../base/runs'

const LEFT = 6
const RIGHT = 8
const toProbability = (bits: number): number => 1 / (1 + 2 ** -bits)

const edges = fc.uniqueArray(
  fc.tuple(
    fc.nat({ max: LEFT - 1 }),
    fc.integer({ min: LEFT, max: LEFT + RIGHT - 1 }),
    fc.double({ min: -20, max: 200, noNaN: true }),
  ),
  { maxLength: 30, selector: ([a, b]) => a * 100 + b },
)

type Edge = readonly [number, number, number]

function weights(list: readonly Edge[], sizes: readonly [number, number] = [LEFT, RIGHT]): number[] {
  return [
    ...oneToOneWeights(
      { left: Int32Array.from(list, (e) => e[0]), right: Int32Array.from(list, (e) => e[1]) },
      Float64Array.from(list, (e) => e[2]),
      sizes,
    ),
  ]
}

describe('oneToOneWeights', () => {
  it('gives the candidates of a record of either source probabilities that add up to no more than 1', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const sums = new Map<number, number>()
        const found = weights(list)
        list.forEach(([a, b], e) => {
          expect(Number.isFinite(found[e])).toBe(true)
          for (const record of [a, b]) sums.set(record, (sums.get(record) ?? 0) + toProbability(found[e]))
        })
        for (const sum of sums.values()) expect(sum).toBeLessThanOrEqual(1 + 1e-6)
      }),
      runs(80),
    )
  })

  it('ranks the candidates of a record as their likelihoods do, where no other record wants them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -20, max: 200, noNaN: true }), { minLength: 2, maxLength: RIGHT }),
        (bits) => {
          const found = weights(bits.map((own, k) => [0, LEFT + k, own]))
          bits.forEach((own, e) => {
            bits.forEach((other, f) => {
              if (own > other) expect(found[e]).toBeGreaterThanOrEqual(found[f] - 1e-9)
            })
          })
        },
      ),
      runs(40),
    )
  })

  it('trusts a candidate less that a better partner claims', () => {
    const [alone] = weights([[0, 6, 20]])
    const [contested, claimed] = weights([
      [0, 6, 20],
      [1, 6, 26],
    ])
    expect(contested).toBeLessThan(alone - 3)
    expect(toProbability(claimed)).toBeGreaterThan(0.9)
  })

  it('takes a lone strong candidate for a match, two equal ones for neither, and a weak one for none', () => {
    const [lone, first, second, weak] = weights([
      [0, 6, 30],
      [1, 7, 30],
      [1, 8, 30],
      [2, 9, -10],
    ])
    expect(toProbability(lone)).toBeGreaterThan(0.99)
    expect(first).toBeCloseTo(second, 9)
    expect(toProbability(first)).toBeCloseTo(0.5, 2)
    expect(toProbability(weak)).toBeLessThan(0.01)
  })

  it('takes the smaller source for the one whose records have a partner at most, whichever it is', () => {
    const mirrored = oneToOneWeights(
      { left: Int32Array.of(0, 1), right: Int32Array.of(6, 6) },
      Float64Array.of(30, 30),
      [6, 2],
    )
    for (const bits of mirrored) expect(toProbability(bits)).toBeCloseTo(0.5, 2)
  })

  it('has nothing to say of no edges', () => {
    expect(weights([])).toEqual([])
  })
})
