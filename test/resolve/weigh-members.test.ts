import { describe, expect, it } from 'vitest'
import { edgeRows, memberWeights, type WeighPairs } from '../../src/resolve/weigh-members'

/** Pairs weigh ten times their left record and once their right one. */
const tens: WeighPairs = (lefts, rights, count, bits) => {
  for (let k = 0; k < count; k++) bits[k] = lefts[k] * 10 + rights[k]
}

describe('memberWeights', () => {
  const edges = {
    left: Int32Array.of(0, 2, 1, 0),
    right: Int32Array.of(2, 4, 3, 4),
    weight: Float64Array.of(7, -2, 5, 0),
  }

  it('takes edges as they are and weighs the pairs between which there is none', () => {
    const asked: (readonly number[])[] = []
    const note: WeighPairs = (lefts, rights, count, bits) => {
      for (let k = 0; k < count; k++) asked.push([lefts[k], rights[k]])
      bits.fill(-9)
    }
    const weigh = memberWeights(edgeRows(6, edges), note)
    const weights = new Float64Array(16)
    weigh(Int32Array.of(0, 2, 4, 5), weights)
    expect([...weights]).toEqual([0, 7, 0, -9, 7, 0, -2, -9, 0, -2, 0, -9, -9, -9, -9, 0])
    expect(asked).toEqual([
      [0, 5],
      [2, 5],
      [4, 5],
    ])
  })

  it('keeps pieces of one component apart, whatever was weighed before', () => {
    const weigh = memberWeights(edgeRows(6, edges), tens)
    const first = new Float64Array(9)
    weigh(Int32Array.of(1, 3, 4), first)
    expect([...first]).toEqual([0, 5, 14, 5, 0, 34, 14, 34, 0])
    const second = new Float64Array(4)
    weigh(Int32Array.of(0, 1), second)
    expect([...second]).toEqual([0, 1, 1, 0])
  })
  it('weighs each pair of many once, in its place', () => {
    const size = 40
    const none = { left: new Int32Array(0), right: new Int32Array(0), weight: new Float64Array(0) }
    let weighed = 0
    const weigh = memberWeights(edgeRows(size, none), (lefts, rights, count, bits) => {
      weighed += count
      tens(lefts, rights, count, bits)
    })
    const weights = new Float64Array(size * size)
    weigh(
      Int32Array.from({ length: size }, (_, i) => i),
      weights,
    )
    expect(weighed).toBe((size * (size - 1)) / 2)
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) {
        expect(weights[a * size + b]).toBe(a === b ? 0 : Math.min(a, b) * 10 + Math.max(a, b))
      }
    }
  })
})
