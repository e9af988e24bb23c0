import { DAY_MS } from '../../base'
import { type Estimate, unknownEstimate } from '../../profile'
import type { Feedback } from './read-feedback'

/** The mood of one person, topic or channel. */
export interface MeanSentiment {
  /** Golden ID, topic or channel. */
  readonly of: string
  /** Mean mood, -1 to 1, recent words counting more; `n` is how many texts could be scored. */
  readonly sentiment: Estimate
  /** Texts whose language is not supported, and those that say nothing either way: they are no part of the mean. */
  readonly unsupported: number
  readonly unclear: number
}

/** Options of `sentiment` of a feedback state. */
export interface MeanSentimentOptions {
  /** Days after which a word counts half. Default 90. */
  readonly halfLifeDays?: number
  /** Texts below which the mood is unknown. Default 5. */
  readonly minimum?: number
}

/**
 * Mood by person, topic or channel, with decay. The interval is that of a weighted mean, ±1.96 deviations over the root of the effective number
 * of texts (Kish), and never leaves -1 to 1; with few texts it is too narrow, which is why five are asked for.
 *
 * @param asOf milliseconds UTC
 */
export function meanSentiments(
  feedback: readonly Feedback[],
  by: 'person' | 'topic' | 'channel',
  asOf: number,
  { halfLifeDays = 90, minimum = 5 }: MeanSentimentOptions = {},
): MeanSentiment[] {
  const groups = new Map<string, Feedback[]>()
  for (const one of feedback) {
    for (const key of keysOf(one, by)) groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups]
    .map(([of, own]) => ({
      of,
      sentiment: meanOf(own, asOf, halfLifeDays, minimum),
      unsupported: own.filter(({ sentiment }) => sentiment.status === 'unsupported').length,
      unclear: own.filter(({ sentiment }) => sentiment.status === 'unclear').length,
    }))
    .sort((a, b) => (a.of < b.of ? -1 : 1))
}

function keysOf({ person, topics, event }: Feedback, by: 'person' | 'topic' | 'channel'): readonly string[] {
  if (by === 'topic') return topics
  const key = by === 'person' ? person : event.channel
  return key === undefined ? [] : [key]
}

function meanOf(own: readonly Feedback[], asOf: number, halfLifeDays: number, minimum: number): Estimate {
  let n = 0
  let weights = 0
  let squaredWeights = 0
  let sum = 0
  let squares = 0
  for (const { event, sentiment } of own) {
    if (sentiment.status !== 'scored') continue
    const weight = 2 ** (-Math.max(0, asOf - event.at) / (halfLifeDays * DAY_MS))
    n++
    weights += weight
    squaredWeights += weight * weight
    sum += weight * sentiment.score
    squares += weight * sentiment.score * sentiment.score
  }
  if (n < Math.max(2, minimum)) return unknownEstimate(n)
  const value = sum / weights
  const effective = (weights * weights) / squaredWeights
  if (effective <= 1) return unknownEstimate(n)
  const variance = Math.max(0, squares / weights - value * value) * (effective / (effective - 1))
  const half = 1.959964 * Math.sqrt(variance / effective)
  return { known: true, value, low: Math.max(-1, value - half), high: Math.min(1, value + half), n }
}
