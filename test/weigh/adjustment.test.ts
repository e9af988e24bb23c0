import { describe, expect, it } from 'vitest'
import { addedBits } from '../../src/weigh'

describe('what labels have taught', () => {
  const adjustment = { slope: 1, bias: 0.5, levels: [[1, -1], [2]], labels: 7 }

  it('adds its bias and the bits of each level', () => {
    expect(addedBits(adjustment, [2, 1])).toBe(0.5 - 1 + 2)
  })

  it('moves nothing by what is missing', () => {
    expect(addedBits(adjustment, [0, 0])).toBe(0.5)
    expect(addedBits(adjustment, [1, 0])).toBe(1.5)
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(adjustment))).toEqual(adjustment)
  })
})
