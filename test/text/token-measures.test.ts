import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosine, dice, jaccard, mongeElkan, overlap, tokenSetRatio, tokens } from '../../src/text'

const MEASURES = { jaccard, dice, overlap, cosine, mongeElkan, tokenSetRatio }
const anyTokens = fc.array(fc.constantFrom('acme', 'acmee', 'ltd', 'sons', 'and', 'smith', 'smyth', 'é', '王'), {
  maxLength: 7,
})

describe.each(Object.entries(MEASURES))('%s', (_name, measure) => {
  it('is symmetric, within 0 and 1, 1 for equal lists, and does not depend on the order of tokens', () => {
    fc.assert(
      fc.property(anyTokens, anyTokens, (a, b) => {
        const similarity = measure(a, b)
        expect(measure(b, a)).toBeCloseTo(similarity, 12)
        expect(measure([...a].reverse(), b)).toBeCloseTo(similarity, 12)
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        expect(measure(a, a)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('calls two empty lists equal, and an empty one nothing like a full one', () => {
    expect(measure([], [])).toBe(1)
    expect(measure([], ['acme'])).toBe(0)
    expect(measure(['acme'], [])).toBe(0)
  })
})

describe('measures of tokens', () => {
  const a = tokens('smith and sons')
  const b = tokens('smith sons sons limited')

  it('count distinct tokens, except cosine, which counts all', () => {
    expect(jaccard(a, b)).toBeCloseTo(2 / 4, 12)
    expect(dice(a, b)).toBeCloseTo(4 / 6, 12)
    expect(overlap(a, b)).toBeCloseTo(2 / 3, 12)
    expect(cosine(a, b)).toBeCloseTo(3 / Math.sqrt(3 * 6), 12)
  })

  it('mongeElkan takes a similarity of the caller', () => {
    const same = (x: string, y: string) => (x === y ? 1 : 0)
    expect(mongeElkan(['a', 'b'], ['a'], same)).toBeCloseTo((0.5 + 1) / 2, 12)
  })

  it('tokenSetRatio is 1 as soon as one list holds the other', () => {
    expect(tokenSetRatio(tokens('acme widgets'), tokens('widgets limited acme london'))).toBe(1)
    expect(tokenSetRatio(tokens('new york mets'), tokens('new york yankees'))).toBeLessThan(0.8)
  })

  it('tokenSetRatio finds the longest common subsequence of texts longer than a machine word', () => {
    const long = 'abcdefghij'.repeat(13)
    // 130 characters against 65 of them.
    expect(tokenSetRatio([long], [long.slice(0, 65)])).toBeCloseTo((2 * 65) / 195, 12)
  })
})
