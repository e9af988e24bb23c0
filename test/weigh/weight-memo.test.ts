import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import { bindComparisons, type Comparison, compareFeature } from '../../src/compare'
import { globalPrior, MODEL_FORMAT, type Model, Scorer, toProbability, WeightMemo } from '../../src/weigh'
import { tableOf } from '../columns/small-table'

const comparisons = ['given', 'family', 'city', 'street', 'email'].map(
  (name): Comparison => ({
    name,
    field: name,
    between: name === 'given' ? 'individual' : 'shared',
    frequencyOf: name,
    levels: [
      { label: 'exact', exact: true, m: 0.8 },
      { label: 'different', m: 0.2 },
    ],
  }),
)
const random = seededRandom(1)
const RECORDS = 60
const table = tableOf(
  Object.fromEntries(
    comparisons.map(({ name }) => [
      name,
      Array.from({ length: RECORDS }, () => ['', 'a', 'b', 'c', 'd', 'e'][random.below(6)]),
    ]),
  ),
)
const comparer = bindComparisons(
  comparisons.map((c) => compareFeature(c.name, c, () => () => 2)),
  table,
  { weight: () => 1 },
)
const model: Model = {
  format: MODEL_FORMAT,
  key: 'key',
  comparisons: comparisons.map(({ name }) => ({
    name,
    levels: ['exact', 'different'],
    m: [0.9, 0.1],
    h: [0.5, 0.5],
    u: [0.1, 0.9],
  })),
  admissiblePairs: 1000,
  expectedMatches: 20,
  expectedRelatives: 30,
  frequencies: {},
  words: {},
} as unknown as Model
// Values of different rarity, so that one pattern has many weights.
const bits = comparisons.map((_, k) => Float64Array.from({ length: 7 }, (_, code) => code / (k + 2)))
const pairs = Array.from({ length: RECORDS }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat()
const lefts = Int32Array.from(pairs, ([left]) => left)
const rights = Int32Array.from(pairs, ([, right]) => right)

describe('many pairs measured together', () => {
  it('have the patterns, likelihoods, weights and probabilities of single ones', () => {
    const one = new Scorer(table, comparer, model, bits)
    const many = new Scorer(table, comparer, model, bits)
    const prior = globalPrior(model)
    const memo = new WeightMemo(many, prior)
    many.measureMany(lefts, rights, pairs.length)
    const { levels, width, pattern, match, relatives, random } = many.many
    pairs.forEach(([left, right], k) => {
      one.measure(left, right)
      expect([...levels.subarray(k * width, k * width + comparisons.length)]).toEqual([...one.vector])
      expect([pattern[k], match[k], relatives[k], random[k]]).toEqual([
        one.pattern,
        one.match,
        one.relatives,
        one.random,
      ])
      for (let again = 0; again < 2; again++) {
        memo.look(k)
        expect(memo.bits).toBe(one.weigh(prior))
        expect(memo.probability).toBe(toProbability(one.weigh(prior)))
      }
    })
    expect(new Set(random.subarray(0, pairs.length)).size).toBeGreaterThan(one.patterns.size)
  })
})
