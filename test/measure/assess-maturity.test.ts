import { describe, expect, it } from 'vitest'
import { assessMaturity, defaultMaturityModel, type MaturityEvidence, maturityEvidence } from '../../src/measure'
import type { Estimate } from '../../src/profile'
import { byRecord, DAY, eventAt } from './event-at'

const exactly = (value: number): Estimate => ({ known: true, value, low: value, high: value, n: 1000 })
const metrics = defaultMaturityModel.dimensions.flatMap((dimension) => dimension.metrics)
const allAt = (level: 0 | 1 | 2): MaturityEvidence =>
  Object.fromEntries(metrics.map(({ metric, marks }) => [metric, exactly(marks[level])]))

describe('assessMaturity', () => {
  it.each([
    [0, 'Managed'],
    [1, 'Optimized'],
    [2, 'Differentiated'],
  ] as const)('gives the level whose marks are all reached (%d: %s)', (level, name) => {
    expect(assessMaturity(allAt(level))).toMatchObject({ level: name, atMost: name, version: '1' })
  })

  it('lets the weakest dimension decide, and says what to do there', () => {
    const maturity = assessMaturity({ ...allAt(2), answeredInTimeShare: exactly(0.6) })
    expect(maturity).toMatchObject({ level: 'Managed', weakest: ['feedback-loop'] })
    expect(maturity.next).toMatchObject([
      { metric: 'answeredInTimeShare', step: 'raise', level: 'Optimized', mark: 0.75 },
    ])
  })

  it('counts the weaker end of an interval, whichever way is better', () => {
    const wide = (low: number, high: number): Estimate => ({ known: true, value: (low + high) / 2, low, high, n: 9 })
    expect(assessMaturity({ ...allAt(2), answeredInTimeShare: wide(0.4, 1) }).level).toBe('Random')
    expect(assessMaturity({ ...allAt(2), duplicateShare: wide(0, 0.09) }).level).toBe('Managed')
  })

  it('is unknown where evidence is missing, with the bound that the rest sets', () => {
    const { responseRate: _, ...rest } = allAt(1)
    const maturity = assessMaturity({ ...rest, capBreachShare: { known: false, n: 3, reason: 'too-few-observations' } })
    expect(maturity).toMatchObject({ level: 'unknown', atMost: 'Optimized', weakest: ['decisioning', 'feedback-loop'] })
    expect(maturity.next.map(({ metric, step }) => [metric, step])).toEqual([
      ['capBreachShare', 'measure'],
      ['responseRate', 'measure'],
    ])
  })

  it('is Random for certain where one dimension is, whatever is missing elsewhere', () => {
    expect(assessMaturity({ answeredInTimeShare: exactly(0.1) })).toMatchObject({
      level: 'Random',
      weakest: ['feedback-loop'],
    })
  })

  it('claims nothing without evidence', () => {
    expect(assessMaturity({})).toMatchObject({ level: 'unknown', atMost: 'Differentiated' })
  })

  it('refuses a model whose marks get weaker upwards', () => {
    const broken = structuredClone(defaultMaturityModel) as unknown as {
      dimensions: { metrics: { marks: number[] }[] }[]
    }
    broken.dimensions[0].metrics[0].marks = [0.1, 0.2, 0.3]
    expect(() => assessMaturity({}, broken as never)).toThrow(/data-foundation\.duplicateShare/)
  })
})

describe('maturityEvidence', () => {
  it('counts marketing that was sent while a dispute was open, over all records of the person', () => {
    const contact = (day: number, who: string) =>
      eventAt(day, who, {
        id: `m-${who}-${day}`,
        kind: 'contact',
        name: 'sent',
        purpose: 'marketing',
        department: 'marketing',
      })
    const events = [
      eventAt(5, 'a1', { id: 'o', kind: 'case', name: 'opened', caseId: 'c', topic: 'billing-dispute' }),
      eventAt(9, 'a1', { id: 'x', kind: 'case', name: 'closed', caseId: 'c' }),
      ...[4, 6, 8, 10].map((day) => contact(day, 'a2')),
      contact(7, 'b'),
    ]
    const options = { from: 0, until: 20 * DAY, minimum: 1 }
    const person = (event: (typeof events)[number]) => byRecord(event)?.charAt(0)
    expect(maturityEvidence(events, person, options).marketingDuringHoldShare).toMatchObject({ value: 2 / 5, n: 5 })
    expect(maturityEvidence(events, byRecord, options).marketingDuringHoldShare).toMatchObject({ value: 0 })
    expect(maturityEvidence(events, person, options).departmentsContributingShare).toMatchObject({ value: 0.2, n: 5 })
  })

  it('knows nothing of an empty period', () => {
    for (const estimate of Object.values(maturityEvidence([], byRecord, { from: 0, until: 1 }))) {
      expect(estimate.known).toBe(false)
    }
  })
})
