import { bootstrap, type Estimate, type Rate, rateOf, unknownEstimate } from '../../profile'
import type { Features } from './journey-features'
import type { PredictionRow } from './prediction-rows'

/** Anything that gives a probability for what is known of a customer: a model of this package, of another library, or a service's answer. */
export type Predictor = (features: Features) => number

/** How well probabilities told what came about. Intervals are by bootstrap over persons, and `n` in them counts persons. */
export interface PredictionReport {
  readonly rows: number
  readonly persons: number
  /** Share of rows in which it came about. */
  readonly baseRate: Rate
  /** Probability that a row in which it came about scores above one in which it did not; ties count half. .5 is chance. */
  readonly auc: Estimate
  /** Mean negative log of the probability given to what came about, in nats; probabilities are held to 1e-12 from 0 and 1. */
  readonly logLoss: Estimate
  /** Mean squared distance of probability and outcome. */
  readonly brier: Estimate
  /** Mean distance of predicted and actual share over ten bins of equal size (expected calibration error). Chance alone keeps it above 0. */
  readonly calibrationError: Estimate
  /** Share of outcomes among the top {@link topShare} of the scores, as a multiple of the base rate. */
  readonly lift: Estimate
  readonly topShare: number
  /** Rows whose probability was no number from 0 to 1; they are left out of all figures. */
  readonly unusable: number
}

/** Options of {@link evaluatePrediction}. */
export interface EvaluatePredictionOptions {
  /** Share of rows that {@link PredictionReport.lift} looks at: above 0, up to 1. Default .1. */
  readonly topShare?: number
  /** Outcomes, and rows without one, below which nothing is said. Default 10. */
  readonly minimum?: number
  /** Samples of the bootstrap. Default 200. */
  readonly resamples?: number
  readonly seed?: number
}

const BINS = 10
const EDGE = 1e-12

/**
 * Compares predictions with what came about.
 *
 * @param rows rows that the predictor has not learned from
 *
 * @example
 * ```ts
 * import { evaluatePrediction } from 'samewise/customer'
 *
 * const rows = Array.from({ length: 100 }, (_, i) => ({
 *   person: `P${i}`, asOf: 0, features: { visits: i % 10 }, outcome: i % 10 >= 8,
 * }))
 * const { auc } = evaluatePrediction(rows, ({ visits }) => (visits as number) / 10)
 * auc.known && auc.value // 1
 * ```
 */
export function evaluatePrediction(
  rows: readonly PredictionRow[],
  predict: Predictor,
  options: EvaluatePredictionOptions = {},
): PredictionReport {
  const { topShare = 0.1, minimum = 10, resamples = 200, seed = 1 } = options
  const scored = scoreRows(rows, predict)
  const { count, outcomes, personOf, persons } = scored
  let came = 0
  for (let i = 0; i < count; i++) came += outcomes[i]
  const enough = came >= minimum && count - came >= minimum
  const weights = new Float64Array(count)
  const estimate = (figure: (scored: ScoredRows, weights: Float64Array) => number): Estimate => {
    if (!enough) return unknownEstimate(persons)
    return bootstrap(
      persons,
      (times) => {
        for (let i = 0; i < count; i++) weights[i] = times[personOf[i]]
        return figure(scored, weights)
      },
      { seed, resamples, minimum: 1 },
    )
  }
  return {
    rows: count,
    persons,
    baseRate: rateOf(came, count),
    auc: estimate(aucOf),
    logLoss: estimate(logLossOf),
    brier: estimate(brierOf),
    calibrationError: estimate(calibrationErrorOf),
    lift: estimate((own, times) => liftOf(own, times, topShare)),
    topShare,
    unusable: rows.length - count,
  }
}

/** Rows by falling probability. */
interface ScoredRows {
  readonly count: number
  readonly persons: number
  readonly chances: Float64Array
  /** 1 where it came about, 0 where not. */
  readonly outcomes: Uint8Array
  readonly personOf: Int32Array
}

function scoreRows(rows: readonly PredictionRow[], predict: Predictor): ScoredRows {
  const scored = rows
    .map((row) => ({ row, p: predict(row.features) }))
    .filter(({ p }) => p >= 0 && p <= 1)
    .sort((a, b) => b.p - a.p || a.row.asOf - b.row.asOf || (a.row.person < b.row.person ? -1 : 1))
  const numbers = new Map<string, number>()
  const names = [...new Set(scored.map(({ row }) => row.person))].sort()
  names.forEach((name, i) => {
    numbers.set(name, i)
  })
  return {
    count: scored.length,
    persons: numbers.size,
    chances: Float64Array.from(scored, ({ p }) => p),
    outcomes: Uint8Array.from(scored, ({ row }) => (row.outcome ? 1 : 0)),
    personOf: Int32Array.from(scored, ({ row }) => numbers.get(row.person)!),
  }
}

function aucOf({ count, chances, outcomes }: ScoredRows, weights: Float64Array): number {
  let positive = 0
  let negative = 0
  let wins = 0
  for (let i = 0; i < count; ) {
    const p = chances[i]
    let positiveHere = 0
    let negativeHere = 0
    for (; i < count && chances[i] === p; i++) {
      if (outcomes[i] === 1) positiveHere += weights[i]
      else negativeHere += weights[i]
    }
    wins += negativeHere * (positive + positiveHere / 2)
    positive += positiveHere
    negative += negativeHere
  }
  return wins / (positive * negative)
}

function logLossOf({ count, chances, outcomes }: ScoredRows, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < count; i++) {
    const p = outcomes[i] === 1 ? chances[i] : 1 - chances[i]
    sum -= weights[i] * Math.log(Math.min(1 - EDGE, Math.max(EDGE, p)))
    total += weights[i]
  }
  return sum / total
}

function brierOf({ count, chances, outcomes }: ScoredRows, weights: Float64Array): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < count; i++) {
    const distance = chances[i] - outcomes[i]
    sum += weights[i] * distance * distance
    total += weights[i]
  }
  return sum / total
}

function calibrationErrorOf({ count, chances, outcomes }: ScoredRows, weights: Float64Array): number {
  let total = 0
  for (let i = 0; i < count; i++) total += weights[i]
  const surplus = new Float64Array(BINS)
  let before = 0
  for (let i = 0; i < count; i++) {
    const bin = Math.min(BINS - 1, Math.floor((BINS * before) / total))
    surplus[bin] += weights[i] * (chances[i] - outcomes[i])
    before += weights[i]
  }
  let error = 0
  for (let bin = 0; bin < BINS; bin++) error += Math.abs(surplus[bin])
  return error / total
}

/** Rows of equal probability at the edge of the top share count with the share of them that still fits. */
function liftOf({ count, chances, outcomes }: ScoredRows, weights: Float64Array, topShare: number): number {
  let total = 0
  let came = 0
  for (let i = 0; i < count; i++) {
    total += weights[i]
    came += weights[i] * outcomes[i]
  }
  const room = total * topShare
  let taken = 0
  let hits = 0
  for (let i = 0; i < count && taken < room; ) {
    const p = chances[i]
    let here = 0
    let cameHere = 0
    for (; i < count && chances[i] === p; i++) {
      here += weights[i]
      cameHere += weights[i] * outcomes[i]
    }
    if (here === 0) continue
    const share = Math.min(1, (room - taken) / here)
    taken += here * share
    hits += cameHere * share
  }
  return hits / taken / (came / total)
}
