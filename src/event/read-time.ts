import { fromWallTime, isTimeZone } from './time-zone'

/** Why a text or number is not a time. */
export type TimeFault = 'missing' | 'unreadable' | 'no-zone' | 'seconds'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)? ?(Z|z|[+-]\d\d(?::?\d\d)?)?$/

/** Epoch milliseconds below this are before March 1973: epoch seconds by mistake. */
const SMALLEST_EPOCH_MS = 1e11
/** The last instant of year 9999, so that a time always has four digits of year. */
const LARGEST_EPOCH_MS = 253_402_300_799_999

/**
 * Milliseconds UTC of a time: epoch milliseconds as a number or digits, ISO 8601 with an offset or `Z`, or ISO 8601 without one in a zone.
 *
 * @param zone IANA zone of times without an offset; such a time is a fault where it is left out
 */
export function readTime(value: unknown, zone?: string): number | TimeFault {
  if (value === undefined || value === null || value === '') return 'missing'
  if (value instanceof Date) return epochMs(value.getTime())
  if (typeof value === 'number') return epochMs(value)
  if (typeof value !== 'string') return 'unreadable'
  const text = value.trim()
  if (/^\d{1,15}$/.test(text)) return epochMs(Number(text))
  const match = ISO.exec(text)
  return match === null ? 'unreadable' : fromIso(match, zone)
}

function epochMs(value: number): number | TimeFault {
  if (!Number.isFinite(value) || value < 0 || value > LARGEST_EPOCH_MS) return 'unreadable'
  return value < SMALLEST_EPOCH_MS ? 'seconds' : Math.round(value)
}

function fromIso(match: RegExpExecArray, zone: string | undefined): number | TimeFault {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match
  // A leap second counts as the one before it; a day that ends with 24:00 is not in RFC 3339.
  const wall = Date.UTC(+year, +month - 1, +day, +hour, +minute, Math.min(59, +second))
  const date = new Date(wall)
  const isReal = date.getUTCMonth() === +month - 1 && date.getUTCDate() === +day && date.getUTCHours() === +hour
  if (!isReal || +minute > 59 || +second > 60) return 'unreadable'
  const exact = wall + Math.floor(Number(`0.${fraction}`) * 1000)
  if (offset === undefined) return zone !== undefined && isTimeZone(zone) ? fromWallTime(exact, zone) : 'no-zone'
  if (offset === 'Z' || offset === 'z') return exact
  const minutes = +offset.slice(1, 3) * 60 + +(offset.slice(3).replace(':', '') || '0')
  return minutes > 18 * 60 ? 'unreadable' : exact - (offset[0] === '-' ? -minutes : minutes) * 60_000
}
