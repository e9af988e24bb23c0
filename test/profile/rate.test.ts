import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { poissonTail, rateOf } from '../../src/profile/rate'

describe('rateOf', () => {
  // 81 of 263 is the example of Newcombe (1998), method 3.
  it.each([
    [0, 10, 0, 0.2775328],
    [5, 10, 0.2365931, 0.7634069],
    [10, 10, 0.7224672, 1],
    [81, 263, 0.2552971, 0.3661925],
  ])('gives the Wilson interval of %d in %d', (count, n, low, high) => {
    const rate = rateOf(count, n)
    expect(rate.low).toBeCloseTo(low, 4)
    expect(rate.high).toBeCloseTo(high, 4)
  })

  it('knows nothing where nothing was counted', () => {
    expect(rateOf(0, 0)).toEqual({ share: 0, count: 0, n: 0, low: 0, high: 1 })
  })

  it('keeps share and interval within 0 and 1, and the share inside its interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const rate = rateOf(Math.round(share * n), n)
        expect(rate.low).toBeGreaterThanOrEqual(0)
        expect(rate.low).toBeLessThanOrEqual(rate.share)
        expect(rate.high).toBeGreaterThanOrEqual(rate.share)
        expect(rate.high).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('poissonTail', () => {
  it.each([
    [0, 1, 1],
    [1, 1, 0.6321206],
    [3, 0.5, 0.0143877],
    [10, 1, 1.114255e-7],
    [120, 100, 0.0282269],
  ])('of %d at a mean of %d', (count, mean, tail) => {
    expect(poissonTail(count, mean) / tail).toBeCloseTo(1, 3)
  })
})
