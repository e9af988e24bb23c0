import { describe, expect, it } from 'vitest'
import { sharable } from '../../src/node/sharable'

describe('data for other threads', () => {
  it('has its arrays of numbers in shared memory, however deep they lie, and is the same otherwise', () => {
    const data = {
      name: 'x',
      none: undefined,
      counts: [3, 1],
      lists: [new Float64Array([1.5]), undefined],
      inner: { codes: Int32Array.of(7, 8, 9).subarray(1) },
      sets: new Map([[1, new Set([2])]]),
    }
    const shared = sharable(data) as typeof data
    expect(shared).toEqual(data)
    expect(shared.inner.codes.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(shared.lists[0]?.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(data.inner.codes.buffer).toBeInstanceOf(ArrayBuffer)
  })

  it('keeps the arrays that are there already', () => {
    const codes = new Int32Array(new SharedArrayBuffer(8))
    expect((sharable({ codes }) as { codes: Int32Array }).codes).toBe(codes)
  })
})
