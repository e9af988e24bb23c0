import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/compare'
import { agreementBits, informativeComparisons } from '../../src/weigh/informative'

const comparisonOf = (name: string, m: readonly number[]): Comparison => ({
  name,
  field: name,
  between: 'shared',
  levels: m.map((value, l) => ({ label: `${l}`, m: value })),
})

describe('agreementBits', () => {
  it('is nothing where matches agree as random pairs do, and grows with how rare the agreement is', () => {
    const m = [[0.9, 0.1]]
    expect(agreementBits(m, m)).toBeCloseTo(0, 12)
    expect(agreementBits(m, [[0.1, 0.9]])).toBeLessThan(agreementBits(m, [[0.001, 0.999]]))
  })
})

describe('informativeComparisons', () => {
  it('names the comparisons that tell records apart, and not those on which most pairs agree anyway', () => {
    const name = comparisonOf('name', [0.9, 0.1])
    const country = comparisonOf('country', [0.95, 0.05])
    const found = informativeComparisons(
      [name, country],
      [
        [0.001, 0.999],
        [0.7, 0.3],
      ],
    )
    expect(found).toEqual(['name'])
  })
})
