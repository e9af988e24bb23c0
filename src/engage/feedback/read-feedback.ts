import type { CustomerEvent, PersonOfEvent } from '../../event'
import { type Sentiment, type SentimentScorer, scoreSentiment } from './score-sentiment'
import { defaultTopics, type TopicRule, topicsOf } from './topics-of'

/** How a customer spoke up. */
export type FeedbackType = 'survey' | 'complaint' | 'review' | 'post'

/** One thing a customer said. */
export interface Feedback {
  readonly event: CustomerEvent
  readonly type: FeedbackType
  /** Golden ID; absent where it is not known. */
  readonly person?: string
  /** The topic the source gives, then those that the text shows. */
  readonly topics: readonly string[]
  readonly sentiment: Sentiment
}

/** Options of {@link readFeedback}. */
export interface ReadFeedbackOptions {
  /** Default {@link defaultTopics}. */
  readonly topics?: readonly TopicRule[]
  /** Scorers of further languages, or better ones; asked before the built-in one. */
  readonly scorers?: readonly SentimentScorer[]
}

/** How an event speaks up: an answer to a survey, a case that is opened, a review, a post; nothing for all others. */
export function feedbackTypeOf({ kind, name }: CustomerEvent): FeedbackType | undefined {
  if (kind === 'survey') return 'survey'
  if (kind === 'case') return name === 'opened' ? 'complaint' : undefined
  if (kind === 'interaction' && (name === 'review' || name === 'post')) return name
  return undefined
}

/**
 * What customers said, with its topics and its mood.
 *
 * @param events sorted, no id twice; those that say nothing are passed over
 */
export function readFeedback(
  events: readonly CustomerEvent[],
  personOf: PersonOfEvent,
  { topics: rules = defaultTopics, scorers = [] }: ReadFeedbackOptions = {},
): Feedback[] {
  return events.flatMap((event) => {
    const type = feedbackTypeOf(event)
    if (type === undefined) return []
    const person = personOf(event)
    const stated = event.topic === undefined ? [] : [event.topic]
    const topics = [...new Set([...stated, ...topicsOf(event.text ?? '', rules)])]
    const sentiment = scoreSentiment(event.text, event.language, scorers)
    return [{ event, type, ...(person === undefined ? {} : { person }), topics, sentiment }]
  })
}
