import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes, hashString, hashUnits, mix32, mixPair } from '../../src/base'
import { runs } from './runs'

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

describe('hashes', () => {
  it('are signed 32-bit integers', () => {
    fc.assert(
      fc.property(int, int, fc.string({ unit: 'binary' }), (a, b, text) => {
        const bytes = new TextEncoder().encode(text)
        for (const h of [mix32(a), mixPair(a, b), hashString(text, a), hashBytes(bytes, 0, bytes.length, a)]) {
          expect(h).toBe(h | 0)
        }
      }),
      runs(50),
    )
  })

  it('of units equal those of the string they spell, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 9 }), int, (text, at, seed) => {
        const units = new Uint16Array(at + text.length + 3).fill(77)
        for (let i = 0; i < text.length; i++) units[at + i] = text.charCodeAt(i)
        expect(hashUnits(units, at, at + text.length, seed)).toBe(hashString(text, seed))
      }),
      runs(50),
    )
  })

  it('of pairs depend on the order of the pair', () => {
    let same = 0
    for (let a = 0; a < 200; a++) for (let b = 0; b < a; b++) if (mixPair(a, b) === mixPair(b, a)) same++
    expect(same).toBe(0)
  })

  it('spread consecutive numbers evenly over the slots of a table', () => {
    const slots = new Int32Array(64)
    for (let i = 0; i < 64_000; i++) slots[mix32(i) & 63]++
    for (const count of slots) expect(Math.abs(count - 1000)).toBeLessThan(200)
  })

  it('keep pairs of small numbers apart', () => {
    const seen = new Set<number>()
    for (let a = 0; a < 300; a++) for (let b = 0; b < 300; b++) seen.add(mixPair(a, b))
    // Of 90,000 random 32-bit numbers about one pair would be equal.
    expect(seen.size).toBeGreaterThan(90_000 - 10)
  })
})
