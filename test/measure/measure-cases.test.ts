import { describe, expect, it } from 'vitest'
import { MeasureState, measureCases } from '../../src/measure'
import { byRecord, DAY, eventAt } from './event-at'

const caseOf = (who: string, opened: number, closed: number | undefined, topic = 'delivery') => [
  eventAt(opened, who, { id: `o-${who}-${opened}`, kind: 'case', name: 'opened', caseId: `c-${who}-${opened}`, topic }),
  ...(closed === undefined
    ? []
    : [eventAt(closed, who, { id: `x-${who}-${opened}`, kind: 'case', name: 'closed', caseId: `c-${who}-${opened}` })]),
]
const visits = Array.from({ length: 40 }, (_, i) => eventAt(1, `p${i}`, { id: `v${i}` }))
const period = { from: 0, until: 60 * DAY }

describe('measureCases', () => {
  it('shares customers who complained among those who did anything, each once', () => {
    const events = [...visits, ...caseOf('p1', 2, 3), ...caseOf('p1', 20, 21, 'bill'), ...caseOf('p2', 5, 6)]
    expect(measureCases(events, byRecord, period).complaintRate).toMatchObject({ value: 2 / 40, n: 40 })
  })

  it('takes a case for resolved at first contact only if it took one contact and stayed quiet', () => {
    const events = [
      ...visits,
      ...['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].flatMap((who) => caseOf(who, 2, 3)),
      eventAt(2, 'p0', { id: 'call1', name: 'call', caseId: 'c-p0-2' }),
      eventAt(2.5, 'p0', { id: 'call2', name: 'call', caseId: 'c-p0-2' }),
      ...caseOf('p1', 5, 6),
      eventAt(4, 'p2', { id: 'again', kind: 'case', name: 'reopened', caseId: 'c-p2-2' }),
      eventAt(5, 'p2', { id: 'closed2', kind: 'case', name: 'closed', caseId: 'c-p2-2' }),
    ]
    // Of seven closed cases p0 took two calls, p1 came back and p2 was opened again.
    expect(measureCases(events, byRecord, period).firstContact).toMatchObject({ value: 4 / 7, n: 7 })
  })

  it('leaves closed cases open to judgement until their quiet days are over', () => {
    const events = [...visits, ...caseOf('p0', 50, 58)]
    expect(measureCases(events, byRecord, period)).toMatchObject({ undecided: 1, firstContact: { known: false, n: 0 } })
    expect(measureCases(events, byRecord, { ...period, asOf: 70 * DAY }).undecided).toBe(0)
  })

  it('groups by topic, and by segment with the customers of that segment', () => {
    const events = [...visits, ...caseOf('p1', 2, 3), ...caseOf('p2', 5, 6, 'bill')]
    const { groups } = measureCases(events, byRecord, {
      ...period,
      by: ['topic', 'segment'],
      segmentsOf: (person) => (person < 'p2' ? ['a'] : ['b']),
    })
    expect(groups.map(({ is, complaintRate }) => [is, complaintRate.n])).toEqual([
      ['bill', 40],
      ['delivery', 40],
      ['a', 12],
      ['b', 28],
    ])
  })

  it('is the same event by event in any order', () => {
    const events = [...visits, ...caseOf('p1', 2, 3), ...caseOf('p9', 5, undefined)]
    const state = new MeasureState()
    for (const event of events.toReversed()) state.add(event)
    expect(state.cases(byRecord, period)).toEqual(measureCases(events, byRecord, period))
  })
})
