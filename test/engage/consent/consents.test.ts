import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Consent,
  ConsentLedger,
  type ConsentQuestion,
  type CustomerEvent,
  effectiveConsent,
  readConsents,
} from '../../../src/customer'

const crm = { source: 'crm', recordId: '7' }
const shop = { source: 'shop', recordId: 'x' }
const email: ConsentQuestion = { purpose: 'marketing', channel: 'email', contactPoint: 'a@b.example' }

let serial = 0
function said(part: Partial<Consent> & Pick<Consent, 'status' | 'at'>): Consent {
  return { id: `s${serial++}`, record: crm, purpose: 'marketing', ...part }
}

const ask = (consents: readonly Consent[], asOf = 100, question = email) =>
  effectiveConsent(consents, question, { asOf })

describe('effective consent', () => {
  it('is the default of the purpose where nobody said anything', () => {
    expect(ask([])).toMatchObject({ granted: false, status: 'absent', settledBy: 'default' })
    expect(ask([], 100, { purpose: 'service' }).granted).toBe(true)
    expect(ask([], 100, { purpose: 'toString' }).granted).toBe(false)
  })

  it('is the latest statement of a record, and names it as proof', () => {
    const [granted, withdrawn] = [said({ status: 'granted', at: 1 }), said({ status: 'withdrawn', at: 2 })]
    expect(ask([withdrawn, granted])).toMatchObject({ granted: false, status: 'withdrawn', proof: withdrawn })
    expect(ask([withdrawn, granted], 1)).toMatchObject({ granted: true, proof: granted })
  })

  it('takes the most restrictive of records that disagree, whichever is later', () => {
    const granted = said({ status: 'granted', at: 50 })
    const denied = said({ status: 'denied', at: 2, record: shop })
    expect(ask([granted, denied])).toMatchObject({
      granted: false,
      settledBy: 'most-restrictive',
      proof: denied,
      overruled: [granted],
    })
  })

  it('follows the verified person above what other records said before, and not after', () => {
    const denied = said({ status: 'denied', at: 2, record: shop })
    const granted = said({ status: 'granted', at: 50, verified: true })
    expect(ask([denied, granted])).toMatchObject({
      granted: true,
      settledBy: 'verified-statement',
      overruled: [denied],
    })
    const later = said({ status: 'denied', at: 60, record: shop })
    expect(ask([denied, granted, later]).granted).toBe(false)
  })

  it('does not take an expired grant for one, until it is given again', () => {
    const grant = said({ status: 'granted', at: 1, expiresAt: 100 })
    expect(ask([grant], 99)).toMatchObject({ granted: true, expiresAt: 100 })
    expect(ask([grant], 100)).toMatchObject({ granted: false, status: 'expired' })
    expect(ask([grant, said({ status: 'granted', at: 100, record: shop })], 200).granted).toBe(true)
    expect(ask([grant, said({ status: 'granted', at: 50, record: shop })], 200).granted).toBe(false)
  })

  it('keeps an address that was signed off, although marketing as a whole is ticked later', () => {
    const off = said({ status: 'withdrawn', at: 1, channel: 'email', contactPoint: 'a@b.example' })
    const all = said({ status: 'granted', at: 2 })
    expect(ask([off, all]).granted).toBe(false)
    expect(ask([off, all], 100, { ...email, contactPoint: 'c@d.example' }).granted).toBe(true)
    const again = said({ status: 'granted', at: 3, channel: 'email', contactPoint: 'a@b.example' })
    expect(ask([off, all, again]).granted).toBe(true)
  })

  it('does not depend on the order of statements, and is never freer with one denial more', () => {
    const statement = fc.record({
      status: fc.constantFrom('granted' as const, 'denied' as const, 'withdrawn' as const),
      at: fc.nat(5),
      record: fc.constantFrom(crm, shop),
      channel: fc.constantFrom('email', undefined),
      expiresAt: fc.constantFrom(3, 7, undefined),
      verified: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), (parts) => {
        const consents = parts.map(
          (part, i) => JSON.parse(JSON.stringify({ id: `c${i}`, purpose: 'marketing', ...part })) as Consent,
        )
        const answer = ask(consents, 5)
        expect(ask([...consents].reverse(), 5)).toEqual(answer)
        const denied = said({ status: 'denied', at: 5, verified: true, channel: 'email' })
        expect(ask([...consents, denied], 5).granted).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('comes back as it was when a merge is undone', () => {
    const ledger = new ConsentLedger()
    ledger.add(said({ status: 'granted', at: 1 }))
    ledger.add(said({ status: 'denied', at: 2, record: shop }))
    const before = ledger.effective([crm], email, { asOf: 9 })
    expect(ledger.effective([crm, shop], email, { asOf: 9 }).granted).toBe(false)
    expect(ledger.effective([crm], email, { asOf: 9 })).toEqual(before)
    expect(before.granted).toBe(true)
  })
})

describe('statements of consent', () => {
  const event = (part: Partial<CustomerEvent>): CustomerEvent => ({
    id: `e${serial++}`,
    at: 1,
    kind: 'consent',
    name: 'granted',
    purpose: 'marketing',
    record: crm,
    ...part,
  })

  it('are read out of events, those who unsubscribe among them', () => {
    const { consents, issues } = readConsents([
      event({ id: 'a', channel: 'email', data: { evidence: 'form 3', verified: true } }),
      event({ id: 'b', at: 2, kind: 'response', name: 'unsubscribed', channel: 'sms', purpose: undefined as never }),
      event({ kind: 'response', name: 'clicked' }),
    ])
    expect(issues).toEqual([])
    expect(consents).toMatchObject([
      { id: 'a', status: 'granted', channel: 'email', evidence: 'form 3', verified: true },
      { id: 'b', status: 'withdrawn', channel: 'sms', purpose: 'marketing', evidence: 'b' },
    ])
  })

  it('that cannot be read are counted and not guessed', () => {
    const { record: _, ...nobody } = event({ id: 'n' })
    const { purpose: __, ...purposeless } = event({ id: 'p' })
    const { consents, issues } = readConsents(
      [nobody, purposeless, event({ id: 'x', name: 'maybe' }), event({ id: 'u', purpose: 'marketting' })],
      { purposes: ['marketing'] },
    )
    expect(consents.map(({ id }) => id)).toEqual(['u'])
    expect(issues).toEqual([
      { code: 'consent-without-purpose', count: 1, examples: ['p'] },
      { code: 'consent-without-subject', count: 1, examples: ['n'] },
      { code: 'unknown-consent-name', count: 1, examples: ['x'] },
      { code: 'unknown-purpose', count: 1, examples: ['marketting'] },
    ])
  })

  it('that contradict each other at one instant are an issue, and the refusal holds', () => {
    const ledger = new ConsentLedger()
    ledger.add(said({ status: 'granted', at: 1 }))
    ledger.add(said({ status: 'denied', at: 1 }))
    expect(ledger.issues()).toMatchObject([{ code: 'contradicting-consents', count: 1 }])
    expect(ledger.effective([crm], email, { asOf: 9 }).granted).toBe(false)
  })
})
