import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes } from '../../src/base'
import { BytePool } from '../../src/columns'
import { runs } from '../base/runs'
import { wellFormed } from '../base/well-formed'

const encoder = new TextEncoder()

describe('BytePool', () => {
  it('gives equal values one code, and codes in the order values are met', () => {
    const pool = new BytePool()
    expect(['b', 'a', 'b', '', 'a', 'c'].map((v) => pool.internString(v))).toEqual([1, 2, 1, 0, 2, 3])
    expect(pool.size).toBe(4)
    expect([0, 1, 2, 3].map((code) => pool.get(code))).toEqual(['', 'b', 'a', 'c'])
  })

  it('agrees with a Map on any values, from any starting size, before and after it is sealed', () => {
    fc.assert(
      fc.property(fc.array(wellFormed(40), { maxLength: 200 }), fc.nat({ max: 40 }), (values, expected) => {
        const pool = new BytePool(expected)
        const codes = new Map<string, number>([['', 0]])
        for (const value of values) {
          const code = pool.internString(value)
          expect(code).toBe(codes.get(value) ?? codes.size)
          codes.set(value, code)
        }
        expect(pool.size).toBe(codes.size)
        pool.seal()
        const copy = BytePool.of(pool.bytes, pool.offsets)
        expect(copy.size).toBe(codes.size)
        for (const [value, code] of codes) {
          expect(pool.get(code)).toBe(value)
          expect(copy.get(code)).toBe(value)
        }
      }),
      runs(60),
    )
  })

  it('grows far beyond the size it was made for', () => {
    const pool = new BytePool(0)
    for (let i = 0; i < 30_000; i++) expect(pool.internString(`value ${i}`)).toBe(i + 1)
    for (let i = 0; i < 30_000; i += 7) expect(pool.internString(`value ${i}`)).toBe(i + 1)
    expect(pool.get(29_999)).toBe('value 29998')
    const before = pool.byteLength
    expect(pool.seal().byteLength).toBeLessThan(before)
  })

  it('tells values apart whose hashes are equal', () => {
    const pool = new BytePool(0)
    const values = Array.from({ length: 500 }, (_, i) => encoder.encode(`${i}`))
    for (const hash of [0, -1, 5]) {
      const codes = values.map((bytes) => pool.internHashed(bytes, 0, bytes.length, hash))
      expect(values.map((bytes) => pool.internHashed(bytes, 0, bytes.length, hash))).toEqual(codes)
      expect(new Set(codes).size).toBe(500)
    }
  })

  it('keeps bytes as they are: byte order marks, NULs, astral characters and long values', () => {
    const pool = new BytePool()
    const values = ['\uFEFFx', 'x', '\u0000', 'a\u0000b', '𝒜𝒷', '\u00e9', 'e\u0301', 'x'.repeat(100_000)]
    const codes = values.map((value) => pool.internString(value))
    expect(new Set(codes).size).toBe(values.length)
    expect(codes.map((code) => pool.get(code))).toEqual(values)
  })

  it('takes a value out of the middle of a buffer', () => {
    const pool = new BytePool()
    const bytes = encoder.encode('..needle..')
    expect(pool.intern(bytes, 2, 8)).toBe(pool.internHashed(bytes, 2, 8, hashBytes(bytes, 2, 8)))
    expect(pool.get(1)).toBe('needle')
    expect(pool.intern(bytes, 4, 4)).toBe(0)
  })

  it('refuses values once it is sealed', () => {
    const pool = new BytePool()
    pool.internString('a')
    pool.seal()
    expect(() => pool.internString('a')).toThrow(expect.objectContaining({ code: 'CAPACITY' }))
    expect(pool.internString('')).toBe(0)
  })
})
