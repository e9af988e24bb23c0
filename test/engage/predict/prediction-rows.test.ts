import { describe, expect, it } from 'vitest'
import { predictionRows } from '../../../src/engage'
import type { CustomerEvent } from '../../../src/event'

const DAY = 86_400_000
const byRecord = ({ record }: CustomerEvent) => record?.recordId
const event = (day: number, who: string, rest: Partial<CustomerEvent>): CustomerEvent => ({
  id: `${who}${day}${rest.name}`,
  at: day * DAY,
  kind: 'transaction',
  name: 'order',
  record: { source: 'crm', recordId: who },
  ...rest,
})

describe('predictionRows', () => {
  it('calls those churned who bought before and not within the horizon', () => {
    const events = [event(10, 'a', {}), event(110, 'a', {}), event(20, 'b', {}), event(300, 'c', {})]
    const { rows } = predictionRows(events, byRecord, { predict: 'churn', at: [100 * DAY], horizonDays: 90 })
    expect(rows.map(({ person, outcome }) => [person, outcome])).toEqual([
      ['a', false],
      ['b', true],
    ])
    expect(rows[0].features.orders365).toBe(1)
  })

  it('leaves out what is not decided yet, and says how much', () => {
    const events = [event(10, 'a', {}), event(110, 'b', {})]
    const task = { predict: 'churn', at: [100 * DAY], horizonDays: 90 } as const
    expect(predictionRows(events, byRecord, task)).toMatchObject({ rows: [], undecided: 1 })
    expect(predictionRows(events, byRecord, task, { completeUntil: 200 * DAY }).rows).toHaveLength(1)
  })

  it('takes a response for one only if it answers that contact in time', () => {
    const events = [
      event(1, 'a', { id: 'm1', kind: 'contact', name: 'sent', channel: 'email' }),
      event(2, 'a', { id: 'm2', kind: 'contact', name: 'sent', channel: 'sms' }),
      event(3, 'a', { kind: 'response', name: 'clicked', refersTo: 'm1' }),
      event(40, 'a', { kind: 'response', name: 'clicked', refersTo: 'm2' }),
    ]
    const { rows } = predictionRows(events, byRecord, { predict: 'response' })
    expect(rows.map(({ outcome, features }) => [outcome, features['channel:email'], features.contacts90])).toEqual([
      [true, 1, 0],
      [false, undefined, 1],
    ])
  })

  it('predicts a renewal before its term runs out, without knowing it', () => {
    const events = [
      event(0, 'a', { name: 'renewal' }),
      event(360, 'a', { name: 'renewal' }),
      event(0, 'b', { name: 'renewal' }),
    ]
    const { rows } = predictionRows(events, byRecord, { predict: 'renewal' }, { completeUntil: 500 * DAY })
    expect(rows.map(({ person, asOf, outcome }) => [person, asOf / DAY, outcome])).toEqual([
      ['a', 335, true],
      ['b', 335, false],
    ])
    expect(rows[0].features.orders365).toBe(1)
  })

  it('refuses a task that it does not know', () => {
    const task = { predict: 'upsell', horizonDays: -1 } as never
    expect(() => predictionRows([], byRecord, task)).toThrow(/"upsell"[\s\S]*horizonDays is -1/)
  })

  it('joins the events of records that are one person', () => {
    const events = [event(10, 'a1', {}), event(110, 'a2', {})]
    const task = { predict: 'churn', at: [100 * DAY], horizonDays: 90 } as const
    const options = { completeUntil: 300 * DAY }
    expect(predictionRows(events, byRecord, task, options).rows).toMatchObject([{ person: 'a1', outcome: true }])
    expect(predictionRows(events, () => 'A', task, options).rows).toMatchObject([{ person: 'A', outcome: false }])
    expect(predictionRows(events, () => undefined, task, options)).toMatchObject({ rows: [], unresolvedEvents: 2 })
  })
})
