import { DAY_MS } from '../base'
import { isTimeZone, zoneOffsetMs } from '../event'

const MINUTE = 60_000

/** Changes of the clock fall on whole quarter hours UTC in every zone since 1972. */
const SLOT = 15 * MINUTE

/** A time zone that is known, and its clock. */
export interface Zone {
  readonly name: string
  /** Milliseconds that its clock is ahead of UTC at an instant. */
  offsetAt(at: number): number
}

/**
 * The clock of an IANA zone.
 *
 * @returns nothing where the zone is not known to the runtime
 */
export function zoneOf(name: string): Zone | undefined {
  return isTimeZone(name) ? { name, offsetAt: (at) => zoneOffsetMs(at, name) } : undefined
}

/** Minutes since local midnight as the clock on the wall shows them, 0 to 1439. */
export function minuteOfDay(at: number, zone: Zone): number {
  const local = at + zone.offsetAt(at)
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE)
}

/** Local day of the week: 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function dayOfWeek(at: number, zone: Zone): number {
  const day = localDayOf(at, zone)
  // The first of January 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Number of the local day that an instant is in: 0 for the first of January 1970. */
export function localDayOf(at: number, zone: Zone): number {
  return Math.floor((at + zone.offsetAt(at)) / DAY_MS)
}

/** The local days of the calendar day, week (from Monday) or month that an instant is in: from `first` up to before `end`, see {@link localDayOf}. */
export function calendarDays(
  at: number,
  unit: 'day' | 'week' | 'month',
  zone: Zone,
): { readonly first: number; readonly end: number } {
  const day = localDayOf(at, zone)
  if (unit === 'day') return { first: day, end: day + 1 }
  if (unit === 'week') {
    const first = day - (dayOfWeek(at, zone) - 1)
    return { first, end: first + 7 }
  }
  const date = new Date(day * DAY_MS)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return { first: Date.UTC(year, month, 1) / DAY_MS, end: Date.UTC(year, month + 1, 1) / DAY_MS }
}

/**
 * The first instant from `at` on, within `until`, at which the clock of a zone was changed.
 *
 * @returns nothing where it runs on evenly; of two changes within the span, one of them
 */
export function clockChange(at: number, until: number, zone: Zone): number | undefined {
  const before = zone.offsetAt(at)
  if (zone.offsetAt(until) === before) return undefined
  let low = Math.floor(at / SLOT)
  let high = Math.floor(until / SLOT)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (zone.offsetAt(middle * SLOT) === before) low = middle
    else high = middle
  }
  return high * SLOT
}
