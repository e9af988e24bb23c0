import { defineEntity, kinds as k, resolve } from 'samewise'
import { describe, expect, it } from 'vitest'
import { qualityOf, qualityRecords } from '../../src/resolve'

const person = defineEntity({
  name: 'person',
  fields: {
    name: k.personName(),
    email: k.email(),
    phone: k.phone({ region: 'GB' }),
    birthDate: k.birthDate(),
    customerNo: k.identifier(),
  },
  sources: {
    crm: { id: 'id', observedAt: 'seen' },
    billing: { id: 'id', observedAt: 'seen' },
  },
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  match: { rules: [{ when: { same: ['customerNo'] }, then: 'match' }] },
})

function sources(count = 12) {
  const of = (source: string, seen: string) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${source}${i}`,
      name: `Ann ${'ABCDEFGHIJKL'[i % 12]}elling`,
      email: source === 'crm' && i < 3 ? '' : source === 'billing' && i === 5 ? 'not a mail' : `ann${i}@example.org`,
      phone: source === 'crm' ? `020 7946 00${10 + i}` : `+44 20 7946 0${i < 4 ? 1 : 0}${10 + i}`,
      birthDate: i === 7 ? '31.02.1980' : `19${50 + i}-03-04`,
      customerNo: `C${1000 + i}`,
      seen,
    }))
  return { crm: of('crm', '2024-01-01'), billing: of('billing', '2026-01-01') }
}

describe('quality of a run', () => {
  it('has completeness, validity, timeliness and consistency of each source, each with n', async () => {
    const result = await resolve(person, sources())
    expect(result.goldenCount).toBe(12)
    const quality = qualityOf(result)
    const score = (dimension: string, source: string, field: string) =>
      quality.scores.find((own) => own.dimension === dimension && own.source === source && own.field === field)?.score
    expect(score('completeness', 'crm', 'email')).toMatchObject({ known: true, value: 0.75, n: 12 })
    expect(score('completeness', 'billing', 'email')).toMatchObject({ value: 1, n: 12 })
    expect(score('validity', 'billing', 'email')).toMatchObject({ value: 11 / 12, n: 12 })
    expect(score('validity', 'crm', 'birthDate')).toMatchObject({ value: 11 / 12, n: 12 })
    expect(score('timeliness', 'crm', '*')).toMatchObject({ value: 0 })
    expect(score('timeliness', 'billing', '*')).toMatchObject({ value: 1 })
    expect(quality).toMatchObject({ share: 1, asOf: '2026-01-01', records: 24 })
    expect(quality.scores.every((own) => own.entity === 'person')).toBe(true)
  })

  it('tells who disagrees on what, by values as their kind reads them', async () => {
    const result = await resolve(person, sources())
    const { disagreements } = qualityOf(result)
    const phone = disagreements.find(({ field }) => field === 'phone')
    expect(phone).toMatchObject({ left: 'billing', right: 'crm', agreement: { count: 8, n: 12 } })
    expect(phone?.examples.length).toBe(4)
    expect(disagreements.find(({ field }) => field === 'birthDate')?.agreement).toMatchObject({ count: 12, n: 12 })
  })

  it('asks what the caller asks', async () => {
    const result = await resolve(person, sources())
    const policy = { maxAgeDays: 1000, fields: { email: { valid: () => false }, customerNo: { unique: true } } }
    const { scores } = qualityOf(result, { policy })
    const own = (dimension: string, field: string) =>
      scores.find((score) => score.dimension === dimension && score.source === '*' && score.field === field)?.score
    expect(own('timeliness', '*')).toMatchObject({ value: 1 })
    expect(own('validity', 'email')).toMatchObject({ value: 0 })
    expect(own('uniqueness', 'customerNo')).toMatchObject({ value: 1, n: 24 })
    expect(() => qualityOf(result, { policy: { fields: { email: { weight: -1 } } } })).toThrow('weight')
  })

  it('keeps records of one golden record together in a sample', async () => {
    const result = await resolve(person, sources())
    const counts = new Map<string | undefined, number>()
    for (const { goldenId } of qualityRecords(result, 0.5)) counts.set(goldenId, (counts.get(goldenId) ?? 0) + 1)
    expect(counts.size).toBeGreaterThan(0)
    expect(counts.size).toBeLessThan(12)
    expect([...counts.values()].every((count) => count === 2)).toBe(true)
    const quality = qualityOf(result, { most: 6 })
    expect(quality.share).toBe(0.5)
    expect(quality.records).toBeLessThan(24)
  })

  it('has no golden ID for what a reference source alone knows', async () => {
    const config = { ...person, sources: { ...person.sources, billing: { id: 'id', role: 'reference' as const } } }
    const { crm, billing } = sources()
    const result = await resolve(config, { crm: crm.slice(0, 6), billing })
    const without = [...qualityRecords(result)].filter(({ goldenId }) => goldenId === undefined)
    expect(without.map(({ source }) => source)).toEqual(Array.from({ length: 6 }, () => 'billing'))
  })
})
