import { describe, expect, it } from 'vitest'
import type { CustomerEvent } from '../../src/event'
import { type AttributionPolicy, IdentityIndex, Journeys } from '../../src/journey'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Step = readonly [minute: number, person: string, deed: 'view' | 'login' | 'logout' | 'names', account?: string]

/** Plays steps of known persons on one device; each account is a record and, by default, a person of its own. */
function play(steps: readonly Step[], more: { policy?: AttributionPolicy; sameAs?: Record<string, string> } = {}) {
  const accounts = [...new Set(steps.flatMap(([, person, , account]) => account ?? person))]
  const personOf = (account: string) => more.sameAs?.[account] ?? account
  const crosswalk = accounts
    .filter((account) => !account.startsWith('guest'))
    .map((account) => ({ goldenId: personOf(account), source: 'app', recordId: account }))
  const events = steps.map(([minute, person, deed, account = person], i): CustomerEvent => {
    const base = { id: `e${String(i).padStart(5, '0')}`, at: minute * MINUTE, device: 'shared' }
    const record = { source: 'app', recordId: account }
    if (deed === 'view') return { ...base, kind: 'interaction', name: 'page-view' }
    if (deed === 'names') return { ...base, kind: 'interaction', name: 'page-view', record }
    return { ...base, kind: 'auth', name: deed, ...(deed === 'login' ? { record } : {}) }
  })
  const journeys = new Journeys(new IdentityIndex({ crosswalk }), more.policy ?? {}, events)
  const answers = journeys.attributions().map(({ goldenId }) => goldenId)
  const wrong = steps.filter(([, person], i) => answers[i] !== undefined && answers[i] !== personOf(person))
  return { journeys, answers, wrong, reasons: journeys.attributions().map(({ reason }) => reason) }
}

describe('events of a shared device', () => {
  it('at a kiosk are never another person’s, although hardly anybody signs out', () => {
    const steps: Step[] = []
    for (let n = 0; n < 300; n++) {
      const person = n % 3 === 0 ? `guest${n}` : `p${n}`
      const start = n * 20
      steps.push([start, person, 'view'])
      if (n % 3 !== 0)
        steps.push([start + 1, person, 'login'], [start + 2, person, 'view'], [start + 3, person, 'names'])
      steps.push([start + 4, person, 'view'])
      if (n % 5 === 0 && n % 3 !== 0) steps.push([start + 5, person, 'logout'])
    }
    const { wrong, answers } = play(steps)
    expect(wrong).toEqual([])
    // The login and the two after it, up to the event that names the account.
    expect(answers.filter((answer) => answer !== undefined).length).toBeGreaterThanOrEqual(200 * 3)
  })

  it('at a kiosk are of whoever signs in later in what the kiosk itself counts as one session', () => {
    const record = (recordId: string) => ({ source: 'app', recordId })
    const identity = new IdentityIndex({ crosswalk: ['a', 'b'].map((id) => ({ goldenId: id, ...record(id) })) })
    const step = (id: string, minute: number, session: string, who?: string): CustomerEvent => ({
      ...{ id, at: minute * MINUTE, device: 'kiosk', session },
      ...(who === undefined
        ? { kind: 'interaction', name: 'page-view' }
        : { kind: 'auth', name: 'login', record: record(who) }),
    })
    const events = [step('1', 0, 's1'), step('2', 1, 's2'), step('3', 2, 's2', 'a'), step('4', 3, 's2', 'b')]
    const journeys = new Journeys(identity, { publicDevices: ['kiosk'] }, events)
    expect(journeys.attributions().map(({ goldenId }) => goldenId)).toEqual([undefined, 'a', 'a', 'b'])
  })

  it('on a family tablet go to whoever was signed in, and to nobody where two were in one session', () => {
    const { answers, wrong, reasons } = play([
      [0, 'mum', 'login'],
      [1, 'mum', 'view'],
      [2, 'mum', 'logout'],
      [3, 'child', 'view'],
      [4, 'dad', 'login'],
      [5, 'dad', 'view'],
      // Back the next day, still signed in.
      [1500, 'dad', 'view'],
      [1501, 'dad', 'names'],
      // Taken over by somebody who does not sign in, hours later.
      [1900, 'child', 'view'],
      [1901, 'mum', 'login'],
      [1902, 'mum', 'view'],
    ])
    expect(wrong).toEqual([])
    expect(answers).toEqual(['mum', 'mum', 'mum', undefined, 'dad', 'dad', 'dad', 'dad', undefined, 'mum', 'mum'])
    expect(reasons[3]).toBe('mixed-session')
    expect(reasons[8]).toBe('session-over')
  })

  it('after a logout that keeps the cookie begin anew, and the next login takes over nothing of the one before', () => {
    const steps: Step[] = [
      [0, 'ann', 'view'],
      [1, 'ann', 'login'],
      [2, 'ann', 'view'],
      [3, 'ann', 'logout'],
      [200, 'bob', 'view'],
      [201, 'bob', 'login'],
      [202, 'bob', 'view'],
      [203, 'bob', 'logout'],
      [400, 'guest', 'view'],
    ]
    for (const backfill of ['session', 'sinceLastPerson', 'all', 'none'] as const) {
      const { wrong, answers } = play(steps, { policy: { backfill } })
      expect(wrong).toEqual([])
      expect(answers[4]).toBe(backfill === 'none' ? undefined : 'bob')
      expect(answers[8]).toBeUndefined()
    }
  })

  it('on the line of a call centre go to the callers who were identified, and to nobody else', () => {
    const identity = new IdentityIndex({
      crosswalk: Array.from({ length: 200 }, (_, n) => ({ goldenId: `g${n}`, source: 'desk', recordId: `${n}` })),
      // The company's own number was typed into one customer's record.
      identifiers: [{ type: 'phone', value: '+49 30 555', record: { source: 'desk', recordId: '7' } }],
    })
    const line = { device: 'line', channel: 'phone', kind: 'interaction', name: 'call' } as const
    const events = Array.from({ length: 200 }, (_, n): CustomerEvent[] => [
      {
        ...line,
        id: `call${n}`,
        at: n * 5 * MINUTE,
        identifiers: { phone: '004930555' },
        ...(n % 4 === 0 ? {} : { record: { source: 'desk', recordId: `${n}` } }),
      },
      { ...line, id: `note${n}`, at: n * 5 * MINUTE + 1, name: 'note' },
    ]).flat()
    const journeys = new Journeys(identity, {}, events)
    for (const { eventId, goldenId } of journeys.attributions()) {
      const n = Number(eventId.slice(4))
      expect(goldenId).toBe(eventId.startsWith('call') && n % 4 !== 0 ? `g${n}` : undefined)
    }
    expect(journeys.explain('call0')?.reason).toBe('shared-identifier')
    expect(journeys.explain('note1')?.device).toBe('public')
  })

  it('of a person with a second account are one person’s as soon as the two are merged, and two persons’ until then', () => {
    const steps: Step[] = [
      [0, 'old', 'login'],
      [1, 'old', 'logout'],
      [2, 'new', 'view'],
      [3, 'new', 'login'],
    ]
    expect(play(steps).answers).toEqual(['old', 'old', undefined, 'new'])
    expect(play(steps, { sameAs: { new: 'old' } }).answers).toEqual(['old', 'old', 'old', 'old'])
  })

  it('under a login that two persons had at different times go to the one who had it then', () => {
    const link = (recordId: string) => ({ type: 'login', value: 'sam', record: { source: 'app', recordId } })
    const crosswalk = ['1', '2'].map((recordId) => ({ goldenId: `g${recordId}`, source: 'app', recordId }))
    const identity = new IdentityIndex({
      crosswalk,
      identifiers: [
        { ...link('1'), until: HOUR },
        { ...link('2'), since: HOUR },
      ],
    })
    const login = (id: string, at: number): CustomerEvent => ({
      id,
      at,
      kind: 'auth',
      name: 'login',
      device: 'd',
      identifiers: { login: 'sam' },
    })
    const journeys = new Journeys(identity, {}, [login('a', 0), login('b', 2 * HOUR)])
    expect(journeys.attributions().map(({ goldenId }) => goldenId)).toEqual(['g1', 'g2'])
    const undated = new IdentityIndex({ crosswalk, identifiers: [link('1'), link('2')] })
    expect(new Journeys(undated, {}, [login('a', 0)]).explain('a')?.reason).toBe('ambiguous-identifier')
  })

  it('under an unknown account are nobody’s, and no later login reaches across them', () => {
    const { answers, reasons } = play([
      [0, 'ann', 'view'],
      [1, 'guest1', 'login'],
      [2, 'guest1', 'view'],
      [3, 'guest1', 'logout'],
      [4, 'ann', 'view'],
      [5, 'ann', 'login'],
    ])
    expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined, 'ann'])
    expect(reasons.slice(0, 5)).toEqual([
      'anonymous',
      'unknown-customer',
      'unknown-owner',
      'unknown-owner',
      'mixed-session',
    ])
  })

  it('are not cut by a login that failed, and that is not the account’s whose name was tried', () => {
    const record = { source: 'app', recordId: 'ann' }
    const other = { source: 'app', recordId: 'bob' }
    const identity = new IdentityIndex({
      crosswalk: [
        { goldenId: 'ann', ...record },
        { goldenId: 'bob', ...other },
      ],
    })
    const base = { device: 'd', kind: 'auth', name: 'login' } as const
    const journeys = new Journeys(identity, {}, [
      { ...base, id: 'in', at: 0, record },
      { ...base, id: 'failed', at: 1, record: other, outcome: 'failed' },
      { id: 'view', at: 2, kind: 'interaction', name: 'page-view', device: 'd' },
    ])
    expect(journeys.attributionOf('failed')?.goldenId).toBe('ann')
    expect(journeys.attributionOf('view')?.goldenId).toBe('ann')
  })
})

describe('events of a device of one’s own', () => {
  const steps: Step[] = [
    [0, 'ann', 'view'],
    [100, 'ann', 'view'],
    [101, 'ann', 'login'],
    [5000, 'ann', 'view'],
    [5001, 'ann', 'logout'],
    [9000, 'ann', 'view'],
  ]

  it.each([
    ['none', [2, 3, 4]],
    ['session', [1, 2, 3, 4]],
    ['sinceLastPerson', [0, 1, 2, 3, 4]],
    ['all', [0, 1, 2, 3, 4, 5]],
  ] as const)('are the owner’s as far as backfill %s reaches', (backfill, expected) => {
    const { answers } = play(steps, { policy: { backfill } })
    expect(answers.flatMap((answer, i) => (answer === 'ann' ? [i] : []))).toEqual(expected)
  })

  it('are out of reach of a login beyond the longest way back', () => {
    const policy = { backfill: 'sinceLastPerson', maxLookbackMs: 50 * MINUTE } as const
    const { answers, reasons } = play(steps, { policy })
    expect(answers[0]).toBeUndefined()
    expect(reasons[0]).toBe('beyond-lookback')
  })

  it('go to whom a contact was addressed that they answer, also where the contact comes late', () => {
    const record = { source: 'crm', recordId: '1' }
    const journeys = new Journeys(new IdentityIndex({ crosswalk: [{ goldenId: 'ann', ...record }] }))
    journeys.update({ id: 'click', at: 2, kind: 'response', name: 'clicked', refersTo: 'mail' })
    expect(journeys.attributionOf('click')?.goldenId).toBeUndefined()
    const { changed } = journeys.update({ id: 'mail', at: 1, kind: 'contact', name: 'sent', record })
    expect(changed.map(({ eventId }) => eventId).sort()).toEqual(['click', 'mail'])
    expect(journeys.explain('click')?.words).toMatch(/answers a contact/)
  })

  it('can be public by order', () => {
    const { answers } = play(steps, { policy: { publicDevices: ['shared'] } })
    expect(answers).toEqual([undefined, undefined, 'ann', undefined, undefined, undefined])
  })
})

describe('an attribution policy', () => {
  it('is refused with every fault', () => {
    const policy = { backfil: 'all', maxLookbackMs: -1, publicAbove: 0 } as AttributionPolicy
    expect(() => new Journeys(new IdentityIndex(), policy)).toThrow(
      /Did you mean "backfill".*maxLookbackMs.*publicAbove/s,
    )
  })
})
