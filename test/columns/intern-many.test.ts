import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashBytes } from '../../src/base'
import { BytePool } from '../../src/columns'

it('interns many values at once to the same codes as one by one', () => {
  const value = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ max: 400, min: 0 }).map(String))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 2000 }), fc.integer({ min: 1, max: 3 }), (values, stride) => {
      const bytes = Buffer.from(values.join(''))
      const starts = new Int32Array(values.length * stride)
      const ends = new Int32Array(values.length * stride)
      const hashes = new Int32Array(values.length * stride)
      let at = 0
      values.forEach((v, k) => {
        const i = k * stride + stride - 1
        starts[i] = at
        at += Buffer.byteLength(v)
        ends[i] = at
        hashes[i] = hashBytes(bytes, starts[i], ends[i])
      })
      const single = new BytePool(1)
      const expected = values.map((_, k) =>
        single.intern(bytes, starts[k * stride + stride - 1], ends[k * stride + stride - 1]),
      )
      const many = new BytePool(1)
      const codes = new Int32Array(values.length + 1)
      many.internMany(bytes, starts, ends, hashes, stride - 1, stride, codes, 1, values.length)
      expect([...codes.subarray(1)]).toEqual(expected)
      expect(many.size).toBe(single.size)
    }),
  )
})
