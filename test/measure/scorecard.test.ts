import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Measurement, type Objective, scorecard } from '../../src/measure'

const month = (m: number) => Date.UTC(2026, m, 10)
const objective: Objective = {
  id: 'nps',
  department: 'service',
  objective: 'Customers recommend us',
  owner: 'Head of service',
  better: 'higher',
  target: 30,
  benchmark: { value: 20, source: 'Trade survey 2025' },
  cadence: 'month',
  since: month(0),
}
const plan = { version: '1', objectives: [objective] }
const known = (value: number, half = 2): Measurement['estimate'] => ({
  known: true,
  value,
  low: value - half,
  high: value + half,
  n: 100,
})

describe('scorecard', () => {
  it('shows measurements that were missed, and says met or missed only where the whole interval is', () => {
    const card = scorecard(
      plan,
      [
        { objective: 'nps', at: month(0), estimate: known(40) },
        { objective: 'nps', at: month(2), estimate: known(31) },
        { objective: 'nps', at: month(3), estimate: known(10) },
        { objective: 'nps', at: month(4), estimate: { known: false, n: 2, reason: 'too-few-observations' } },
      ],
      month(5),
    )
    expect(card.lines[0].periods.map(({ period, status }) => `${period} ${status}`)).toEqual([
      '2026-01 met',
      '2026-02 not-measured',
      '2026-03 unclear',
      '2026-04 missed',
      '2026-05 unknown',
      '2026-06 running',
    ])
    expect(card.taken).toMatchObject({ count: 4, n: 5 })
    expect(card.lines[0]).toMatchObject({ latest: { period: '2026-04' }, againstBenchmark: 'worse' })
    expect(card.lines[0].trend?.difference).toMatchObject({ value: -21 })
    expect(card.uncovered).toEqual(['sales', 'marketing', 'support', 'billing'])
  })

  it('takes the lower end where lower is better', () => {
    const lower = { ...plan, objectives: [{ ...objective, better: 'lower' as const }] }
    const status = (value: number) =>
      scorecard(lower, [{ objective: 'nps', at: month(0), estimate: known(value) }], month(1)).lines[0].periods[0]
        .status
    expect([status(20), status(40), status(30)]).toEqual(['met', 'missed', 'unclear'])
  })

  it('does not depend on the order of measurements', () => {
    const estimates = [known(1), known(2), known(3)]
    const all = Array.from({ length: 12 }, (_, i) => ({
      objective: 'nps',
      at: month(i % 4),
      estimate: estimates[i % 3],
    }))
    const expected = scorecard(plan, all, month(6))
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (some) => {
        expect(scorecard(plan, some, month(6))).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses a plan without owner or with two objectives of one id, and names every fault', () => {
    expect(() => scorecard({ version: '1', objectives: [{ ...objective, owner: '', target: NaN }] }, [], 0)).toThrow(
      /objectives\.0\.owner[\s\S]*objectives\.0\.target|objectives\.0\.target[\s\S]*objectives\.0\.owner/,
    )
    expect(() => scorecard({ version: '1', objectives: [objective, objective] }, [], 0)).toThrow(/"nps" is given twice/)
  })

  it('counts measurements of objectives that the plan does not have', () => {
    expect(scorecard(plan, [{ objective: 'nqs', at: 1, estimate: known(1) }], month(1)).issues).toEqual([
      { code: 'unknown-objective', count: 1, examples: ['nqs'] },
    ])
  })

  it('counts weeks from Monday and quarters by the calendar', () => {
    const weekly = { ...plan, objectives: [{ ...objective, cadence: 'week' as const, since: Date.UTC(2026, 0, 4) }] }
    expect(scorecard(weekly, [], Date.UTC(2026, 0, 13)).lines[0].periods.map(({ period }) => period)).toEqual([
      '2025-12-29',
      '2026-01-05',
      '2026-01-12',
    ])
    const quarterly = {
      ...plan,
      objectives: [{ ...objective, cadence: 'quarter' as const, since: Date.UTC(2025, 11, 31) }],
    }
    expect(scorecard(quarterly, [], Date.UTC(2026, 3, 1)).lines[0].periods.map(({ period }) => period)).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
    ])
  })
})
