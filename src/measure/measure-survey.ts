import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { type Difference, type Estimate, estimateOf, holm, rateOf } from '../profile'
import { type Answer, type AnswerOptions, answersOf, countAnswers, waveOf } from './answers'
import { refuseFaults, unknownNames } from './check-options'
import type { MeasureIssue } from './measure-issue'
import { type AnswerCounts, differenceOfFigures, figureOf } from './survey-figure'
import type { SurveyScale } from './survey-scale'

/** Names of what answers can be grouped by. */
export const surveyDimensions = [
  'campaign',
  'channel',
  'department',
  'location',
  'product',
  'segment',
  'stage',
  'wave',
] as const

/** What answers can be grouped by: fields of the event, its wave, or the segment of the person. */
export type SurveyDimension = (typeof surveyDimensions)[number]

/** Options of {@link measureSurvey}. */
export interface SurveyOptions extends AnswerOptions {
  /** Answers of a group below which its figure is unknown. Default 5. */
  readonly minimum?: number
  /** Default: none. For figures over time, choose a `wave` and group by it. */
  readonly by?: readonly SurveyDimension[]
  /** Segments of a golden ID, for `by: ['segment']`. A person may be in several. */
  readonly segmentsOf?: (person: string) => readonly string[]
}

/** A figure of some answers. */
export interface SurveyFigure {
  readonly counts: AnswerCounts
  /** NPS in points from -100 to 100, or the share of good answers from 0 to 1. */
  readonly value: Estimate
}

/** Answers that have something in common, and how they differ from all others. */
export interface SurveyGroup extends SurveyFigure {
  readonly dimension: SurveyDimension
  /** `unknown` where the answers do not say. */
  readonly is: string
  /** Against all answers that are not in this group. */
  readonly againstRest: Difference
  /** Its p after Holm's correction for all groups of the report; absent where the difference is unknown. */
  readonly adjustedP?: number
}

/** A survey, measured. */
export interface SurveyReport extends SurveyFigure {
  readonly metric: string
  readonly scale: SurveyScale
  /** By dimension as asked for, then by name. */
  readonly groups: readonly SurveyGroup[]
  /** Of the persons who were asked (events of kind `contact` with this metric), those who answered; unknown where no asking is on record. */
  readonly responseRate: Estimate
  /** Answers left out: the person gave another one in that wave; nobody knows whose they are. */
  readonly superseded: number
  readonly unresolved: number
  readonly issues: readonly MeasureIssue[]
}

/**
 * NPS, CSAT, CES or a metric of one's own, with n and interval, one answer per resolved person and wave. Because persons are looked up anew, a merge
 * of two records makes their two answers one, and an unmerge two again.
 *
 * Intervals are for answers as they came: that those who answer are like those who do not is an assumption, and the response rate is
 * there to judge it by.
 *
 * @param events in any order; a repeated ID counts once
 * @throws SamewiseError `BAD_CONFIG` for a metric without a scale, and for options that are not known
 *
 * @example
 * ```ts
 * import { measureSurvey, personByRecord, type CustomerEvent } from 'samewise/customer'
 *
 * const answers = Array.from({ length: 20 }, (_, i): CustomerEvent => ({
 *   id: `a${i}`, at: i, kind: 'survey', name: 'answered', metric: 'nps', score: i % 4 === 0 ? 3 : 9,
 *   channel: i % 2 === 0 ? 'email' : 'app', record: { source: 'crm', recordId: String(i) },
 * }))
 * const report = measureSurvey(answers, personByRecord(({ recordId }) => recordId), { by: ['channel'] })
 * report.value // 50 points, with an interval, of 20 answers
 * report.groups.map((group) => group.is) // ['app', 'email']
 * ```
 */
export function measureSurvey(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  options: SurveyOptions = {},
): SurveyReport {
  const { metric = 'nps', minimum = 5, by = [] } = options
  refuseFaults('a survey', unknownNames('by', by, surveyDimensions))
  const sorted = EventSet.of(events).sorted()
  const { answers, scale, ...left } = answersOf(sorted, personOf, options)
  const counts = countAnswers(answers, scale)
  const groups = by.flatMap((dimension) => groupsOf(answers, dimension, scale, minimum, options))
  const tested = groups.filter(({ againstRest }) => againstRest.p !== undefined)
  const adjusted = holm(tested.map(({ againstRest }) => againstRest.p!))
  const adjustedOf = new Map(tested.map((group, i) => [group, adjusted[i]]))
  return {
    metric,
    scale,
    counts,
    value: figureOf(counts, scale, minimum),
    groups: groups.map((group) => {
      const adjustedP = adjustedOf.get(group)
      return adjustedP === undefined ? group : { ...group, adjustedP }
    }),
    responseRate: responseRateOf(sorted, answers, personOf, options),
    ...left,
  }
}

function groupsOf(
  answers: readonly Answer[],
  dimension: SurveyDimension,
  scale: SurveyScale,
  minimum: number,
  options: SurveyOptions,
): SurveyGroup[] {
  const members = new Map<string, Answer[]>()
  for (const answer of answers) {
    for (const is of valuesOf(answer, dimension, options)) {
      const own = members.get(is)
      if (own === undefined) members.set(is, [answer])
      else own.push(answer)
    }
  }
  const all = countAnswers(answers, scale)
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([is, own]) => {
      const counts = countAnswers(own, scale)
      const rest = { good: all.good - counts.good, middle: all.middle - counts.middle, bad: all.bad - counts.bad }
      const value = figureOf(counts, scale, minimum)
      return { dimension, is, counts, value, againstRest: differenceOfFigures(counts, rest, scale, minimum) }
    })
}

function valuesOf({ event, person, wave }: Answer, dimension: SurveyDimension, options: SurveyOptions): string[] {
  if (dimension === 'wave') return [wave]
  if (dimension !== 'segment') return [event[dimension] ?? 'unknown']
  const segments = new Set(options.segmentsOf?.(person) ?? [])
  return segments.size === 0 ? ['unknown'] : [...segments]
}

function responseRateOf(
  sorted: readonly CustomerEvent[],
  answers: readonly Answer[],
  personOf: PersonOfEvent,
  options: SurveyOptions,
): Estimate {
  const { metric = 'nps', from = -Infinity, until = Infinity, wave = 'period' } = options
  const answered = new Set(answers.map((answer) => `${answer.wave}\u0000${answer.person}`))
  const asked = new Set<string>()
  for (const event of sorted) {
    if (event.kind !== 'contact' || event.metric !== metric || event.at < from || event.at >= until) continue
    const person = personOf(event)
    if (person !== undefined) asked.add(`${waveOf(event, wave)}\u0000${person}`)
  }
  let both = 0
  for (const key of asked) if (answered.has(key)) both++
  return estimateOf(rateOf(both, asked.size))
}

/**
 * The trend between two measurements of one metric: second less first, with interval and p. People who answered both times are taken as
 * independent, which errs on the wide side.
 *
 * @example
 * ```ts
 * import { surveyTrend } from 'samewise/customer'
 *
 * const scale = { lowest: 0, highest: 10, good: 9, bad: 6, figure: 'net' } as const
 * const before = { scale, counts: { good: 40, middle: 30, bad: 30 } }
 * const after = { scale, counts: { good: 60, middle: 30, bad: 10 } }
 * surveyTrend(before, after).difference // 40 points up, between 18 and 59
 * ```
 */
export function surveyTrend(
  before: Pick<SurveyReport, 'scale' | 'counts'>,
  after: Pick<SurveyReport, 'scale' | 'counts'>,
  minimum = 5,
): Difference {
  return differenceOfFigures(after.counts, before.counts, after.scale, minimum)
}
