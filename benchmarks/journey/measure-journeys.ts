import { seededRandom } from '../../src/base'
import { type CustomerEvent, EventLog } from '../../src/event'
import { Attribution, IdentityIndex, Journeys, markSessions } from '../../src/journey'

/** What was measured; rates are events a second in one thread. */
export interface JourneyFigures {
  readonly events: number
  readonly devices: number
  readonly load_events_per_s: number
  readonly attribution_events_per_s: number
  readonly sessions_events_per_s: number
  readonly attribution_and_sessions_events_per_s: number
  readonly update_p50_ms: number
  readonly update_p99_ms: number
  readonly update_max_ms: number
  /** Processor time of the whole process, which other work on the machine does not stretch. */
  readonly update_cpu_p99_ms: number
  readonly updates: number
}

const MINUTE = 60_000
const PUBLIC_SHARE = 0.1

/** Events of made-up visits: a fifth sign in; a tenth of all visits fall on ten devices that everybody uses. Seeded, in order of time. */
export function madeUpVisits(count: number, seed: number): { events: CustomerEvent[]; identity: IdentityIndex } {
  const random = seededRandom(seed)
  const people = Math.ceil(count / 40)
  const record = (n: number) => ({ source: 'app', recordId: `a${n}` })
  const events: CustomerEvent[] = []
  while (events.length < count) {
    const person = random.below(people)
    const device = random.next() < PUBLIC_SHARE ? `kiosk${random.below(10)}` : `d${person}`
    let at = random.below(365 * 24 * 60) * MINUTE
    const signsIn = random.next() < 0.2
    const steps = 2 + random.below(10)
    for (let step = 0; step < steps; step++) {
      const base = { id: `e${events.length}`, at, device, channel: 'web' }
      if (signsIn && step === 1) events.push({ ...base, kind: 'auth', name: 'login', record: record(person) })
      else if (signsIn && step === steps - 1) events.push({ ...base, kind: 'auth', name: 'logout' })
      else events.push({ ...base, kind: 'interaction', name: 'page-view' })
      at += random.below(5 * MINUTE)
    }
  }
  events.length = count
  events.sort((a, b) => a.at - b.at)
  const crosswalk = Array.from({ length: people }, (_, n) => ({ goldenId: `g${n}`, ...record(n) }))
  return { events, identity: new IdentityIndex({ crosswalk }) }
}

function secondsOf(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}

function leastSeconds(rounds: number, run: () => void): number {
  return Math.min(...Array.from({ length: rounds }, () => secondsOf(run)))
}

/** Measures loading, attribution, sessions by device and single updates, of which half are late, on a log of `count` events. */
export function measureJourneys({ count = 1_000_000, updates = 20_000, seed = 1 } = {}): JourneyFigures {
  const { events, identity } = madeUpVisits(count + updates, seed)
  const random = seededRandom(seed + 1)
  const held = new Set<number>()
  while (held.size < updates) held.add(random.below(events.length))
  const late = [...held].map((i) => events[i])
  const loaded = events.filter((_, i) => !held.has(i))

  let log = new EventLog()
  const load = leastSeconds(3, () => {
    log = EventLog.of(loaded)
  })
  const attribution = leastSeconds(5, () => new Attribution(log, identity).decideAll())
  const starts = new Int32Array(loaded.length)
  let sessions = 0
  const options = { gapMs: 30 * MINUTE, cutAtMidnight: false, cutAtCampaign: false, zone: 'UTC' }
  const sessionSeconds = leastSeconds(5, () => {
    sessions = 0
    for (let device = 1; device < log.deviceIds.length; device++) {
      sessions += markSessions(log, log.run(device), options, starts)
    }
  })
  if (sessions === 0) throw new Error('The made-up visits have no session.')

  const journeys = new Journeys(identity, {}, loaded)
  const cpu = new Float64Array(late.length)
  const took = Float64Array.from(late, (event, i) => {
    const cpuBefore = process.cpuUsage()
    const start = performance.now()
    journeys.update(event)
    journeys.sessionOf(event.id)
    const wall = performance.now() - start
    const { user, system } = process.cpuUsage(cpuBefore)
    cpu[i] = (user + system) / 1000
    return wall
  })
  took.sort()
  cpu.sort()
  return {
    events: loaded.length,
    devices: log.deviceIds.length - 1,
    load_events_per_s: Math.round(loaded.length / load),
    attribution_events_per_s: Math.round(loaded.length / attribution),
    sessions_events_per_s: Math.round(loaded.length / sessionSeconds),
    attribution_and_sessions_events_per_s: Math.round(loaded.length / (attribution + sessionSeconds)),
    update_p50_ms: took[Math.floor(took.length / 2)],
    update_p99_ms: took[Math.floor(took.length * 0.99)],
    update_max_ms: took[took.length - 1],
    update_cpu_p99_ms: cpu[Math.floor(cpu.length * 0.99)],
    updates: took.length,
  }
}
