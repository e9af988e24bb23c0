import type { CustomerEvent } from 'samewise/customer'
import {
  Attribution,
  attributeEvents,
  EventLog,
  type IdentityIndex,
  Journeys,
  markSessions,
  sessionsAmong,
} from 'samewise/customer'
import { cpuSecondsOf, type RunTimes, timesOf } from '../measure/processor-time'
import { type Figure, timeFigures } from './figure'
import { trueIdentities } from './measure-attribution'
import type { World } from './world'

const UPDATES = 10_000
const ROUNDS = 5
const SESSIONS = { gapMs: 30 * 60_000, cutAtMidnight: false, cutAtCampaign: false, zone: 'UTC' }

/** How many sessions there are on devices, in columns. */
function sessionsOfDevices(log: EventLog, starts: Int32Array): number {
  let count = 0
  for (let device = 1; device < log.deviceIds.length; device++) {
    count += markSessions(log, log.run(device), SESSIONS, starts)
  }
  return count
}

function sessionsAsObjects(log: EventLog): number {
  let count = 0
  for (let device = 1; device < log.deviceIds.length; device++) count += sessionsAmong(log, log.run(device)).length
  return count
}

/**
 * How fast events are read into columns, attributed and cut into sessions, by processor time, and how long one further event takes. The bar of a
 * million a second is on what runs over columns; reading objects into them, and writing answers as objects, stand apart.
 */
export function measureJourneys(world: World): Figure[] {
  const events = world.arrivals.map(({ event }) => event)
  const identity = trueIdentities(world)
  let log = EventLog.of([])
  const load = cpuSecondsOf(() => {
    log = EventLog.of(events)
  })
  // The first read of a run sorts what came late in: it belongs to loading.
  const sorting = cpuSecondsOf(() => {
    for (let device = 1; device < log.deviceIds.length; device++) log.run(device)
  })
  const starts = new Int32Array(log.rowCount)
  const sessions = cpuSecondsOf(() => {
    for (let round = 0; round < ROUNDS; round++) sessionsOfDevices(log, starts)
  })
  const sessionObjects = cpuSecondsOf(() => sessionsAsObjects(log))
  const deciding = cpuSecondsOf(() => {
    for (let round = 0; round < ROUNDS; round++) new Attribution(log, identity).decideAll()
  })
  const whole = cpuSecondsOf(() => attributeEvents(events, identity))
  const updates = updateTimes(events, identity)
  const rows = log.rowCount
  return [
    { name: 'journey_events', value: events.length },
    { name: 'log_loaded_events_per_cpu_s', value: events.length / (load + sorting) },
    { name: 'sessions_events_per_cpu_s', value: (rows * ROUNDS) / sessions, atLeast: 1_000_000 },
    { name: 'attribution_events_per_cpu_s', value: (rows * ROUNDS) / deciding, atLeast: 1_000_000 },
    {
      name: 'sessions_and_attribution_events_per_cpu_s',
      value: (rows * ROUNDS) / (sessions + deciding),
      atLeast: 1_000_000,
    },
    { name: 'sessions_as_objects_events_per_cpu_s', value: rows / sessionObjects },
    { name: 'attribute_events_with_log_and_answers_events_per_cpu_s', value: events.length / whole },
    ...timeFigures('journey_update', updates, 1),
  ]
}

/** Times of single updates: events from all over the year that come last. */
function updateTimes(events: readonly CustomerEvent[], identity: IdentityIndex): RunTimes {
  const every = Math.floor(events.length / UPDATES)
  const late = events.filter((_, n) => n % every === 0)
  const journeys = new Journeys(
    identity,
    {},
    events.filter((_, n) => n % every !== 0),
  )
  return timesOf(late.length, (n) => {
    journeys.update(late[n])
  })
}
