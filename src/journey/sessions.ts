import { hashString } from '../base'
import { type CustomerEvent, EventFlag, EventLog, localDay } from '../event'

/** Where one session ends and the next begins. */
export interface SessionOptions {
  /** A pause longer than this ends a session: milliseconds, default 30 minutes. */
  readonly gapMs?: number
  /** Midnight where it happened ends a session too: in the zone of the event, in `zone` where it names none. Default false. */
  readonly cutAtMidnight?: boolean
  /** IANA zone of events without one. Default UTC. */
  readonly zone?: string
  /** An event of another campaign than the last one named ends a session too. Default false. */
  readonly cutAtCampaign?: boolean
}

/** Events that belong together in time. */
export interface Session {
  /** `s_` and a hash of the ID of its first event. */
  readonly id: string
  /** Milliseconds UTC of its first and last event. */
  readonly start: number
  readonly end: number
  readonly eventIds: readonly string[]
  /** Channels in the order they came up. */
  readonly channels: readonly string[]
  readonly devices: readonly string[]
}

/** Whether the event of row `b`, which follows `a`, begins another session. `campaign` is the last one named in the session. */
function begins(log: EventLog, a: number, b: number, campaign: number, options: Required<SessionOptions>): boolean {
  if (log.at[b] - log.at[a] > options.gapMs) return true
  if (options.cutAtCampaign && log.campaign[b] !== 0 && campaign !== 0 && log.campaign[b] !== campaign) return true
  if (!options.cutAtMidnight) return false
  const zone = log.events[b].zone ?? options.zone
  return localDay(log.at[a], zone) !== localDay(log.at[b], zone)
}

/** Options with their defaults. */
export function fullSessionOptions(options: SessionOptions = {}): Required<SessionOptions> {
  return { gapMs: 30 * 60_000, cutAtMidnight: false, zone: 'UTC', cutAtCampaign: false, ...options }
}

/**
 * Marks where sessions begin among rows in order of time: `starts[k]` is the place of the first event of session `k`. What we sent is part of
 * no session, so a session holds what lies from its start to the next one less those.
 *
 * @param starts room for as many numbers as there are rows
 * @returns how many sessions there are
 */
export function markSessions(
  log: EventLog,
  rows: readonly number[],
  options: Required<SessionOptions>,
  starts: Int32Array,
): number {
  const { flags } = log
  let count = 0
  let last = -1
  let campaign = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if ((flags[row] & EventFlag.ours) !== 0) continue
    if (last < 0 || begins(log, last, row, campaign, options)) {
      starts[count++] = i
      campaign = 0
    }
    if (log.campaign[row] !== 0) campaign = log.campaign[row]
    last = row
  }
  return count
}

/**
 * Sessions of plain events: of one person across devices, or of each device by itself.
 *
 * @param events in any order; of one person for `by: 'person'`
 * @param options `by` is `device` (default), where an event without a device is a session of its own, or `person`
 * @returns by start, then by ID
 *
 * @example
 * ```ts
 * import { sessionsOf } from 'samewise/customer'
 *
 * const sessions = sessionsOf([
 *   { id: 'e1', at: 0, kind: 'interaction', name: 'page-view', device: 'phone' },
 *   { id: 'e2', at: 60_000, kind: 'interaction', name: 'page-view', device: 'phone' },
 *   { id: 'e3', at: 3_600_000, kind: 'interaction', name: 'page-view', device: 'phone' },
 * ])
 * sessions.map((session) => session.eventIds) // [['e1', 'e2'], ['e3']]
 * ```
 */
export function sessionsOf(
  events: Iterable<CustomerEvent>,
  options: SessionOptions & { readonly by?: 'device' | 'person' } = {},
): Session[] {
  const { by = 'device', ...rest } = options
  const log = EventLog.of(events)
  const alone: number[] = []
  for (let row = 0; row < log.rowCount; row++) {
    if ((log.flags[row] & EventFlag.dead) === 0 && (by === 'person' || log.device[row] === 0)) alone.push(row)
  }
  alone.sort((a, b) => log.compareRows(a, b))
  if (by === 'person') return sessionsAmong(log, alone, rest)
  const found = alone.flatMap((row) => sessionsAmong(log, [row], rest))
  for (let device = 1; device < log.deviceIds.length; device++) {
    found.push(...sessionsAmong(log, log.run(device), rest))
  }
  return found.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1))
}

/** Sessions among rows in order of time: those of one device, or of one person across devices. */
export function sessionsAmong(log: EventLog, rows: readonly number[], options: SessionOptions = {}): Session[] {
  const starts = new Int32Array(rows.length)
  const count = markSessions(log, rows, fullSessionOptions(options), starts)
  return Array.from({ length: count }, (_, k) =>
    toSession(log, rows.slice(starts[k], k + 1 < count ? starts[k + 1] : rows.length)),
  )
}

/**
 * The session around one row among rows in order of time, found by looking at its neighbours only.
 *
 * @param place place of the row among `rows`
 * @returns nothing for what we sent
 */
export function sessionAround(
  log: EventLog,
  rows: readonly number[],
  place: number,
  options: SessionOptions = {},
): Session | undefined {
  if ((log.flags[rows[place]] & EventFlag.ours) !== 0) return undefined
  const { gapMs } = fullSessionOptions(options)
  // Pauses cut sessions whatever came before them; what else cuts them needs the part between two pauses.
  let from = place
  for (let i = place - 1, next = place; i >= 0; i--) {
    if ((log.flags[rows[i]] & EventFlag.ours) !== 0) continue
    if (log.at[rows[next]] - log.at[rows[i]] > gapMs) break
    from = next = i
  }
  let to = place + 1
  for (let i = to, last = place; i < rows.length; i++) {
    if ((log.flags[rows[i]] & EventFlag.ours) !== 0) continue
    if (log.at[rows[i]] - log.at[rows[last]] > gapMs) break
    last = i
    to = i + 1
  }
  const id = log.events[rows[place]].id
  return sessionsAmong(log, rows.slice(from, to), options).find((session) => session.eventIds.includes(id))
}

function toSession(log: EventLog, rows: readonly number[]): Session {
  const events = rows.filter((row) => (log.flags[row] & EventFlag.ours) === 0).map((row) => log.events[row])
  const distinct = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))]
  return {
    id: sessionId(events[0].id),
    start: events[0].at,
    end: events[events.length - 1].at,
    eventIds: events.map(({ id }) => id),
    channels: distinct(events.map(({ channel }) => channel)),
    devices: distinct(events.map(({ device }) => device)),
  }
}

/** 64 bits: two sessions in a thousand million share an ID with a probability of 3 %, two of one person never in practice. */
function sessionId(firstEventId: string): string {
  const hex = (seed: number) => (hashString(firstEventId, seed) >>> 0).toString(16).padStart(8, '0')
  return `s_${hex(0)}${hex(0x5e55)}`
}
