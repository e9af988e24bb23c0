import * as z from 'zod/mini'
import { SamewiseError } from '../../base'
import type { Rate } from '../../profile'
import { type Calibration, calibrated } from './calibration'
import type { PredictionReport, Predictor } from './evaluate-prediction'
import { type FeatureColumn, featureValue, standardized } from './feature-columns'
import type { Features } from './journey-features'

/** A trained model: plain data that survives JSON. */
export interface PredictionModel {
  readonly format: 1
  readonly intercept: number
  readonly features: readonly (FeatureColumn & {
    /** Natural log odds for one standard deviation more. */
    readonly weight: number
    /** Natural log odds where it is missing, against the mean. */
    readonly missingWeight: number
  })[]
  readonly calibration: Calibration
  readonly card: ModelCard
}

/** Where a model comes from and what it is worth. */
export interface ModelCard {
  /** First and last instant of the training rows: milliseconds UTC. */
  readonly trainedFrom: number
  readonly trainedTo: number
  /** Training rows. */
  readonly n: number
  readonly persons: number
  /** Share of training rows in which it came about. */
  readonly baseRate: Rate
  /** How the rows of {@link report} were kept apart: later ones; other persons where all rows are of one time; `none` where there are none. */
  readonly split: 'out-of-time' | 'by-person' | 'none'
  /** Rows between training and test, left out since their outcome was settled only within the time of the test. */
  readonly purged: number
  /** Precision of the Gaussian prior of each weight: the larger, the more they are held to 0. */
  readonly l2: number
  readonly seed: number
  /** SHA-256 of training rows and options, the first 16 digits: equal hashes, equal models. */
  readonly hash: string
  /** How well it does on rows it has not learned from. */
  readonly report: PredictionReport
}

/** What moved one customer's score. */
export interface ScoreDriver {
  readonly feature: string
  /** `null` where it is missing. */
  readonly value: number | null
  /** Natural log odds by which it moves the score from that of the average customer, before calibration. */
  readonly logOdds: number
  readonly effect: 'raises' | 'lowers'
}

/** A probability and what it rests on. */
export interface ExplainedScore {
  readonly probability: number
  /** Log odds of the average customer, before calibration; with all drivers it makes the score. */
  readonly intercept: number
  /** By size of effect, largest first; features without any effect are left out. */
  readonly drivers: readonly ScoreDriver[]
}

/** What a model says of customers, as a plain function. */
export function predictorOf(model: PredictionModel): Predictor {
  return (features) => {
    let logOdds = model.intercept
    for (const column of model.features) logOdds += effectOf(column, featureValue(features, column.name))
    return calibrated(logOdds, model.calibration)
  }
}

/**
 * A customer's probability, and which features moved it how far.
 *
 * @example
 * ```ts
 * import { explainPrediction, trainPrediction } from 'samewise/customer'
 *
 * const rows = Array.from({ length: 400 }, (_, i) => ({
 *   person: `P${i}`, asOf: i, features: { openCases: i % 4 }, outcome: i % 4 === 3 ? i % 8 < 5 : i % 16 === 0,
 * }))
 * const trained = trainPrediction(rows)
 * if (trained.trained) explainPrediction(trained.model, { openCases: 3 }).drivers[0].effect // 'raises'
 * ```
 */
export function explainPrediction(model: PredictionModel, features: Features): ExplainedScore {
  const drivers = model.features
    .map((column) => {
      const value = featureValue(features, column.name)
      return { feature: column.name, value, logOdds: effectOf(column, value) }
    })
    .filter(({ logOdds }) => logOdds !== 0)
    .sort((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds) || (a.feature < b.feature ? -1 : 1))
    .map((driver): ScoreDriver => ({ ...driver, effect: driver.logOdds > 0 ? 'raises' : 'lowers' }))
  return { probability: predictorOf(model)(features), intercept: model.intercept, drivers }
}

function effectOf(column: PredictionModel['features'][number], value: number | null): number {
  if (value === null) return column.missingWeight
  return column.weight * standardized(value, column)
}

const finite = z.number()
const calibration = z.discriminatedUnion('method', [
  z.object({ method: z.literal('none') }),
  z.object({ method: z.literal('platt'), slope: finite, intercept: finite }),
  z.object({
    method: z.literal('isotonic'),
    logOdds: z.array(finite).check(z.minLength(1)),
    chances: z.array(finite).check(z.minLength(1)),
  }),
])
const form = z.object({
  format: z.literal(1, 'is not 1, the only one this version can read'),
  intercept: finite,
  features: z.array(
    z.object({
      name: z.string(),
      log: z.boolean(),
      mean: finite,
      deviation: finite,
      mayBeMissing: z.boolean(),
      weight: finite,
      missingWeight: finite,
    }),
  ),
  calibration,
  card: z.looseObject({ hash: z.string() }),
})

/**
 * A model read back from JSON.
 *
 * @param json parsed JSON
 * @throws SamewiseError `BAD_MODEL` where it is no model that this version can use
 */
export function readPredictionModel(json: unknown): PredictionModel {
  const parsed = form.safeParse(json)
  if (parsed.success) return json as PredictionModel
  const faults = parsed.error.issues.map(({ path, message }) => `  - ${path.join('.') || 'it'}: ${message}`)
  throw new SamewiseError(
    'BAD_MODEL',
    `The prediction model cannot be used:\n${faults.join('\n')}\nTrain it again with trainPrediction.`,
  )
}
