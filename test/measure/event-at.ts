import type { CustomerEvent } from '../../src/event'

export const DAY = 86_400_000

/** An event of the record `crm:<who>`, for tests. */
export function eventAt(
  day: number,
  who: string,
  rest: Partial<CustomerEvent> & Pick<CustomerEvent, 'id'>,
): CustomerEvent {
  return { at: day * DAY, kind: 'interaction', name: 'visit', record: { source: 'crm', recordId: who }, ...rest }
}

/** An answer to a survey. */
export function answerAt(day: number, who: string, score: number, rest: Partial<CustomerEvent> = {}): CustomerEvent {
  const id = `${rest.metric ?? 'nps'}-${who}-${day}`
  return eventAt(day, who, { id, kind: 'survey', name: 'answered', metric: 'nps', score, ...rest })
}

/** Everybody is who their record says. */
export const byRecord = (event: CustomerEvent): string | undefined => event.record?.recordId
