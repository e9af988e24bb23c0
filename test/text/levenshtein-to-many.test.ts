import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levenshtein, levenshteinPacked, levenshteinToMany, toUnits } from '../../src/text'
import { anyPair, anyText, EDGE_LENGTHS } from './text-pairs'

/** Distances of a text, found within another one, to others in one pool; all of them from the last to the first. */
function toMany(text: string, others: readonly string[], max: number): number[] {
  const offsets = new Int32Array(others.length + 1)
  for (const [k, other] of others.entries()) offsets[k + 1] = offsets[k] + other.length
  const codes = Int32Array.from(others, (_, k) => others.length - 1 - k)
  // One place more, which must stay as it is.
  const distances = new Int32Array(others.length + 1).fill(-7)
  levenshteinToMany(
    toUnits(`#a${text}a#`),
    2,
    2 + text.length,
    toUnits(others.join('')),
    offsets,
    offsets.subarray(1),
    codes,
    max,
    distances,
  )
  expect(distances[others.length]).toBe(-7)
  return [...distances.subarray(0, others.length)].reverse()
}

/** A text and others, of which some are a few edits apart from it. */
const anyBlock = fc
  .tuple(anyPair(), fc.array(anyText(), { maxLength: 6 }))
  .map(([[text, near], others]) => ({ text, others: [near, ...others, '', text] }))

describe('levenshteinToMany', () => {
  it('gives the distances of the clear version, whatever the texts hold and however long they are', () => {
    fc.assert(
      fc.property(anyBlock, ({ text, others }) => {
        expect(toMany(text, others, 1000)).toEqual(others.map((other) => levenshtein(text, other)))
      }),
      { numRuns: 300 },
    )
  })

  it('gives max + 1 for a greater distance and the distance otherwise', () => {
    fc.assert(
      fc.property(anyBlock, fc.nat(12), ({ text, others }, max) => {
        expect(toMany(text, others, max)).toEqual(others.map((other) => Math.min(levenshtein(text, other), max + 1)))
      }),
      { numRuns: 300 },
    )
  })

  it('takes short texts two by two, wherever they stand and however long they are', () => {
    const names = fc.array(fc.stringMatching(/^[a-d]{0,20}$/), { maxLength: 9 })
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e]{1,15}$/), names, fc.nat(8), (text, others, max) => {
        expect(toMany(text, others, 1000)).toEqual(others.map((other) => levenshtein(text, other)))
        expect(toMany(text, others, max)).toEqual(others.map((other) => Math.min(levenshtein(text, other), max + 1)))
      }),
      { numRuns: 500 },
    )
  })

  it('takes Infinity as max', () => {
    expect(toMany('anna', ['ann', 'hanne', 'x'.repeat(40)], Number.POSITIVE_INFINITY)).toEqual([1, 2, 40])
  })

  it.each(EDGE_LENGTHS)('is exact for a text of %i characters', (length) => {
    const text = (n: number, step: number) => Array.from({ length: n }, (_, i) => 'abcde'[(i * step) % 5]).join('')
    const one = text(length, 2)
    const others = EDGE_LENGTHS.map((n) => text(n, 3))
    expect(toMany(one, others, 1000)).toEqual(others.map((other) => levenshtein(one, other)))
  })

  it('counts UTF-16 code units, so that an astral character is two', () => {
    expect(toMany('a😀', ['a', 'a😁', '😀a', ''], 9)).toEqual([2, 1, 2, 3])
  })

  it('does nothing without codes, and leaves no trace in the next call of any kernel', () => {
    expect(toMany('abcdefgh', [], 3)).toEqual([])
    expect(toMany('aaaa', ['aaaa', 'b'], 0)).toEqual([0, 1])
    const a = toUnits(`jonathan${'-'.repeat(16)}`)
    const b = toUnits('qaqaqaqa')
    expect(levenshteinPacked(a, 0, 8, b, 0, 8, 10)).toBe(levenshtein('jonathan', 'qaqaqaqa'))
  })
})
