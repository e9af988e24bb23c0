import fc from 'fast-check'
import { distance as fastestLevenshtein } from 'fastest-levenshtein'
import { describe, expect, it } from 'vitest'
import {
  damerau,
  damerauPacked,
  levenshtein,
  levenshteinPacked,
  osa,
  osaPacked,
  type PackedDistance,
  toUnits,
} from '../../src/text'
import { anyPair, anyText, EDGE_LENGTHS, inPool } from './text-pairs'

type Distance = (a: string, b: string) => number

const KERNELS: [name: string, clear: Distance, packed: PackedDistance][] = [
  ['levenshtein', levenshtein, levenshteinPacked],
  ['osa', osa, osaPacked],
  ['damerau', damerau, damerauPacked],
]

function run(kernel: PackedDistance, a: string, b: string, max: number): number {
  const { units, aStart, aEnd, bStart, bEnd } = inPool(a, b)
  return kernel(units, aStart, aEnd, units, bStart, bEnd, max)
}

describe.each(KERNELS)('%s', (_name, clear, packed) => {
  it('is symmetric, zero only for equal texts, and between the difference of the lengths and the greater one', () => {
    fc.assert(
      fc.property(anyPair(40), ([a, b]) => {
        const distance = clear(a, b)
        expect(clear(b, a)).toBe(distance)
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length))
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })

  it('has a packed kernel that gives the same distance', () => {
    fc.assert(
      fc.property(anyPair(), ([a, b]) => {
        expect(run(packed, a, b, Number.POSITIVE_INFINITY)).toBe(clear(a, b))
      }),
      { numRuns: 400 },
    )
  })

  it('gives the same where the array ends with the text', () => {
    fc.assert(
      fc.property(anyPair(20), fc.nat(6), ([a, b], max) => {
        const [x, y] = [toUnits(a), toUnits(b)]
        expect(packed(x, 0, x.length, y, 0, y.length, max)).toBe(run(packed, a, b, max))
        const { units, aStart, aEnd, bStart, bEnd } = inPool(a, b, 0)
        expect(packed(units, bStart, bEnd, units, aStart, aEnd, max)).toBe(run(packed, b, a, max))
      }),
      { numRuns: 400 },
    )
  })

  it('gives max + 1 for a greater distance and the distance otherwise, whatever max is', () => {
    fc.assert(
      fc.property(anyPair(), fc.nat(12), fc.integer({ min: -2, max: 2 }), ([a, b], low, offset) => {
        const distance = clear(a, b)
        for (const max of [low, Math.max(0, distance + offset)]) {
          expect(run(packed, a, b, max)).toBe(Math.min(distance, max + 1))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('is exact around the word sizes of the bit-parallel kernel', () => {
    const text = (length: number, step: number) =>
      Array.from({ length }, (_, i) => 'abcde'[(i * step + (i >> 3)) % 5]).join('')
    for (const aLength of EDGE_LENGTHS) {
      for (const bLength of EDGE_LENGTHS) {
        const a = text(aLength, 2)
        const b = text(bLength, 3)
        const distance = clear(a, b)
        for (const max of [Number.POSITIVE_INFINITY, distance, distance - 1, distance >> 1]) {
          if (max >= 0)
            expect(run(packed, a, b, max), `${aLength}, ${bLength}, ${max}`).toBe(Math.min(distance, max + 1))
        }
      }
    }
  })

  it('leaves no trace of one call in the next', () => {
    const long = 'abcdefghij'.repeat(15)
    const before = run(packed, 'jonathan', 'johnatan', 10)
    run(packed, long, `x${long}x`, 2)
    run(packed, 'aaaa', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 1)
    run(packed, long, 'zzz', 10)
    expect(run(packed, 'jonathan', 'johnatan', 10)).toBe(before)
    expect(run(packed, 'jonathan', 'qqqqqqqq', 10)).toBe(8)
  })
})

describe('levenshtein', () => {
  it('equals fastest-levenshtein', () => {
    fc.assert(
      fc.property(anyPair(), ([a, b]) => {
        expect(levenshtein(a, b)).toBe(fastestLevenshtein(a, b))
        expect(run(levenshteinPacked, a, b, Number.POSITIVE_INFINITY)).toBe(fastestLevenshtein(a, b))
      }),
      { numRuns: 400 },
    )
  })

  it('counts UTF-16 code units, so that an astral character is two', () => {
    expect(levenshtein('a😀', 'a')).toBe(2)
    expect(levenshtein('😀', '😁')).toBe(1)
  })
})

describe('the metrics among them', () => {
  it.each([
    ['levenshtein', levenshtein],
    ['damerau', damerau],
  ])('%s obeys the triangle inequality', (_name, distance) => {
    fc.assert(
      fc.property(anyText(12), anyText(12), anyText(12), (a, b, c) => {
        expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
      }),
    )
  })

  it('osa does not', () => {
    expect(osa('ca', 'abc')).toBe(3)
    expect(osa('ca', 'ac') + osa('ac', 'abc')).toBe(2)
    expect(damerau('ca', 'abc')).toBe(2)
  })

  it('orders damerau <= osa <= levenshtein, and osa is at most one and a half times damerau', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 }),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 }),
        (x, y) => {
          const [a, b] = [x.join(''), y.join('')]
          expect(damerau(a, b)).toBeLessThanOrEqual(osa(a, b))
          expect(osa(a, b)).toBeLessThanOrEqual(levenshtein(a, b))
          expect(osa(a, b)).toBeLessThanOrEqual(1.5 * damerau(a, b))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
