import { describe, expect, it } from 'vitest'
import { memberWeights } from '../../src/resolve/weigh-members'

describe('memberWeights', () => {
  const edges = {
    left: Int32Array.of(0, 2, 1, 0),
    right: Int32Array.of(2, 4, 3, 4),
    weight: Float64Array.of(7, -2, 5, 0),
  }

  it('takes edges as they are and weighs the pairs between which there is none', () => {
    const asked: (readonly number[])[] = []
    const weigh = memberWeights(6, edges, (left, right) => {
      asked.push([left, right])
      return -9
    })
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
    const weigh = memberWeights(6, edges, (left, right) => left * 10 + right)
    const first = new Float64Array(9)
    weigh(Int32Array.of(1, 3, 4), first)
    expect([...first]).toEqual([0, 5, 14, 5, 0, 34, 14, 34, 0])
    const second = new Float64Array(4)
    weigh(Int32Array.of(0, 1), second)
    expect([...second]).toEqual([0, 1, 1, 0])
  })
})
