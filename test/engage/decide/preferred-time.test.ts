import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type ContactPolicy,
  type CustomerEvent,
  type CustomerFacts,
  defineContactPolicy,
  EngagementBook,
  explainDecision,
  nextBestAction,
} from '../../../src/customer'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 0, 15, 12)
const offer: Action = { id: 'offer', category: 'marketing', channels: ['email'], value: 1 }
const policy: ContactPolicy = defineContactPolicy({
  name: 'p',
  consentDefaults: { marketing: 'allow', service: 'allow', personalisation: 'allow' },
  preferredHour: { maxWaitHours: 24 },
})
const evening: CustomerFacts = { goldenId: 'g1', zone: 'Europe/Berlin', declared: { sendHour: '19' } }

function decide(
  facts: CustomerFacts,
  options: { readonly rules?: ContactPolicy; readonly now?: number; readonly action?: Action } = {},
  events: readonly CustomerEvent[] = [],
) {
  const book = new EngagementBook(() => 'g1')
  book.setFacts(facts)
  for (const event of events) book.add(event)
  return nextBestAction(book, 'g1', [options.action ?? offer], {
    policy: options.rules ?? policy,
    now: options.now ?? NOW,
  })
}

describe('the hour that a customer prefers', () => {
  it('is waited for by their own clock, and named', () => {
    const decision = decide(evening)
    expect(decision.chosen).toMatchObject({ at: Date.UTC(2026, 0, 15, 18), preferredHour: '19' })
    expect(explainDecision(decision)[0]).toContain('2026-01-15T18:00:00.000Z, in the hour they prefer')
  })

  it('is now while it lasts', () => {
    const now = Date.UTC(2026, 0, 15, 18, 30)
    const { chosen } = decide(evening, { now })
    expect(chosen?.at).toBe(now)
    expect(chosen).not.toHaveProperty('preferredHour')
  })

  it('is not waited for where it is unknown, too far, not asked for, or what must be said is no marketing', () => {
    const service: Action = { ...offer, category: 'service' }
    const { preferredHour: _, ...atOnce } = policy
    expect(decide({ goldenId: 'g1', zone: 'Europe/Berlin' }).chosen?.at).toBe(NOW)
    expect(decide(evening, { rules: { ...policy, preferredHour: { maxWaitHours: 5.9 } } }).chosen?.at).toBe(NOW)
    expect(decide(evening, { rules: atOnce }).chosen?.at).toBe(NOW)
    expect(decide(evening, { action: service }).chosen?.at).toBe(NOW)
  })

  it('is told by when they answer, else by when they are active', () => {
    const visits = Array.from({ length: 60 }, (_, i): CustomerEvent => {
      return { id: `v${i}`, at: NOW - (i + 1) * DAY + 8 * HOUR, kind: 'interaction', name: 'page-view', channel: 'web' }
    })
    const { chosen } = decide({ goldenId: 'g1', zone: 'UTC' }, {}, visits)
    expect(chosen).toMatchObject({ at: NOW + 8 * HOUR, preferredHour: '20' })
    expect(decide({ ...evening, zone: 'UTC' }, {}, visits).chosen?.preferredHour).toBe('19')
  })

  it('gives way where the contact could not be made then', () => {
    const { chosen } = decide(evening, { action: { ...offer, validTo: NOW + HOUR } })
    expect(chosen?.at).toBe(NOW)
    const night = { id: 'night', from: '18:00', to: '08:00' }
    expect(decide(evening, { rules: { ...policy, quietHours: [night] } }).chosen?.at).toBe(NOW)
  })

  it('lies after quiet hours and never in them, through every change of the clock', () => {
    const rules: ContactPolicy = { ...policy, quietHours: [{ id: 'night', from: '21:00', to: '08:00' }] }
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'Australia/Sydney', 'America/New_York'),
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
        fc.integer({ min: -40, max: 30 }),
        fc.nat(23),
        (zone, day, hours, preferred) => {
          const now = Date.parse(`${day}T00:07:00Z`) + hours * HOUR
          const { chosen } = decide({ goldenId: 'g1', zone, declared: { sendHour: String(preferred) } }, { rules, now })
          const hourOf = (at: number) =>
            Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at))
          const hour = hourOf(chosen!.at)
          expect(hour >= 8 && hour < 21).toBe(true)
          if (preferred >= 8 && preferred < 21) expect([preferred, chosen!.at]).toEqual([hour, expect.any(Number)])
          expect(chosen!.at - now).toBeLessThanOrEqual(36 * HOUR)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('is refused in a policy where the wait is none', () => {
    const wrong = { name: 'p', preferredHour: { maxWaitHour: 5 } } as unknown as ContactPolicy
    expect(() => defineContactPolicy(wrong)).toThrow(/Did you mean "maxWaitHours"/)
    expect(() => defineContactPolicy({ name: 'p', preferredHour: { maxWaitHours: 0 } })).toThrow(/must be above 0/)
  })
})
