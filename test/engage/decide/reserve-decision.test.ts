import { describe, expect, it } from 'vitest'
import {
  type Action,
  type ContactPolicy,
  confirmContact,
  EngagementBook,
  nextBestAction,
  reserveDecision,
} from '../../../src/customer'

const HOUR = 3_600_000
const offer: Action = { id: 'offer', category: 'marketing', channels: ['email'], value: 1 }
const policy: ContactPolicy = {
  name: 'p',
  consentDefaults: { marketing: 'allow' },
  caps: [{ id: 'one a week', max: 1, days: 7 }],
  quietHours: [{ id: 'night', from: '21:00', to: '08:00' }],
}

function bookOf() {
  const book = new EngagementBook(() => 'g1')
  book.setFacts({ goldenId: 'g1', zone: 'UTC', contactPoints: { email: ['a@x.example'] } })
  return book
}

describe('reserving what a decision chose', () => {
  it('takes its place over its channel and address at its time, once for an id', () => {
    const book = bookOf()
    const decision = nextBestAction(book, 'g1', [offer], { policy, now: 0 })
    const first = reserveDecision(book, decision, [offer], { policy, now: 0, id: 'x' })
    expect(first).toMatchObject({
      ok: true,
      reservation: { goldenId: 'g1', action: 'offer', channel: 'email', contactPoint: 'a@x.example', at: 8 * HOUR },
    })
    expect(reserveDecision(book, decision, [offer], { policy, now: 0, id: 'x' })).toEqual(first)
    expect(nextBestAction(book, 'g1', [offer], { policy, now: 0 }).chosen).toBeNull()
    expect(confirmContact(book, 'x', { action: offer, policy, now: 8 * HOUR }).ok).toBe(true)
  })

  it('is refused to the second of two who decided the same', () => {
    const book = bookOf()
    const decisions = ['x', 'y'].map((id) => ({
      id,
      decision: nextBestAction(book, 'g1', [offer], { policy, now: 0 }),
    }))
    const results = decisions.map(({ id, decision }) =>
      reserveDecision(book, decision, [offer], { policy, now: 1, id }),
    )
    expect(results.map(({ ok }) => ok)).toEqual([true, false])
    expect(results[1]).toMatchObject({ refusal: { stage: 'caps', rule: 'one a week' } })
  })

  it('is made for now where the time of the decision is past', () => {
    const book = bookOf()
    const decision = nextBestAction(book, 'g1', [offer], { policy, now: 9 * HOUR })
    const result = reserveDecision(book, decision, [offer], { policy, now: 10 * HOUR, id: 'x' })
    expect(result).toMatchObject({ ok: true, reservation: { at: 10 * HOUR } })
  })

  it('is refused where nothing was chosen, and is wrong use with other actions', () => {
    const book = bookOf()
    const nothing = nextBestAction(book, 'g1', [], { policy, now: 0 })
    expect(reserveDecision(book, nothing, [], { policy, now: 0, id: 'x' })).toMatchObject({
      ok: false,
      refusal: { rule: 'nothing-chosen' },
    })
    const decision = nextBestAction(book, 'g1', [offer], { policy, now: 0 })
    const other = { ...offer, id: 'offers' }
    expect(() => reserveDecision(book, decision, [other], { policy, now: 0, id: 'x' })).toThrow(
      /chose "offer", which is not among the actions.*Did you mean "offers"/,
    )
  })
})
