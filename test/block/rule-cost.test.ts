import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mix32 } from '../../src/base'
import { costOfRule, estimatePairs, mayExceed } from '../../src/block'

/** Keys as blocks of the given sizes have them. */
function blocksOf(sizes: readonly number[]): { slots: number; hashes: Int32Array } {
  return { slots: 1, hashes: Int32Array.from(sizes.flatMap((size, k) => new Array(size).fill(mix32(k + 1) || 1))) }
}

describe('the cost of a rule', () => {
  it('is estimated exactly for a small table', () => {
    const blocks = blocksOf([1, 2, 3, 10, 40])
    expect(costOfRule(blocks, 10)).toEqual({ pairs: 49, oversizePairs: 780 })
    expect(estimatePairs(blocks, 10)).toBe(49)
  })

  it('is estimated within a few per cent for a large table', () => {
    const sizes = Array.from({ length: 120_000 }, (_, k) => 1 + (k % 7))
    const blocks = blocksOf(sizes)
    const exact = costOfRule(blocks, 5).pairs
    expect(Math.abs(estimatePairs(blocks, 5) / exact - 1)).toBeLessThan(0.03)
    expect(estimatePairs(blocks, 5)).not.toBe(exact)
  })

  it('never overlooks a block above the cap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (sizes, cap) => {
          const blocks = blocksOf(sizes)
          if (costOfRule(blocks, cap).oversizePairs > 0) expect(mayExceed(blocks, cap)).toBe(true)
        },
      ),
    )
    expect(mayExceed(blocksOf([70_000]), 69_999)).toBe(true)
  })

  it('sees that no block is above the cap where all are far below', () => {
    expect(mayExceed(blocksOf(Array.from({ length: 10_000 }, () => 3)), 60)).toBe(false)
    expect(mayExceed(blocksOf([5]), Number.POSITIVE_INFINITY)).toBe(false)
  })
})
