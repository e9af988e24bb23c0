import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permutation } from '../../src/generate/permutation'

describe('permutation', () => {
  it('puts each number at exactly one place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer(), (size, seed) => {
        const at = permutation(size, seed)
        const seen = new Set<number>()
        for (let place = 0; place < size; place++) seen.add(at(place))
        expect(seen.size).toBe(size)
        expect(Math.min(...seen)).toBe(0)
        expect(Math.max(...seen)).toBe(size - 1)
      }),
    )
  })

  it('differs from seed to seed and breaks up neighbours', () => {
    const left = permutation(10_000, 1)
    const right = permutation(10_000, 2)
    let same = 0
    let steps = 0
    for (let place = 1; place < 10_000; place++) {
      if (left(place) === right(place)) same++
      if (Math.abs(left(place) - left(place - 1)) === 1) steps++
    }
    expect(same).toBeLessThan(15)
    expect(steps).toBeLessThan(15)
  })
})
