import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/base'
import type { CustomerEvent } from '../../src/event'
import type { RecordRef } from '../../src/identity'
import { type Membership, measureLoyalty } from '../../src/measure'
import { byRecord, DAY, eventAt } from './event-at'

const personOf = ({ recordId }: RecordRef) => (recordId.startsWith('?') ? undefined : recordId)
const member = (who: string, joined: number, tier?: string): Membership => ({
  record: { source: 'loyalty', recordId: who },
  joinedAt: joined * DAY,
  ...(tier === undefined ? {} : { tier }),
})
const period = { from: 0, until: 1000 * DAY }

/** Customers who order about every ten days; joiners, who were alike before, `extra` orders more often afterwards. */
function world(extra: number, seed: number): { memberships: Membership[]; events: CustomerEvent[] } {
  const random = seededRandom(seed)
  const memberships: Membership[] = []
  const events: CustomerEvent[] = []
  for (let i = 0; i < 400; i++) {
    const joins = i % 4 === 0
    if (joins) memberships.push(member(`p${i}`, 300 + (i % 20), i % 8 === 0 ? 'gold' : 'silver'))
    for (let day = 0; day < 700; day++) {
      const rate = 0.03 + (joins && day > 320 ? extra : 0)
      if (random.next() < rate) {
        events.push(eventAt(day, `p${i}`, { id: `o${i}-${day}`, kind: 'transaction', name: 'order', amount: 20 }))
      }
    }
  }
  return { memberships, events }
}

describe('measureLoyalty', () => {
  it('counts members without identity and memberships that a person has twice', () => {
    const memberships = [
      member('a', 1),
      member('a', 5, 'gold'),
      member('b', 2),
      member('?', 3),
      member('c', 3),
      member('d', 4),
    ]
    const report = measureLoyalty(memberships, personOf, [], byRecord, {
      ...period,
      isResolved: (person) => person !== 'd',
    })
    expect(report).toMatchObject({ memberships: 6, members: 3, withoutIdentity: 2, repeated: 1 })
    expect(report.resolved).toMatchObject({ value: 4 / 6, n: 6 })
  })

  it('gives value by tier with an interval, and unknown for a tier of few', () => {
    const { memberships, events } = world(0, 1)
    const { tiers } = measureLoyalty([...memberships, member('x', 1, 'platinum')], personOf, events, byRecord, period)
    expect(tiers.map(({ tier, value }) => [tier, value.known])).toEqual([
      ['gold', true],
      ['platinum', false],
      ['silver', true],
    ])
  })

  it('finds what joining changes', () => {
    const { memberships, events } = world(0.03, 2)
    const { behaviour } = measureLoyalty(memberships, personOf, events, byRecord, { ...period, resamples: 300 })
    expect(behaviour.matched).toBeGreaterThan(60)
    if (!behaviour.orders.known) throw new Error('unknown')
    // Some joiners start a few days after joining, so slightly less than 180 × .03.
    expect(behaviour.orders.low).toBeLessThan(5.2)
    expect(behaviour.orders.high).toBeGreaterThan(5.2)
    expect(behaviour.orders.low).toBeGreaterThan(2)
  })

  it('finds nothing where joining changes nothing', () => {
    const { memberships, events } = world(0, 3)
    const { behaviour } = measureLoyalty(memberships, personOf, events, byRecord, { ...period, resamples: 300 })
    if (!behaviour.orders.known) throw new Error('unknown')
    expect(behaviour.orders.low).toBeLessThan(0)
    expect(behaviour.orders.high).toBeGreaterThan(0)
  })

  it('leaves out members whose windows reach beyond the data, and says how many', () => {
    const { memberships, events } = world(0, 4)
    const report = measureLoyalty(
      memberships.map((m) => ({ ...m, joinedAt: 5 * DAY })),
      personOf,
      events,
      byRecord,
      period,
    )
    expect(report.behaviour).toMatchObject({ matched: 0, outsideData: 100, orders: { known: false } })
  })

  it('does not depend on the order of memberships and events', () => {
    const { memberships, events } = world(0.01, 5)
    const options = { ...period, resamples: 50 }
    expect(measureLoyalty(memberships.toReversed(), personOf, events.toReversed(), byRecord, options)).toEqual(
      measureLoyalty(memberships, personOf, events, byRecord, options),
    )
  })
})
