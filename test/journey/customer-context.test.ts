import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { customerContext } from '../../src/journey'

const DAY = 86_400_000

const story: CustomerEvent[] = [
  { id: '01', at: 1, kind: 'interaction', name: 'basket-added', product: 'lamp', channel: 'web' },
  { id: '02', at: 2, kind: 'interaction', name: 'basket-added', product: 'lamp', channel: 'app' },
  { id: '03', at: 3, kind: 'interaction', name: 'basket-added', product: 'chair', channel: 'web' },
  { id: '04', at: 4, kind: 'interaction', name: 'basket-added', product: 'desk', channel: 'web' },
  { id: '05', at: 5, kind: 'interaction', name: 'basket-removed', product: 'chair', channel: 'web' },
  { id: '06', at: 6, kind: 'transaction', name: 'order', product: 'desk', channel: 'store' },
  {
    id: '07',
    at: 7,
    kind: 'interaction',
    name: 'form-started',
    topic: 'loan',
    channel: 'web',
    data: { income: 1, city: 'Rome' },
  },
  { id: '08', at: 8, kind: 'interaction', name: 'form-updated', topic: 'loan', channel: 'app', data: { income: 2 } },
  { id: '09', at: 9, kind: 'interaction', name: 'form-started', topic: 'address', channel: 'web' },
  { id: '10', at: 10, kind: 'interaction', name: 'form-submitted', topic: 'address', channel: 'web' },
  {
    id: '11',
    at: 11,
    kind: 'case',
    name: 'opened',
    caseId: 'c1',
    topic: 'late',
    channel: 'phone',
    data: { promise: 'call back', dueAt: 500 },
  },
  { id: '12', at: 12, kind: 'case', name: 'opened', caseId: 'c2', data: { promise: 'refund', dueAt: 100 } },
  { id: '13', at: 13, kind: 'case', name: 'closed', caseId: 'c2' },
  {
    id: '14',
    at: 14,
    kind: 'contact',
    name: 'sent',
    channel: 'email',
    topic: 'late',
    data: { promise: 'voucher', dueAt: 300 },
  },
  { id: '15', at: 15, kind: 'contact', name: 'sent', channel: 'sms', text: 'On its way' },
  { id: '16', at: 16, kind: 'consent', name: 'granted', purpose: 'marketing', contactPoint: 'a@b.example' },
  { id: '17', at: 17, kind: 'consent', name: 'withdrawn', purpose: 'marketing', contactPoint: 'a@b.example' },
]

describe('customerContext', () => {
  it('carries over what is open, what was said and where the customer was, whatever the order of the events', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, story[0]], { minLength: story.length + 1 }), (events) => {
        const context = customerContext(events, { goldenId: 'g' })
        expect(context).toMatchObject({ goldenId: 'g', asOf: 17 })
        expect(context.basket).toEqual([{ product: 'lamp', count: 2, addedAt: 2, channel: 'app' }])
        expect(context.formsInProgress).toEqual([
          { form: 'loan', startedAt: 7, updatedAt: 8, channel: 'app', values: { income: 2, city: 'Rome' } },
        ])
        expect(context.openCases.map(({ id }) => id)).toEqual(['c1'])
        expect(context.told.map(({ eventId }) => eventId)).toEqual(['15', '14'])
        expect(context.lastOnChannels.map(({ channel, eventId }) => [channel, eventId])).toEqual([
          ['phone', '11'],
          ['web', '10'],
          ['app', '08'],
          ['store', '06'],
        ])
        expect(context.promised.map(({ action }) => action)).toEqual(['voucher', 'call back'])
        expect(context.nextPromised?.dueAt).toBe(300)
        expect(context.consents).toMatchObject([{ status: 'withdrawn', purpose: 'marketing', eventId: '17' }])
      }),
      { numRuns: 30 },
    )
  })

  it('tells how things stood at an earlier time', () => {
    const context = customerContext(story, { asOf: 12 })
    expect(context.openCases.map(({ id }) => id)).toEqual(['c1', 'c2'])
    expect(context.told).toEqual([])
    expect(customerContext(story, { asOf: 31 * DAY + 10 }).basket).toEqual([])
  })

  it('forgets a promise that was kept, and empties the basket with an order that names no product', () => {
    const kept: CustomerEvent = { id: '18', at: 18, kind: 'contact', name: 'sent', data: { fulfils: '14' } }
    const order: CustomerEvent = { id: '19', at: 19, kind: 'transaction', name: 'order' }
    const context = customerContext([...story, kept, order])
    expect(context.promised.map(({ action }) => action)).toEqual(['call back'])
    expect(context.basket).toEqual([])
  })

  it('is empty for a customer of whom there are no events', () => {
    expect(customerContext([])).toEqual({
      asOf: 0,
      openCases: [],
      basket: [],
      formsInProgress: [],
      told: [],
      lastOnChannels: [],
      promised: [],
      consents: [],
    })
  })
})
