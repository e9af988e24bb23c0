import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type ContactPolicy,
  type CustomerEvent,
  cancelContact,
  confirmContact,
  EngagementBook,
  nextBestAction,
  reserveContact,
} from '../../../src/customer'

const DAY = 86_400_000
const HOUR = 3_600_000
const offer: Action = { id: 'offer', category: 'marketing', channels: ['email', 'sms'], value: 1 }
const policy: ContactPolicy = {
  name: 'p',
  consentDefaults: { marketing: 'allow' },
  caps: [
    { id: 'two a week', max: 2, days: 7 },
    { id: 'one sms a day', max: 1, calendar: 'day', channels: ['sms'] },
    { id: 'three a household', max: 3, days: 7, per: 'household' },
  ],
}
const people = ['g1', 'g2', 'g3']

interface Sent {
  readonly goldenId: string
  readonly channel: string
  readonly at: number
}

/** The most of some times that any seven days hold. */
function mostInAWeek(times: readonly number[]): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 7 * DAY).length))
}

function expectCapsKept(sent: readonly Sent[]): void {
  expect(mostInAWeek(sent.map(({ at }) => at))).toBeLessThanOrEqual(3)
  for (const person of people) {
    const own = sent.filter(({ goldenId }) => goldenId === person)
    expect(mostInAWeek(own.map(({ at }) => at))).toBeLessThanOrEqual(2)
    const days = own.filter(({ channel }) => channel === 'sms').map(({ at }) => Math.floor(at / DAY))
    expect(new Set(days).size).toBe(days.length)
  }
}

describe('caps', () => {
  const step = fc.record({
    what: fc.constantFrom('reserve', 'send', 'send', 'confirm', 'cancel', 'deliver', 'wait'),
    person: fc.constantFrom(...people),
    channel: fc.constantFrom('email', 'sms'),
    id: fc.nat(7),
    delay: fc.integer({ min: 0, max: 100 }),
  })

  it('are never exceeded, in whatever order contacts are reserved, confirmed, cancelled and delivered', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
        const book = new EngagementBook((event) => event.identifiers?.login)
        for (const goldenId of people) book.setFacts({ goldenId, household: 'h' })
        const sent = new Map<string, Sent>()
        let now = 0
        let round = 0
        for (const { what, person, channel, id: number, delay } of steps) {
          const id = `c${number}.${round}`
          if (what === 'wait') now += delay * HOUR
          if (what === 'reserve' || what === 'send') {
            reserveContact(book, person, offer, {
              policy,
              now,
              id,
              channel,
              at: now + delay * HOUR,
              heldUntil: now + 9 * DAY,
            })
          }
          if (what === 'cancel') cancelContact(book, id)
          if (what === 'confirm' || what === 'send') {
            const result = confirmContact(book, id, { action: offer, policy, now })
            if (result.ok) sent.set(id, result.reservation)
          }
          const own = sent.get(id)
          if (what === 'deliver' && own !== undefined) {
            const { goldenId, channel: over, at } = own
            const identifiers = { login: goldenId }
            book.add({ id, at, kind: 'contact', name: 'sent', campaign: 'offer', channel: over, identifiers })
            round++
          }
          expectCapsKept([...sent.values()])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('leave no room after two customers at their cap are merged, until enough time has passed', () => {
    const crosswalk: Record<string, string> = { a: 'g1', b: 'g2' }
    const book = new EngagementBook((event) => crosswalk[event.record?.recordId ?? ''])
    const contact = (id: string, recordId: string, at: number): CustomerEvent => ({
      id,
      at,
      kind: 'contact',
      name: 'sent',
      channel: 'email',
      record: { source: 'crm', recordId },
    })
    book.add(contact('1', 'a', 0))
    book.add(contact('2', 'b', DAY))
    const only = { ...policy, caps: [policy.caps![0]] }
    const chosen = (goldenId: string, now: number) =>
      nextBestAction(book, goldenId, [offer], { policy: only, now }).chosen?.action
    expect(chosen('g1', 2 * DAY)).toBe('offer')

    crosswalk.b = 'g1'
    book.refresh(['g1', 'g2'], { g2: 'g1' })
    expect(chosen('g1', 2 * DAY)).toBeUndefined()
    expect(reserveContact(book, 'g1', offer, { policy: only, now: 2 * DAY, id: 'x', channel: 'email' }).ok).toBe(false)
    expect(chosen('g1', 7 * DAY)).toBe('offer')

    crosswalk.b = 'g2'
    book.refresh(['g1'])
    expect(chosen('g1', 2 * DAY)).toBe('offer')
    expect(chosen('g2', 2 * DAY)).toBe('offer')
  })

  it('hold for places reserved by both of two customers who are merged before they are confirmed', () => {
    const book = new EngagementBook(() => undefined)
    const one = { ...policy, caps: [{ id: 'one', max: 1, days: 7 }] }
    const reserve = (goldenId: string, id: string) =>
      reserveContact(book, goldenId, offer, { policy: one, now: 0, id, channel: 'email' }).ok
    expect([reserve('g1', 'x'), reserve('g2', 'y')]).toEqual([true, true])
    book.refresh(['g1', 'g2'], { g2: 'g1' })
    const confirmed = ['x', 'y'].filter((id) => confirmContact(book, id, { action: offer, policy: one, now: 1 }).ok)
    expect(confirmed).toHaveLength(1)
  })

  it('count a reservation and its contact once', () => {
    const book = new EngagementBook(() => 'g1')
    const options = { policy, now: 0, channel: 'email' }
    expect(reserveContact(book, 'g1', offer, { ...options, id: 'x' }).ok).toBe(true)
    confirmContact(book, 'x', { action: offer, policy, now: 0 })
    book.add({ id: 'x', at: 0, kind: 'contact', name: 'sent', channel: 'email', campaign: 'offer' })
    expect(reserveContact(book, 'g1', offer, { ...options, id: 'y' }).ok).toBe(true)
    expect(reserveContact(book, 'g1', offer, { ...options, id: 'z' })).toMatchObject({
      ok: false,
      refusal: { stage: 'caps', rule: 'two a week', evidence: { count: 2 } },
    })
  })
})

describe('a reservation', () => {
  it('is refused at confirmation where a dispute was opened since, and gives its place up', () => {
    const book = new EngagementBook(() => 'g1')
    const holding = {
      ...policy,
      holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing' as const], owner: 'b' }],
    }
    reserveContact(book, 'g1', offer, { policy: holding, now: 0, id: 'x', channel: 'email' })
    book.add({ id: 'c', at: 1, kind: 'case', name: 'opened', caseId: 'c1', topic: 'billing' })
    const result = confirmContact(book, 'x', { action: offer, policy: holding, now: 2 })
    expect(result).toMatchObject({ ok: false, refusal: { stage: 'holds', rule: 'dispute' } })
    expect(book.reservationsOf('g1', 2)).toEqual([])
  })

  it('runs out, and cannot be confirmed after that', () => {
    const book = new EngagementBook(() => 'g1')
    const one = { ...policy, caps: [{ id: 'one', max: 1, days: 7 }] }
    const reserve = (id: string, now: number) =>
      reserveContact(book, 'g1', offer, { policy: one, now, id, channel: 'email' }).ok
    expect(reserve('x', 0)).toBe(true)
    expect(reserve('y', HOUR - 1)).toBe(false)
    expect(reserve('y', HOUR)).toBe(true)
    expect(confirmContact(book, 'x', { action: offer, policy: one, now: HOUR })).toMatchObject({ ok: false })
    expect(confirmContact(book, 'never', { action: offer, policy: one, now: 0 })).toMatchObject({
      refusal: { rule: 'not-reserved' },
    })
  })
})
