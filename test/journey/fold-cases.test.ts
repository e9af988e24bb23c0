import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { foldCases } from '../../src/journey'

const event = (id: string, at: number, name: string, more: Partial<CustomerEvent> = {}): CustomerEvent => ({
  id,
  at,
  kind: 'case',
  name,
  caseId: 'c1',
  ...more,
})

const story = [
  event('a', 10, 'opened', {
    topic: 'bill',
    channel: 'phone',
    record: { source: 'crm', recordId: '1' },
    data: { severity: 2 },
  }),
  event('b', 20, 'updated', {
    department: 'billing',
    data: { holds: 'marketing, sales' },
    identifiers: { email: 'a@b.example' },
  }),
  event('c', 30, 'closed', { outcome: 'refunded' }),
  event('d', 40, 'reopened', { topic: 'bill again' }),
  event('e', 50, 'resolved', { outcome: 'explained', identifiers: { email: 'c@d.example' } }),
]

describe('foldCases', () => {
  it('folds the events of a case, whatever their order and repeats', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, story[1]], { minLength: 6 }), (events) => {
        expect(foldCases(events)).toEqual([
          {
            id: 'c1',
            status: 'closed',
            topic: 'bill again',
            department: 'billing',
            channel: 'phone',
            severity: 2,
            holds: ['marketing', 'sales'],
            openedAt: 10,
            openingKnown: true,
            updatedAt: 50,
            closedAt: 50,
            outcome: 'explained',
            reopened: 1,
            record: { source: 'crm', recordId: '1' },
            identifiers: { email: 'a@b.example' },
            eventIds: ['a', 'b', 'c', 'd', 'e'],
          },
        ])
      }),
    )
  })

  it('tells how things stood at an earlier time', () => {
    expect(foldCases(story, { asOf: 25 })[0]).toMatchObject({
      status: 'open',
      topic: 'bill',
      updatedAt: 20,
      reopened: 0,
    })
    expect(foldCases(story, { asOf: 35 })[0]).toMatchObject({ status: 'closed', closedAt: 30, outcome: 'refunded' })
    expect(foldCases(story, { asOf: 45 })[0]).toMatchObject({ status: 'open', reopened: 1 })
  })

  it('keeps a case open of which only a later event is known, and says so', () => {
    expect(foldCases([story[1]])[0]).toMatchObject({ status: 'open', openedAt: 20, openingKnown: false })
  })

  it('passes over what is no case, and orders cases by opening', () => {
    const other = event('x', 5, 'opened', { caseId: 'c0' })
    const none: CustomerEvent = { id: 'y', at: 1, kind: 'case', name: 'opened' }
    expect(foldCases([...story, none, { ...other, kind: 'interaction', id: 'z' }, other]).map(({ id }) => id)).toEqual([
      'c0',
      'c1',
    ])
  })
})
