import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BytePool, sortByValue } from '../../src/columns'
import { runs } from '../base/runs'
import { wellFormed } from '../base/well-formed'

function sorted(values: readonly string[]): string[] {
  const pool = new BytePool()
  const codes = Int32Array.from(values, (value) => pool.internString(value))
  sortByValue(pool, codes)
  return Array.from(codes, (code) => pool.get(code))
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

describe('sortByValue', () => {
  it('sorts as a plain sort by UTF-8 bytes does, which is code-point order', () => {
    const value = fc.oneof(
      wellFormed(12),
      fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\uFFFD', '𝒜'), maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), (values) => {
        expect(sorted(values)).toEqual([...values].sort(byBytes))
      }),
      runs(60),
    )
  })

  it('puts a private-use character before an astral one, unlike a sort by UTF-16 units', () => {
    expect(sorted(['\u{1D49C}', '\uE000', ''])).toEqual(['', '\uE000', '\u{1D49C}'])
  })

  it('sorts many values with one very long prefix without running out of stack', () => {
    const prefix = 'p'.repeat(5000)
    const values = Array.from({ length: 200 }, (_, i) => `${prefix}${(i * 7919) % 200}`)
    expect(sorted(values)).toEqual([...values].sort(byBytes))
  })

  it('sorts many values alike: with and without a prefix in common, shorter and longer than it, with bytes that are 0', () => {
    const tails = ['', '\u0000', '\u0000a', 'a', 'b', 'ü', '𝒜']
    const shapes: ((i: number) => string)[] = [
      (i) => String((i * 7919) % 6000),
      (i) => `rec-${(i * 7919) % 6000}-org`,
      (i) =>
        `x${String.fromCharCode(97 + (i % 3))}${tails[i % tails.length]}${tails[(i >> 3) % tails.length]}${i % 11}`,
      (i) => 'z'.repeat(i % 9),
    ]
    for (const shape of shapes) {
      const values = Array.from({ length: 6000 }, (_, i) => shape(i))
      expect(sorted(values)).toEqual([...values].sort(byBytes))
    }
  })

  it('keeps equal codes together', () => {
    const values = Array.from({ length: 500 }, (_, i) => String(i % 3))
    expect(sorted(values)).toEqual([...values].sort())
  })
})
