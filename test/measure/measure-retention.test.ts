import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { MeasureState, measureRetention } from '../../src/measure'
import { byRecord, DAY, eventAt } from './event-at'

const term = (day: number, who: string, amount: number, rest: Partial<CustomerEvent> = {}) =>
  eventAt(day, who, {
    id: `${who}-${day}-${rest.product ?? ''}`,
    kind: 'transaction',
    name: 'renewal',
    amount,
    ...rest,
  })

const period = { from: 100 * DAY, until: 450 * DAY }
const twenty = Array.from({ length: 20 }, (_, i) => [
  term(i, `p${i}`, 100),
  ...(i < 15 ? [term(365 + i, `p${i}`, i < 5 ? 150 : 90)] : []),
]).flat()

describe('measureRetention', () => {
  it('gives renewal, customers, gross and net revenue, each with n and interval', () => {
    const report = measureRetention(twenty, byRecord, period)
    expect(report.renewal).toMatchObject({ value: 0.75, n: 20 })
    expect(report.customers).toMatchObject({ value: 0.75, n: 20 })
    expect(report.grossRevenue).toMatchObject({ value: (5 * 100 + 10 * 90) / 2000, n: 20 })
    expect(report.netRevenue).toMatchObject({ value: (5 * 150 + 10 * 90) / 2000, n: 20 })
    if (!report.netRevenue.known) throw new Error('unknown')
    expect(report.netRevenue.low).toBeLessThan(report.netRevenue.value)
    expect(report.netRevenue.high).toBeGreaterThan(report.netRevenue.value)
  })

  it('never counts growth as gross retention', () => {
    const grown = twenty.map((event) => (event.at > 300 * DAY ? { ...event, amount: 1000 } : event))
    expect(measureRetention(grown, byRecord, period).grossRevenue).toMatchObject({ value: 0.75 })
  })

  it('takes the terms of a person with two records together', () => {
    const merged = (event: CustomerEvent) => `P${Number(event.record!.recordId.slice(1)) % 10}`
    expect(measureRetention(twenty, merged, period).customers).toMatchObject({ value: 1, n: 10 })
  })

  it('ends the worth of a customer with a cancellation', () => {
    const cancelled = twenty.concat(
      Array.from({ length: 15 }, (_, i) =>
        eventAt(440, `p${i}`, { id: `c${i}`, kind: 'transaction', name: 'cancellation' }),
      ),
    )
    expect(measureRetention(cancelled, byRecord, period).customers).toMatchObject({ value: 0 })
  })

  it('counts terms whose grace is not over as undecided, not as lost', () => {
    expect(measureRetention(twenty, byRecord, { from: 100 * DAY, until: 380 * DAY }).renewal.n).toBe(0)
  })

  it('adds no two currencies', () => {
    const mixed = twenty.map((event, i) => ({ ...event, currency: i % 5 === 0 ? 'USD' : 'EUR' }))
    const report = measureRetention(mixed, byRecord, period)
    expect(report.currency).toBe('EUR')
    expect(report.issues).toMatchObject([{ code: 'mixed-currencies', count: 7 }])
  })

  it('says unknown for a handful of customers, and counts amounts that are none', () => {
    const report = measureRetention([term(1, 'a', 5), term(2, 'b', Number.NaN)], byRecord, period)
    expect(report.netRevenue).toEqual({ known: false, n: 1, reason: 'too-few-observations' })
    expect(report.issues).toMatchObject([{ code: 'unusable-amount', count: 1 }])
  })

  it('is the same in any order, event by event, and gives the same interval for a seed', () => {
    const state = new MeasureState()
    for (const event of twenty.toReversed()) state.add(event)
    const options = { ...period, seed: 3, segmentsOf: () => ['all'] }
    expect(state.retention(byRecord, options)).toEqual(measureRetention(twenty, byRecord, options))
    expect(measureRetention(twenty, byRecord, options).segments[0].netRevenue).toEqual(
      measureRetention(twenty, byRecord, options).netRevenue,
    )
  })
})
