import { type CustomerEvent, EventSet, type PersonOfEvent } from '../../event'
import { closeLoop, type LoopReport } from './close-loop'
import { type MeanSentiment, type MeanSentimentOptions, meanSentiments } from './mean-sentiment'
import { type Feedback, type ReadFeedbackOptions, readFeedback } from './read-feedback'
import { type RisingIssueOptions, type RisingIssues, risingIssues } from './rising-issues'
import { checkRouting, defaultRouting, type RoutingPolicy } from './routing'

/** Options of {@link FeedbackState} and {@link feedbackLoop}. */
export interface FeedbackOptions extends ReadFeedbackOptions {
  /** Who answers what by when. Default {@link defaultRouting}. */
  readonly routing?: RoutingPolicy
}

/**
 * Listening, routing, answering and warning, kept up event by event. It is the same after the same events, in whatever order they came. What
 * is asked is answered as of an instant: what happened or was received later does not count.
 *
 * @throws SamewiseError `BAD_CONFIG` for a routing policy with faults
 *
 * @example
 * ```ts
 * import { FeedbackState, personByRecord } from 'samewise/customer'
 *
 * const hour = 3_600_000
 * const record = { source: 'crm', recordId: '7' }
 * const state = new FeedbackState()
 * state.add({ id: 'f', at: 0, kind: 'survey', name: 'answered', metric: 'nps', score: 2, text: 'My invoice is wrong', record })
 * state.add({ id: 'a', at: 5 * hour, kind: 'contact', name: 'sent', refersTo: 'f', record })
 * const personOf = personByRecord(({ recordId }) => `P-${recordId}`)
 * const { items } = state.loop(personOf, 100 * hour)
 * items[0].status // 'answered-in-time'
 * items[0].feedback.topics // ['billing']
 * ```
 */
export class FeedbackState {
  readonly #events = new EventSet()
  readonly #options: FeedbackOptions
  readonly #routing: RoutingPolicy

  constructor(options: FeedbackOptions = {}) {
    this.#options = options
    this.#routing = checkRouting(options.routing ?? defaultRouting)
  }

  /** Takes an event in; false where it was there already. */
  add(event: CustomerEvent): boolean {
    return this.#events.add(event)
  }

  /** What customers said. */
  feedback(personOf: PersonOfEvent, asOf: number): Feedback[] {
    return readFeedback(this.#known(asOf), personOf, this.#options)
  }

  /** Who owes an answer, and the share that got one in time. */
  loop(personOf: PersonOfEvent, asOf: number): LoopReport {
    const contacts = this.#known(asOf).filter((event) => event.kind === 'contact')
    return closeLoop(this.feedback(personOf, asOf), contacts, this.#routing, asOf)
  }

  /** What is about to hit others, and whom. */
  rising(personOf: PersonOfEvent, asOf: number, options: RisingIssueOptions = {}): RisingIssues {
    return risingIssues(this.feedback(personOf, asOf), this.#known(asOf), personOf, asOf, options)
  }

  /** Mood by person, topic or channel. */
  sentiment(
    personOf: PersonOfEvent,
    by: 'person' | 'topic' | 'channel',
    asOf: number,
    options: MeanSentimentOptions = {},
  ): MeanSentiment[] {
    return meanSentiments(this.feedback(personOf, asOf), by, asOf, options)
  }

  #known(asOf: number): readonly CustomerEvent[] {
    return this.#events.sorted().filter((event) => event.at <= asOf && (event.receivedAt ?? event.at) <= asOf)
  }
}

/** A {@link FeedbackState} that holds all of some events: the batch form. */
export function feedbackLoop(events: Iterable<CustomerEvent>, options: FeedbackOptions = {}): FeedbackState {
  const state = new FeedbackState(options)
  for (const event of events) state.add(event)
  return state
}
