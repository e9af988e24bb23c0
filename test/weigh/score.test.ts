import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featureOf, type RecordTable } from '../../src/columns'
import { bindComparisons, type Comparison, compareFeature } from '../../src/compare'
import {
  explainPair,
  globalPrior,
  likelihoodBits,
  log2Sum,
  MODEL_FORMAT,
  type Model,
  measureFrequencies,
  Scorer,
  toProbability,
  toWeight,
} from '../../src/weigh'
import { runs } from '../base/runs'
import { tableOf } from '../columns/small-table'

const comparisonOf = (name: string, between: 'shared' | 'individual'): Comparison => ({
  name,
  field: name,
  between,
  frequencyOf: name,
  levels: [
    { label: 'exact', exact: true, m: 0.8 },
    { label: 'same letter', m: 0.1 },
    { label: 'different', m: 0.1 },
  ],
})
const comparisons = [
  comparisonOf('given', 'individual'),
  comparisonOf('family', 'shared'),
  comparisonOf('email', 'shared'),
]
const fields = comparisons.map((c) =>
  compareFeature(
    c.name,
    c,
    ({ pool }) =>
      (a, b) =>
        pool.get(a)[0] === pool.get(b)[0] ? 2 : 3,
  ),
)

const probabilities = [
  { m: [0.8, 0.15, 0.05], h: [0.1, 0.1, 0.8], u: [0.05, 0.1, 0.85] },
  { m: [0.9, 0.05, 0.05], h: [0.8, 0.1, 0.1], u: [0.02, 0.08, 0.9] },
  { m: [0.7, 0.1, 0.2], h: [0.2, 0.1, 0.7], u: [0.001, 0.099, 0.9] },
]

function scorerOf(table: RecordTable, omit: readonly string[] = []): Scorer {
  const kept = comparisons.map((_, k) => k).filter((k) => !omit.includes(comparisons[k].name))
  const model: Model = {
    format: MODEL_FORMAT,
    key: 5,
    admissiblePairs: 1000,
    expectedMatches: 50,
    expectedRelatives: 80,
    comparisons: kept.map((k) => ({
      name: comparisons[k].name,
      field: comparisons[k].field,
      between: comparisons[k].between,
      levels: comparisons[k].levels.map((l) => l.label),
      ...probabilities[k],
      frequencyOf: comparisons[k].name,
    })),
    frequencies: Object.fromEntries(
      kept.map((k) => [
        comparisons[k].name,
        measureFrequencies(table, featureOf(table, comparisons[k].name), [], 5, false),
      ]),
    ),
    words: {},
    blocking: [],
    duplicateFree: [],
    warnings: [],
  }
  return new Scorer(
    table,
    bindComparisons(
      kept.map((k) => fields[k]),
      table,
      { weight: () => 1 },
    ),
    model,
  )
}

const word = fc.constantFrom('', 'ann', 'abe', 'bob', 'lee', 'lew')
const tables = fc
  .integer({ min: 2, max: 8 })
  .chain((count) =>
    fc.record({
      given: fc.array(word, { minLength: count, maxLength: count }),
      family: fc.array(word, { minLength: count, maxLength: count }),
      email: fc.array(fc.array(word.filter(Boolean), { maxLength: 3 }), { minLength: count, maxLength: count }),
    }),
  )
  .map((columns) => tableOf(columns))

describe('Scorer', () => {
  it('weighs a pair as the definition says: prior, levels, frequencies and relatives', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const scorer = scorerOf(table)
        const prior = globalPrior(scorer.model)
        for (let right = 1; right < table.count; right++) {
          scorer.measure(0, right)
          let match = prior.match
          let relatives = prior.relatives
          let random = prior.random
          comparisons.forEach((comparison, k) => {
            const level = scorer.vector[k]
            if (level === 0) return
            const bits = level === 1 ? scorer.agreementBits(k, 0, right) : 0
            match += Math.log2(probabilities[k].m[level - 1])
            relatives += Math.log2(probabilities[k].h[level - 1]) + (comparison.between === 'individual' ? bits : 0)
            random += Math.log2(probabilities[k].u[level - 1]) + bits
          })
          expect(scorer.weigh(prior)).toBeCloseTo(match - Math.log2(2 ** relatives + 2 ** random), 9)
        }
      }),
      runs(40),
    )
  })

  it('gives either order of a pair the same weight, and a pair met again too', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const scorer = scorerOf(table)
        const prior = globalPrior(scorer.model)
        const weigh = (a: number, b: number): number => {
          scorer.measure(a, b)
          return scorer.weigh(prior)
        }
        const first = weigh(0, 1)
        for (let i = 0; i < table.count; i++) for (let j = 0; j < i; j++) expect(weigh(i, j)).toBe(weigh(j, i))
        expect(weigh(0, 1)).toBe(first)
      }),
      runs(20),
    )
  })

  it('takes missing for neither agreement nor disagreement: the weight is as if the comparison were not made', () => {
    const columns = { given: ['ann', 'ann'], family: ['lee', 'lee'], email: ['a@x', ''] as string[] }
    const table = tableOf(columns)
    const [whole, without] = [scorerOf(table), scorerOf(table, ['email'])].map((scorer) => {
      scorer.measure(0, 1)
      return scorer.weigh(globalPrior(scorer.model))
    })
    expect(whole).toBeCloseTo(without, 12)
  })

  it('never gives a pair with nothing to compare more than the prior', () => {
    const table = tableOf({ given: ['', 'ann'], family: ['lee', ''], email: ['', ''] })
    const scorer = scorerOf(table)
    const prior = globalPrior(scorer.model)
    scorer.measure(0, 1)
    expect(scorer.weigh(prior)).toBeCloseTo(prior.match - log2Sum(prior.random, prior.relatives), 9)
    expect(likelihoodBits(scorer.match, scorer.relatives, scorer.random, prior)).toBeCloseTo(0, 9)
  })

  it('takes agreement on a rare value for more than on a common one, and the rarest of several shared', () => {
    const common = new Array<string>(20).fill('lee')
    const rare = Array.from({ length: 20 }, (_, i) => `r${i}`)
    const column = [...common, ...rare, 'r0']
    const table = tableOf({
      given: column.map(() => ''),
      family: column,
      email: column.map((value) => (value === 'lee' ? 'lee' : ['lee', value])),
    })
    const scorer = scorerOf(table)
    expect(scorer.agreementBits(1, 20, 40)).toBeLessThan(scorer.agreementBits(1, 0, 1))
    expect(scorer.agreementBits(2, 20, 40)).toBeLessThan(scorer.agreementBits(2, 0, 20))
  })

  it('does not take agreement on what relatives share alone for a match', () => {
    const table = tableOf({ given: ['ann', 'bob'], family: ['lee', 'lee'], email: ['', ''] })
    const scorer = scorerOf(table)
    scorer.measure(0, 1)
    expect(scorer.weigh(globalPrior(scorer.model))).toBeLessThan(0)
  })
})

describe('explainPair', () => {
  it('has parts that add up to the weight, with nothing for missing values', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const scorer = scorerOf(table)
        const prior = globalPrior(scorer.model)
        const found = explainPair(table, scorer, prior, 0, 1)
        scorer.measure(0, 1)
        expect(found.weight).toBe(scorer.weigh(prior))
        const sum = found.comparisons.reduce((total, c) => total + c.weight, found.priorWeight + found.relativesWeight)
        expect(sum).toBeCloseTo(found.weight, 9)
        found.comparisons.forEach((c, k) => {
          const isMissing = c.left.length === 0 || c.right.length === 0
          expect(c.level === 'missing').toBe(isMissing)
          if (isMissing) expect([c.weight, c.frequencyBits]).toEqual([0, 0])
          else expect(c.weight).toBeCloseTo(Math.log2(c.m / c.u) + c.frequencyBits, 9)
          expect(c.comparison).toBe(comparisons[k].name)
        })
      }),
      runs(40),
    )
  })

  it('shows the normalized values compared', () => {
    const table = tableOf({ given: ['ann', 'abe'], family: ['lee', ''], email: [['a@x', 'b@x'], 'c@x'] })
    const found = explainPair(table, scorerOf(table), globalPrior(scorerOf(table).model), 0, 1)
    expect(found.comparisons.map(({ level, left, right }) => [level, left, right])).toEqual([
      ['same letter', ['ann'], ['abe']],
      ['missing', ['lee'], []],
      ['different', ['a@x', 'b@x'], ['c@x']],
    ])
  })
})

describe('weights and probabilities', () => {
  it('are turned into each other', () => {
    for (const bits of [-40, -3, 0, 0.5, 12, 40]) expect(toWeight(toProbability(bits))).toBeCloseTo(bits, 2)
    expect([toProbability(0), toWeight(0.5)]).toEqual([0.5, 0])
  })

  it('stay within 0 and 1 whatever the weight', () => {
    for (const bits of [-5000, 5000, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) {
      expect(toProbability(bits)).toBe(bits > 0 ? 1 : 0)
    }
  })
})

describe('log2Sum', () => {
  it('adds powers of two without overflow', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        (a, b) => {
          expect(log2Sum(a, b)).toBeCloseTo(Math.log2(2 ** a + 2 ** b), 9)
          expect(log2Sum(a, b)).toBe(log2Sum(b, a))
        },
      ),
      runs(60),
    )
    expect(log2Sum(5000, 5000)).toBe(5001)
    expect(log2Sum(-5000, 3)).toBe(3)
  })
})
