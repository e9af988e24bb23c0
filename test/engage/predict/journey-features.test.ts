import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JourneyFeatureState, journeyFeatures } from '../../../src/engage'
import type { CustomerEvent } from '../../../src/event'

const DAY = 86_400_000
const event = (day: number, rest: Partial<CustomerEvent>): CustomerEvent => ({
  id: `e${day}${JSON.stringify(rest)}`,
  at: day * DAY,
  kind: 'interaction',
  name: 'visit',
  ...rest,
})
const order = (day: number, amount = 10) => event(day, { kind: 'transaction', name: 'order', amount })

describe('journeyFeatures', () => {
  it('counts what happened strictly before, over the windows the names say', () => {
    const events = [
      order(100),
      order(300, 30),
      order(380, 20),
      event(395, { channel: 'web' }),
      event(350, { channel: 'store' }),
      event(390, { kind: 'auth', name: 'login' }),
      event(370, { kind: 'transaction', name: 'return' }),
      event(360, { kind: 'contact', name: 'sent' }),
      event(361, { kind: 'response', name: 'clicked' }),
    ]
    expect(journeyFeatures(events, 400 * DAY)).toMatchObject({
      daysKnown: 300,
      daysSinceOrder: 20,
      daysSinceResponse: 39,
      orders90: 1,
      orders365: 3,
      spend365: 60,
      meanGapDays: 140,
      interactions30: 1,
      interactions90: 2,
      channels90: 2,
      logins30: 1,
      returns90: 1,
      contacts90: 1,
      responseShare90: 1,
    })
  })

  it('knows nothing of an event at the instant itself, later, or received later', () => {
    const before = [order(10)]
    const after = [
      order(20),
      order(30),
      { ...order(5), receivedAt: 20 * DAY },
      event(20, { kind: 'survey', metric: 'nps', score: 9 }),
    ]
    expect(journeyFeatures([...before, ...after], 20 * DAY)).toEqual(journeyFeatures(before, 20 * DAY))
  })

  it('says null, not 0, where there is nothing to tell from', () => {
    const features = journeyFeatures([], 0)
    expect(features).toMatchObject({
      daysSinceOrder: null,
      lastNps: null,
      responseShare90: null,
      orders90: 0,
      openCases: 0,
    })
  })

  it('follows cases open and closed, and keeps the latest score', () => {
    const events = [
      event(1, { kind: 'case', name: 'opened', caseId: 'a' }),
      event(2, { kind: 'case', name: 'closed', caseId: 'a' }),
      event(3, { kind: 'case', name: 'opened', caseId: 'b' }),
      event(4, { kind: 'survey', name: 'answered', metric: 'nps', score: 3 }),
      event(5, { kind: 'survey', name: 'answered', metric: 'nps', score: 9 }),
    ]
    expect(journeyFeatures(events, 2 * DAY)).toMatchObject({ openCases: 1, cases90: 1 })
    expect(journeyFeatures(events, 10 * DAY)).toMatchObject({ openCases: 1, cases90: 2, lastNps: 9 })
  })

  it('is the same event by event as in a batch, in any order and with repeats', () => {
    const all = Array.from({ length: 25 }, (_, i) => (i % 3 === 0 ? order(i, i) : event(i, { channel: `c${i % 4}` })))
    const expected = journeyFeatures(all, 30 * DAY)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const state = new JourneyFeatureState()
        for (const one of [...shuffled, ...shuffled.slice(0, 4)]) state.add(structuredClone(one))
        expect(state.features(30 * DAY)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })
})
