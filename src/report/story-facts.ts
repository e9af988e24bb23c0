import { DAY_MS } from '../base'
import type { CustomerEvent } from '../event'
import type { AttributionReason, EventAttribution, Session } from '../journey'
import type { StoryKind } from '../messages'
import { shorten, type ValueView } from './mask-value'

/** One customer's events, to be shown as an example. */
export interface CustomerStory {
  /** Why it is shown. */
  readonly kind: StoryKind
  readonly goldenId: string
  /** Those of the customer, by time. */
  readonly events: readonly CustomerEvent[]
  readonly sessions: readonly Session[]
  /** Why the events are theirs; may be left out. */
  readonly attributions?: Iterable<Pick<EventAttribution, 'eventId' | 'reason'>>
  /** Event that the steps shown lie around; default: the last one. */
  readonly around?: string
}

/** Something a customer did, or that was done for them; repeated at once, it is one step. */
export interface StoryStep {
  /** Milliseconds UTC; left out where the report is masked. */
  readonly at?: number
  /** Days since the first event. */
  readonly day: number
  /** Number of the session, from 1. */
  readonly session?: number
  readonly channel?: string
  readonly kind: string
  readonly name: string
  /** Topic and product; left out where the report is masked. */
  readonly about: readonly string[]
  readonly times: number
  readonly reason?: AttributionReason
}

/** An example journey. */
export interface StoryFacts {
  readonly kind: StoryKind
  /** Name of the customer, or what stands for it. */
  readonly name: string
  readonly events: number
  readonly sessions: number
  readonly channels: readonly string[]
  /** Up to 24 in a row. */
  readonly steps: readonly StoryStep[]
  readonly earlierSteps: number
  readonly laterSteps: number
}

const MOST_STEPS = 24
/** Steps that lead up to the one that the others are shown around. */
const STEPS_BEFORE = 8

/** What the page shows of one customer. */
export function storyFacts(
  { kind, goldenId, events, sessions, attributions = [], around = events.at(-1)?.id }: CustomerStory,
  view: ValueView,
  name: string | undefined,
  isMasked: boolean,
): StoryFacts {
  const sessionOf = new Map(sessions.flatMap(({ eventIds }, k) => eventIds.map((id) => [id, k + 1] as const)))
  const reasonOf = new Map([...attributions].map(({ eventId, reason }) => [eventId, reason]))
  const steps: StoryStep[] = []
  let pivot = 0
  for (const event of events) {
    const step = stepOf(event, events[0].at, sessionOf.get(event.id), reasonOf.get(event.id), view, isMasked)
    const last = steps.at(-1)
    if (last !== undefined && isSame(last, step)) steps[steps.length - 1] = { ...last, times: last.times + 1 }
    else steps.push(step)
    if (event.id === around) pivot = steps.length - 1
  }
  const from = Math.max(0, Math.min(pivot - STEPS_BEFORE, steps.length - MOST_STEPS))
  const shown = steps.slice(from, from + MOST_STEPS)
  return {
    kind,
    name: name === undefined ? view.id('customer', goldenId) : view.value(name),
    events: events.length,
    sessions: sessions.length,
    channels: [...new Set(events.flatMap(({ channel }) => channel ?? []))].sort(),
    steps: shown,
    earlierSteps: from,
    laterSteps: steps.length - from - shown.length,
  }
}

function stepOf(
  event: CustomerEvent,
  first: number,
  session: number | undefined,
  reason: AttributionReason | undefined,
  view: ValueView,
  isMasked: boolean,
): StoryStep {
  const { at, channel, kind, name, topic, product } = event
  const about = isMasked ? [] : [topic, product].filter((text) => text !== undefined).map((text) => view.value(text))
  return {
    ...(isMasked ? {} : { at }),
    day: Math.floor((at - first) / DAY_MS),
    ...(session === undefined ? {} : { session }),
    ...(channel === undefined ? {} : { channel: shorten(channel) }),
    kind,
    name: shorten(name),
    about,
    times: 1,
    ...(reason === undefined ? {} : { reason }),
  }
}

function isSame(a: StoryStep, b: StoryStep): boolean {
  return (
    a.kind === b.kind &&
    a.name === b.name &&
    a.channel === b.channel &&
    a.session === b.session &&
    a.reason === b.reason &&
    a.day === b.day &&
    a.about.join() === b.about.join()
  )
}
