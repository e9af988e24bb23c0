import { compareText, DAY_MS } from '../base'
import type { CustomerEvent } from '../event'

/** Lengths of periods, the finest first. */
export type VolumeStep = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Events by channel and period. */
export interface EventVolume {
  readonly step: VolumeStep
  /** Start of each period, milliseconds UTC. */
  readonly starts: readonly number[]
  /** The busiest first; `null` stands for events without a channel, and `others` for all further ones together. */
  readonly channels: readonly {
    readonly channel: string | null
    readonly isOthers: boolean
    readonly counts: readonly number[]
  }[]
  /** Events before the first period that is shown. */
  readonly earlier: number
}

const MONDAY = 4 * DAY_MS
const MOST_PERIODS = 26
const MOST_CHANNELS = 8
const STEPS: readonly VolumeStep[] = ['day', 'week', 'month', 'quarter', 'year']

/** Counts events in the finest periods of which there are no more than 26; years, if it must be, and then the last ones. */
export function eventVolume(events: readonly Pick<CustomerEvent, 'at' | 'channel'>[]): EventVolume {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const { at } of events) {
    if (at < first) first = at
    if (at > last) last = at
  }
  if (events.length === 0) return { step: 'day', starts: [], channels: [], earlier: 0 }
  const step = STEPS.find((own) => startsOf(own, first, last, MOST_PERIODS + 1).length <= MOST_PERIODS) ?? 'year'
  const starts = startsOf(step, first, last, Number.POSITIVE_INFINITY).slice(-MOST_PERIODS)
  const placeOf = new Map(starts.map((start, place) => [start, place]))
  const byChannel = new Map<string | null, number[]>()
  let earlier = 0
  for (const { at, channel = null } of events) {
    const place = placeOf.get(startOf(step, at))
    if (place === undefined) {
      earlier++
      continue
    }
    let counts = byChannel.get(channel)
    if (counts === undefined) byChannel.set(channel, (counts = new Array<number>(starts.length).fill(0)))
    counts[place]++
  }
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
  const channels = [...byChannel].sort(
    ([a, left], [b, right]) => sum(right) - sum(left) || compareText(a ?? '', b ?? ''),
  )
  const shown = channels.length <= MOST_CHANNELS ? channels.length : MOST_CHANNELS - 1
  const rest = channels.slice(shown).map(([, counts]) => counts)
  return {
    step,
    starts,
    channels: [
      ...channels.slice(0, shown).map(([channel, counts]) => ({ channel, isOthers: false, counts })),
      ...(rest.length === 0
        ? []
        : [{ channel: null, isOthers: true, counts: starts.map((_, p) => sum(rest.map((counts) => counts[p]))) }]),
    ],
    earlier,
  }
}

/** Starts of the periods from the first moment to the last, no more than `most`. */
function startsOf(step: VolumeStep, first: number, last: number, most: number): number[] {
  const starts: number[] = []
  for (let start = startOf(step, first); start <= last && starts.length < most; start = next(step, start)) {
    starts.push(start)
  }
  return starts
}

const MONTHS: Readonly<Record<'month' | 'quarter' | 'year', number>> = { month: 1, quarter: 3, year: 12 }

function startOf(step: VolumeStep, at: number): number {
  if (step === 'day') return Math.floor(at / DAY_MS) * DAY_MS
  if (step === 'week') return MONDAY + Math.floor((at - MONDAY) / (7 * DAY_MS)) * 7 * DAY_MS
  const date = new Date(at)
  const months = MONTHS[step]
  return Date.UTC(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / months) * months)
}

function next(step: VolumeStep, start: number): number {
  if (step === 'day') return start + DAY_MS
  if (step === 'week') return start + 7 * DAY_MS
  const date = new Date(start)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + MONTHS[step])
}
