import {
  affiliatesOf,
  buyingCentre,
  type CustomerEvent,
  type CustomerRelation,
  followRelations,
} from 'samewise/customer'
import { describe, expect, it } from 'vitest'

const role = (id: string, as: string, rest: Partial<CustomerRelation> = {}): CustomerRelation => ({
  from: { id },
  to: { id: 'mill' },
  type: 'affiliation',
  role: as,
  source: 'crm',
  ...rest,
})
const { relations } = followRelations(
  [
    role('ada', 'decider'),
    role('ada', 'employee'),
    role('tom', 'influencer', { since: '2023-01-01', until: '2024-01-01' }),
    role('eve', 'employee'),
    role('joe', 'buyer', { rule: 'signs-orders', confidence: 0.7 }),
    { ...role('max', 'buyer'), to: { id: 'bank' } },
  ],
  () => undefined,
)
const event = (id: string, at: string, rest: Partial<CustomerEvent>): CustomerEvent => ({
  id,
  at: Date.parse(at),
  kind: 'interaction',
  name: 'call',
  ...rest,
})

describe('a buying centre', () => {
  it('holds everyone who weighs in, with the roles that nobody has', () => {
    const centre = buyingCentre('mill', relations)
    expect(centre.filled).toEqual({ buyer: ['joe'], decider: ['ada'] })
    expect(centre.missing).toEqual(['approver', 'billing', 'champion', 'gatekeeper', 'influencer', 'legal', 'user'])
    expect(centre.members[1].roles[0]).toMatchObject({ isDerived: true, rule: 'signs-orders', confidence: 0.7 })
  })

  it('is told as of a day, and by roles of one’s own', () => {
    expect(buyingCentre('mill', relations, { asOf: '2023-06-01' }).filled.influencer).toEqual(['tom'])
    expect(buyingCentre('mill', relations, { roles: ['employee', 'taster'] })).toMatchObject({
      filled: { employee: ['ada', 'eve'] },
      missing: ['taster'],
    })
  })

  it('counts affiliates who use the product, and says when each was last in contact', () => {
    const events = [
      event('e1', '2024-01-01', { channel: 'phone', location: 'ada' }),
      event('e2', '2024-03-01', { channel: 'email', location: 'ada' }),
      event('e3', '2024-02-01', { product: 'oven', location: 'eve' }),
      event('e4', '2024-02-02', { product: 'oven', location: 'stranger' }),
    ]
    const personOf = ({ location }: CustomerEvent): string | undefined => location
    const centre = buyingCentre('mill', relations, { events, personOf, product: 'oven', asOf: '2024-02-15' })
    expect(centre.filled.user).toEqual(['eve'])
    expect(centre.members.find(({ goldenId }) => goldenId === 'ada')).toMatchObject({
      lastContactAt: '2024-01-01',
      lastChannel: 'phone',
    })
    expect(centre.members.find(({ goldenId }) => goldenId === 'eve')?.roles[0]).toMatchObject({
      role: 'user',
      rule: 'used-product',
      evidence: ['e3'],
    })
    expect(centre.members.find(({ goldenId }) => goldenId === 'joe')).not.toHaveProperty('lastContactAt')
  })

  it('is part of all who are affiliated', () => {
    expect(affiliatesOf('mill', relations).map(({ goldenId }) => goldenId)).toEqual(['ada', 'eve', 'joe'])
  })
})
