import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { type PrefillOptions, type PrefillSources, prefill } from '../../src/journey'

const NOW = Date.UTC(2026, 5, 1)

const winner = (observedAt?: string) => ({
  source: 'crm',
  recordId: '1',
  ...(observedAt === undefined ? {} : { observedAt }),
})
const golden: NonNullable<PrefillSources['golden']> = {
  values: {
    email: ['a@b.example', 'c@d.example'],
    name: { given: 'Ann', family: 'Lee' },
    city: 'Rome',
    birthDate: '1990-01-01',
  },
  lineage: {
    email: { strategy: 'union', winners: [winner('2026-05-31')], losers: [] },
    name: {
      strategy: 'mostRecent',
      winners: [winner('2026-05-01')],
      losers: [{ ...winner(), lostBy: 'mostRecent', reason: 'older' }],
    },
    city: { strategy: 'mostRecent', winners: [winner('2020-01-01')], losers: [] },
    birthDate: { strategy: 'mostRecent', winners: [winner()], losers: [] },
  },
}
const moved: CustomerEvent = {
  id: 'e1',
  at: Date.UTC(2026, 4, 30),
  kind: 'interaction',
  name: 'form-submitted',
  topic: 'order',
  channel: 'app',
  data: { city: 'Milan' },
}
const options: PrefillOptions = { assurance: 'identified', purpose: 'service', isAllowed: () => true, asOf: NOW }

describe('prefill', () => {
  it('gives each field with its lineage and age, and says what to confirm and why', () => {
    const fields = ['email', 'name.given', 'city', 'birthDate', 'name.middle', 'toString']
    const [email, given, city, birthDate, middle, inherited] = prefill({ golden }, fields, options)
    expect(email).toMatchObject({ status: 'filled', value: golden.values.email, ageDays: 1, needsConfirmation: false })
    expect(email.lineage).toEqual({ from: 'golden', strategy: 'union', winners: [winner('2026-05-31')] })
    expect(given).toMatchObject({ value: 'Ann', needsConfirmation: true, confirmBecause: ['sources-disagree'] })
    expect(city).toMatchObject({ value: 'Rome', confirmBecause: ['old'] })
    expect(birthDate).toMatchObject({ value: '1990-01-01', confirmBecause: ['age-unknown'] })
    expect(middle.status).toBe('unknown')
    expect(inherited.status).toBe('unknown')
  })

  it('takes what was typed into a form on another channel later, and asks where it differs', () => {
    const [city] = prefill({ golden, events: [moved] }, ['city'], options)
    expect(city).toMatchObject({ value: 'Milan', ageDays: 2, confirmBecause: ['form-differs'] })
    expect(city.lineage).toEqual({ from: 'form', eventId: 'e1', form: 'order', channel: 'app' })
    expect(prefill({ events: [moved] }, ['city'], options)[0].needsConfirmation).toBe(false)
    expect(prefill({ golden, events: [moved] }, ['city'], { ...options, asOf: moved.at - 1 })[0].value).toBe('Rome')
  })

  it('shows nothing to whoever is not known to be the customer, not even whether there is something', () => {
    for (const assurance of ['anonymous', 'recognised'] as const) {
      const answers = prefill({ golden }, ['email', 'nothing'], { ...options, assurance })
      for (const answer of answers) expect(answer).toMatchObject({ status: 'withheld', withheldBecause: 'assurance' })
      for (const answer of answers) expect(answer).not.toHaveProperty('value')
    }
    const needs = { city: 'anonymous', birthDate: 'verified' } as const
    const [city, birthDate] = prefill({ golden }, ['city', 'birthDate'], { ...options, needs })
    expect([city.status, birthDate.status]).toEqual(['filled', 'withheld'])
  })

  it('withholds what is not allowed for the purpose, address by address, and everything by default', () => {
    const isAllowed = (purpose: string, contactPoint?: string) =>
      purpose === 'service' && contactPoint !== 'c@d.example'
    const answers = prefill({ golden }, ['email', 'city'], { ...options, isAllowed })
    expect(answers.map(({ status }) => status)).toEqual(['withheld', 'filled'])
    expect(answers[0].withheldBecause).toBe('consent')
    const { isAllowed: _, ...silent } = options
    expect(prefill({ golden }, ['city'], silent)[0].withheldBecause).toBe('consent')
  })

  it('asks to confirm what a doubtful golden record holds', () => {
    const [email] = prefill({ golden: { ...golden, cohesion: 0.7 } }, ['email'], options)
    expect(email.confirmBecause).toEqual(['weak-match'])
  })
})
