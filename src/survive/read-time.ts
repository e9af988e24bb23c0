import { DAY_MS } from '../base'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Milliseconds UTC of an ISO 8601 day or time; NaN where it is neither. */
export function readTime(text: string | undefined): number {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
}

/**
 * As {@link readTime}, a day as its last millisecond: what was observed on a day exists as of that day.
 *
 * @internal
 */
export function readAsOf(text: string): number {
  return readTime(text) + (DAY.test(text) ? DAY_MS - 1 : 0)
}
