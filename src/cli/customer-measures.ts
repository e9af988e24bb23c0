import { feedbackLoop, type LoopReport, type RisingIssues } from '../engage'
import type { CustomerEvent, PersonOfEvent } from '../event'
import {
  assessMaturity,
  type CaseDimension,
  type CaseReport,
  type Maturity,
  type MaturityEvidence,
  maturityEvidence,
  measureCases,
  measureSurvey,
  type Scorecard,
  type ScorecardPlan,
  type SurveyDimension,
  type SurveyReport,
  scorecard,
  surveyScales,
} from '../measure'
import { estimateOf } from '../profile'
import { measurementsFor } from './scorecard-measurements'

/** What figures can be grouped by: surveys by the first ones, cases by the last. */
export const measureDimensions = [
  'campaign',
  'location',
  'product',
  'stage',
  'wave',
  'channel',
  'department',
  'topic',
] as const

/** One of {@link measureDimensions}. */
export type MeasureDimension = (typeof measureDimensions)[number]

/** All that `samewise measure` tells. */
export interface CustomerMeasures {
  /** First instant that counts, and the first that does not any more: milliseconds UTC. */
  readonly from: number
  readonly until: number
  readonly surveys: readonly SurveyReport[]
  /** Metrics that somebody answered and that have no scale here. */
  readonly metricsWithoutScale: readonly string[]
  readonly cases: CaseReport
  readonly loop: Omit<LoopReport, 'items'>
  readonly rising: RisingIssues
  readonly maturity: Maturity
  readonly scorecard?: Scorecard
}

/** Options of {@link measureCustomers}. */
export interface MeasureCustomersOptions {
  readonly from: number
  readonly until: number
  readonly by?: readonly MeasureDimension[]
  readonly plan?: ScorecardPlan
  /** Figures that events do not give. */
  readonly evidence?: MaturityEvidence
}

const CASE_DIMENSIONS: readonly string[] = ['channel', 'department', 'topic'] satisfies CaseDimension[]

/** Takes all measures of some events. */
export function measureCustomers(
  events: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  { from, until, by = [], plan, evidence = {} }: MeasureCustomersOptions,
): CustomerMeasures {
  const period = { from, until }
  const answered = new Set(events.flatMap(({ kind, metric }) => (kind === 'survey' && metric ? [metric] : [])))
  const metrics = [...answered].sort()
  const surveyBy = by.filter((dimension): dimension is SurveyDimension & MeasureDimension => dimension !== 'topic')
  const caseBy = by.filter((dimension): dimension is CaseDimension & MeasureDimension =>
    CASE_DIMENSIONS.includes(dimension),
  )
  const { items: _, ...loop } = feedbackLoop(events.filter(({ at }) => at >= from)).loop(personOf, until)
  const card = plan === undefined ? undefined : scorecard(plan, measurementsFor(plan, events, personOf, until), until)
  return {
    ...period,
    surveys: metrics
      .filter((metric) => Object.hasOwn(surveyScales, metric))
      .map((metric) =>
        measureSurvey(events, personOf, {
          ...period,
          metric,
          by: surveyBy,
          wave: surveyBy.includes('wave') ? 'month' : 'period',
        }),
      ),
    metricsWithoutScale: metrics.filter((metric) => !Object.hasOwn(surveyScales, metric)),
    cases: measureCases(events, personOf, { ...period, by: caseBy }),
    loop,
    rising: feedbackLoop(events).rising(personOf, until),
    maturity: assessMaturity({
      ...maturityEvidence(events, personOf, period),
      ...(card === undefined ? {} : { measurementsTakenShare: estimateOf(card.taken) }),
      ...evidence,
    }),
    ...(card === undefined ? {} : { scorecard: card }),
  }
}
