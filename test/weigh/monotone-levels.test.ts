import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/compare'
import { monotoneLevels } from '../../src/weigh/monotone-levels'
import { runs } from '../base/runs'

const comparisonOf = (aside: readonly boolean[]): Comparison => ({
  name: 'given',
  field: 'name',
  between: 'individual',
  levels: aside.map((isAside, l) => ({ label: `${l}`, m: 0.1, ...(isAside ? { aside: true as const } : {}) })),
})

const share = fc.double({ min: 1e-6, max: 1, noNaN: true })
const levels = fc.array(fc.record({ m: share, u: share, aside: fc.boolean() }), { minLength: 1, maxLength: 9 })

describe('monotoneLevels', () => {
  it('leaves no level of a ladder that speaks more for a match than the one above it', () => {
    fc.assert(
      fc.property(levels, (list) => {
        const comparison = comparisonOf(list.map(({ aside }) => aside))
        const u = list.map((level) => level.u)
        const found = monotoneLevels(
          comparison,
          list.map((level) => level.m),
          u,
        )
        const ratios = found.map((m, l) => m / u[l]).filter((_, l) => !list[l].aside)
        for (let l = 1; l < ratios.length; l++) expect(ratios[l]).toBeLessThanOrEqual(ratios[l - 1] * (1 + 1e-9))
      }),
      runs(100),
    )
  })

  it('keeps what the levels of the ladder hold together, and each level beside it', () => {
    fc.assert(
      fc.property(levels, (list) => {
        const m = list.map((level) => level.m)
        const found = monotoneLevels(
          comparisonOf(list.map(({ aside }) => aside)),
          m,
          list.map((level) => level.u),
        )
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
        expect(sum(found)).toBeCloseTo(sum(m), 9)
        list.forEach(({ aside }, l) => {
          if (aside) expect(found[l]).toBe(m[l])
        })
      }),
      runs(100),
    )
  })

  it('changes nothing where the order is right', () => {
    const m = [0.8, 0.15, 0.05]
    expect(monotoneLevels(comparisonOf([false, false, false]), m, [0.01, 0.1, 0.89])).toEqual(m)
  })
})
