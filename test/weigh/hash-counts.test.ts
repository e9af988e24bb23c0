import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashCounts } from '../../src/weigh/hash-counts'
import { runs } from '../base/runs'

describe('HashCounts', () => {
  it('holds what a Map holds, for hashes of any size', () => {
    const hash = fc.oneof(fc.nat({ max: 9 }), fc.maxSafeNat(), fc.integer())
    fc.assert(
      fc.property(fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 99 }))), fc.array(hash), (pairs, others) => {
        const map = new Map(pairs)
        const counts = new HashCounts([...map])
        for (const key of [...map.keys(), ...others]) expect(counts.get(key)).toBe(map.get(key) ?? 0)
      }),
      runs(100),
    )
  })
})
