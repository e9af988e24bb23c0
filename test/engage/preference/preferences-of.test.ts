import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/base'
import {
  type CustomerEvent,
  fitPreferencePrior,
  inferPreferences,
  type Preference,
  type PreferenceDimension,
  PreferenceState,
  type PreferencesOptions,
  preferencesOf,
} from '../../../src/customer'

const DAY = 86_400_000
const AS_OF = Date.UTC(2026, 5, 1)
const allow = { personalisation: 'allow' } as const
const options: PreferencesOptions = { asOf: AS_OF, consentDefaults: allow }

let serial = 0
const id = () => `e${serial++}`

function contacts(channel: string, n: number, answered: number, at = AS_OF - DAY): CustomerEvent[] {
  return Array.from({ length: n }, (_, i) => {
    const contact: CustomerEvent = { id: id(), at, kind: 'contact', name: 'sent', channel, zone: 'UTC' }
    if (i >= answered) return [contact]
    return [contact, { id: id(), at: at + 1, kind: 'response', name: 'clicked', refersTo: contact.id } as const]
  }).flat()
}

function visits(n: number, part: Partial<CustomerEvent>, at = AS_OF - 10 * DAY): CustomerEvent[] {
  return Array.from({ length: n }, (_, i) => ({
    id: id(),
    at: at - i * DAY,
    kind: 'interaction' as const,
    name: 'page-view',
    zone: 'UTC',
    ...part,
  }))
}

function inferred(
  dimension: PreferenceDimension,
  events: readonly CustomerEvent[],
  further: Partial<PreferencesOptions> = {},
): Preference {
  const { preferences } = inferPreferences(events, { ...options, ...further })
  return preferences.find((preference) => preference.dimension === dimension)!
}

describe('preferences', () => {
  it('do not say that e-mail is preferred where only e-mail was sent, however well it was answered', () => {
    const channel = inferred('channel', contacts('email', 200, 190))
    expect(channel.top).toBeNull()
    expect(channel.reason).toBe('too-few-tried')
    expect(channel.basis).toBe('prior')
  })

  it('do not say that an hour is preferred where all was sent at one hour', () => {
    const hour = inferred('sendHour', contacts('email', 200, 190))
    expect(hour.top).toBeNull()
    expect(hour.reason).toBe('too-few-tried')
  })

  it('follow rates of answers and not how often a channel is used', () => {
    const channel = inferred('channel', [...contacts('email', 100, 10), ...contacts('sms', 20, 12)])
    expect(channel.top).toBe('sms')
    expect(channel.basis).toBe('inferred')
  })

  it('compute the rate as the sum of answers and prior', () => {
    const channel = inferred('channel', [...contacts('email', 30, 6, AS_OF), ...contacts('sms', 10, 9, AS_OF)], {
      asOf: AS_OF + 10,
    })
    const email = channel.distribution.find(({ option }) => option === 'email')!
    expect(email.estimate).toBeCloseTo((6 + 20 * 0.1) / (30 + 20), 12)
    expect(email.effectiveN).toBeCloseTo(30, 12)
  })

  it('halve evidence in 90 days', () => {
    const channel = inferred('channel', contacts('email', 40, 8, AS_OF - 90 * DAY))
    expect(channel.effectiveN).toBeCloseTo(20, 9)
  })

  it('are unknown without evidence, and where options are too close', () => {
    expect(inferred('channel', []).reason).toBe('no-evidence')
    const close = inferred('channel', [...contacts('email', 40, 10), ...contacts('sms', 40, 11)])
    expect(close.top).toBeNull()
    expect(close.reason).toBe('too-close')
  })

  it('let what was declared win, and report behaviour that disagrees', () => {
    const events = [...contacts('email', 100, 5), ...contacts('sms', 60, 50)]
    const channel = inferred('channel', events, { declared: { channel: 'email' } })
    expect(channel.top).toBe('email')
    expect(channel.basis).toBe('declared')
    expect(channel.disagreement).toMatchObject({ declared: 'email', inferred: 'sms' })
  })

  it('infer nothing without consent to personalisation, nor from channels it was denied for', () => {
    const events = [...contacts('email', 100, 5), ...contacts('sms', 60, 50)]
    expect(inferred('channel', events, { consentDefaults: { personalisation: 'deny' } }).reason).toBe('no-consent')
    const denied: CustomerEvent = {
      id: id(),
      at: AS_OF - DAY,
      kind: 'consent',
      name: 'denied',
      purpose: 'personalisation',
      channel: 'sms',
      identifiers: { email: 'a@b.example' },
    }
    const channel = inferred('channel', [...events, denied])
    expect(channel.distribution.map(({ option }) => option)).toEqual(['email'])
  })

  it('take the hour from the zone of the event, and treat 23 and 0 as neighbours', () => {
    const at = Date.UTC(2026, 4, 20, 21, 30)
    const hour = inferred('hour', [
      ...visits(40, { zone: 'Asia/Tokyo' }, at),
      ...visits(40, { zone: 'Europe/London' }, at),
    ])
    const share = (option: string) => hour.distribution.find((own) => own.option === option)!.estimate
    expect(share('6')).toBeGreaterThan(0.15)
    expect(share('22')).toBeGreaterThan(0.15)
    const late = inferred('hour', visits(60, {}, Date.UTC(2026, 4, 20, 23, 30)))
    expect(late.top).toBe('23')
    expect(late.distribution[2].estimate).toBeCloseTo(late.distribution[1].estimate, 12)
    expect(new Set(late.distribution.slice(1, 3).map(({ option }) => option))).toEqual(new Set(['0', '22']))
  })

  it('count an unknown zone as an issue and leave days and hours open', () => {
    const { preferences, issues } = inferPreferences(visits(5, { zone: 'Mars/Olympus' }), options)
    expect(issues).toContainEqual({ code: 'unknown-zone', count: 5, examples: ['Mars/Olympus'] })
    expect(preferences.find(({ dimension }) => dimension === 'hour')!.reason).toBe('no-evidence')
  })

  it('do not call the only device of a single visit the preferred one', () => {
    const part = { device: 'cookie-1', data: { deviceClass: 'mobile' } }
    expect(inferred('device', visits(1, part)).top).toBeNull()
    expect(inferred('device', visits(40, part)).top).toBe('mobile')
  })

  it('count a burst of page views as one sign', () => {
    const burst = Array.from({ length: 50 }, (_, i) => ({ ...visits(1, { topic: 'loans' })[0], at: AS_OF - DAY + i }))
    expect(inferred('content', burst).effectiveN).toBeCloseTo(2 ** (-1 / 90), 9)
  })
})

describe('a state of preferences', () => {
  it('is the same for every order of events, and for events that come twice', () => {
    const random = seededRandom(5)
    const events = [
      ...contacts('email', 30, 12),
      ...contacts('sms', 15, 3, AS_OF - 40 * DAY),
      ...visits(20, { topic: 'travel', channel: 'web' }),
    ]
    const expected = inferPreferences(events, options)
    for (let run = 0; run < 10; run++) {
      const state = new PreferenceState()
      const shuffled = [...events, ...events.slice(0, 9)].map((event) => ({ event, key: random.next() }))
      for (const { event } of shuffled.sort((a, b) => a.key - b.key)) state.add(event)
      expect(preferencesOf(state, options)).toEqual(expected)
    }
  })

  it('counts an answer only within its time', () => {
    const [contact] = contacts('email', 1, 0, AS_OF - 30 * DAY)
    const late: CustomerEvent = {
      id: id(),
      at: contact.at + 15 * DAY,
      kind: 'response',
      name: 'clicked',
      refersTo: contact.id,
    }
    const [best] = inferred('channel', [contact, late]).distribution
    const [without] = inferred('channel', [contact]).distribution
    expect(best).toEqual(without)
  })
})

describe('intervals of preferences', () => {
  /** A gamma variable by Marsaglia and Tsang (2000), for shapes of 1 and above. */
  function gamma(shape: number, random: { next(): number }): number {
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const z = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
      const v = (1 + c * z) ** 3
      if (v > 0 && Math.log(1 - random.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }

  it('cover within 3 points of nominal on people drawn from a population, with decay and a fitted prior', () => {
    const random = seededRandom(7)
    const rates = { email: 0.2, sms: 0.35 }
    const people = Array.from({ length: 400 }, () => {
      const state = new PreferenceState({ zone: 'UTC' })
      const truth: Record<string, number> = {}
      for (const [channel, mean] of Object.entries(rates)) {
        const a = gamma(8 * mean, random)
        truth[channel] = a / (a + gamma(8 * (1 - mean), random))
        const n = 10 + random.below(50)
        for (let i = 0; i < n; i++) {
          const answered = random.next() < truth[channel] ? 1 : 0
          for (const event of contacts(channel, 1, answered, AS_OF - random.below(365) * DAY)) state.add(event)
        }
      }
      return { state, truth }
    })
    const prior = fitPreferencePrior(
      people.map(({ state }) => state),
      { asOf: AS_OF },
    )
    expect(prior.channel!.strength).toBeGreaterThan(5)
    expect(prior.channel!.strength).toBeLessThan(12)
    for (const level of [0.8, 0.95]) {
      let covered = 0
      let n = 0
      for (const { state, truth } of people) {
        const [channel] = preferencesOf(state, { ...options, prior, level, dimensions: ['channel'] }).preferences
        for (const { option, low, high } of channel.distribution) {
          n++
          if (low <= truth[option] && truth[option] <= high) covered++
        }
      }
      expect(Math.abs(covered / n - level)).toBeLessThan(0.03)
    }
  })

  it('start from a prior that weighs more for the option in which people differ less', () => {
    const random = seededRandom(8)
    const states = Array.from({ length: 400 }, (_, i) => {
      const state = new PreferenceState({ zone: 'UTC' })
      const own: Record<string, number> = { email: i % 2 === 0 ? 0.05 : 0.45, post: 0.25 }
      for (const [channel, rate] of Object.entries(own)) {
        for (let n = 0; n < 30; n++) {
          const answered = random.next() < rate ? 1 : 0
          for (const event of contacts(channel, 1, answered, AS_OF - random.below(365) * DAY)) state.add(event)
        }
      }
      return state
    })
    const { strength, strengths } = fitPreferencePrior(states, { asOf: AS_OF }).channel!
    expect(strengths!.email).toBeLessThan(strength)
    expect(strengths!.post).toBeGreaterThan(2 * strength)
  })
})
