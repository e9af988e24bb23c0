import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Action,
  type ContactPolicy,
  type CustomerEvent,
  type DecideOptions,
  defineActions,
  defineContactPolicy,
  EngagementBook,
  explainDecision,
  nextBestAction,
  policyHash,
} from '../../../src/customer'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 15, 12)

let serial = 0
type Part = Partial<CustomerEvent> & Pick<CustomerEvent, 'kind' | 'name'>
const event = (part: Part): CustomerEvent => ({ id: `e${serial++}`, at: NOW - DAY, ...part })
const sent = (campaign: string, at = NOW - DAY, part: Partial<CustomerEvent> = {}) =>
  event({ kind: 'contact', name: 'sent', channel: 'email', campaign, at, ...part })

const upgrade: Action = {
  id: 'upgrade',
  category: 'marketing',
  channels: ['email', 'sms'],
  value: 100,
  propensity: 0.2,
}
const survey: Action = { id: 'survey', category: 'service', channels: ['email'], value: 5 }
const notice: Action = { id: 'notice', category: 'mandatory', channels: ['post'], value: 0 }
const actions = [upgrade, survey, notice]
const allow = { marketing: 'allow', service: 'allow' } as const
const policy: ContactPolicy = {
  name: 'test',
  consentDefaults: allow,
  holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing', maxDays: 60 }],
}

function decide(
  events: readonly CustomerEvent[],
  options: Partial<DecideOptions> = {},
  of: readonly Action[] = actions,
) {
  const book = new EngagementBook(() => 'g1')
  for (const own of events) book.add(own)
  return nextBestAction(book, 'g1', of, { policy, now: NOW, ...options })
}

const refusal = (decision: ReturnType<typeof decide>, action: string) =>
  decision.rejected.find((rejected) => rejected.action === action)

describe('the next best action', () => {
  it('ranks by propensity × context × value × lever − cost, with doing nothing among them', () => {
    const rich: Action = { ...upgrade, id: 'rich', lever: 2, context: { renewal: 1.5 }, cost: { email: 4, sms: 50 } }
    const { ranked, chosen } = decide([], { context: { topic: 'renewal' } }, [upgrade, rich])
    expect(ranked.map(({ action, score }) => [action, score])).toEqual([
      ['rich', 0.2 * 1.5 * 100 * 2 - 4],
      ['upgrade', 20],
      ['do-nothing', 0],
    ])
    expect(chosen).toMatchObject({ action: 'rich', channel: 'email', at: NOW })
  })

  it('does nothing unless the best action gains more than the least', () => {
    expect(decide([], { policy: { ...policy, baseline: 15, minGain: 5 } }, [upgrade]).chosen).toBeNull()
    expect(decide([], { policy: { ...policy, baseline: 15, minGain: 4.9 } }, [upgrade]).chosen?.action).toBe('upgrade')
  })

  it('puts what is mandatory first, and breaks ties by id', () => {
    const twins = ['b', 'a', 'c'].map((id) => ({ ...survey, id }))
    expect(decide([], {}, [...twins, notice]).ranked.map(({ action }) => action)).toEqual([
      'notice',
      'a',
      'b',
      'c',
      'do-nothing',
    ])
  })

  it('holds marketing while a billing dispute is open, and lets service pass', () => {
    const opened = event({ kind: 'case', name: 'opened', caseId: 'c9', topic: 'billing-dispute', at: NOW - 3 * DAY })
    const held = decide([opened])
    expect(refusal(held, 'upgrade')).toMatchObject({
      stage: 'holds',
      rule: 'dispute',
      evidence: { case: 'c9', owner: 'billing', since: opened.at, until: opened.at + 60 * DAY },
    })
    expect(held.ranked.map(({ action }) => action)).toContain('survey')
    const closed = event({ kind: 'case', name: 'closed', caseId: 'c9', at: NOW - 2 * DAY })
    expect(decide([closed, opened]).chosen?.action).toBe('notice')
    expect(refusal(decide([closed, opened]), 'upgrade')).toBeUndefined()
    expect(refusal(decide([{ ...opened, at: NOW - 60 * DAY }]), 'upgrade')).toBeUndefined()
  })

  it('takes cases as they stand when it decides, whatever is known of later', () => {
    const opened = event({ kind: 'case', name: 'opened', caseId: 'c9', topic: 'billing-dispute', at: NOW - DAY })
    const closed = event({ kind: 'case', name: 'closed', caseId: 'c9', at: NOW + DAY })
    expect(refusal(decide([opened, closed]), 'upgrade')?.stage).toBe('holds')
    expect(refusal(decide([{ ...opened, at: NOW + DAY }]), 'upgrade')).toBeUndefined()
    expect(explainDecision(decide([opened]))).toContainEqual(expect.stringContaining(new Date(opened.at).toISOString()))
  })

  it('holds what a fact of the customer holds, until it expires', () => {
    const book = new EngagementBook(() => 'g1')
    const hold = { id: 'bereavement', holds: ['marketing'], owner: 'care', expiresAt: NOW + DAY } as const
    book.setFacts({ goldenId: 'g1', holds: [hold] })
    const at = (now: number) => nextBestAction(book, 'g1', [upgrade], { policy, now })
    expect(refusal(at(NOW), 'upgrade')).toMatchObject({ stage: 'holds', rule: 'bereavement' })
    expect(at(NOW + DAY).chosen?.action).toBe('upgrade')
  })

  it('uses only addresses with consent, and says whose word it goes by', () => {
    const book = new EngagementBook(() => 'g1')
    book.setFacts({ goldenId: 'g1', contactPoints: { email: ['old@x.example', 'new@x.example'] } })
    const word = { kind: 'consent', name: 'denied', purpose: 'marketing', channel: 'email' } as const
    const denied = event({ ...word, contactPoint: 'old@x.example' })
    book.add(denied)
    const first = nextBestAction(book, 'g1', [upgrade], { policy, now: NOW })
    expect(first.chosen).toMatchObject({ channel: 'email', contactPoint: 'new@x.example' })
    const all = event({ ...word })
    book.add(all)
    const second = nextBestAction(book, 'g1', [upgrade], { policy, now: NOW })
    expect(refusal(second, 'upgrade')).toMatchObject({
      stage: 'consent',
      rule: 'no-consent',
      evidence: { purpose: 'marketing', status: 'denied' },
    })
    expect(
      nextBestAction(book, 'g1', [{ ...upgrade, channels: ['sms'] }], { policy, now: NOW }).rejected[0],
    ).toMatchObject({
      stage: 'eligibility',
      rule: 'no-address',
    })
  })

  it('denies marketing where nobody said anything', () => {
    const { rejected } = decide([], { policy: { name: 'p' } }, [upgrade])
    expect(rejected[0]).toMatchObject({ stage: 'consent', evidence: { status: 'absent', settledBy: 'default' } })
  })

  it('tells eligibility and suitability by conditions over facts and events', () => {
    const picky: Action = {
      ...upgrade,
      eligible: { count: { kind: 'transaction', name: 'order' }, withinDays: 30, atLeast: 2 },
      suitable: { last: { kind: 'contact' }, atLeastDaysAgo: 3 },
    }
    const order = () => event({ kind: 'transaction', name: 'order' })
    expect(decide([order()], {}, [picky]).rejected[0]).toMatchObject({ stage: 'eligibility', rule: 'eligible' })
    expect(decide([order(), order(), sent('x')], {}, [picky]).rejected[0].stage).toBe('suitability')
    expect(decide([order(), order(), sent('x', NOW - 5 * DAY)], {}, [picky]).chosen?.action).toBe('upgrade')
    expect(decide([], {}, [{ ...upgrade, validTo: NOW }]).rejected[0].rule).toBe('valid-time')
  })

  it('keeps conflicting actions apart, for days or for good', () => {
    const apart = { ...policy, conflicts: [{ id: 'apart', actions: ['upgrade', 'loan'], apartDays: 30 }] }
    expect(decide([sent('loan')], { policy: apart }, [upgrade]).rejected[0]).toMatchObject({
      stage: 'conflicts',
      rule: 'apart',
      evidence: { with: 'loan' },
    })
    expect(decide([sent('loan', NOW - 30 * DAY)], { policy: apart }, [upgrade]).rejected).toEqual([])
    const never = { ...policy, conflicts: [{ id: 'never', actions: ['upgrade', 'loan'] }] }
    expect(decide([sent('loan', NOW - 900 * DAY)], { policy: never }, [upgrade]).rejected[0].rule).toBe('never')
    const again = { ...policy, conflicts: [{ id: 'again', actions: ['upgrade'], apartDays: 90 }] }
    expect(decide([sent('upgrade')], { policy: again }, [upgrade]).rejected[0].rule).toBe('again')
  })

  it('caps contacts over all channels, and does not count what is transactional', () => {
    const capped = { ...policy, caps: [{ id: 'two', max: 2, days: 7 }] }
    const bill = sent('bill', NOW - DAY, { data: { category: 'transactional' } })
    expect(decide([sent('a'), bill], { policy: capped }, [upgrade]).rejected).toEqual([])
    const full = decide([sent('a'), sent('b', NOW - 2 * DAY, { channel: 'sms' }), bill], { policy: capped })
    expect(refusal(full, 'upgrade')).toMatchObject({ stage: 'caps', rule: 'two', evidence: { count: 2, max: 2 } })
    expect(refusal(full, 'survey')).toBeUndefined()
    expect(decide([sent('a'), sent('b', NOW - 7 * DAY)], { policy: capped }, [upgrade]).rejected).toEqual([])
  })

  it('counts calendar windows by the clock of the customer', () => {
    const capped = { ...policy, caps: [{ id: 'one a day', max: 1, calendar: 'day' as const }] }
    const book = new EngagementBook(() => 'g1')
    book.setFacts({ goldenId: 'g1', zone: 'Pacific/Auckland' })
    const midnight = Date.UTC(2026, 0, 14, 11)
    book.add(sent('a', midnight - 1))
    expect(nextBestAction(book, 'g1', [upgrade], { policy: capped, now: midnight }).chosen?.action).toBe('upgrade')
    book.add(sent('b', midnight))
    expect(nextBestAction(book, 'g1', [upgrade], { policy: capped, now: midnight + 1 }).rejected[0].stage).toBe('caps')
  })

  it('puts contacts off to the end of quiet hours, and looks at the caps of that time', () => {
    const quiet = {
      ...policy,
      quietHours: [{ id: 'night', from: '21:00', to: '08:00' }],
      caps: [{ id: 'one a day', max: 1, calendar: 'day' as const }],
    }
    const late = Date.UTC(2026, 0, 15, 22)
    const morning = Date.UTC(2026, 0, 16, 8)
    expect(decide([], { policy: quiet, now: late }, [upgrade]).chosen).toMatchObject({ at: morning })
    const book = new EngagementBook(() => 'g1')
    book.reservations.put({
      id: 'r',
      goldenId: 'g1',
      action: 'x',
      category: 'marketing',
      channel: 'email',
      at: morning,
      heldUntil: morning,
      isConfirmed: true,
    })
    const { rejected } = nextBestAction(book, 'g1', [upgrade], { policy: quiet, now: late })
    expect(rejected[0]).toMatchObject({ stage: 'caps', rule: 'one a day' })
    const dropping = { ...policy, quietHours: [{ ...quiet.quietHours[0], outcome: 'drop' as const }] }
    expect(decide([], { policy: dropping, now: late }, [upgrade]).rejected[0].stage).toBe('quiet-hours')
  })

  it('takes an unknown zone for an issue and goes by the zone of the policy', () => {
    const book = new EngagementBook(() => 'g1')
    book.setFacts({ goldenId: 'g1', zone: 'Mars/Olympus' })
    const { chosen, issues } = nextBestAction(book, 'g1', [upgrade], { policy, now: NOW })
    expect(chosen?.action).toBe('upgrade')
    expect(issues).toEqual([{ code: 'unknown-zone', count: 1, examples: ['Mars/Olympus'] }])
  })

  it('takes the preferred channel among those that are allowed', () => {
    const book = new EngagementBook(() => 'g1')
    book.setFacts({ goldenId: 'g1', declared: { channel: 'sms' } })
    expect(nextBestAction(book, 'g1', [upgrade], { policy, now: NOW }).chosen?.channel).toBe('sms')
    book.add(
      event({ kind: 'consent', name: 'denied', purpose: 'marketing', channel: 'sms', identifiers: { phone: '1' } }),
    )
    expect(nextBestAction(book, 'g1', [upgrade], { policy, now: NOW }).chosen?.channel).toBe('email')
  })

  it('rejects what a model gives no probability for', () => {
    const { rejected } = decide([], { propensity: () => Number.NaN }, [upgrade])
    expect(rejected[0]).toMatchObject({ stage: 'rank', rule: 'unusable-propensity' })
  })

  it('says in words why', () => {
    const opened = event({ kind: 'case', name: 'opened', caseId: 'c9', topic: 'billing' })
    const words = explainDecision(decide([opened], {}, [upgrade, survey]))
    expect(words[0]).toContain('"survey" is done for g1 over email')
    expect(words[1]).toContain('"do-nothing" could be done: it scores 0')
    expect(words[2]).toContain('"upgrade" is not done: it is on hold (rule "dispute"; case c9')
  })

  it('has every action once, in ranked or rejected, and never marketing with an open dispute', () => {
    const stateOf = fc.record({
      kinds: fc.array(fc.constantFrom('dispute', 'sent', 'order', 'denied', 'closed'), { maxLength: 8 }),
      hour: fc.nat(23),
      max: fc.nat(2),
    })
    const action = fc.record({
      category: fc.constantFrom(
        'mandatory' as const,
        'service' as const,
        'transactional' as const,
        'marketing' as const,
      ),
      channels: fc.uniqueArray(fc.constantFrom('email', 'sms', 'post'), { minLength: 1 }),
      value: fc.integer({ min: -5, max: 50 }),
      propensity: fc.constantFrom(0, 0.5, 1),
    })
    fc.assert(
      fc.property(stateOf, fc.array(action, { maxLength: 6 }), ({ kinds, hour, max }, drafts) => {
        const all: Action[] = drafts.map((draft, i) => ({ id: `a${i}`, ...draft }))
        let open = false
        const events = kinds.map((kind, i) => {
          const at = NOW - 10 * DAY + i
          if (kind === 'dispute' || kind === 'closed') {
            open = kind === 'dispute'
            const name = open ? 'opened' : 'closed'
            return event({ kind: 'case', name, caseId: 'c', topic: 'billing', at })
          }
          if (kind === 'sent') return sent('a0', at)
          if (kind === 'denied')
            return event({ kind: 'consent', name: 'denied', purpose: 'marketing', identifiers: { email: 'x' }, at })
          return event({ kind: 'transaction', name: 'order', at })
        })
        const rules: ContactPolicy = {
          ...policy,
          caps: [{ id: 'cap', max, days: 30 }],
          quietHours: [{ id: 'night', from: '20:00', to: '09:00' }],
        }
        const { ranked, rejected, chosen } = decide(events, { policy: rules, now: NOW + hour * 3_600_000 }, all)
        const seen = [...ranked, ...rejected].map((own) => own.action).sort()
        expect(seen).toEqual([...all.map(({ id }) => id), 'do-nothing'].sort())
        for (const { stage, rule, evidence } of rejected) {
          expect(stage).not.toBe('')
          expect(rule).not.toBe('')
          expect(Object.keys(evidence).length).toBeGreaterThan(0)
        }
        if (!open) return
        const marketing = all.filter(({ category }) => category === 'marketing').map(({ id }) => id)
        expect(ranked.filter((own) => marketing.includes(own.action))).toEqual([])
        expect(marketing).not.toContain(chosen?.action)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a contact policy', () => {
  it('is refused with every fault and the nearest right word', () => {
    const wrong = { name: 'p', caps: [{ id: 'a', max: -1, dayz: 3 }], quiethours: [] } as unknown as ContactPolicy
    expect(() => defineContactPolicy(wrong)).toThrow(/Did you mean "days"/)
    expect(() => defineContactPolicy(wrong)).toThrow(/Did you mean "quietHours"/)
    expect(() => defineContactPolicy(wrong)).toThrow(/caps\.0\.max: must be at least 0/)
  })

  it('is refused where it cannot work', () => {
    const faulty: ContactPolicy = {
      name: 'p',
      zone: 'Europe/Berlyn',
      caps: [{ id: 'a', max: 1 }],
      quietHours: [{ id: 'a', from: '21:00', to: '08:00' }],
      exempt: { marketing: ['holds'] },
      consentDefaults: { marketting: 'deny' },
    }
    const define = () => defineContactPolicy(faulty, { purposes: ['marketing', 'service'] })
    expect(define).toThrow(/"Europe\/Berlyn" is no time zone/)
    expect(define).toThrow(/caps\.0: needs either days or calendar/)
    expect(define).toThrow(/two rules are called "a"/)
    expect(define).toThrow(/holds can never be spared/)
    expect(define).toThrow(/Did you mean "marketing"/)
  })

  it('has a hash of its content, whatever the order of its keys', () => {
    const { name, ...rest } = policy
    expect(policyHash({ ...rest, name })).toBe(policyHash(policy))
    expect(policyHash({ ...policy, minGain: 1 })).not.toBe(policyHash(policy))
  })
})

describe('actions', () => {
  it('are refused with wrong conditions, doubled ids and the name of doing nothing', () => {
    const wrong = [upgrade, upgrade, { ...survey, id: 'do-nothing', eligible: { atribute: 'x', is: 1 } }] as never
    expect(() => defineActions(wrong)).toThrow(/two actions are called "upgrade"/)
    expect(() => defineActions(wrong)).toThrow(/is the name of doing nothing/)
    expect(() => defineActions(wrong)).toThrow(/2\.eligible: must have exactly one of.*Did you mean "attribute"/)
    expect(() => defineActions([{ ...upgrade, propensity: 2 }])).toThrow(/0\.propensity: must be 0 to 1/)
  })
})
