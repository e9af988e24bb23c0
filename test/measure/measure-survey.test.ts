import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { MeasureState, measureSurvey, surveyTrend } from '../../src/measure'
import { answerAt, byRecord, DAY, eventAt } from './event-at'

const many = (count: number, score: (i: number) => number, rest: (i: number) => Partial<CustomerEvent> = () => ({})) =>
  Array.from({ length: count }, (_, i) => answerAt(i, `p${i}`, score(i), rest(i)))

describe('measureSurvey', () => {
  it('counts one answer per person, the latest', () => {
    const report = measureSurvey([answerAt(1, 'a', 2), answerAt(5, 'a', 10)], byRecord, { minimum: 1 })
    expect(report.counts).toEqual({ good: 1, middle: 0, bad: 0 })
    expect(report.superseded).toBe(1)
    expect(measureSurvey([answerAt(1, 'a', 2), answerAt(5, 'a', 10)], byRecord, { keep: 'first' }).counts.bad).toBe(1)
  })

  it('counts a person once more in another wave', () => {
    const answers = [answerAt(1, 'a', 2), answerAt(5, 'a', 10), answerAt(40, 'a', 10)]
    const { groups } = measureSurvey(answers, byRecord, { wave: 'month', by: ['wave'] })
    expect(groups.map(({ is, counts }) => [is, counts.good])).toEqual([
      ['1970-01', 1],
      ['1970-02', 1],
    ])
  })

  it('makes two answers one when their records are merged, and two again when they are unmerged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ who: fc.nat(9), day: fc.nat(60), score: fc.nat(10) }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }),
        (rows, merged) => {
          const events = rows.map(({ who, day, score }, i) => ({ ...answerAt(day, `${who}`, score), id: `e${i}` }))
          const asMerged = (event: CustomerEvent) => `P${merged[Number(event.record!.recordId)]}`
          const state = new MeasureState()
          for (const event of events) state.add(event)
          const apart = state.survey(byRecord)
          const together = state.survey(asMerged)
          const total = ({ good, middle, bad }: typeof apart.counts) => good + middle + bad
          expect(total(together.counts)).toBe(new Set(events.map(asMerged)).size)
          expect(total(together.counts) + together.superseded).toBe(events.length)
          expect(state.survey(byRecord)).toEqual(apart)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is the same event by event as in a batch, in any order and with repeats', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(30).keys()], { minLength: 30 }), (order) => {
        const events = many(
          30,
          (i) => (i * 7) % 11,
          (i) => ({ channel: i % 3 === 0 ? 'web' : 'app' }),
        )
        const state = new MeasureState()
        for (const i of order) state.add(events[i])
        for (const i of order.slice(0, 5)) expect(state.add({ ...events[i] })).toBe(false)
        expect(state.survey(byRecord, { by: ['channel'] })).toEqual(
          measureSurvey(events, byRecord, { by: ['channel'] }),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('reports scores outside their scale and leaves them out', () => {
    const report = measureSurvey(
      [answerAt(1, 'a', 11), answerAt(1, 'b', -1), answerAt(1, 'c', 9.5), { ...answerAt(1, 'd', 1), score: NaN }],
      byRecord,
    )
    expect(report.value).toEqual({ known: false, n: 0, reason: 'no-observations' })
    expect(report.issues).toEqual([
      { code: 'score-off-scale', count: 4, examples: ['nps-a-1', 'nps-b-1', 'nps-c-1', 'nps-d-1'] },
    ])
  })

  it('counts answers of people who are not known apart from the figure', () => {
    expect(
      measureSurvey(
        many(10, () => 9),
        () => undefined,
      ),
    ).toMatchObject({ unresolved: 10, value: { known: false } })
  })

  it('keeps employees and internal customers out of what customers say', () => {
    const events = [
      ...many(10, () => 10),
      ...many(
        10,
        () => 0,
        (i) => ({ id: `e${i}`, data: { respondent: 'employee' } }),
      ),
      answerAt(3, 'x', 3, { id: 'odd', data: { respondent: 'robot' } }),
    ]
    expect(measureSurvey(events, byRecord).value).toMatchObject({ value: 100, n: 10 })
    expect(measureSurvey(events, byRecord, { respondent: 'employee' }).value).toMatchObject({ value: -100, n: 10 })
    expect(measureSurvey(events, byRecord).issues).toMatchObject([{ code: 'unknown-respondent', count: 1 }])
  })

  it('finds a group that differs from the rest, and none where all are alike', () => {
    const unlike = many(
      200,
      (i) => (i % 2 === 0 ? 9 : 3),
      (i) => ({ channel: i % 2 === 0 ? 'web' : 'phone' }),
    )
    const { groups } = measureSurvey(unlike, byRecord, { by: ['channel'] })
    expect(groups.map(({ is }) => is)).toEqual(['phone', 'web'])
    expect(groups[1].adjustedP).toBeLessThan(1e-6)
    const alike = many(
      200,
      (i) => (i % 3 === 0 ? 9 : 3),
      (i) => ({ channel: i % 2 === 0 ? 'web' : 'phone' }),
    )
    for (const group of measureSurvey(alike, byRecord, { by: ['channel'] }).groups) {
      expect(group.adjustedP).toBeGreaterThan(0.3)
    }
  })

  it('groups by segment, in several of which a person may be', () => {
    const { groups } = measureSurvey(
      many(12, () => 9),
      byRecord,
      {
        by: ['segment'],
        segmentsOf: (person) => (person === 'p0' ? [] : ['all', person < 'p5' ? 'low' : 'high']),
      },
    )
    expect(groups.map(({ is, value }) => [is, value.n])).toEqual([
      ['all', 11],
      ['high', 5],
      ['low', 6],
      ['unknown', 1],
    ])
  })

  it('shares those who answered among those who were asked, and knows nothing where no asking is on record', () => {
    const asked = Array.from({ length: 20 }, (_, i) =>
      eventAt(0, `p${i}`, { id: `ask${i}`, kind: 'contact', name: 'sent', metric: 'nps' }),
    )
    expect(measureSurvey([...asked, ...many(5, () => 9)], byRecord).responseRate).toMatchObject({ value: 0.25, n: 20 })
    expect(
      measureSurvey(
        many(5, () => 9),
        byRecord,
      ).responseRate.known,
    ).toBe(false)
  })

  it('takes CSAT by its two top boxes and CES by those who agree', () => {
    const csat = [1, 2, 3, 4, 5, 5].map((score, i) => answerAt(i, `p${i}`, score, { metric: 'csat' }))
    expect(measureSurvey(csat, byRecord, { metric: 'csat' }).value).toMatchObject({ value: 0.5, n: 6 })
    const ces = [1, 4, 5, 6, 7, 7].map((score, i) => answerAt(i, `p${i}`, score, { metric: 'ces' }))
    expect(measureSurvey(ces, byRecord, { metric: 'ces' }).value).toMatchObject({ value: 4 / 6, n: 6 })
  })

  it('names the known metrics where one has no scale', () => {
    expect(() => measureSurvey([], byRecord, { metric: 'mood' })).toThrow(
      /"mood" has no scale. Known are ces, csat, nps/,
    )
  })

  it('lists every option that is not known, with the nearest one that is', () => {
    const options = { wave: 'quater', keep: 'last', from: 5, until: 1 }
    expect(() => measureSurvey([], byRecord, options as never)).toThrow(
      /"quarter"\?[\s\S]*keep: "last"[\s\S]*from is 5/,
    )
    expect(() => measureSurvey([], byRecord, { by: ['chanel' as never] })).toThrow(/Did you mean "channel"/)
  })

  it('gives the trend of two periods as a difference with an interval', () => {
    const events = [
      ...many(100, (i) => (i % 2 ? 9 : 2)),
      ...many(100, (i) => (i % 5 ? 9 : 2)).map((e) => ({ ...e, id: `${e.id}b`, at: e.at + 400 * DAY })),
    ]
    const before = measureSurvey(events, byRecord, { until: 400 * DAY })
    const after = measureSurvey(events, byRecord, { from: 400 * DAY })
    const { difference, p } = surveyTrend(before, after)
    expect(difference).toMatchObject({ value: 60, n: 100 })
    expect(p).toBeLessThan(0.001)
  })
})
