import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixPair } from '../../src/base'
import { numberTuples } from '../../src/resolve/number-tuples'

describe('numberTuples', () => {
  it('numbers tuples by their first position, as a map would, and the empty one by 0', () => {
    const cells = fc
      .tuple(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.nat(),
      )
      .map(([width, count, most, seed]) =>
        Array.from({ length: count }, (_, i) =>
          Array.from({ length: width }, (_, c) => (mixPair(seed + c, i) >>> 0) % most),
        ),
      )
    fc.assert(
      fc.property(cells, (tuples) => {
        const width = tuples[0]?.length ?? 0
        const columns = Array.from({ length: width }, (_, c) => Int32Array.from(tuples, (tuple) => tuple[c]))
        const { numbers, firsts } = numberTuples(columns, tuples.length)
        const known = new Map<string, number>()
        const positions = [0]
        const expected = tuples.map((tuple, position) => {
          if (tuple.every((code) => code === 0)) return 0
          const key = tuple.join()
          if (!known.has(key)) {
            known.set(key, positions.length)
            positions.push(position)
          }
          return known.get(key)
        })
        expect([...numbers]).toEqual(expected)
        expect([...firsts]).toEqual(positions)
      }),
      { numRuns: 25 },
    )
  })

  it('tells tuples of one hash apart', () => {
    const hashOf = (a: number, b: number): number => mixPair(mixPair(0, a), b)
    expect(hashOf(18287, 27709)).toBe(hashOf(2321, 4565))
    const columns = [Int32Array.of(18287, 2321, 18287, 2321, 0), Int32Array.of(27709, 4565, 27709, 4565, 0)]
    expect([...numberTuples(columns, 5).numbers]).toEqual([1, 2, 1, 2, 0])
  })
})
