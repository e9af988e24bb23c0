import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TrustCurve, trustAt } from '../../src/survive/trust'
import { runs } from '../base/runs'

const curve = fc.record({
  max: fc.integer({ min: 50, max: 100 }),
  min: fc.integer({ min: 0, max: 50 }),
  decay: fc.constantFrom<NonNullable<TrustCurve['decay']>[]>('none', 'linear', 'rapidSlow', 'slowRapid', 'halfLife'),
  days: fc.integer({ min: 1, max: 4000 }),
})
const age = fc.double({ min: 0, max: 10_000, noNaN: true })

describe('trustAt', () => {
  const cases: [decay: TrustCurve['decay'], age: number, trust: number][] = [
    ['none', 999, 90],
    ['linear', 0, 90],
    ['linear', 25, 70],
    ['linear', 100, 10],
    ['rapidSlow', 50, 30],
    ['slowRapid', 50, 70],
    ['halfLife', 100, 50],
    ['halfLife', 1e9, 10],
    ['linear', Number.NaN, 10],
  ]
  it.each(cases)('follows %s at %d days', (decay, days, trust) => {
    expect(trustAt({ max: 90, min: 10, days: 100, ...(decay === undefined ? {} : { decay }) }, days)).toBeCloseTo(
      trust,
      9,
    )
  })

  it('never rises with age, and stays between its ends', () => {
    fc.assert(
      fc.property(curve, age, age, (own, a, b) => {
        const young = trustAt(own, Math.min(a, b))
        const old = trustAt(own, Math.max(a, b))
        expect(old).toBeLessThanOrEqual(young)
        expect(old).toBeGreaterThanOrEqual(own.min)
        expect(young).toBeLessThanOrEqual(own.max)
      }),
      runs(300),
    )
  })
})
