import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { npsOf } from '../../src/measure'
import { differenceOfShares, rateOf } from '../../src/profile'

describe('npsOf', () => {
  it('gives points, not a fraction, and n', () => {
    expect(npsOf({ good: 30, middle: 50, bad: 20 })).toMatchObject({ known: true, value: 10, n: 100 })
  })

  it('adds 3 to n and ¾ to promoters and detractors for the interval', () => {
    const { low, high } = npsOf({ good: 30, middle: 50, bad: 20 }) as { low: number; high: number }
    const [p, d] = [30.75 / 103, 20.75 / 103]
    const half = 1.959964 * Math.sqrt((p + d - (p - d) ** 2) / 103)
    expect(low).toBeCloseTo(100 * (p - d - half), 6)
    expect(high).toBeCloseTo(100 * (p - d + half), 6)
  })

  it('says it is unknown rather than give a figure of few answers', () => {
    expect(npsOf({ good: 4, middle: 0, bad: 0 })).toEqual({ known: false, n: 4, reason: 'too-few-observations' })
    expect(npsOf({ good: 0, middle: 0, bad: 0 })).toEqual({ known: false, n: 0, reason: 'no-observations' })
  })

  it.each([
    [0.4, 0.3, 20],
    [0.6, 0.1, 50],
    [0.1, 0.6, 200],
    [0.85, 0.05, 30],
  ])('covers the true score in about 95 of 100 samples (promoters %d, detractors %d, n %d)', (up, down, n) => {
    const random = seededRandom(17)
    let covered = 0
    const samples = 3000
    for (let s = 0; s < samples; s++) {
      const counts = { good: 0, middle: 0, bad: 0 }
      for (let i = 0; i < n; i++) {
        const draw = random.next()
        counts[draw < up ? 'good' : draw < up + down ? 'bad' : 'middle']++
      }
      const { low, high } = npsOf(counts) as { low: number; high: number }
      if (low <= 100 * (up - down) && 100 * (up - down) <= high) covered++
    }
    expect(covered / samples).toBeGreaterThan(0.93)
    expect(covered / samples).toBeLessThan(0.985)
  })
})

describe('intervals of shares', () => {
  it.each([
    [0.5, 15],
    [0.9, 40],
    [0.05, 100],
  ])('cover a share of %d in about 95 of 100 samples of %d', (share, n) => {
    const random = seededRandom(5)
    let covered = 0
    const samples = 3000
    for (let s = 0; s < samples; s++) {
      let count = 0
      for (let i = 0; i < n; i++) if (random.next() < share) count++
      const { low, high } = rateOf(count, n)
      if (low <= share && share <= high) covered++
    }
    expect(covered / samples).toBeGreaterThan(0.92)
    expect(covered / samples).toBeLessThan(0.99)
  })

  it('of a difference cover it in about 95 of 100 samples', () => {
    const random = seededRandom(9)
    const draw = (share: number, n: number) => {
      let count = 0
      for (let i = 0; i < n; i++) if (random.next() < share) count++
      return rateOf(count, n)
    }
    let covered = 0
    for (let s = 0; s < 3000; s++) {
      const { difference } = differenceOfShares(draw(0.7, 40), draw(0.55, 60))
      if (difference.known && difference.low <= 0.15 && 0.15 <= difference.high) covered++
    }
    expect(covered / 3000).toBeGreaterThan(0.93)
    expect(covered / 3000).toBeLessThan(0.975)
  })
})
