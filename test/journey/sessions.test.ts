import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CustomerEvent, EventLog } from '../../src/event'
import { IdentityIndex, Journeys, sessionsOf } from '../../src/journey'
import { someEvents } from './world'

const MINUTE = 60_000

const view = (id: string, minute: number, more: Partial<CustomerEvent> = {}): CustomerEvent => ({
  id,
  at: minute * MINUTE,
  kind: 'interaction',
  name: 'page-view',
  device: 'd',
  ...more,
})

const idsOf = (sessions: readonly { readonly eventIds: readonly string[] }[]) =>
  sessions.map(({ eventIds }) => eventIds)

describe('sessions', () => {
  it('end with a pause longer than the gap', () => {
    const events = [view('a', 0), view('b', 30), view('c', 60.1), view('d', 61)]
    expect(idsOf(sessionsOf(events))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(idsOf(sessionsOf(events, { gapMs: 60 * MINUTE }))).toEqual([['a', 'b', 'c', 'd']])
  })

  it('are of one device, or of one person across devices', () => {
    const call: CustomerEvent = { id: 'call', at: 25 * MINUTE, kind: 'interaction', name: 'call' }
    const byDevice = [view('a', 0), view('b', 10, { device: 'e', channel: 'app' }), view('c', 20), call]
    expect(idsOf(sessionsOf(byDevice))).toEqual([['a', 'c'], ['b'], ['call']])
    const [session] = sessionsOf(byDevice, { by: 'person' })
    expect(session).toMatchObject({ eventIds: ['a', 'b', 'c', 'call'], devices: ['d', 'e'], channels: ['app'] })
  })

  it('end at midnight where it happened, if wanted', () => {
    const late = (id: string, minute: number, zone?: string) => view(id, 22 * 60 + 50 + minute, zone ? { zone } : {})
    const events = [late('a', 0, 'Europe/Berlin'), late('b', 20, 'Europe/Berlin'), late('c', 40)]
    expect(idsOf(sessionsOf(events, { cutAtMidnight: true }))).toEqual([['a'], ['b', 'c']])
    expect(idsOf(sessionsOf(events, { cutAtMidnight: true, zone: 'Asia/Tokyo' }))).toEqual([['a'], ['b', 'c']])
  })

  it('end with a change of campaign, if wanted', () => {
    const events = [view('a', 0), view('b', 1, { campaign: 'x' }), view('c', 2), view('d', 3, { campaign: 'y' })]
    expect(idsOf(sessionsOf(events, { cutAtCampaign: true }))).toEqual([['a', 'b', 'c'], ['d']])
  })

  it('hold nothing that we sent, and are not stretched by it', () => {
    const events = [view('a', 0), view('mail', 20, { kind: 'contact', name: 'sent' }), view('b', 40)]
    expect(idsOf(sessionsOf(events))).toEqual([['a'], ['b']])
  })

  it('have an ID that depends on their first event alone', () => {
    const [session] = sessionsOf([view('a', 0), view('b', 1)])
    expect(sessionsOf([view('a', 0)])[0].id).toBe(session.id)
    expect(sessionsOf([view('b', 1)])[0].id).not.toBe(session.id)
    expect(session.id).toMatch(/^s_[0-9a-f]{16}$/)
  })

  it('found around one event equal those found over all', () => {
    const options = fc.record({ cutAtMidnight: fc.boolean(), cutAtCampaign: fc.boolean() })
    const campaigns = fc.array(fc.constantFrom(undefined, 'x', 'y'), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(someEvents(), options, campaigns, (drafts, cuts, names) => {
        const events = drafts.map((event, i) => (names[i] === undefined ? event : { ...event, campaign: names[i] }))
        const journeys = new Journeys(new IdentityIndex(), {}, events)
        const all = sessionsOf(EventLog.of(events).events, cuts)
        for (const session of all)
          for (const id of session.eventIds) expect(journeys.sessionOf(id, cuts)).toEqual(session)
      }),
      { numRuns: 100 },
    )
  })
})
