import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { periodFaults, refuseFaults, unknownNames } from './check-options'
import { type MeasureIssue, MeasureIssues } from './measure-issue'
import type { AnswerCounts } from './survey-figure'
import { type SurveyScale, scaleOf } from './survey-scale'

/** Who answers: a customer, one of our own people about their work, or a department about another one that serves it. */
export type Respondent = 'customer' | 'employee' | 'internal'

/** Which answers are measured. */
export interface AnswerOptions {
  /** `nps`, `csat`, `ces` or one of {@link scales}. Default `nps`. */
  readonly metric?: string
  /** Scales of further metrics, by name. */
  readonly scales?: Readonly<Record<string, SurveyScale>>
  /** First instant that counts, and the first that does not any more: milliseconds UTC. Default: all. */
  readonly from?: number
  readonly until?: number
  /** Within what a person has one answer: the whole period (default), a campaign, or a calendar month, quarter or year of UTC. */
  readonly wave?: 'period' | 'campaign' | 'month' | 'quarter' | 'year'
  /** Which answer of a person counts. Default `latest`. */
  readonly keep?: 'latest' | 'first'
  /** Whose answers count: `data.respondent` of the event, `customer` where it says nothing. Default `customer`. */
  readonly respondent?: Respondent
}

/** The one answer of one person in one wave. */
export interface Answer {
  readonly person: string
  readonly wave: string
  readonly score: number
  readonly event: CustomerEvent
}

/** Answers, and what became of the others. */
export interface Answers {
  readonly answers: readonly Answer[]
  readonly scale: SurveyScale
  /** Answers left out since their person gave another one in that wave. */
  readonly superseded: number
  /** Answers left out since nobody knows whose they are. */
  readonly unresolved: number
  readonly issues: readonly MeasureIssue[]
}

const RESPONDENTS = ['customer', 'employee', 'internal'] as const

/** One answer per resolved person and wave. */
export function answersOf(events: Iterable<CustomerEvent>, personOf: PersonOfEvent, options: AnswerOptions): Answers {
  const { metric = 'nps', from = -Infinity, until = Infinity, wave = 'period', keep = 'latest' } = options
  const { respondent = 'customer' } = options
  const scale = scaleOf(metric, options.scales)
  refuseFaults('a survey', [
    ...unknownNames('wave', [wave], ['period', 'campaign', 'month', 'quarter', 'year']),
    ...unknownNames('keep', [keep], ['latest', 'first']),
    ...unknownNames('respondent', [respondent], RESPONDENTS),
    ...periodFaults(from, until),
  ])
  const issues = new MeasureIssues()
  const kept = new Map<string, Answer>()
  let superseded = 0
  let unresolved = 0
  for (const event of EventSet.of(events, isAnswer).sorted()) {
    if (event.metric !== metric || event.at < from || event.at >= until) continue
    const who = event.data?.respondent ?? 'customer'
    if (!RESPONDENTS.includes(who as Respondent)) issues.add('unknown-respondent', event.id)
    if (who !== respondent) continue
    const { score } = event
    if (score === undefined) {
      issues.add('missing-score', event.id)
      continue
    }
    if (!Number.isInteger(score) || score < scale.lowest || score > scale.highest) {
      issues.add('score-off-scale', event.id)
      continue
    }
    const person = personOf(event)
    if (person === undefined) {
      unresolved++
      continue
    }
    const name = waveOf(event, wave)
    const key = `${name}\u0000${person}`
    if (kept.has(key)) superseded++
    if (keep === 'latest' || !kept.has(key)) kept.set(key, { person, wave: name, score, event })
  }
  return { answers: [...kept.values()], scale, superseded, unresolved, issues: issues.list() }
}

function isAnswer(event: CustomerEvent): boolean {
  return event.kind === 'survey'
}

/** Name of the wave that an event falls in; `2027-03`, `2027-Q1` and `2027` for calendar waves. */
export function waveOf({ at, campaign }: CustomerEvent, wave: NonNullable<AnswerOptions['wave']>): string {
  if (wave === 'period') return 'period'
  if (wave === 'campaign') return campaign ?? 'unknown'
  const date = new Date(at)
  const year = String(date.getUTCFullYear())
  if (wave === 'year') return year
  const month = date.getUTCMonth()
  return wave === 'quarter' ? `${year}-Q${Math.floor(month / 3) + 1}` : `${year}-${String(month + 1).padStart(2, '0')}`
}

/** Good, middling and bad answers. */
export function countAnswers(answers: readonly Answer[], { good, bad }: SurveyScale): AnswerCounts {
  let [high, low] = [0, 0]
  for (const { score } of answers) {
    if (score >= good) high++
    else if (score <= bad) low++
  }
  return { good: high, middle: answers.length - high - low, bad: low }
}
