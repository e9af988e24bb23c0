import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashString } from '../../src/base'
import { TextPool } from '../../src/columns'
import { runs } from '../base/runs'

describe('TextPool', () => {
  it('agrees with a Map on any strings, from any starting size, before and after it is sealed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 200 }),
        fc.nat({ max: 40 }),
        (values, expected) => {
          const pool = new TextPool(expected)
          const codes = new Map<string, number>([['', 0]])
          for (const value of values) {
            expect(pool.find(value)).toBe(codes.get(value) ?? 0)
            const code = pool.intern(value)
            expect(code).toBe(codes.get(value) ?? codes.size)
            codes.set(value, code)
          }
          pool.seal()
          const copy = TextPool.of(pool.units, pool.offsets, pool.hashes)
          expect([pool.size, copy.size]).toEqual([codes.size, codes.size])
          for (const [value, code] of codes) {
            expect(pool.get(code)).toBe(value)
            expect(copy.get(code)).toBe(value)
            if (code > 0) expect(pool.hashes[code]).toBe(hashString(value))
          }
        },
      ),
      runs(60),
    )
  })

  it('gives the same codes for many values at once as one by one', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', 'a', 'b'),
      fc.nat(300).map(String),
    )
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 700 }), { maxLength: 4 }), (batches) => {
        const single = new TextPool(0)
        const many = new TextPool(0)
        for (const values of batches) {
          const codes = new Int32Array(values.length + 3).fill(-1)
          many.internMany(values, values.length, codes, 2)
          expect([...codes]).toEqual([-1, -1, ...values.map((value) => single.intern(value)), -1])
        }
        expect([many.size, many.seal().units]).toEqual([single.size, single.seal().units])
      }),
      runs(30),
    )
  })

  it('takes values longer than all before', () => {
    const pool = new TextPool(0)
    const long = 'ab'.repeat(50_000)
    const codes = new Int32Array(2)
    pool.internMany(['x', long], 2, codes, 0)
    expect([...codes]).toEqual([1, 2])
    expect(pool.get(2)).toBe(long)
    expect(pool.find(long)).toBe(2)
  })

  it('joins values of other pools with a space', () => {
    const numbers = new TextPool()
    const streets = new TextPool()
    const lines = new TextPool()
    const known = lines.intern('12 high st')
    expect(lines.internPair(numbers, numbers.intern('12'), streets, streets.intern('high st'))).toBe(known)
    expect(lines.get(lines.internPair(numbers, numbers.intern('7'), streets, streets.intern('Ωδός')))).toBe('7 Ωδός')
  })

  it('grows far beyond the size it was made for', () => {
    const pool = new TextPool(0)
    for (let i = 0; i < 30_000; i++) expect(pool.intern(`value ${i}`)).toBe(i + 1)
    for (let i = 0; i < 30_000; i += 7) expect(pool.find(`value ${i}`)).toBe(i + 1)
    expect(pool.find('value 30000')).toBe(0)
  })

  it('tells values apart whose hashes are equal', () => {
    const byHash = new Map<number, string>()
    const twins: [string, string][] = []
    for (let i = 0; twins.length < 3; i++) {
      const value = i.toString(36)
      const hash = hashString(value)
      const twin = byHash.get(hash)
      if (twin === undefined) byHash.set(hash, value)
      else twins.push([twin, value])
    }
    const pool = new TextPool()
    for (const [a, b] of twins) {
      const codes = [pool.intern(a), pool.intern(b)]
      expect(codes[0]).not.toBe(codes[1])
      expect([pool.find(a), pool.find(b)]).toEqual(codes)
    }
  })

  it('holds values longer than an argument list may be', () => {
    const pool = new TextPool()
    const long = 'x𝒜'.repeat(200_000)
    expect(pool.get(pool.intern(long))).toBe(long)
  })

  it('refuses values once it is sealed', () => {
    const pool = new TextPool()
    pool.seal()
    expect(() => pool.intern('a')).toThrow(expect.objectContaining({ code: 'CAPACITY' }))
  })
})
