import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/base'
import {
  evaluatePrediction,
  explainPrediction,
  type PredictionModel,
  type PredictionRow,
  predictorOf,
  readPredictionModel,
  trainPrediction,
} from '../../../src/engage'

const DAY = 86_400_000

/** Rows whose probabilities are known: a logistic function of two features, one of them missing at times, and one that tells nothing. */
function world(count: number, seed: number) {
  const random = seededRandom(seed)
  const truth = new Map<string, number>()
  const rows = Array.from({ length: count }, (_, i): PredictionRow => {
    const openCases = random.next() < 0.2 ? 1 : 0
    const quietDays = -60 * Math.log(1 - random.next())
    const lastNps = random.next() < 0.5 ? null : random.below(11)
    const logOdds =
      -2 + 1.5 * openCases + 0.9 * Math.log1p(quietDays / 30) - (lastNps === null ? 0.4 : 0.15 * (lastNps - 5))
    const p = 1 / (1 + Math.exp(-logOdds))
    truth.set(`p${i}`, p)
    const features = { openCases, quietDays, lastNps, noise: random.next() }
    return { person: `p${i}`, asOf: Math.floor(i / 100) * DAY, features, outcome: random.next() < p }
  })
  return { rows, truth }
}

function trained(rows: readonly PredictionRow[], options = {}): PredictionModel {
  const result = trainPrediction(rows, options)
  if (!result.trained) throw new Error(result.reason)
  return result.model
}

describe('trainPrediction', () => {
  const { rows, truth } = world(6000, 11)

  it.each(['platt', 'isotonic'] as const)('comes close to the true probabilities on later rows (%s)', (calibration) => {
    const { card } = trained(rows, { calibration })
    const later = rows.filter((row) => row.asOf > card.trainedTo)
    const best = evaluatePrediction(
      later.map((row) => ({ ...row, features: { p: truth.get(row.person)! } })),
      ({ p }) => p as number,
    )
    if (!card.report.auc.known || !best.auc.known || !card.report.calibrationError.known) throw new Error('unknown')
    expect(card.split).toBe('out-of-time')
    expect(best.auc.value - card.report.auc.value).toBeLessThan(0.02)
    expect(card.report.calibrationError.value).toBeLessThan(0.05)
    expect(card.report.auc.low).toBeLessThan(card.report.auc.value)
  })

  it('gives the same model for the same rows in any order, and survives JSON', () => {
    const model = trained(rows.slice(0, 1500))
    expect(trained(rows.slice(0, 1500).toReversed())).toEqual(model)
    const again = readPredictionModel(JSON.parse(JSON.stringify(model)))
    expect(again).toEqual(model)
    for (const { features } of rows.slice(0, 20))
      expect(predictorOf(again)(features)).toBe(predictorOf(model)(features))
  })

  it('carries a card with window, n, base rate and hash', () => {
    const { card } = trained(rows.slice(0, 1500))
    expect(card).toMatchObject({ trainedFrom: 0, n: 1100, purged: 0, baseRate: { n: 1100 } })
    expect(card.hash).toMatch(/^[0-9a-f]{16}$/)
    expect(trained(rows.slice(0, 1400)).card.hash).not.toBe(card.hash)
  })

  it('explains a score as the sum of what moved it, the strongest first', () => {
    const model = trained(rows, { calibration: 'none' })
    const { probability, intercept, drivers } = explainPrediction(model, { openCases: 1, quietDays: 2, lastNps: null })
    const sum = drivers.reduce((total, { logOdds }) => total + logOdds, intercept)
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12)
    expect(drivers[0].feature).toMatch(/openCases|quietDays/)
    expect(drivers.find(({ feature }) => feature === 'openCases')?.effect).toBe('raises')
    expect(drivers.find(({ feature }) => feature === 'quietDays')?.effect).toBe('lowers')
    expect(drivers.find(({ feature }) => feature === 'lastNps')?.value).toBeNull()
  })

  it('lets no training row see into the time of the test', () => {
    const { card } = trained(rows, { horizonDays: 10 })
    expect(card.purged).toBe(900)
    expect(card.trainedTo + 10 * DAY).toBeLessThanOrEqual(45 * DAY)
  })

  it('keeps other persons for the report where all rows are of one time, and says so', () => {
    const { card } = trained(rows.slice(0, 1000).map((row) => ({ ...row, asOf: 0 })))
    expect(card.split).toBe('by-person')
    expect(card.n + card.report.rows).toBe(1000)
  })

  it('refuses to learn from too few, with the reason', () => {
    expect(trainPrediction(rows.slice(0, 60))).toMatchObject({
      trained: false,
      reason: 'too-few-outcomes',
      minimum: 50,
    })
    expect(trainPrediction(rows.map((row) => ({ ...row, outcome: true })))).toMatchObject({
      reason: 'too-few-without-outcome',
    })
    expect(trainPrediction(rows.map((row) => ({ ...row, features: { same: 1 } })))).toMatchObject({
      reason: 'no-feature-varies',
    })
    expect(trainPrediction([])).toMatchObject({ trained: false, n: 0 })
  })

  it('stays finite where outcomes are separated perfectly and where values are absurd', () => {
    const apart = rows.slice(0, 400).map((row, i) => ({
      ...row,
      features: { tells: i % 2, odd: i === 0 ? 1e300 : i === 1 ? Number.NaN : i },
      outcome: i % 2 === 1,
    }))
    const predict = predictorOf(trained(apart))
    for (const { features } of apart) expect(predict(features)).toBeGreaterThanOrEqual(0)
    expect(predict({ tells: 1 })).toBeGreaterThan(0.9)
    expect(predict({ tells: 1, odd: 1e308, unheardOf: 5 })).toBeLessThanOrEqual(1)
  })

  it('refuses options out of range and models of another format', () => {
    expect(() => trainPrediction(rows, { testShare: 1, l2: -1 })).toThrow(/testShare is 1[\s\S]*l2 is -1/)
    expect(() => readPredictionModel({ ...trained(rows.slice(0, 1500)), format: 2 })).toThrow(/format/)
    expect(() => readPredictionModel('model')).toThrow(/cannot be used/)
  })
})
