import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluatePrediction, type PredictionRow } from '../../../src/engage'

const rowOf = (p: number, outcome: boolean, i: number): PredictionRow => ({
  person: `p${i}`,
  asOf: i,
  features: { p },
  outcome,
})
const predict = ({ p }: PredictionRow['features']) => p as number
const value = (estimate: { known: boolean; value?: number }) => estimate.value!

describe('evaluatePrediction', () => {
  it('gives the AUC that comparing all pairs gives, ties as half', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 2, maxLength: 40 }), (pairs) => {
        const rows = pairs.map(([p, outcome], i) => rowOf(p / 6, outcome, i))
        const came = pairs.filter(([, outcome]) => outcome)
        const not = pairs.filter(([, outcome]) => !outcome)
        const { auc } = evaluatePrediction(rows, predict, { minimum: 1, resamples: 20 })
        expect(auc.known).toBe(came.length > 0 && not.length > 0)
        let wins = 0
        for (const [a] of came) for (const [b] of not) wins += a > b ? 1 : a === b ? 0.5 : 0
        if (auc.known) expect(auc.value).toBeCloseTo(wins / came.length / not.length, 12)
      }),
      { numRuns: 60 },
    )
  })

  it('knows log loss, Brier score, calibration error and lift of a simple case', () => {
    const rows = Array.from({ length: 100 }, (_, i) => rowOf(i < 20 ? 0.8 : 0.1, i < 10 || i >= 96, i))
    const report = evaluatePrediction(rows, predict)
    expect(value(report.brier)).toBeCloseTo((10 * 0.04 + 10 * 0.64 + 76 * 0.01 + 4 * 0.81) / 100, 12)
    expect(value(report.logLoss)).toBeCloseTo(
      -(10 * Math.log(0.8) + 10 * Math.log(0.2) + 76 * Math.log(0.9) + 4 * Math.log(0.1)) / 100,
      12,
    )
    // Of the twenty best, half came about, and the tenth of all rows that is looked at is among equals.
    expect(value(report.lift)).toBeCloseTo(0.5 / 0.14, 12)
    expect(report.baseRate).toMatchObject({ share: 0.14, n: 100 })
  })

  it('says unknown for few outcomes, and counts probabilities that are none', () => {
    const rows = Array.from({ length: 100 }, (_, i) => rowOf(i === 5 ? 2 : 0.5, i < 3, i))
    expect(evaluatePrediction(rows, predict)).toMatchObject({ auc: { known: false }, unusable: 1, rows: 99 })
  })

  it('takes the rows of one person together, since they are no independent evidence', () => {
    const rows = Array.from({ length: 400 }, (_, i) => rowOf((i % 17) / 17, (i * 7) % 17 < i % 17, i))
    const width = (own: readonly PredictionRow[]) => {
      const { auc } = evaluatePrediction(own, predict)
      return auc.known ? auc.high - auc.low : 0
    }
    const repeated = rows.map((_, i) => ({ ...rows[Math.floor(i / 20)], asOf: i, person: `p${Math.floor(i / 20)}` }))
    expect(width(repeated)).toBeGreaterThan(2 * width(rows))
  })
})
