import { type CustomerEvent, EventSet, type PersonOfEvent } from '../event'
import { type CaseOptions, type CaseReport, measureCases } from './measure-cases'
import { measureRetention, type RetentionOptions, type RetentionReport } from './measure-retention'
import { measureSurvey, type SurveyOptions, type SurveyReport } from './measure-survey'
import { type SurveyDriverOptions, type SurveyDrivers, surveyDrivers } from './survey-drivers'

/**
 * All measures, kept up event by event: each is what its batch form gives for the events so far, in whatever order they came. Persons are looked up
 * when a measure is asked for, so merges and unmerges need no change here.
 *
 * @example
 * ```ts
 * import { MeasureState } from 'samewise/customer'
 *
 * const state = new MeasureState()
 * state.add({ id: 'a', at: 0, kind: 'survey', name: 'answered', metric: 'nps', score: 9 })
 * state.survey(() => 'P-1').value // unknown: a single answer
 * state.survey(() => 'P-1', { minimum: 1 }).value // 100 points, between -48 and 100
 * ```
 */
export class MeasureState {
  readonly #events = new EventSet()

  /** Takes an event in; false where it was there already. */
  add(event: CustomerEvent): boolean {
    return this.#events.add(event)
  }

  /** See {@link measureSurvey}. */
  survey(personOf: PersonOfEvent, options: SurveyOptions = {}): SurveyReport {
    return measureSurvey(this.#events.sorted(), personOf, options)
  }

  /** See {@link surveyDrivers}. */
  drivers(personOf: PersonOfEvent, options: SurveyDriverOptions = {}): SurveyDrivers {
    return surveyDrivers(this.#events.sorted(), personOf, options)
  }

  /** See {@link measureRetention}. */
  retention(personOf: PersonOfEvent, options: RetentionOptions): RetentionReport {
    return measureRetention(this.#events.sorted(), personOf, options)
  }

  /** See {@link measureCases}. */
  cases(personOf: PersonOfEvent, options: CaseOptions): CaseReport {
    return measureCases(this.#events.sorted(), personOf, options)
  }
}
