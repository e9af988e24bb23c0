import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawCount, drawNormal, exactExp, logistic } from '../../../src/generate/customers/exact-math'
import { Dice } from '../../../src/generate/dice'

describe('exactExp', () => {
  it('is e to the power of x', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-11)
      }),
    )
  })
})

describe('logistic', () => {
  it('gives a probability that grows with the log odds, and its complement for their negative', () => {
    expect(logistic(0)).toBe(0.5)
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
        expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 9)
        expect(logistic(x + 1)).toBeGreaterThan(logistic(x))
      }),
    )
  })
})

describe('draws', () => {
  const dice = new Dice().start(1, 2, 3)
  const mean = (of: readonly number[]): number => of.reduce((sum, value) => sum + value, 0) / of.length

  it('have the mean and the spread they state', () => {
    const normal = Array.from({ length: 20_000 }, () => drawNormal(dice))
    expect(Math.abs(mean(normal))).toBeLessThan(0.03)
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(0.05)
    for (const expected of [0.1, 1.6, 6]) {
      const counts = Array.from({ length: 20_000 }, () => drawCount(dice, expected))
      expect(Math.abs(mean(counts) - expected)).toBeLessThan(4 * Math.sqrt(expected / 20_000))
    }
  })
})
