import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaro, jaroWinkler, jaroWinklerPacked } from '../../src/text'
import { anyPair, EDGE_LENGTHS, inPool } from './text-pairs'

function run(a: string, b: string, min: number): number {
  const { units, aStart, aEnd, bStart, bEnd } = inPool(a, b)
  return jaroWinklerPacked(units, aStart, aEnd, units, bStart, bEnd, min)
}

describe('jaroWinkler', () => {
  it.each([
    ['martha', 'marhta', 0.961111],
    ['dixon', 'dicksonx', 0.813333],
    ['dwayne', 'duane', 0.84],
    ['abc', 'xyz', 0],
    ['', '', 1],
    ['', 'a', 0],
    ['a', 'a', 1],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 6)
  })

  it('gives the bonus for a common prefix only above a Jaro similarity of 0.7', () => {
    expect(jaro('abcdxxxx', 'abcdyyyy')).toBeCloseTo(2 / 3, 9)
    expect(jaroWinkler('abcdxxxx', 'abcdyyyy')).toBe(jaro('abcdxxxx', 'abcdyyyy'))
    expect(jaroWinkler('abcdexxx', 'abcdeyyy')).toBeCloseTo(0.75 + 0.4 * 0.25, 9)
  })

  it('is symmetric, 1 only for equal texts, at least jaro, and within 0 and 1', () => {
    fc.assert(
      fc.property(anyPair(60), ([a, b]) => {
        const similarity = jaroWinkler(a, b)
        expect(jaroWinkler(b, a)).toBeCloseTo(similarity, 12)
        expect(similarity === 1).toBe(a === b)
        expect(similarity).toBeGreaterThanOrEqual(jaro(a, b))
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('has a packed kernel that gives the same similarity, or 0 below min', () => {
    fc.assert(
      fc.property(anyPair(), fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], min) => {
        const similarity = jaroWinkler(a, b)
        expect(run(a, b, 0)).toBe(similarity)
        expect(run(a, b, min)).toBe(similarity < min ? 0 : similarity)
        expect(run(a, b, similarity)).toBe(similarity)
      }),
      { numRuns: 500 },
    )
  })

  it('is exact around the word sizes of the bit-parallel kernel', () => {
    const text = (length: number, step: number) =>
      Array.from({ length }, (_, i) => 'abcdefg'[(i * step + (i >> 3)) % 7]).join('')
    for (const aLength of EDGE_LENGTHS) {
      for (const bLength of EDGE_LENGTHS) {
        const a = text(aLength, 2)
        const b = text(bLength, 3)
        expect(run(a, b, 0), `${aLength}, ${bLength}`).toBe(jaroWinkler(a, b))
        expect(run(a, a, 1)).toBe(1)
      }
    }
  })
})
