import type { CustomerEvent } from './event'

/** The order of events everywhere: by time, then by ID in code-unit order, so that it does not depend on how they arrived. */
export function compareEvents(a: CustomerEvent, b: CustomerEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The content of an event as one text, the same whatever the order of its keys. */
export function eventContent(event: CustomerEvent): string {
  return JSON.stringify(event, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/**
 * Which of two events of one ID counts: negative for `a`, positive for `b`, 0 where they say the same. The one that was received first
 * ({@link CustomerEvent.at} where that is not known), then the smaller {@link eventContent}: an event is never rewritten by a later one, and
 * the order of arrival in our own files decides nothing.
 */
export function compareRepeats(a: CustomerEvent, b: CustomerEvent): number {
  const [left, right] = [eventContent(a), eventContent(b)]
  if (left === right) return 0
  return (a.receivedAt ?? a.at) - (b.receivedAt ?? b.at) || (left < right ? -1 : 1)
}
