import { describe, expect, it } from 'vitest'
import { type CustomerEvent, EngagementBook } from '../../../src/customer'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('the state of a customer', () => {
  it('does not keep a preference beyond the consent that it rests on', () => {
    const contacts = ['email', 'sms'].flatMap((channel) =>
      Array.from({ length: 40 }, (_, i): CustomerEvent[] => {
        const contact = { id: `${channel}${i}`, at: i * HOUR, kind: 'contact', name: 'sent', channel } as const
        if (channel === 'email') return [contact]
        return [contact, { id: `r${i}`, at: i * HOUR + 1, kind: 'response', name: 'clicked', refersTo: contact.id }]
      }).flat(),
    )
    const granted: CustomerEvent = {
      id: 'yes',
      at: 0,
      kind: 'consent',
      name: 'granted',
      purpose: 'personalisation',
      expiresAt: 10 * DAY + 12 * HOUR,
    }
    const book = new EngagementBook(() => 'g1')
    for (const event of [...contacts, granted]) book.add(event)
    const at = (hour: number) => book.customer('g1').preference('channel', 10 * DAY + hour * HOUR)
    expect(at(9).top).toBe('sms')
    expect(at(12)).toMatchObject({ top: null, reason: 'no-consent' })
    expect(at(10).top).toBe('sms')
  })

  it('knows cases as of any time, in whatever order their events come', () => {
    const event = (id: string, at: number, name: string, caseId: string): CustomerEvent => {
      return { id, at, kind: 'case', name, caseId }
    }
    const book = new EngagementBook(() => 'g1')
    const statusAt = (now: number) =>
      book
        .customer('g1')
        .casesAt(now)
        .map(({ id, status }) => `${id} ${status}`)
    book.add(event('3', 30, 'closed', 'a'))
    book.add(event('1', 10, 'opened', 'a'))
    expect([statusAt(5), statusAt(10), statusAt(30)]).toEqual([[], ['a open'], ['a closed']])
    book.add(event('2', 20, 'opened', 'b'))
    expect([statusAt(20), statusAt(30)]).toEqual([
      ['a open', 'b open'],
      ['a closed', 'b open'],
    ])
  })
})
