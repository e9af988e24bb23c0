import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'

const first = (seed: number, count = 8): number[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => random.next())
}

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(first(7)).toEqual(first(7))
    expect(first(7)).not.toEqual(first(8))
    expect(first(2 ** 32 + 7)).toEqual(first(7))
  })

  it('fills [0, 1) evenly', () => {
    const bins = new Int32Array(10)
    for (const x of first(1, 10_000)) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThan(1)
      bins[Math.floor(x * 10)]++
    }
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('draws integers below a limit, each of them', () => {
    const random = seededRandom(3)
    const seen = new Set(Array.from({ length: 200 }, () => random.below(5)))
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4])
  })
})
