import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaroWinklerSieve, oneEditSieve, type Sieve } from '../../src/compare'
import { damerau, jaroWinkler, toUnits } from '../../src/text'
import { anyPair } from '../text/text-pairs'

/** What a sieve over texts says of all their pairs. */
function answers(texts: readonly string[], sieveOf: (...pool: [Uint16Array, Int32Array, number]) => Sieve): number[] {
  const offsets = new Int32Array(texts.length + 1)
  for (const [k, text] of texts.entries()) offsets[k + 1] = offsets[k] + text.length
  const sieve = sieveOf(toUnits(texts.join('')), offsets, texts.length)
  const pairs = texts.flatMap((_, a) => texts.map((_, b) => [a, b] as const))
  const one = pairs.map(([a, b]) => sieve(a, b))
  const passed = new Int32Array(pairs.length)
  const [lefts, rights] = [0, 1].map((side) => Int32Array.from(pairs, (pair) => pair[side]))
  const count = sieve.many(lefts, rights, pairs.length, passed)
  const many = pairs.map(() => 0)
  for (const k of passed.subarray(0, count)) many[k] = 1
  expect(many).toEqual(one)
  expect(passed.subarray(0, count)).toEqual(passed.slice(0, count).sort())
  return one
}

describe('jaroWinklerSieve', () => {
  it('never turns away a pair that is alike enough', () => {
    const minimum = fc.oneof(fc.constantFrom(0, 0.7, 0.8, 0.9, 0.92, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(anyPair(80), minimum, ([a, b], min) => {
        const [, passes] = answers([a, b], (...pool) => jaroWinklerSieve(...pool, min))
        if (jaroWinkler(a, b) >= min) expect(passes).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('asks for as many matches as a similarity of exactly the minimum has', () => {
    fc.assert(
      fc.property(anyPair(70), ([a, b]) => {
        fc.pre(jaroWinkler(a, b) > 0)
        expect(answers([a, b], (...pool) => jaroWinklerSieve(...pool, jaroWinkler(a, b)))[1]).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  it('turns away what letters, repeated letters, beginnings or lengths tell apart', () => {
    const passes = (a: string, b: string) => answers([a, b], (...pool) => jaroWinklerSieve(...pool, 0.9))[1]
    expect(passes('martha', 'marhta')).toBe(1)
    expect(passes('martha', 'jonesy')).toBe(0)
    expect(passes('aabbccde', 'abcdeffe')).toBe(0)
    expect(passes('marcab', 'marcyz')).toBe(0)
    expect(passes('anna', 'annabella maria')).toBe(0)
    // Five letters of six in common are enough only with a common beginning.
    expect(passes('marthb', 'marthc')).toBe(1)
    expect(passes('bmarth', 'cmarth')).toBe(0)
    expect(passes('abcdefghijklm'.repeat(8), 'nopqrstuvwxyz'.repeat(8))).toBe(0)
  })
})

describe('oneEditSieve', () => {
  it('never turns away a pair of at most one edit', () => {
    const near = fc.tuple(anyPair(30), fc.nat(30), fc.nat(3)).map(([[text], at, kind]): [string, string] => {
      const rest = text.slice(at)
      const others = [rest, `b${rest}`, rest.slice(1), `${rest.slice(1, 2)}${rest.slice(0, 1)}${rest.slice(2)}`]
      return [text, text.slice(0, at) + others[kind]]
    })
    fc.assert(
      fc.property(fc.oneof(near, anyPair(30)), ([a, b]) => {
        const [, passes] = answers([a, b], oneEditSieve)
        if (damerau(a, b) <= 1) expect(passes).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('turns away what letters, repeated letters or lengths tell apart', () => {
    const passes = (a: string, b: string) => answers([a, b], oneEditSieve)[1]
    expect(passes('19840312', '19840321')).toBe(1)
    expect(passes('19840312', '19840314')).toBe(1)
    expect(passes('19840312', '19841')).toBe(0)
    expect(passes('450132', '678213')).toBe(0)
    expect(passes('111100', '110000')).toBe(1)
    expect(passes('aabbcd', 'abcdef')).toBe(0)
  })
})
