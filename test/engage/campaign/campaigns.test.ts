import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/base'
import {
  type Action,
  armOf,
  armsOf,
  type ContactPolicy,
  type CustomerEvent,
  campaignUplift,
  EngagementBook,
  planCampaign,
  replayPolicy,
  upliftOf,
} from '../../../src/customer'

const DAY = 86_400_000
const offer: Action = { id: 'offer', category: 'marketing', channels: ['email'], value: 1 }
const policy: ContactPolicy = { name: 'p', consentDefaults: { marketing: 'allow' } }
const login = (event: CustomerEvent) => event.identifiers?.login

describe('a campaign', () => {
  it('holds out a share of those who could be contacted, and lists the others by stage', () => {
    const book = new EngagementBook(login)
    const members = Array.from({ length: 2000 }, (_, i) => `g${i}`)
    book.add({ id: 'no', at: 0, kind: 'consent', name: 'denied', purpose: 'marketing', identifiers: { login: 'g7' } })
    const plan = planCampaign(book, { name: 'spring', action: offer, members }, { policy, now: DAY })
    expect(plan.rejected).toEqual({ consent: ['g7'] })
    expect(plan.sends.length + plan.heldOut.length).toBe(1999)
    expect(Math.abs(plan.heldOut.length / 1999 - 0.1)).toBeLessThan(0.02)
    expect(planCampaign(book, { name: 'spring', action: offer, members }, { policy, now: DAY })).toEqual(plan)
  })

  it('lets only as many of a household in as the cap allows, where places are reserved', () => {
    const book = new EngagementBook(login)
    for (const goldenId of ['a', 'b', 'c']) book.setFacts({ goldenId, household: 'h' })
    const capped = { ...policy, caps: [{ id: 'home', max: 2, days: 7, per: 'household' as const }] }
    const campaign = { name: 'spring', action: offer, members: ['c', 'b', 'a'], holdOut: 0 }
    const plan = planCampaign(book, campaign, { policy: capped, now: 0, reserve: true })
    expect(plan.sends.map(({ goldenId }) => goldenId)).toEqual(['a', 'b'])
    expect(plan.rejected).toEqual({ caps: ['c'] })
  })

  it('says that doing nothing is worth more', () => {
    const campaign = { name: 'spring', action: { ...offer, cost: 2 }, members: ['a'] }
    expect(planCampaign(new EngagementBook(login), campaign, { policy, now: 0 }).notWorth).toEqual(['a'])
  })
})

describe('the hold-out group', () => {
  it('is kept by the survivor of a merge, which says whether the other was in the other arm', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `g${i}`)
    const treated = ids.find((id) => armOf(id, 's', 0.5) === 'treated')!
    const held = ids.find((id) => armOf(id, 's', 0.5) === 'held-out')!
    expect(armsOf(treated, [held], 's', 0.5)).toEqual({ arm: 'treated', isMixed: true })
    expect(armsOf(held, [held], 's', 0.5)).toEqual({ arm: 'held-out', isMixed: false })
  })

  it('is another one under another salt', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `g${i}`)
    const both = ids.filter((id) => armOf(id, 'a', 0.5) === 'held-out' && armOf(id, 'b', 0.5) === 'held-out')
    expect(Math.abs(both.length / 1000 - 0.25)).toBeLessThan(0.05)
  })
})

describe('uplift', () => {
  it('covers the true effect at about its level', () => {
    const random = seededRandom(3)
    const draw = (n: number, p: number) => {
      let successes = 0
      for (let i = 0; i < n; i++) if (random.next() < p) successes++
      return { successes, n }
    }
    let covered = 0
    for (let run = 0; run < 1500; run++) {
      const { difference } = upliftOf(draw(600, 0.12), draw(150, 0.08)).uplift
      if (difference.known && difference.low <= 0.04 && 0.04 <= difference.high) covered++
    }
    expect(Math.abs(covered / 1500 - 0.95)).toBeLessThan(0.03)
  })

  it('counts people as resolved now, and leaves out who was in both groups', () => {
    const order = (id: string, who: string, at = 5): CustomerEvent => ({
      id,
      at,
      kind: 'transaction',
      name: 'order',
      identifiers: { login: who },
    })
    const survivors: Record<string, string> = { b: 'a', y: 'c' }
    const survivorOf = (id: string) => survivors[id] ?? id
    const result = campaignUplift(
      [order('1', 'a'), order('2', 'b'), order('3', 'x'), order('4', 'c'), order('5', 'd', 99 * DAY)],
      {
        treated: ['a', 'b', 'c', 'd'],
        heldOut: ['x', 'y', 'z'],
        success: { kind: 'transaction', name: 'order' },
        from: 0,
        personOf: (event) => survivorOf(login(event)!),
        survivorOf,
      },
    )
    expect(result.treated).toMatchObject({ count: 1, n: 2 })
    expect(result.heldOut).toMatchObject({ count: 1, n: 2 })
    expect(result.issues).toEqual([{ code: 'customer-in-two-arms', count: 1, examples: ['c'] }])
  })

  it('is unknown without anybody held out, and refuses counts that cannot be', () => {
    expect(upliftOf({ successes: 3, n: 9 }, { successes: 0, n: 0 }).uplift.difference.known).toBe(false)
    expect(() => upliftOf({ successes: 10, n: 9 }, { successes: 0, n: 1 })).toThrow(/cannot be/)
  })
})

describe('a replay', () => {
  const sent = (id: string, at: number, who = 'g1'): CustomerEvent => ({
    id,
    at,
    kind: 'contact',
    name: 'sent',
    channel: 'email',
    campaign: 'offer',
    identifiers: { login: who },
  })

  it('counts by stage what a policy would have forbidden of what was really sent', () => {
    const events: CustomerEvent[] = [
      sent('1', DAY),
      sent('2', 2 * DAY),
      {
        id: 'c',
        at: 9 * DAY,
        kind: 'case',
        name: 'opened',
        caseId: 'c',
        topic: 'billing',
        identifiers: { login: 'g1' },
      },
      sent('3', 10 * DAY),
      sent('4', 10 * DAY, 'g2'),
    ]
    const strict: ContactPolicy = {
      ...policy,
      caps: [{ id: 'one', max: 1, days: 7 }],
      holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
    }
    const replay = replayPolicy([...events].reverse(), {
      actions: [offer],
      policy: strict,
      personOf: login,
      from: 0,
      to: 20 * DAY,
    })
    expect(replay).toMatchObject({ decisions: 4, chosen: { offer: 2 }, doNothing: 2, actualContacts: 4 })
    expect(replay.forbidden).toEqual({ caps: 1, holds: 1 })
    expect(replay.rejected.holds).toEqual({ dispute: 1 })
  })

  it('knows at each moment only what was known then', () => {
    const denied: CustomerEvent = {
      id: 'd',
      at: DAY,
      receivedAt: 3 * DAY,
      kind: 'consent',
      name: 'denied',
      purpose: 'marketing',
      identifiers: { login: 'g1' },
    }
    const moments = [2, 4].map((day) => ({ goldenId: 'g1', at: day * DAY }))
    const replay = replayPolicy([denied], { actions: [offer], policy, personOf: login, from: 0, to: 9 * DAY, moments })
    expect(replay.chosen.offer).toBe(1)
    expect(replay.rejected.consent).toEqual({ 'no-consent': 1 })
  })
})
