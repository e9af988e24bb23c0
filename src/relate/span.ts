import { SamewiseError } from '../base'
import { readTimestamp } from '../kinds'
import type { RelateIssueCode } from './relate-issue'

/** A stretch of time in milliseconds UTC: from `since`, which is in it, to `until`, which is not. */
export interface Span {
  /** −Infinity where the start is not known. */
  readonly since: number
  /** Infinity where it has not ended. */
  readonly until: number
}

/** A stretch of time as it is written: ISO 8601 dates or times; left out where unknown or not ended. */
export interface Dated {
  readonly since?: string | undefined
  /** The first day or moment that no longer counts. */
  readonly until?: string | undefined
}

const LONGEST_MOMENT = 40

/** A moment in milliseconds UTC; undefined for what is none. */
export function readMoment(text: string): number | undefined {
  if (text.length > LONGEST_MOMENT || !/^\d{4}-\d{2}/.test(text)) return undefined
  return readTimestamp(text)
}

/** A written stretch as numbers, or what is wrong with it. */
export function readSpan({ since, until }: Dated): Span | RelateIssueCode {
  const start = since === undefined ? Number.NEGATIVE_INFINITY : readMoment(since)
  const end = until === undefined ? Number.POSITIVE_INFINITY : readMoment(until)
  if (start === undefined || end === undefined) return 'invalid-date'
  return start > end ? 'since-after-until' : { since: start, until: end }
}

/** Whether a stretch holds at a moment; a stretch without an end holds at Infinity. */
export function holdsAt({ since, until }: Span, moment: number): boolean {
  return moment === Number.POSITIVE_INFINITY ? until === moment : since <= moment && moment < until
}

/** The stretch that two have in common; undefined if there is none. */
export function sharedSpan(a: Span, b: Span): Span | undefined {
  const since = Math.max(a.since, b.since)
  const until = Math.min(a.until, b.until)
  return since < until ? { since, until } : undefined
}

const MIDNIGHT = 'T00:00:00.000Z'

/** A moment as text, a date where that says it all; undefined for an open end. */
export function writeMoment(moment: number): string | undefined {
  if (!Number.isFinite(moment)) return undefined
  const text = new Date(moment).toISOString()
  return text.endsWith(MIDNIGHT) ? text.slice(0, -MIDNIGHT.length) : text
}

/** A stretch as text, without the ends that are open. */
export function writeSpan({ since, until }: Span): Dated {
  const start = writeMoment(since)
  const end = writeMoment(until)
  return { ...(start === undefined ? {} : { since: start }), ...(end === undefined ? {} : { until: end }) }
}

/** Reads the moment of an `asOf` option; Infinity, the latest state, where it is left out. */
export function readAsOf(asOf: string | undefined): number {
  if (asOf === undefined) return Number.POSITIVE_INFINITY
  const moment = readMoment(asOf)
  if (moment === undefined) {
    throw new SamewiseError('BAD_USAGE', `"${asOf}" is no moment. Give asOf as a date or time such as 2026-03-31.`)
  }
  return moment
}
