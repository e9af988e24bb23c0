import { sha256 } from '@noble/hashes/sha256'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { DAY_MS, fitLogistic, hashString, SamewiseError } from '../../base'
import { rateOf } from '../../profile'
import { type Calibration, fitIsotonic, fitPlatt } from './calibration'
import { evaluatePrediction } from './evaluate-prediction'
import { type FeatureColumn, featureColumns, featureValue, standardized } from './feature-columns'
import { type PredictionModel, predictorOf } from './prediction-model'
import type { PredictionRow } from './prediction-rows'

/** Options of {@link trainPrediction}. */
export interface TrainPredictionOptions {
  /** Days until an outcome is settled, so that no training row knows what happened in the time of the test. Default 0. */
  readonly horizonDays?: number
  /** Share of the rows, the latest ones, that the model is judged by and never learns from: 0 to below 1. Default .25; with 0 the report says unknown. */
  readonly testShare?: number
  /** Training rows with and without the outcome below which no model is made. Default 50. */
  readonly minimum?: number
  /** How log odds become probabilities. Default `platt`. */
  readonly calibration?: Calibration['method']
  /** Precision of the weights' prior; by default the one of .1, 1, 10, 100 and 1000 with the highest evidence. */
  readonly l2?: number
  /** Any integer, for folds and intervals. Default 1. */
  readonly seed?: number
}

/** A model, or why there is none. */
export type TrainedPrediction =
  | { readonly trained: true; readonly model: PredictionModel }
  | {
      readonly trained: false
      readonly reason: 'too-few-outcomes' | 'too-few-without-outcome' | 'no-feature-varies'
      /** Training rows, and those in which it came about. */
      readonly n: number
      readonly outcomes: number
      /** How many of each there must be. */
      readonly minimum: number
    }

const STRENGTHS = [0.1, 1, 10, 100, 1000]
/** Rows by which the prior is chosen; more of them hardly change it and cost time. */
const ROWS_TO_CHOOSE_BY = 4000
const FOLDS = 5
/** The intercept is as good as free. */
const INTERCEPT_PRECISION = 1e-6

/**
 * Learns who will respond, leave or renew: logistic regression with intercept and Gaussian prior (L2) on standardised features, missing values with a
 * weight of their own, its mode found by Newton's method. The prior is chosen by evidence (Laplace's approximation), and calibration
 * learns from predictions for persons that the fold at hand has not seen. The same rows give the same model, in whatever order they come.
 *
 * The latest rows are kept for the report. Where all rows are of one time, other persons are kept instead, and the card says so.
 *
 * @throws SamewiseError `BAD_CONFIG` where an option is out of range
 *
 * @example
 * ```ts
 * import { predictorOf, trainPrediction } from 'samewise/customer'
 *
 * const rows = Array.from({ length: 400 }, (_, i) => ({
 *   person: `P${i}`, asOf: i, features: { daysSinceOrder: i % 40 }, outcome: (i * 7) % 40 < i % 40,
 * }))
 * const result = trainPrediction(rows)
 * if (result.trained) {
 *   predictorOf(result.model)({ daysSinceOrder: 35 }) // a probability
 *   result.model.card.report.auc // with its interval, on later rows
 * }
 * trainPrediction(rows.slice(0, 20)).trained // false: too few to learn from
 * ```
 */
export function trainPrediction(
  rows: readonly PredictionRow[],
  options: TrainPredictionOptions = {},
): TrainedPrediction {
  const settings = {
    horizonDays: 0,
    testShare: 0.25,
    minimum: 50,
    calibration: 'platt',
    seed: 1,
    ...options,
  } as const
  checkOptions(settings)
  const sorted = [...rows].sort(
    (a, b) => a.asOf - b.asOf || (a.person < b.person ? -1 : a.person > b.person ? 1 : compareContent(a, b)),
  )
  const { train, test, purged, split } = splitRows(sorted, settings)
  const outcomes = train.filter((row) => row.outcome).length
  const { minimum } = settings
  const refuse = (reason: 'too-few-outcomes' | 'too-few-without-outcome' | 'no-feature-varies') =>
    ({ trained: false, reason, n: train.length, outcomes, minimum }) as const
  if (outcomes < Math.max(1, minimum)) return refuse('too-few-outcomes')
  if (train.length - outcomes < Math.max(1, minimum)) return refuse('too-few-without-outcome')
  const columns = featureColumns(train.map(({ features }) => features))
  if (columns.length === 0) return refuse('no-feature-varies')

  const l2 = settings.l2 ?? chooseStrength(train, columns, settings.seed)
  const fit = fitRows(train, columns, l2)
  const calibration = calibrate(train, columns, l2, settings)
  const bare = { format: 1 as const, ...fit, calibration }
  const predict = predictorOf({ ...bare, card: {} as never })
  return {
    trained: true,
    model: {
      ...bare,
      card: {
        trainedFrom: train[0].asOf,
        trainedTo: train[train.length - 1].asOf,
        n: train.length,
        persons: new Set(train.map(({ person }) => person)).size,
        baseRate: rateOf(outcomes, train.length),
        split,
        purged,
        l2,
        seed: settings.seed,
        hash: hashOf(train, settings),
        report: evaluatePrediction(test, predict, { seed: settings.seed }),
      },
    },
  }
}

function checkOptions({ testShare, horizonDays, minimum, l2, calibration }: TrainPredictionOptions): void {
  const faults = [
    testShare! >= 0 && testShare! < 1 ? '' : `testShare is ${testShare}; it is 0 or more and below 1`,
    horizonDays! >= 0 ? '' : `horizonDays is ${horizonDays}; it is 0 or more`,
    minimum! >= 0 ? '' : `minimum is ${minimum}; it is 0 or more`,
    l2 === undefined || l2 > 0 ? '' : `l2 is ${l2}; it is above 0`,
    ['none', 'platt', 'isotonic'].includes(calibration!)
      ? ''
      : `calibration is "${calibration}"; it is platt, isotonic or none`,
  ].filter((fault) => fault !== '')
  if (faults.length === 0) return
  throw new SamewiseError('BAD_CONFIG', `Training options are wrong:\n${faults.map((f) => `  - ${f}`).join('\n')}`)
}

function compareContent(a: PredictionRow, b: PredictionRow): number {
  const left = JSON.stringify([a.features, a.outcome])
  const right = JSON.stringify([b.features, b.outcome])
  return left < right ? -1 : left > right ? 1 : 0
}

function splitRows(sorted: readonly PredictionRow[], settings: TrainPredictionOptions) {
  const { testShare = 0, horizonDays = 0, seed = 1 } = settings
  if (testShare === 0) return { train: sorted, test: [], purged: 0, split: 'none' } as const
  const testFrom = sorted[Math.floor(sorted.length * (1 - testShare))]?.asOf ?? 0
  const settled = sorted.filter((row) => row.asOf < testFrom && row.asOf + horizonDays * DAY_MS <= testFrom)
  if (settled.length > 0) {
    const test = sorted.filter((row) => row.asOf >= testFrom)
    return { train: settled, test, purged: sorted.length - settled.length - test.length, split: 'out-of-time' } as const
  }
  const isTest = (row: PredictionRow) => shareOf(row.person, seed) < testShare
  return {
    train: sorted.filter((row) => !isTest(row)),
    test: sorted.filter(isTest),
    purged: 0,
    split: 'by-person',
  } as const
}

/** A person's own number, evenly between 0 and 1, the same in every run. */
function shareOf(person: string, seed: number): number {
  return (hashString(person, seed) >>> 0) / 4294967296
}

/** The prior under which the outcomes are likeliest, all weights integrated out. */
function chooseStrength(rows: readonly PredictionRow[], columns: readonly FeatureColumn[], seed: number): number {
  const share = ROWS_TO_CHOOSE_BY / rows.length
  const sample = share >= 1 ? rows : rows.filter((row) => shareOf(`${row.person}:${row.asOf}`, seed) < share)
  const design = designOf(sample, columns)
  const evidences = STRENGTHS.map((l2) => fitLogistic(design, precisionsOf(design.width, l2)).evidence)
  return STRENGTHS[evidences.indexOf(Math.max(...evidences))]
}

function fitRows(rows: readonly PredictionRow[], columns: readonly FeatureColumn[], l2: number) {
  const design = designOf(rows, columns)
  const { parameters } = fitLogistic(design, precisionsOf(design.width, l2))
  let next = 1
  const features = columns.map((column) => ({
    ...column,
    weight: parameters[next++],
    missingWeight: column.mayBeMissing ? parameters[next++] : 0,
  }))
  return { intercept: parameters[0], features }
}

function precisionsOf(width: number, l2: number): Float64Array {
  const precisions = new Float64Array(width).fill(l2)
  precisions[0] = INTERCEPT_PRECISION
  return precisions
}

/** Intercept, then for each column its value and, where it may be missing, whether it is. In bits, as {@link fitLogistic} counts. */
function designOf(rows: readonly PredictionRow[], columns: readonly FeatureColumn[]) {
  const unit = 1 / Math.LN2
  const width = 1 + columns.length + columns.filter((column) => column.mayBeMissing).length
  const cells = new Float64Array(rows.length * width)
  rows.forEach(({ features }, i) => {
    let at = i * width
    cells[at++] = unit
    for (const column of columns) {
      const value = featureValue(features, column.name)
      cells[at++] = standardized(value, column) * unit
      if (column.mayBeMissing) cells[at++] = value === null ? unit : 0
    }
  })
  return {
    width,
    rows: cells,
    offsets: new Float64Array(rows.length),
    targets: Float64Array.from(rows, (row) => (row.outcome ? 1 : 0)),
  }
}

/** Calibration learned from persons that the weights at hand have not seen. */
function calibrate(
  rows: readonly PredictionRow[],
  columns: readonly FeatureColumn[],
  l2: number,
  { calibration: method = 'platt', seed = 1 }: TrainPredictionOptions,
): Calibration {
  if (method === 'none') return { method }
  const foldOf = rows.map((row) => Math.floor(shareOf(row.person, seed + 1) * FOLDS))
  const logOdds = new Float64Array(rows.length)
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = rows.filter((_, i) => foldOf[i] !== fold)
    if (others.length === 0) continue
    const model = { ...fitRows(others, columns, l2), format: 1 as const, calibration: { method: 'none' as const } }
    const predict = predictorOf({ ...model, card: {} as never })
    rows.forEach(({ features }, i) => {
      if (foldOf[i] !== fold) return
      const p = predict(features)
      logOdds[i] = Math.log(p / (1 - p))
    })
  }
  const targets = Float64Array.from(rows, (row) => (row.outcome ? 1 : 0))
  const bounded = logOdds.map((value) => Math.max(-30, Math.min(30, value)))
  return method === 'platt' ? fitPlatt(bounded, targets) : fitIsotonic(bounded, targets)
}

function hashOf(rows: readonly PredictionRow[], options: TrainPredictionOptions): string {
  const hash = sha256.create().update(utf8ToBytes(JSON.stringify(Object.entries(options).sort())))
  for (const { person, asOf, features, outcome } of rows) {
    const content = JSON.stringify([person, asOf, Object.entries(features).sort(byName), outcome])
    hash.update(utf8ToBytes(content))
  }
  return bytesToHex(hash.digest()).slice(0, 16)
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
