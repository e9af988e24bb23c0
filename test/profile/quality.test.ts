import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { measureQuality, type QualityPolicy, type QualityRecord, QualityState, qualityTrend } from '../../src/profile'

const DAY = 86_400_000
const record = (
  source: string,
  recordId: string,
  values: QualityRecord['values'],
  rest: Partial<QualityRecord> = {},
): QualityRecord => ({ source, recordId, values, ...rest })
const scoreOf = (
  records: readonly QualityRecord[],
  policy: QualityPolicy,
  dimension: string,
  { source = '*', field = '*', asOf = 0 } = {},
) => {
  const found = measureQuality(records, policy, asOf).scores.find(
    (score) => score.dimension === dimension && score.source === source && score.field === field,
  )
  return found?.score
}
const tenOf = (
  values: (i: number) => QualityRecord['values'],
  rest: (i: number) => Partial<QualityRecord> = () => ({}),
) => Array.from({ length: 10 }, (_, i) => record(i % 2 === 0 ? 'crm' : 'billing', `${i}`, values(i), rest(i)))

describe('measureQuality', () => {
  it('takes empty texts and words for nothing as not filled', () => {
    const words = ['Ann', '', ' ', 'n/a', 'Unknown', null, undefined, [], ['', 'Bob'], 0]
    expect(
      scoreOf(
        tenOf((i) => ({ name: words[i] })),
        { fields: { name: {} } },
        'completeness',
        { field: 'name' },
      ),
    ).toMatchObject({
      value: 0.3,
      n: 10,
    })
  })

  it('takes any validator of Standard Schema, and judges filled values only', () => {
    const records = tenOf((i) => ({ email: i < 2 ? '' : i < 6 ? `a${i}@example.com` : 'no mail' }))
    const policy = { fields: { email: { valid: z.email() } } }
    expect(scoreOf(records, policy, 'validity', { field: 'email' })).toMatchObject({ value: 0.5, n: 8 })
    const plain = { fields: { email: { valid: (value: unknown) => String(value).includes('@') } } }
    expect(scoreOf(records, plain, 'validity', { field: 'email' })).toMatchObject({ value: 0.5, n: 8 })
  })

  it('refuses a validator that does not answer at once', () => {
    const slow = z.string().refine(async () => true)
    expect(() => measureQuality([record('a', '1', { name: 'x' })], { fields: { name: { valid: slow } } }, 0)).toThrow(
      /name/,
    )
  })

  it('takes placeholders for invalid', () => {
    const records = tenOf((i) => ({ phone: i < 5 ? '0000000000' : `01632 9600${i}7` }))
    expect(scoreOf(records, { fields: { phone: { kind: 'phone' } } }, 'validity', { field: 'phone' })).toMatchObject({
      value: 0.5,
    })
  })

  it('finds records that are one entity in one source, and values that two entities share', () => {
    const records = tenOf(
      (i) => ({ number: i < 2 ? 'same' : `n${i}` }),
      (i) => ({ goldenId: i === 2 || i === 4 ? 'twin' : `g${i}` }),
    )
    const policy = { fields: { number: { unique: true } } }
    expect(scoreOf(records, policy, 'uniqueness', { source: 'crm' })).toMatchObject({ value: 3 / 5, n: 5 })
    expect(scoreOf(records, policy, 'uniqueness', { source: 'billing' })).toMatchObject({ value: 1, n: 5 })
    expect(scoreOf(records, policy, 'uniqueness', { field: 'number' })).toMatchObject({ value: 0.8, n: 10 })
  })

  it('counts age only where a time is known', () => {
    const records = tenOf(
      () => ({ name: 'x' }),
      (i) => (i < 2 ? {} : { observedAt: i * 100 * DAY }),
    )
    const report = measureQuality(records, { fields: { name: {} }, maxAgeDays: 300 }, 1000 * DAY)
    expect(report.timeUnknown).toBe(2)
    expect(
      scoreOf(records, { fields: { name: {} }, maxAgeDays: 300 }, 'timeliness', { asOf: 1000 * DAY }),
    ).toMatchObject({
      value: 3 / 8,
      n: 8,
    })
  })

  it('says who disagrees with whom on what, by values in common', () => {
    const records = Array.from({ length: 10 }, (_, i) => [
      record('crm', `c${i}`, { city: 'Bath', email: ['a@x.org', `b${i}@x.org`] }, { goldenId: `g${i}` }),
      record('billing', `b${i}`, { city: i < 4 ? 'BATH ' : 'Hull', email: 'A@x.org' }, { goldenId: `g${i}` }),
      record('web', `w${i}`, { city: '' }, { goldenId: `g${i}` }),
    ]).flat()
    const { disagreements } = measureQuality(records, { fields: { city: {}, email: {} } }, 0)
    expect(disagreements).toMatchObject([
      {
        field: 'city',
        left: 'billing',
        right: 'crm',
        agreement: { count: 4, n: 10 },
        examples: ['g4', 'g5', 'g6', 'g7', 'g8'],
      },
      { field: 'email', left: 'billing', right: 'crm', agreement: { count: 10, n: 10 } },
    ])
    expect(scoreOf(records, { fields: { city: {} } }, 'consistency', { field: 'city' })).toMatchObject({
      value: 0.4,
      n: 10,
    })
    expect(scoreOf(records, { fields: { city: {} } }, 'consistency', { field: 'city', source: 'web' })).toBeUndefined()
  })

  it('checks rules over several fields where what they need is there', () => {
    const rule = {
      name: 'born before joining',
      holds: ({ born, joined }: Readonly<Record<string, unknown>>) =>
        typeof born === 'number' && typeof joined === 'number' ? born < joined : undefined,
    }
    const records = tenOf((i) => (i < 2 ? { born: 1 } : { born: 1, joined: i < 4 ? 0 : 5 }))
    expect(
      scoreOf(records, { fields: { born: {} }, rules: [rule] }, 'consistency', { field: rule.name }),
    ).toMatchObject({ value: 6 / 8, n: 8 })
  })

  it('says what is not measured, and unknown for too few records', () => {
    const report = measureQuality([record('a', '1', { name: 'x' })], { fields: { name: {} } }, 0)
    expect(report.notMeasured).toEqual(['uniqueness', 'timeliness', 'consistency', 'accuracy'])
    expect(report.scores.every(({ score }) => !score.known)).toBe(true)
    expect(measureQuality([], { fields: { name: {} } }, 0).scores).toEqual([])
  })

  it('weighs fields and dimensions as the policy says', () => {
    const records = tenOf((i) => ({ a: 'x', b: i < 5 ? 'x' : '' }))
    const complete = (policy: QualityPolicy) => scoreOf(records, policy, 'completeness')
    expect(complete({ fields: { a: {}, b: {} } })).toMatchObject({ value: 0.75 })
    expect(complete({ fields: { a: { weight: 3 }, b: {} } })).toMatchObject({ value: 0.875 })
    const overall = scoreOf(records, { fields: { a: {}, b: {} }, weights: { validity: 0 } }, 'overall')
    expect(overall).toMatchObject({ value: 0.75 })
  })

  it('does not depend on the order of records, and counts a repeated one once, by its latest state', () => {
    const records = tenOf(
      (i) => ({ name: i % 3 === 0 ? '' : 'x', city: `c${i % 2}` }),
      (i) => ({ goldenId: `g${i % 4}`, observedAt: i }),
    )
    const older = { ...records[0], values: { name: 'old' }, observedAt: -5 }
    const policy = { fields: { name: {}, city: { unique: true } } }
    const expected = measureQuality(records, policy, 100)
    fc.assert(
      fc.property(fc.shuffledSubarray([...records, older], { minLength: 11 }), (shuffled) => {
        expect(measureQuality(shuffled, policy, 100)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('treats names of fields and values as data', () => {
    const odd = tenOf(() => JSON.parse('{"__proto__": "x", "constructor": "y"}'))
    expect(scoreOf(odd, { fields: { toString: {} } }, 'completeness', { field: 'toString' })).toMatchObject({
      value: 0,
    })
  })

  it('refuses a policy with faults and lists them', () => {
    expect(() => measureQuality([], { fields: { a: { weight: -1 } }, maxAgeDays: 0 }, 0)).toThrow(
      /fields\.a\.weight[\s\S]*maxAgeDays/,
    )
    expect(() => measureQuality([], { fields: {} }, 0)).toThrow(/names no field/)
  })
})

describe('QualityState', () => {
  it('reports what a batch over its records reports, after records came, changed and went', () => {
    const policy = { fields: { name: {} } }
    const records = tenOf((i) => ({ name: i % 3 === 0 ? '' : 'x' }))
    const state = new QualityState(policy)
    for (const one of records.toReversed()) {
      state.put({ ...one, values: { name: 'before' } })
      state.put(one)
    }
    expect(state.report(0)).toEqual(measureQuality(records, policy, 0))
    expect(state.remove('crm', '0')).toBe(true)
    expect(state.remove('crm', '0')).toBe(false)
    expect(state.report(0)).toEqual(measureQuality(records.slice(1), policy, 0))
  })
})

describe('qualityTrend', () => {
  const reportOf = (filled: number, source = 'crm') =>
    measureQuality(
      Array.from({ length: 100 }, (_, i) => record(source, `${i}`, { phone: i < filled ? `0${i}23` : '', name: 'x' })),
      { fields: { phone: {}, name: {} } },
      0,
    )

  it('calls better or worse only what is beyond chance', () => {
    const verdict = (before: number, after: number) =>
      qualityTrend(reportOf(before), reportOf(after)).changes.find(
        ({ field, dimension, source }) => field === 'phone' && dimension === 'completeness' && source === 'crm',
      )
    expect(verdict(50, 90)).toMatchObject({ verdict: 'better', change: { difference: { value: 0.4 } } })
    expect(verdict(90, 50)).toMatchObject({ verdict: 'worse' })
    expect(verdict(50, 53)).toMatchObject({ verdict: 'unclear' })
  })

  it('names what appeared and what is gone', () => {
    const { appeared, gone } = qualityTrend(reportOf(50, 'old'), reportOf(50, 'new'))
    expect(appeared).toContain('record/completeness/new/phone')
    expect(gone).toContain('record/completeness/old/phone')
  })

  it('survives JSON', () => {
    const [before, after] = [reportOf(50), reportOf(90)]
    const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))
    expect(qualityTrend(copy(before), copy(after))).toEqual(qualityTrend(before, after))
  })
})
