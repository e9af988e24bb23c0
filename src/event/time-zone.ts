import { DAY_MS } from '../base'

const QUARTER_MS = 15 * 60_000
/** Zones and instants come from outside, so the memory is bounded; a year of quarters is 35,040. */
const MAX_KNOWN = 100_000

interface ZoneClock {
  readonly format: Intl.DateTimeFormat
  /** Offset by quarter of an hour since the epoch. No zone has changed its offset inside a quarter since 1972. */
  readonly known: Map<number, number>
}

const clocks = /* @__PURE__ */ new Map<string, ZoneClock | undefined>()

function clockOf(zone: string): ZoneClock | undefined {
  if (clocks.has(zone)) return clocks.get(zone)
  if (clocks.size > 2000) clocks.clear()
  let clock: ZoneClock | undefined
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      era: 'short',
    })
    clock = { format, known: new Map() }
  } catch {
    clock = undefined
  }
  clocks.set(zone, clock)
  return clock
}

/** Whether this machine knows the IANA time zone `zone`, such as `Europe/Berlin`. */
export function isTimeZone(zone: string): boolean {
  return zone !== '' && clockOf(zone) !== undefined
}

/**
 * Milliseconds that clocks in `zone` are ahead of UTC at an instant; daylight saving is in it.
 *
 * @param at milliseconds UTC
 * @param zone an IANA time zone; 0 comes back for one that is not known, see {@link isTimeZone}
 */
export function zoneOffsetMs(at: number, zone: string): number {
  const clock = clockOf(zone)
  if (clock === undefined) return 0
  const quarter = Math.floor(at / QUARTER_MS)
  const known = clock.known.get(quarter)
  if (known !== undefined) return known
  const instant = quarter * QUARTER_MS
  const part: Record<string, string> = {}
  for (const { type, value } of clock.format.formatToParts(instant)) part[type] = value
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year)
  const wall = Date.UTC(year, Number(part.month) - 1, Number(part.day), Number(part.hour), Number(part.minute))
  if (clock.known.size > MAX_KNOWN) clock.known.clear()
  clock.known.set(quarter, wall - instant)
  return wall - instant
}

/**
 * Days since 1 January 1970 on the calendar of a zone: two instants share it if they are on one local day.
 *
 * @param at milliseconds UTC
 * @param zone an IANA time zone; UTC where it is left out or not known
 */
export function localDay(at: number, zone?: string): number {
  return Math.floor((at + (zone === undefined ? 0 : zoneOffsetMs(at, zone))) / DAY_MS)
}

/**
 * The instant at which clocks in `zone` show a wall time. A time that clocks show twice is the first of the two; one that they skip is as long
 * after the change as it would have been (the `compatible` rule of Temporal).
 *
 * @param wall the wall time, as milliseconds that UTC would give it
 */
export function fromWallTime(wall: number, zone: string): number {
  const before = zoneOffsetMs(wall - DAY_MS, zone)
  const after = zoneOffsetMs(wall + DAY_MS, zone)
  const first = wall - before
  if (before === after || zoneOffsetMs(first, zone) === before) return first
  return zoneOffsetMs(wall - after, zone) === after ? wall - after : first
}
