import { DAY_MS } from '../base'
import {
  type ConsentDefaults,
  inferPreferences,
  type LifeCycle,
  lifeCycle,
  type Preference,
  type PreferenceDimension,
} from '../engage'
import type { CustomerEvent } from '../event'
import { JourneyMapper, measureContinuity } from '../journey'
import { type MaturityEvidence, measureRetention } from '../measure'
import type { CustomerResults } from '../report'
import { StoryChooser } from './choose-stories'
import type { CustomerEvents } from './customer-events'
import { measureCustomers } from './customer-measures'

/** What to look at of events. */
export interface EventResultOptions {
  /** First instant that counts for measures, and the first that does not any more. */
  readonly from: number
  readonly until: number
  /** Figures that events do not give. */
  readonly evidence: MaturityEvidence
  /** What holds where nobody said anything of consent. */
  readonly consentDefaults?: ConsentDefaults
}

/** Customers whose preferences are looked at: milliseconds each, and so many tell a share to within two points. */
const MOST_PREFERENCES = 2_000
/** What the page tells; a device is mostly an id, which nobody can read. */
const DIMENSIONS: readonly PreferenceDimension[] = ['channel', 'sendDay', 'sendHour', 'content', 'day', 'hour']
const PURCHASES: readonly string[] = ['order', 'renewal']

/** What events tell of all customers of a run: journeys, preferences, where they stand, and measures. */
export function eventResults(
  customers: CustomerEvents,
  options: EventResultOptions,
): Pick<CustomerResults, 'journeys' | 'preferences' | 'lifeCycles' | 'measures'> {
  const { run, journeys, files } = customers
  const asOf = options.until - 1
  const mapper = new JourneyMapper({ asOf })
  const chooser = new StoryChooser(journeys)
  const stages: Pick<LifeCycle, 'stage'>[] = []
  let sessions = 0
  for (const { goldenId } of run.golden) {
    const events = journeys.eventsOf(goldenId)
    mapper.put(goldenId, events)
    chooser.offer(goldenId, events)
    sessions += journeys.sessionsOf(goldenId).length
    stages.push({ stage: lifeCycle(purchasesOf(events), { asOf }).stage })
  }
  return {
    journeys: {
      events: files.events,
      counts: files.counts,
      attributions: journeys.attributions(),
      sessions,
      map: mapper.read(),
      continuity: measureContinuity(ownEvents(customers)),
      stories: chooser.stories(),
    },
    preferences: { customers: preferencesOfSome(customers, asOf, options), of: run.golden.length },
    lifeCycles: stages,
    measures: {
      ...measureCustomers(files.events, customers.personOf, { ...options, by: ['channel'] }),
      ...retentionOf(customers, options),
    },
  }
}

function purchasesOf(events: readonly CustomerEvent[]): number[] {
  return events.filter(({ kind, name }) => kind === 'transaction' && PURCHASES.includes(name)).map(({ at }) => at)
}

function* ownEvents({ run, journeys }: CustomerEvents): Generator<readonly [string, readonly CustomerEvent[]]> {
  for (const { goldenId } of run.golden) yield [goldenId, journeys.eventsOf(goldenId)]
}

/** Preferences of the first customers by golden ID, which is as good as a random sample. */
function* preferencesOfSome(
  { run, journeys }: CustomerEvents,
  asOf: number,
  { consentDefaults }: EventResultOptions,
): Generator<readonly Preference[]> {
  for (const { goldenId } of run.golden.slice(0, MOST_PREFERENCES)) {
    const events = journeys.eventsOf(goldenId)
    const zone = events.findLast((event) => event.zone !== undefined)?.zone
    yield inferPreferences(events, {
      asOf,
      dimensions: DIMENSIONS,
      ...(zone === undefined ? {} : { zone }),
      ...(consentDefaults === undefined ? {} : { consentDefaults }),
    }).preferences
  }
}

/** Who stayed over the last year, or over the second half of a shorter time: those who were customers when it began can be followed. */
function retentionOf({ files, personOf }: CustomerEvents, { from, until }: EventResultOptions) {
  const period = { from: Math.max(until - 365 * DAY_MS, Math.floor((from + until) / 2)), until }
  return { retention: { ...measureRetention(files.events, personOf, period), ...period } }
}
