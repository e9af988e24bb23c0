import { DAY_MS } from '../base'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A time of day at the end of a text, without a zone. */
const ZONELESS = /[T ][\d:.]+$/

/**
 * Milliseconds UTC of an ISO 8601 day or time, which is UTC where it names no zone, as times of records are; NaN where it is neither.
 *
 * @internal
 */
export function readTime(text: string | undefined): number {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return Number.NaN
  return Date.parse(ZONELESS.test(text) ? `${text}Z` : text)
}

/**
 * As {@link readTime}, a day as its last millisecond: what was observed on a day exists as of that day.
 *
 * @internal
 */
export function readAsOf(text: string): number {
  return readTime(text) + (DAY.test(text) ? DAY_MS - 1 : 0)
}
