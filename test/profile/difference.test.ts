import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOfEstimates, differenceOfShares, holm, normalTail, rateOf, unknownEstimate } from '../../src/profile'

describe('normalTail', () => {
  it.each([
    [0, 0.5],
    [1, 0.158655254],
    [1.959964, 0.025],
    [4, 3.167124e-5],
  ])('is right at %d', (z, tail) => {
    expect(normalTail(z) / tail).toBeCloseTo(1, 5)
  })
})

describe('differenceOfShares', () => {
  it('agrees with a worked example of the method', () => {
    // Newcombe 1998, 56/70 against 48/80: .0524 to .3339.
    const { difference } = differenceOfShares(rateOf(56, 70), rateOf(48, 80))
    if (!difference.known) throw new Error('unknown')
    expect(difference.low).toBeCloseTo(0.0524, 3)
    expect(difference.high).toBeCloseTo(0.3339, 3)
  })

  it('is unknown where either side has nobody', () => {
    expect(differenceOfShares(rateOf(0, 0), rateOf(3, 9))).toEqual({ difference: unknownEstimate(0) })
  })
})

describe('differenceOfEstimates', () => {
  it('is unknown where either is', () => {
    const known = { known: true, value: 1, low: 0, high: 2, n: 9 } as const
    expect(differenceOfEstimates(known, unknownEstimate(2)).difference.known).toBe(false)
    expect(differenceOfEstimates(known, known)).toMatchObject({ difference: { value: 0 }, p: 1 })
  })
})

describe('holm', () => {
  it('raises each p by what is left to ask, and keeps their order', () => {
    expect(holm([0.01, 0.04, 0.03]).map((p) => p.toFixed(2))).toEqual(['0.03', '0.06', '0.06'])
    expect(holm([])).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (ps) => {
        const adjusted = holm(ps)
        ps.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p)
          expect(adjusted[i]).toBeLessThanOrEqual(1)
        })
      }),
    )
  })
})
