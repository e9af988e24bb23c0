import { compareText } from '../base'
import type { CustomerEvent } from '../event'
import type { AttributionReason, Continuity, EventAttribution, JourneyMap } from '../journey'
import { type Rate, rateOf } from '../profile'
import { type EventVolume, eventVolume } from './event-volume'
import type { ValueView } from './mask-value'
import { type CustomerStory, type StoryFacts, storyFacts } from './story-facts'

/** What customers lived through, as the functions of `samewise/customer` give it. */
export interface JourneyResults {
  /** All events, in any order. */
  readonly events: readonly Pick<CustomerEvent, 'at' | 'channel'>[]
  /** How many were read, and how many of them could not be used or came twice. */
  readonly counts?: { readonly rejected: number; readonly repeated: number }
  /** By `attributeEvents`, or `attributions()` of `Journeys`. */
  readonly attributions: Iterable<Pick<EventAttribution, 'goldenId' | 'reason'>>
  /** Sessions of known customers. */
  readonly sessions: number
  readonly map: JourneyMap
  /** By `measureContinuity`. */
  readonly continuity?: Continuity
  /** A few customers to show. */
  readonly stories?: readonly CustomerStory[]
}

/** Events by why they are somebody's, or nobody's. */
export interface ReasonFacts {
  readonly reason: AttributionReason
  readonly isAttributed: boolean
  readonly events: number
}

/** What customers lived through. */
export interface JourneyFacts {
  readonly events: number
  readonly rejected: number
  readonly repeated: number
  readonly volume: EventVolume
  /** Of all events, those that are somebody's. */
  readonly attributed: Rate
  /** Attributed ones first, then by number. */
  readonly reasons: readonly ReasonFacts[]
  readonly sessions: number
  /** Customers with an event of any stage. */
  readonly customers: number
  readonly stages: JourneyMap['stages']
  readonly funnel: JourneyMap['funnel']
  readonly cameBack: Rate
  /** Of all visits to stages, those by customers who had been there before. */
  readonly reentry: Rate
  /** Left out where it was not measured. */
  readonly withoutAskingAgain?: Rate
  readonly bottlenecks: JourneyMap['bottlenecks']
  readonly paths: JourneyMap['paths']
  readonly hops: JourneyMap['channelHops']
  readonly hopsLeftOut: number
  readonly stories: readonly StoryFacts[]
}

const MOST_STAGES = 12
const MOST_PATHS = 8
const MOST_PATH_STEPS = 12
const MOST_HOPS = 12
const MOST_STORIES = 6

/** Counts events, and cuts the map of journeys to what a page can show. */
export function journeyFacts(
  { events, counts, attributions, sessions, map, continuity, stories = [] }: JourneyResults,
  view: ValueView,
  nameOf: (goldenId: string) => string | undefined,
  isMasked: boolean,
): JourneyFacts {
  const reasons = reasonsOf(attributions)
  const attributed = reasons.filter(({ isAttributed }) => isAttributed).reduce((sum, own) => sum + own.events, 0)
  const hops = [...map.channelHops]
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => b.rate.count - a.rate.count || compareText(a.from, b.from) || compareText(a.to, b.to))
  return {
    events: events.length,
    rejected: counts?.rejected ?? 0,
    repeated: counts?.repeated ?? 0,
    volume: eventVolume(events),
    attributed: rateOf(
      attributed,
      reasons.reduce((sum, own) => sum + own.events, 0),
    ),
    reasons,
    sessions,
    customers: map.customers,
    stages: map.stages.slice(0, MOST_STAGES),
    funnel: map.funnel.slice(0, MOST_STAGES),
    cameBack: map.cameBack,
    reentry: rateOf(
      map.stages.reduce((sum, { reentries }) => sum + reentries.count, 0),
      map.stages.reduce((sum, { reentries }) => sum + reentries.n, 0),
    ),
    ...(continuity === undefined ? {} : { withoutAskingAgain: continuity.withoutAskingAgain }),
    bottlenecks: map.bottlenecks.slice(0, MOST_STAGES),
    paths: map.paths.slice(0, MOST_PATHS).map(({ path, rate }) => ({
      path: path.length > MOST_PATH_STEPS ? [...path.slice(0, MOST_PATH_STEPS), '…'] : path,
      rate,
    })),
    hops: hops.slice(0, MOST_HOPS),
    hopsLeftOut: Math.max(0, hops.length - MOST_HOPS),
    stories: stories
      .filter((story) => story.events.length > 0)
      .slice(0, MOST_STORIES)
      .map((story) => storyFacts(story, view, nameOf(story.goldenId), isMasked)),
  }
}

function reasonsOf(attributions: JourneyResults['attributions']): ReasonFacts[] {
  const found = new Map<AttributionReason, { reason: AttributionReason; isAttributed: boolean; events: number }>()
  for (const { goldenId, reason } of attributions) {
    const known = found.get(reason)
    if (known === undefined) found.set(reason, { reason, isAttributed: goldenId !== undefined, events: 1 })
    else known.events++
  }
  return [...found.values()].sort(
    (a, b) => Number(b.isAttributed) - Number(a.isAttributed) || b.events - a.events || compareText(a.reason, b.reason),
  )
}
