import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryKind } from '../../../src/kinds/category'
import { isMissing } from '../../../src/kinds/missing'
import { foldText, jaroWinkler } from '../../../src/text'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric } from '../laws'

describe('category', () => {
  it.each([
    ['Engineer', 'engineer', 'exact'],
    ['Engineer', 'Enginer', 'similar'],
    ['Accountant', 'Acountant', 'similar'],
    ['Engineer', 'Teacher', 'different'],
    ['abc', 'xyz', 'different'],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(fieldOf(categoryKind), left, right)).toBe(level)
  })

  it('calls values similar exactly from a Jaro-Winkler similarity of 0.9 on', () => {
    const letters = (max: number) => fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: max })
    const word = fc
      .tuple(fc.constantFrom('', 'abcd', 'mnopqrst'), letters(6))
      .map(([head, rest]) => head + rest.join(''))
    fc.assert(
      fc.property(word, word, (left, right) => {
        fc.pre(left !== right && !isMissing(left) && !isMissing(right))
        const isSimilar = jaroWinkler(foldText(left), foldText(right)) >= 0.9
        expect(levelOf(fieldOf(categoryKind), left, right)).toBe(isSimilar ? 'similar' : 'different')
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the laws of kinds', () => {
    keepsTheLaws(fieldOf(categoryKind), fc.string())
    levelsAreSymmetric(fieldOf(categoryKind), fc.string())
  })
})
