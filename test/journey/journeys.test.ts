import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { type AttributionPolicy, attributeEvents, IdentityIndex, Journeys } from '../../src/journey'
import { smallIdentity, someEvents } from './world'

const MINUTE = 60_000

const policies: fc.Arbitrary<AttributionPolicy> = fc.record({
  backfill: fc.constantFrom('session', 'sinceLastPerson', 'all', 'none'),
  sharedAbove: fc.constantFrom(0, 1, 2),
  publicAbove: fc.constantFrom(2, 3, 5),
  maxLookbackMs: fc.constantFrom(40 * MINUTE, 10_000 * MINUTE),
})

describe('journeys kept up to date', () => {
  it('equal the batch over all events, in whatever order the events come', () => {
    fc.assert(
      fc.property(
        someEvents(),
        policies,
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        (events, policy, keys) => {
          const shuffled = events.map((event, i) => ({ event, key: keys[i] })).sort((a, b) => a.key - b.key)
          const journeys = new Journeys(smallIdentity(), policy)
          for (const { event } of shuffled) journeys.update(event)
          expect(journeys.attributions()).toEqual(attributeEvents(events, smallIdentity(), policy))
          const people = ['ann', 'bob', 'cem']
          const listed = people.flatMap((id) => journeys.eventsOf(id).map((event) => [event.id, id])).sort()
          const attributed = journeys
            .attributions()
            .flatMap(({ eventId, goldenId }) => (goldenId ? [[eventId, goldenId]] : []))
          expect(listed).toEqual(attributed.sort())
        },
      ),
      { numRuns: 400 },
    )
  })

  it('say the same of someone unknown on a device, whichever evidence came first', () => {
    const nobody = { source: 'app', recordId: 'nobody' }
    const events: CustomerEvent[] = [
      { id: 'e0', at: MINUTE, kind: 'response', name: 'clicked', refersTo: 'e1', record: nobody, device: 'd2' },
      { id: 'e2', at: 0, kind: 'auth', name: 'login', identifiers: { email: 'both@example.com' }, device: 'd2' },
      { id: 'e3', at: MINUTE, kind: 'response', name: 'clicked', refersTo: 'e1', device: 'd2' },
    ]
    const told = attributeEvents(events, smallIdentity())
    expect(attributeEvents([...events].reverse(), smallIdentity())).toEqual(told)
    expect(told.map(({ reason }) => reason)).toContain('contradicted-owner')
  })

  it('follow merge and unmerge exactly', () => {
    fc.assert(
      fc.property(someEvents(), policies, (events, policy) => {
        const journeys = new Journeys(smallIdentity(), policy, events)
        const before = journeys.attributions()
        const merged = smallIdentity()
        for (const recordId of ['2', '3']) {
          const record = { source: 'app', recordId }
          journeys.moveRecord(record, 'ann')
          merged.moveRecord(record, 'ann')
        }
        expect(journeys.attributions()).toEqual(attributeEvents(events, merged, policy))
        journeys.moveRecord({ source: 'app', recordId: '3' }, 'cem')
        journeys.moveRecord({ source: 'app', recordId: '2' }, 'bob')
        expect(journeys.attributions()).toEqual(before)
      }),
      { numRuns: 200 },
    )
  })

  it('report each event that changed hands, and no other', () => {
    fc.assert(
      fc.property(someEvents(), policies, (events, policy) => {
        const journeys = new Journeys(smallIdentity(), policy)
        const owners = new Map<string, string | undefined>()
        for (const event of events) {
          for (const { eventId, goldenId } of journeys.update(event).changed) {
            expect(owners.get(eventId)).not.toBe(goldenId)
            owners.set(eventId, goldenId)
          }
        }
        for (const { eventId, goldenId } of journeys.attributions()) expect(owners.get(eventId)).toBe(goldenId)
      }),
      { numRuns: 200 },
    )
  })

  it('never let a device be two persons at once', () => {
    fc.assert(
      fc.property(someEvents(), policies, (events, policy) => {
        const journeys = new Journeys(smallIdentity(), policy, events)
        for (const device of ['d1', 'd2']) {
          const intervals = journeys.ownershipOf(device)
          for (let i = 1; i < intervals.length; i++) {
            expect(intervals[i].since).toBeGreaterThanOrEqual(intervals[i - 1].until)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('decide a late event along with its neighbours only', () => {
    const record = (n: number) => ({ source: 'app', recordId: String(n) })
    const people = Array.from({ length: 10_000 }, (_, n) => ({ goldenId: `g${n}`, ...record(n) }))
    const events = people.flatMap((_, n): CustomerEvent[] => [
      { id: `in${n}`, at: n * 10 * MINUTE, kind: 'auth', name: 'login', device: 'kiosk', record: record(n) },
      { id: `look${n}`, at: n * 10 * MINUTE + 1, kind: 'interaction', name: 'page-view', device: 'kiosk' },
      { id: `out${n}`, at: n * 10 * MINUTE + 2, kind: 'auth', name: 'logout', device: 'kiosk', record: record(n) },
    ])
    const journeys = new Journeys(new IdentityIndex({ crosswalk: people }), {}, events)
    const late: CustomerEvent = {
      id: 'late',
      at: 50_001 * MINUTE,
      kind: 'interaction',
      name: 'page-view',
      device: 'kiosk',
    }
    const { decided, changed } = journeys.update(late)
    expect(decided).toBeLessThanOrEqual(4)
    expect(changed).toEqual([])
    expect(journeys.explain('late')).toMatchObject({ reason: 'public-device', device: 'public' })
    expect(journeys.attributionOf('look5000')?.goldenId).toBe('g5000')
  })
})
