import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRouting, defaultRouting, FeedbackState, feedbackLoop } from '../../../src/engage'
import type { CustomerEvent } from '../../../src/event'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const byRecord = ({ record }: CustomerEvent) => record?.recordId
const event = (day: number, who: string, rest: Partial<CustomerEvent> & { id: string }): CustomerEvent => ({
  at: day * DAY,
  kind: 'interaction',
  name: 'visit',
  record: { source: 'crm', recordId: who },
  ...rest,
})
const detractor = (day: number, who: string, rest: Partial<CustomerEvent> = {}) =>
  event(day, who, { id: `s-${who}`, kind: 'survey', name: 'answered', metric: 'nps', score: 2, ...rest })
const answer = (day: number, who: string, refersTo: string) =>
  event(day, who, { id: `a-${who}-${day}`, kind: 'contact', name: 'sent', refersTo })

describe('the feedback loop', () => {
  it('tells answers in time from late ones, what still has time from what is overdue', () => {
    const events = [
      detractor(0, 'a'),
      answer(2, 'a', 's-a'),
      detractor(0, 'b'),
      answer(9, 'b', 's-b'),
      detractor(0, 'c'),
      detractor(9, 'd'),
      event(0, 'e', { id: 's-e', kind: 'survey', name: 'answered', metric: 'nps', score: 10 }),
    ]
    const report = feedbackLoop(events).loop(byRecord, 10 * DAY)
    expect(Object.fromEntries(report.items.map(({ feedback, status }) => [feedback.event.id, status]))).toEqual({
      's-a': 'answered-in-time',
      's-b': 'answered-late',
      's-c': 'overdue',
      's-d': 'waiting',
      's-e': 'no-answer-owed',
    })
    expect(report.inTime).toMatchObject({ count: 1, n: 3 })
    expect(report.byDepartment.find(({ department }) => department === 'service')).toMatchObject({ overdue: 1 })
  })

  it('does not know an answer that came after the instant asked for', () => {
    const state = feedbackLoop([detractor(0, 'a'), answer(2, 'a', 's-a')])
    expect(state.loop(byRecord, DAY).items[0]).toMatchObject({ status: 'waiting' })
    expect(state.loop(byRecord, DAY).items[0].answer).toBeUndefined()
  })

  it('takes a closed case for no answer, and a contact about the case for one', () => {
    const opened = event(0, 'a', { id: 'o', kind: 'case', name: 'opened', caseId: 'c', topic: 'billing' })
    const closed = event(1, 'a', { id: 'x', kind: 'case', name: 'closed', caseId: 'c' })
    const told = event(1, 'a', { id: 't', kind: 'contact', name: 'sent', caseId: 'c' })
    expect(feedbackLoop([opened, closed]).loop(byRecord, 9 * DAY).items[0]).toMatchObject({
      status: 'overdue',
      rule: 'billing-complaint',
      department: 'billing',
    })
    expect(feedbackLoop([opened, closed, told]).loop(byRecord, 9 * DAY).items[0]).toMatchObject({
      status: 'answered-in-time',
      answer: { eventId: 't' },
    })
  })

  it('says what nobody owns', () => {
    const routing = {
      version: '1',
      rules: [{ name: 'bills', when: { topics: ['billing'] }, department: 'billing', dueHours: 4 }],
    }
    expect(feedbackLoop([detractor(0, 'a')], { routing }).loop(byRecord, DAY)).toMatchObject({
      unrouted: 1,
      byDepartment: [],
    })
  })

  it('leaves the owner that the source names, and takes the due time from the rule', () => {
    const [item] = feedbackLoop([detractor(0, 'a', { department: 'sales' })]).loop(byRecord, DAY).items
    expect(item).toMatchObject({ department: 'sales', dueAt: 72 * HOUR })
  })

  it('lists every fault of a routing policy, and names the nearest word', () => {
    const faulty = { version: '1', rules: [{ name: 'a', when: { chanels: ['web'] }, department: '', dueHours: -1 }] }
    expect(() => new FeedbackState({ routing: faulty as never })).toThrow(/"channels"[\s\S]*|department[\s\S]*dueHours/)
    expect(() =>
      checkRouting({ version: '1', rules: [{ name: 'a', when: { scoreAtMost: 3 }, department: 'x' }] }),
    ).toThrow(/go together/)
    expect(checkRouting(JSON.parse(JSON.stringify(defaultRouting)))).toEqual(defaultRouting)
  })

  it('rolls mood up with n and interval, and counts texts it cannot read apart', () => {
    const events = Array.from({ length: 8 }, (_, i) =>
      event(i, `p${i}`, {
        id: `r${i}`,
        name: 'review',
        channel: 'web',
        text: i < 6 ? 'Very slow delivery' : 'Sehr langsam',
        language: i < 6 ? 'en' : 'de',
      }),
    )
    const [web] = feedbackLoop(events).sentiment(byRecord, 'channel', 10 * DAY)
    expect(web).toMatchObject({ of: 'web', unsupported: 2, sentiment: { known: true, n: 6 } })
    expect(feedbackLoop(events.slice(0, 3)).sentiment(byRecord, 'topic', 10 * DAY)).toMatchObject([
      { of: 'delivery', sentiment: { known: false } },
    ])
  })

  it('is the same in any order of arrival and with repeats', () => {
    const events = [
      detractor(0, 'a'),
      answer(2, 'a', 's-a'),
      detractor(1, 'b'),
      answer(8, 'b', 's-b'),
      detractor(3, 'c'),
    ]
    const expected = feedbackLoop(events).loop(byRecord, 10 * DAY)
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        const state = new FeedbackState()
        for (const one of [...shuffled, ...shuffled]) state.add(structuredClone(one))
        expect(state.loop(byRecord, 10 * DAY)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })
})

describe('warnings', () => {
  const complaint = (day: number, who: string, rest: Partial<CustomerEvent> = {}) =>
    event(day, who, {
      id: `c-${who}-${day}`,
      kind: 'case',
      name: 'opened',
      caseId: `c-${who}-${day}`,
      topic: 'leak',
      ...rest,
    })
  const order = (day: number, who: string, product: string) =>
    event(day, who, { id: `o-${who}-${day}`, kind: 'transaction', name: 'order', product })
  /** One complaint a week about kettles, and ten customers who have bought one of late. */
  const past = [
    order(0, 'first', 'lamp'),
    ...Array.from({ length: 10 }, (_, week) => complaint(week * 7 + 1, `w${week}`, { product: 'kettle' })),
    ...Array.from({ length: 10 }, (_, i) => order(60, `k${i}`, 'kettle')),
    order(60, 'other', 'lamp'),
  ]
  const wave = Array.from({ length: 8 }, (_, i) => complaint(72 + i / 4, `k${i}`, { product: 'kettle' }))

  it('warn of a product that rises over its own past, and list who has it and has not complained', () => {
    const rising = feedbackLoop([...past, ...wave]).rising(byRecord, 75 * DAY)
    if (!rising.known) throw new Error(rising.reason)
    const issue = rising.issues.find(({ product, topic }) => product === 'kettle' && topic === undefined)!
    expect(issue).toMatchObject({ count: 8, exposed: ['k8', 'k9'] })
    expect(issue.adjustedP).toBeLessThan(0.01)
    expect(issue.expected).toBeCloseTo(9 / 8, 6)
  })

  it('are silent while nothing rises', () => {
    expect(feedbackLoop(past).rising(byRecord, 75 * DAY)).toMatchObject({ known: true, issues: [] })
  })

  it('count a customer once, however often he complains', () => {
    const angry = Array.from({ length: 8 }, (_, i) => complaint(72 + i / 4, 'k0', { product: 'kettle' }))
    expect(feedbackLoop([...past, ...angry]).rising(byRecord, 75 * DAY)).toMatchObject({ issues: [] })
  })

  it('refuse windows of no length', () => {
    expect(() => feedbackLoop([]).rising(byRecord, 0, { windowDays: 0, level: -1 })).toThrow(
      /windowDays is 0, level is -1/,
    )
  })

  it('say unknown where there is too little past', () => {
    expect(feedbackLoop(wave).rising(byRecord, 75 * DAY)).toEqual({ known: false, reason: 'too-little-past' })
    expect(feedbackLoop([]).rising(byRecord, 0)).toEqual({ known: false, reason: 'too-little-past' })
  })

  it('say unknown exposure where no complaint names a product or place', () => {
    const bare = wave.map(({ product: _, ...rest }) => rest)
    const rising = feedbackLoop([order(0, 'first', 'lamp'), ...bare]).rising(byRecord, 75 * DAY)
    expect(rising).toMatchObject({ known: true, issues: [{ topic: 'leak', exposed: 'unknown' }] })
  })
})
