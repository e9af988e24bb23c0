import { DAY_MS } from '../../base'
import { clockChange, dayOfWeek, type Zone } from '../local-time'
import type { QuietHours } from './contact-policy'

const MINUTE = 60_000

/** Quiet hours that never leave a gap within this many days are as good as `drop`. */
const LONGEST_WAIT_DAYS = 8

/** When something may be said, or the rule that forbids it. */
export type QuietAnswer =
  | { readonly at: number; readonly deferredBy?: string }
  | { readonly droppedBy: string; readonly at?: undefined }

/**
 * The first instant from `at` on that is not quiet. Quiet is what the clock on the wall says at that instant, so that an hour that a
 * change of the clock skips is not waited for, and one that comes twice is quiet twice.
 *
 * @param rules those of the channel in question
 */
export function quietUntil(at: number, rules: readonly QuietHours[], zone: Zone): QuietAnswer {
  let now = at
  let deferredBy: string | undefined
  for (;;) {
    const rule = rules.find((own) => isQuiet(now, own, zone))
    if (rule === undefined) return deferredBy === undefined ? { at: now } : { at: now, deferredBy }
    if (rule.outcome === 'drop' || now - at > LONGEST_WAIT_DAYS * DAY_MS) return { droppedBy: rule.id }
    deferredBy ??= rule.id
    now = nextBoundary(now, rule, zone)
  }
}

function isQuiet(at: number, { from, to, days }: QuietHours, zone: Zone): boolean {
  if (days !== undefined && !days.includes(dayOfWeek(at, zone))) return false
  const start = millisecondsOf(from)
  const end = millisecondsOf(to)
  const clock = clockAt(at, zone)
  if (start === end) return true
  return start < end ? clock >= start && clock < end : clock >= start || clock < end
}

/** The next instant at which a rule that is in force may no longer be: its end, midnight where it asks for the day, or a change of the clock. */
function nextBoundary(at: number, { to, days, from }: QuietHours, zone: Zone): number {
  const clock = clockAt(at, zone)
  const untilMidnight = DAY_MS - clock
  const untilEnd = (millisecondsOf(to) - clock + DAY_MS) % DAY_MS || DAY_MS
  const wait = days === undefined && from !== to ? untilEnd : Math.min(untilEnd, untilMidnight)
  return clockChange(at, at + wait, zone) ?? at + wait
}

/** Milliseconds since midnight on the wall. */
function clockAt(at: number, zone: Zone): number {
  const local = at + zone.offsetAt(at)
  return local - Math.floor(local / DAY_MS) * DAY_MS
}

function millisecondsOf(clock: string): number {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * MINUTE
}
