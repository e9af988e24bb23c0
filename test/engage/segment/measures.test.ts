import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Condition,
  type CustomerEvent,
  LiveSegment,
  lifeCycle,
  rfm,
  type Segment,
  type SegmentCustomer,
  segmentChanges,
  segmentMembers,
  segmentTable,
  waterfall,
  weightedScore,
} from '../../../src/customer'

const DAY = 86_400_000
const quiet: Segment = { name: 'quiet', where: { last: { kind: 'interaction' }, atLeastDaysAgo: 30 } }
const visit = (id: string, at: number): CustomerEvent => ({ id, at, kind: 'interaction', name: 'visit' })
const berlin: Segment = { name: 'berlin', where: { attribute: 'city', is: 'Berlin' } }

describe('changes of a segment', () => {
  const before = [
    { goldenId: 'a', attributes: { city: 'Berlin' } },
    { goldenId: 'b', attributes: { city: 'Berlin' } },
    { goldenId: 'c', attributes: { city: 'Bonn' } },
  ]
  const snapshot = { segment: berlin, asOf: 0, members: ['a', 'b'] }
  const cause = (now: Parameters<typeof segmentChanges>[1]) =>
    segmentChanges(snapshot, now).map((change) => [change.goldenId, change.change, change.cause])

  it('are told from data, identity and rule', () => {
    const moved = segmentTable([before[0], { goldenId: 'c', attributes: { city: 'Berlin' } }])
    expect(cause({ segment: berlin, table: moved, asOf: 9 })).toEqual([
      ['b', 'left', 'identity'],
      ['c', 'entered', 'data'],
    ])
    expect(cause({ segment: berlin, table: moved, asOf: 9, touchedIds: ['c'] })).toContainEqual([
      'c',
      'entered',
      'identity',
    ])
    const bonn: Segment = { name: 'berlin', where: { attribute: 'city', is: 'Bonn' } }
    expect(cause({ segment: bonn, table: segmentTable(before), asOf: 9 }).map(([, , why]) => why)).toEqual([
      'rule',
      'rule',
      'rule',
    ])
  })

  it('are told from time that passed', () => {
    const table = segmentTable([{ goldenId: 'a', events: [visit('v', 0)] }])
    const changes = segmentChanges(
      { segment: quiet, asOf: 29 * DAY, members: [] },
      { segment: quiet, table, asOf: 30 * DAY },
    )
    expect(changes).toEqual([{ segment: 'quiet', goldenId: 'a', change: 'entered', cause: 'clock', at: 30 * DAY }])
  })
})

describe('a living segment', () => {
  it('is at each time what a selection over all customers gives, and its changes add up to it', () => {
    const step = fc.record({
      what: fc.constantFrom('update', 'update', 'remove', 'wait', 'rule'),
      id: fc.constantFrom('a', 'b', 'c'),
      city: fc.constantFrom('Berlin', 'Bonn'),
      days: fc.nat(40),
    })
    const rules: Condition[] = [berlin.where, quiet.where, { any: [berlin.where, quiet.where] }]
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let segment: Segment = { name: 's', where: rules[2] }
        const live = new LiveSegment(segment)
        const customers = new Map<string, SegmentCustomer>()
        const told = new Set<string>()
        let now = 0
        for (const { what, id, city, days } of steps) {
          const changes = []
          if (what === 'wait') changes.push(...live.tick((now += days * DAY)))
          if (what === 'rule') {
            segment = { name: 's', where: rules[days % 3] }
            changes.push(...live.changeRule(segment, now))
          }
          if (what === 'update') {
            const customer = { goldenId: id, attributes: { city }, events: [visit(`${id}${now}`, now - days * DAY)] }
            customers.set(id, customer)
            changes.push(live.update(customer, now))
          }
          if (what === 'remove') {
            customers.delete(id)
            changes.push(live.remove(id, now))
          }
          for (const change of changes) {
            if (change?.change === 'entered') told.add(change.goldenId)
            if (change?.change === 'left') told.delete(change.goldenId)
          }
          const { members } = segmentMembers(segment, segmentTable(customers.values()), { asOf: now })
          expect(live.members()).toEqual(members)
          expect([...told].sort()).toEqual(members)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('says why', () => {
    const live = new LiveSegment(quiet)
    expect(live.update({ goldenId: 'a', events: [visit('v', 0)] }, 0)).toBeUndefined()
    expect(live.tick(31 * DAY)).toMatchObject([{ goldenId: 'a', change: 'entered', cause: 'clock' }])
    expect(live.update({ goldenId: 'a', events: [visit('w', 31 * DAY)] }, 31 * DAY)?.cause).toBe('data')
    expect(live.changeRule({ name: 'quiet', where: { not: quiet.where } }, 31 * DAY)[0].cause).toBe('rule')
    expect(live.remove('a', 32 * DAY)).toMatchObject({ change: 'left', cause: 'identity' })
  })
})

describe('RFM', () => {
  it('gives equal customers equal bins, whatever their order', () => {
    const purchases = fc.array(fc.record({ at: fc.nat(5), amount: fc.nat(3) }), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(purchases, { maxLength: 15 }), (all) => {
        const customers = all.map((own, i) => ({ goldenId: `g${String(i).padStart(2, '0')}`, purchases: own }))
        const scores = rfm(customers, { asOf: 5 })
        expect(rfm([...customers].reverse(), { asOf: 5 })).toEqual(scores)
        for (const a of scores) {
          for (const b of scores) {
            if (a.count === b.count) expect(a.frequency).toBe(b.frequency)
            if (a.amount > b.amount) expect(a.money).toBeGreaterThanOrEqual(b.money)
            if (a.daysSince < b.daysSince) expect(a.recency).toBeGreaterThanOrEqual(b.recency)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('makes quintiles of distinct values, or goes by cut-points', () => {
    const customers = Array.from({ length: 10 }, (_, i) => ({
      goldenId: `g${i}`,
      purchases: [{ at: i * DAY, amount: i }],
    }))
    const scores = rfm(customers, { asOf: 9 * DAY })
    expect(scores.map(({ money }) => money)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    const cut = rfm(customers, { asOf: 9 * DAY, cutPoints: { amount: [3, 8], daysSince: [1, 5] } })
    expect(cut.map(({ money }) => money)).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 3, 3])
    expect(cut.map(({ recency }) => recency)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3])
  })
})

describe('the life cycle', () => {
  const stage = (days: readonly number[], asOf: number) =>
    lifeCycle(
      days.map((day) => day * DAY),
      { asOf: asOf * DAY, priorGapDays: 30 },
    ).stage

  it.each([
    ['prospect', [], 10],
    ['prospect', [20], 10],
    ['new', [5], 10],
    ['at-risk', [5], 60],
    ['lapsed', [5], 120],
    ['active', [0, 30, 60], 70],
    ['at-risk', [0, 30, 60], 110],
    ['won-back', [0, 30, 60, 300], 310],
    ['active', [0, 30, 60, 300, 310, 320], 325],
  ] as const)('is %s after purchases on days %j, seen from day %i', (expected, days, asOf) => {
    expect(stage(days, asOf)).toBe(expected)
  })
})

describe('scores and allocation', () => {
  it('add the points of conditions that hold, and show all of them', () => {
    const rules = [
      { name: 'berlin', when: berlin.where, points: 5 },
      { name: 'quiet', when: quiet.where, points: -2 },
    ]
    expect(weightedScore(rules, { goldenId: 'a', attributes: { city: 'Berlin' } }, 0)).toEqual({
      score: 5,
      breakdown: [
        { name: 'berlin', holds: true, points: 5 },
        { name: 'quiet', holds: false, points: 0 },
      ],
    })
  })

  it('give every customer to the first group with room, the same ones on a rerun', () => {
    const members = Array.from({ length: 100 }, (_, i) => `g${i}`)
    const groups = [
      { name: 'gold', members, capacity: 10 },
      { name: 'rest', members: [...members].reverse() },
    ]
    const { steps } = waterfall(groups, 'spring')
    expect(steps.map((step) => [step.members.length, step.overflow])).toEqual([
      [10, 90],
      [90, 0],
    ])
    expect(new Set(steps.flatMap((step) => step.members)).size).toBe(100)
    expect(waterfall(groups, 'spring').steps).toEqual(steps)
    expect(waterfall(groups, 'autumn').steps).not.toEqual(steps)
  })
})
