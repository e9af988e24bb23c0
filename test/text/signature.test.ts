import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damerau, editsAtLeast, jaroWinkler, jaroWinklerAtMost, signature, toUnits } from '../../src/text'
import { anyPair } from './text-pairs'

const of = (text: string) => signature(toUnits(text), 0, text.length)

describe('signature', () => {
  it('has a bit for each letter, whatever its place and number', () => {
    expect(of('listen')).toBe(of('silentlisten'))
    expect(new Set([...'abcdefghijklmnopqrstuvwxyz'].map(of)).size).toBe(26)
    expect(of('')).toBe(0)
  })

  it('looks only at the given range', () => {
    expect(signature(toUnits('xxannxx'), 2, 5)).toBe(of('ann'))
  })

  it('never bounds an edit distance above the true one', () => {
    fc.assert(
      fc.property(anyPair(40), ([a, b]) => {
        expect(editsAtLeast(of(a), of(b))).toBeLessThanOrEqual(damerau(a, b))
      }),
      { numRuns: 500 },
    )
    expect(editsAtLeast(of('smith'), of('jones'))).toBe(4)
  })

  it('never bounds Jaro-Winkler below the true one', () => {
    fc.assert(
      fc.property(anyPair(40), ([a, b]) => {
        const bound = jaroWinklerAtMost(of(a), a.length, of(b), b.length)
        expect(bound).toBeGreaterThanOrEqual(jaroWinkler(a, b))
        expect(bound).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
    expect(jaroWinklerAtMost(of('abc'), 3, of('xyz'), 3)).toBe(0)
  })
})
