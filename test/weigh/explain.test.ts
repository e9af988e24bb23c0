import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featureOf, type RecordTable } from '../../src/columns'
import { bindComparisons, type Comparison, compareFeature } from '../../src/compare'
import {
  type ClassPrior,
  explainCosts,
  explainPair,
  globalPrior,
  MODEL_FORMAT,
  type Model,
  measureFrequencies,
  Scorer,
  toProbability,
} from '../../src/weigh'
import { runs } from '../base/runs'
import { tableOf } from '../columns/small-table'

const names = ['given', 'family', 'street']
const levels = ['exact', 'same letter', 'different'] as const

/** Comparisons of whole values; the last has no exact level, and a level aside that says most. */
const comparisons: Comparison[] = names.map((name, k) => ({
  name,
  field: name,
  between: k === 0 ? 'individual' : 'shared',
  levels:
    k === 2
      ? [
          { label: 'a conflict', m: 0.1, aside: true },
          { label: 'same letter', m: 0.6 },
          { label: 'different', m: 0.3 },
        ]
      : [
          { label: levels[0], m: 0.8, exact: true },
          { label: levels[1], m: 0.1 },
          { label: levels[2], m: 0.1 },
        ],
}))

const probabilities = [
  { m: [0.8, 0.15, 0.05], h: [0.1, 0.1, 0.8], u: [0.05, 0.1, 0.85] },
  { m: [0.9, 0.05, 0.05], h: [0.8, 0.1, 0.1], u: [0.02, 0.08, 0.9] },
  { m: [0.1, 0.8, 0.1], h: [0.1, 0.5, 0.4], u: [0.001, 0.2, 0.799] },
]

function scorerOf(table: RecordTable, options: { readonly byFrequency?: boolean } = {}): Scorer {
  const own = comparisons.map((c, k) => (options.byFrequency && k < 2 ? { ...c, frequencyOf: c.name } : c))
  const fields = own.map((c) =>
    compareFeature(
      c.name,
      c,
      ({ pool }) =>
        (a, b) =>
          pool.get(a)[0] === pool.get(b)[0] ? 2 : 3,
    ),
  )
  const model: Model = {
    format: MODEL_FORMAT,
    key: 5,
    admissiblePairs: 1000,
    expectedMatches: 50,
    expectedRelatives: 80,
    comparisons: own.map((c, k) => ({
      name: c.name,
      field: c.field,
      between: c.between,
      levels: c.levels.map((l) => l.label),
      ...probabilities[k],
    })),
    frequencies: Object.fromEntries(
      names.map((name) => [name, measureFrequencies(table, featureOf(table, name), [], 5, false)]),
    ),
    words: {},
    blocking: [],
    duplicateFree: [],
    warnings: [],
  }
  return new Scorer(table, bindComparisons(fields, table, { weight: () => 1 }), model)
}

const word = fc.constantFrom('', 'ann', 'abe', 'bob', 'lee', 'lew')
const records = fc.array(fc.tuple(word, word, word), { minLength: 2, maxLength: 6 })
const tableFrom = (rows: readonly (readonly string[])[]): RecordTable =>
  tableOf(Object.fromEntries(names.map((name, k) => [name, rows.map((row) => row[k])])))
const priors = fc.record({ match: bits(), relatives: bits(), random: bits() })
function bits() {
  return fc.double({ min: -20, max: 20, noNaN: true })
}

describe('an explained pair', () => {
  it('has parts that add up to its weight, under any prior and with frequencies', () => {
    fc.assert(
      fc.property(records, priors, (rows, prior: ClassPrior) => {
        const table = tableFrom(rows)
        const scorer = scorerOf(table, { byFrequency: true })
        const { weight, priorWeight, relativesWeight, comparisons: parts } = explainPair(table, scorer, prior, 0, 1)
        const sum = parts.reduce((all, part) => all + part.weight, priorWeight + relativesWeight)
        expect(sum).toBeCloseTo(weight, 9)
        scorer.measure(0, 1)
        expect(weight).toBe(scorer.weigh(prior))
      }),
      runs(100),
    )
  })
})

describe('what comparisons cost', () => {
  it('is told with the weight that the pair has with the best level in place of its own', () => {
    fc.assert(
      fc.property(records, priors, (rows, prior: ClassPrior) => {
        // Without frequencies an equal value is worth the same whatever it is.
        const costs = explainCosts(scorerOf(tableFrom(rows)), prior, 0, 1)
        for (const { comparison, weightWith, probabilityWith, bestLevel } of costs) {
          if (bestLevel !== 'exact') continue
          const k = names.indexOf(comparison)
          const better = rows.map((row, i) => (i === 1 ? row.map((cell, c) => (c === k ? rows[0][k] : cell)) : row))
          const scorer = scorerOf(tableFrom(better))
          scorer.measure(0, 1)
          expect(scorer.weigh(prior)).toBeCloseTo(weightWith, 9)
          expect(probabilityWith).toBe(toProbability(weightWith))
        }
      }),
      runs(100),
    )
  })

  it('comes with the dearest first, and says nothing of what is missing, exact or at its best', () => {
    const table = tableFrom([
      ['ann', 'lee', 'bob'],
      ['bob', 'lew', 'ann'],
      ['ann', '', 'bea'],
    ])
    const scorer = scorerOf(table)
    const prior = globalPrior(scorer.model)
    expect(explainCosts(scorer, prior, 0, 1)).toMatchObject([
      { comparison: 'given', level: 'different', bestLevel: 'exact' },
      { comparison: 'family', level: 'same letter', bestLevel: 'exact' },
      { comparison: 'street', level: 'different', bestLevel: 'same letter' },
    ])
    expect(explainCosts(scorer, prior, 0, 2)).toEqual([])
    for (const { weight, bestWeight } of explainCosts(scorer, prior, 0, 1)) expect(bestWeight).toBeGreaterThan(weight)
  })
})
