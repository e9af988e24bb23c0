import type { Estimate } from '../profile'
import {
  checkMaturityModel,
  defaultMaturityModel,
  type MaturityDimension,
  type MaturityLevel,
  type MaturityMetric,
  type MaturityModel,
  maturityLevels,
} from './maturity-model'

/** Measured figures by the names that the model gives them. */
export type MaturityEvidence = Readonly<Record<string, Estimate>>

/** How one metric stands. */
export interface MetricStanding {
  readonly metric: string
  /** The highest level whose mark the weaker end of the interval reaches; `unknown` where it is not measured. */
  readonly level: MaturityLevel | 'unknown'
  readonly estimate?: Estimate
  /** The end of the interval that counts: the lower one where higher is better. */
  readonly counted?: number
}

/** How one dimension stands. */
export interface DimensionStanding {
  readonly dimension: string
  /** The lowest level of its metrics; `unknown` where one is not measured and none of the others settles it. */
  readonly level: MaturityLevel | 'unknown'
  /** The level it cannot exceed by what is measured. */
  readonly atMost: MaturityLevel
  readonly metrics: readonly MetricStanding[]
  /** What the next level takes. */
  readonly next: readonly NextStep[]
}

/** One thing to do for the next level. */
export interface NextStep {
  readonly dimension: string
  readonly metric: string
  /** `measure` where there is no evidence, `raise` where it does not reach the mark. */
  readonly step: 'measure' | 'raise'
  /** The level it leads to, and the mark that the weaker end of the interval must reach. */
  readonly level: MaturityLevel
  readonly mark: number
  readonly advice: string
}

/** How mature a company is, as far as it has measured it. */
export interface Maturity {
  /** Version of the model. */
  readonly version: string
  /** The level of the weakest dimension; `unknown` where one is unknown and none of the others is Random. */
  readonly level: MaturityLevel | 'unknown'
  readonly atMost: MaturityLevel
  readonly dimensions: readonly DimensionStanding[]
  /** The dimensions that decide. */
  readonly weakest: readonly string[]
  /** What to do next, in those dimensions. */
  readonly next: readonly NextStep[]
}

/**
 * Tells how mature a company's customer experience is, from measured evidence and nothing else: no questionnaire, no say-so. The end of each
 * interval that is worse counts, so that few observations prove little; the weakest metric decides a dimension and the weakest dimension the whole; what
 * is not measured is unknown and proves no level.
 *
 * @param evidence figures by name; a figure that is unknown is as good as none
 * @param model default {@link defaultMaturityModel}
 * @throws SamewiseError `BAD_CONFIG` for a model with faults
 *
 * @example
 * ```ts
 * import { assessMaturity } from 'samewise/customer'
 *
 * const { level, atMost, next } = assessMaturity({
 *   identifiedEventShare: { known: true, value: 0.71, low: 0.7, high: 0.72, n: 9000 },
 *   answeredInTimeShare: { known: true, value: 0.6, low: 0.55, high: 0.65, n: 400 },
 * })
 * level // 'unknown': most of the evidence is missing
 * atMost // 'Managed': feedback is answered in time too seldom for more
 * next[0].step // 'measure'
 * ```
 */
export function assessMaturity(evidence: MaturityEvidence, model: MaturityModel = defaultMaturityModel): Maturity {
  checkMaturityModel(model)
  const dimensions = model.dimensions.map((dimension) => standingOf(dimension, evidence))
  const atMost = lowest(dimensions.map((dimension) => dimension.atMost))
  const level = settled(
    dimensions.map((dimension) => dimension.level),
    atMost,
  )
  const decides = (dimension: DimensionStanding) => dimension.level === level
  return {
    version: model.version,
    level,
    atMost,
    dimensions,
    weakest: dimensions.filter(decides).map(({ dimension }) => dimension),
    next: dimensions.filter(decides).flatMap(({ next }) => next),
  }
}

function standingOf({ dimension, metrics }: MaturityDimension, evidence: MaturityEvidence): DimensionStanding {
  const standings = metrics.map((metric) => metricStanding(metric, evidence))
  const known = standings.flatMap(({ level }) => (level === 'unknown' ? [] : [level]))
  const atMost = lowest(known)
  const level = settled(
    standings.map((standing) => standing.level),
    atMost,
  )
  // An unknown dimension may prove to be anything up to its bound; the first level to prove is the first above Random.
  const goal = maturityLevels.indexOf(level === 'unknown' ? 'Random' : level) + 1
  const next =
    goal >= maturityLevels.length
      ? []
      : metrics.flatMap((metric, i): NextStep[] => {
          const own = standings[i].level
          if (own !== 'unknown' && maturityLevels.indexOf(own) >= goal) return []
          return [
            {
              dimension,
              metric: metric.metric,
              step: own === 'unknown' ? 'measure' : 'raise',
              level: maturityLevels[goal],
              mark: metric.marks[goal - 1],
              advice: own === 'unknown' ? metric.measureBy : metric.raiseBy,
            },
          ]
        })
  return { dimension, level, atMost, metrics: standings, next }
}

function metricStanding({ metric, better, marks }: MaturityMetric, evidence: MaturityEvidence): MetricStanding {
  const estimate = Object.hasOwn(evidence, metric) ? evidence[metric] : undefined
  if (estimate === undefined) return { metric, level: 'unknown' }
  if (!estimate.known) return { metric, level: 'unknown', estimate }
  const counted = better === 'higher' ? estimate.low : estimate.high
  const reached = marks.filter((mark) => (better === 'higher' ? counted >= mark : counted <= mark)).length
  return { metric, level: maturityLevels[reached], estimate, counted }
}

/** The lowest of some levels; the highest there is where there are none. */
function lowest(levels: readonly MaturityLevel[]): MaturityLevel {
  return maturityLevels[Math.min(maturityLevels.length - 1, ...levels.map((level) => maturityLevels.indexOf(level)))]
}

/** What the weakest of some levels is: nothing can make it better than Random, but anything unknown may make it worse than the rest. */
function settled(levels: readonly (MaturityLevel | 'unknown')[], atMost: MaturityLevel): MaturityLevel | 'unknown' {
  return atMost !== 'Random' && levels.includes('unknown') ? 'unknown' : atMost
}
