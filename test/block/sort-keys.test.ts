import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortKeys } from '../../src/block'
import { runs } from '../base/runs'

const hash = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))

describe('sortKeys', () => {
  it('sorts as Array.sort does by unsigned key, then record, and leaves key 0 out', () => {
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 300 }), fc.integer({ min: 1, max: 4 }), (values, slots) => {
        const hashes = Int32Array.from(values.slice(0, values.length - (values.length % slots)))
        const expected = Array.from(hashes, (key, at) => [key >>> 0, Math.floor(at / slots)])
          .filter(([key]) => key !== 0)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        const { keys, records, length } = sortKeys(hashes, slots)
        expect(length).toBe(expected.length)
        expect(Array.from({ length }, (_, k) => [keys[k] >>> 0, records[k]])).toEqual(expected)
      }),
      runs(80),
    )
  })

  it('leaves an earlier result alone', () => {
    const first = sortKeys(Int32Array.of(3, 1, 2), 1)
    sortKeys(Int32Array.of(9, 9, 9, 9, 9), 1)
    sortKeys(Int32Array.of(8), 1)
    expect([...first.keys.subarray(0, 3)]).toEqual([1, 2, 3])
    expect([...first.records.subarray(0, 3)]).toEqual([1, 2, 0])
  })
})
