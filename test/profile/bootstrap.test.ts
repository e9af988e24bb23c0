import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { bootstrap, ratioOfSums } from '../../src/profile'

describe('bootstrap', () => {
  it('covers the true ratio in about 95 of 100 samples', () => {
    const random = seededRandom(3)
    let covered = 0
    for (let s = 0; s < 400; s++) {
      const wholes = Array.from({ length: 60 }, () => 50 + 100 * random.next())
      const parts = wholes.map((whole) => (random.next() < 0.8 ? whole * (0.9 + 0.2 * random.next()) : 0))
      const ratio = bootstrap(60, (times) => ratioOfSums(parts, wholes, times), { seed: s, resamples: 300 })
      if (ratio.known && ratio.low <= 0.8 && 0.8 <= ratio.high) covered++
    }
    expect(covered / 400).toBeGreaterThan(0.9)
    expect(covered / 400).toBeLessThan(0.985)
  })

  it('gives the same interval for the same seed', () => {
    const values = [1, 5, 2, 8, 3, 9]
    const ones = values.map(() => 1)
    const mean = (seed: number) => bootstrap(6, (times) => ratioOfSums(values, ones, times), { seed })
    expect(mean(4)).toEqual(mean(4))
    expect(mean(4)).not.toEqual(mean(5))
  })

  it('says unknown for few observations, and where the figure is not determined', () => {
    expect(bootstrap(3, () => 1)).toEqual({ known: false, n: 3, reason: 'too-few-observations' })
    expect(bootstrap(9, () => Number.NaN)).toEqual({ known: false, n: 9, reason: 'not-determined' })
  })
})
