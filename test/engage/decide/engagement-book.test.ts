import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type ContactPolicy,
  type CustomerEvent,
  EngagementBook,
  nextBestAction,
  preferenceDimensions,
} from '../../../src/customer'

const DAY = 86_400_000
const NOW = 100 * DAY
const actions: Action[] = [
  {
    id: 'offer',
    category: 'marketing',
    channels: ['email', 'sms'],
    value: 3,
    eligible: { count: { kind: 'transaction' }, atLeast: 1 },
  },
  {
    id: 'help',
    category: 'service',
    channels: ['email'],
    value: 1,
    suitable: { last: { kind: 'interaction' }, atMostDaysAgo: 30 },
  },
]
const policy: ContactPolicy = {
  name: 'p',
  consentDefaults: { marketing: 'allow', service: 'allow', personalisation: 'allow' },
  caps: [{ id: 'cap', max: 2, days: 30 }],
  holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
}

const draft = fc.record({
  kind: fc.constantFrom('contact', 'response', 'interaction', 'transaction', 'case', 'consent'),
  record: fc.constantFrom('a', 'b', 'c', 'd'),
  day: fc.nat(99),
  channel: fc.constantFrom('email', 'sms'),
  which: fc.nat(9),
})
const NAMES: Record<string, readonly string[]> = {
  contact: ['sent'],
  response: ['clicked'],
  interaction: ['page-view'],
  transaction: ['order'],
  case: ['opened', 'closed'],
  consent: ['granted', 'denied'],
}
const events = fc.array(draft, { maxLength: 40 }).map((drafts) =>
  drafts.map(({ kind, record, day, channel, which }, i): CustomerEvent => {
    const names = NAMES[kind]
    return {
      id: `e${i}`,
      at: day * DAY + i,
      kind: kind as CustomerEvent['kind'],
      name: names[which % names.length],
      channel,
      zone: 'UTC',
      record: { source: 'crm', recordId: record },
      ...(kind === 'response' ? { refersTo: `e${which}` } : {}),
      ...(kind === 'case' ? { caseId: 'c', topic: 'billing' } : {}),
      ...(kind === 'consent' ? { purpose: 'marketing' } : {}),
    }
  }),
)
const people = ['g1', 'g2', 'g3']
const crosswalkOf = fc.record(
  Object.fromEntries(['a', 'b', 'c', 'd'].map((key) => [key, fc.constantFrom(...people, undefined)])),
)

/** All that anybody can see of a book. */
function seen(book: EngagementBook) {
  return people.map((goldenId) => ({
    decision: nextBestAction(book, goldenId, actions, { policy, now: NOW }),
    events: book.customer(goldenId).events.map(({ id }) => id),
    preferences: preferenceDimensions.map((dimension) => book.customer(goldenId).preference(dimension, NOW, policy)),
  }))
}

describe('a book of engagement', () => {
  it('is after events in any order and any merges and unmerges what a new book is', () => {
    fc.assert(
      fc.property(events, fc.array(crosswalkOf, { minLength: 1, maxLength: 4 }), fc.nat(), (all, crosswalks, seed) => {
        let crosswalk = crosswalks[0]
        const personOf = (event: CustomerEvent) => crosswalk[event.record!.recordId]
        const living = new EngagementBook(personOf)
        const shuffled = all
          .map((event, i) => ({ event, key: (i * 7919 + seed) % 101 }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }) => event)
        shuffled.forEach((event, i) => {
          living.add(event)
          if (i % 5 === 0) nextBestAction(living, people[i % 3], actions, { policy, now: NOW })
          if (i % 10 === 9) {
            crosswalk = crosswalks[((i / 10) % crosswalks.length) | 0]
            living.refresh(people)
          }
        })
        living.refresh(people)
        const fresh = new EngagementBook(personOf)
        for (const event of all) fresh.add(event)
        expect(seen(living)).toEqual(seen(fresh))
      }),
      { numRuns: 60 },
    )
  })

  it('takes an event once, and reports times that are none', () => {
    const book = new EngagementBook(() => 'g1')
    const event: CustomerEvent = { id: 'e', at: Number.NaN, kind: 'interaction', name: 'visit' }
    expect([book.add(event), book.add(event)]).toEqual([true, false])
    expect(book.issues()).toEqual([{ code: 'unusable-time', count: 1, examples: ['e'] }])
  })
})
