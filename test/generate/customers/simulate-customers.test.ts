import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashString, isSamewiseError } from '../../../src/base'
import { eventKinds } from '../../../src/event'
import {
  type CustomerSimulation,
  customerParameters as p,
  type SimulateCustomersOptions,
  type SimulatedEvent,
  simulateCustomers,
} from '../../../src/generate'

const world = simulateCustomers({ people: 1500, months: 6, seed: 5 })
const months = [...world.months]
const all = months.flatMap(({ events }) => events)
const byId = new Map(all.map((simulated) => [simulated.event.id, simulated]))
const events = [...byId.values()]
const rows = Object.values(world.records).flat()

const lines = (some: Iterable<SimulatedEvent>): string => [...some].map((one) => JSON.stringify(one)).join('\n')
const share = <T>(of: readonly T[], test: (one: T) => boolean): number => of.filter(test).length / of.length

/** Whether a share of n fits a probability: within four standard errors, and a little for what is drawn in lumps. */
function expectShare(measured: number, expected: number, n: number, slack = 0): void {
  expect(Math.abs(measured - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / n) + slack)
}

describe('simulateCustomers', () => {
  it('makes the same world for the same seed, also on another machine, and another for another seed', () => {
    const text = (seed: number): string => {
      const {
        records,
        truth,
        organizations,
        affiliations,
        events: stream,
      } = simulateCustomers({ people: 60, months: 4, seed })
      return [JSON.stringify([records, truth, organizations, affiliations]), lines(stream)].join('\n')
    }
    expect(text(9)).toBe(text(9))
    expect(text(9)).not.toBe(text(10))
    // Recorded once: a change here changes what every seed stands for.
    expect(hashString(text(9))).toBe(-1175563566)
  })

  it('can be iterated again, and by two readers at a time', () => {
    const { months: stream } = simulateCustomers({ people: 40, months: 3 })
    const left = stream[Symbol.iterator]()
    const right = stream[Symbol.iterator]()
    for (let i = 0; i < 3; i++) expect(left.next().value).toEqual(right.next().value)
    expect([...stream]).toHaveLength(3)
  })

  it('makes exactly the customers asked for, each with one to seven records that truth tells apart', () => {
    expect(world.truth.customers).toHaveLength(1500)
    const counts = new Map<string, number>()
    for (const { source, record_id } of rows) {
      const person = world.truth.personOfRecord({ source, recordId: record_id })!
      counts.set(person, (counts.get(person) ?? 0) + 1)
    }
    expect(counts.size).toBe(1500)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(7)
    expect(new Set(rows.map(({ record_id }) => record_id)).size).toBe(rows.length)
    expect(world.truth.personOfRecord({ source: 'crm', recordId: 'none' })).toBeUndefined()
  })

  it('knows the people of a household by its dates, and one household a person at any day', () => {
    const { memberships } = world.truth
    const persons = new Set(memberships.map(({ person }) => person))
    for (const { person } of world.truth.customers) expect(persons.has(person)).toBe(true)
    for (const person of persons) {
      const own = memberships.filter((membership) => membership.person === person)
      expect(own.filter(({ until }) => until === undefined)).toHaveLength(1)
      for (const { until } of own) if (until !== undefined) expect(own.some(({ since }) => since === until)).toBe(true)
    }
  })

  it('refers to records, cases and events that exist and happened before, of the same person', () => {
    expect(faultsOf(world, byId)).toEqual([])
  })

  it('tells nothing of the truth in an event', () => {
    const persons = new Set(world.truth.memberships.flatMap(({ person, household }) => [person, household]))
    const told = events.some(({ event }) => Object.values(event).some((value) => persons.has(value as string)))
    expect(told).toBe(false)
  })

  it('writes events of the known kinds within its months, and receives them in order', () => {
    expect(new Set(events.map(({ event }) => event.kind))).toEqual(new Set(eventKinds))
    const [first, last] = [months[0].start, months[months.length - 1].end]
    expect(events.every(({ event }) => event.at >= first && event.at < last && event.receivedAt! >= event.at)).toBe(
      true,
    )
    expect(months.slice(1).every(({ start }, n) => start === months[n].end)).toBe(true)
    const arrivals = [...events].map(({ event }) => event.receivedAt!)
    expect(arrivals.every((at, n) => n === 0 || at >= arrivals[n - 1])).toBe(true)
  })

  it('repeats some events, the very same, and hands some in late', () => {
    expectShare(1 - events.length / all.length, p.delivery.repeated, all.length)
    const late = share(events, ({ event }) => event.receivedAt! - event.at > 3_600_000)
    expect(late).toBeGreaterThan(0.02)
    expect(late).toBeLessThan(0.1)
  })

  it('says that a person can be known by a login only where there is one on the device', () => {
    const inOrder = events
      .filter(({ event }) => event.device !== undefined)
      .sort((a, b) => a.event.at - b.event.at || (a.event.id < b.event.id ? -1 : 1))
    const lastAuth = new Map<string, SimulatedEvent>()
    let signedIn = 0
    for (const one of inOrder) {
      const { event, truth } = one
      if (event.kind === 'auth') lastAuth.set(event.device!, one)
      if (truth.known !== 'signed-in') continue
      signedIn++
      const last = lastAuth.get(event.device!)!
      expect([last.event.name, last.truth.person]).toEqual(['login', truth.person])
    }
    expect(signedIn).toBeGreaterThan(1000)
    const nextLogin = new Map<string, SimulatedEvent>()
    for (const one of inOrder.reverse()) {
      if (one.event.name === 'login') nextLogin.set(one.event.device!, one)
      if (one.truth.known === 'visit') expect(nextLogin.get(one.event.device!)!.truth.person).toBe(one.truth.person)
    }
  })

  it('uses terminals by one at a time: between a login and its logout or the next session there is no other', () => {
    const sessions = new Map<string, { device: string; persons: Set<string>; from: number; to: number }>()
    for (const { event, truth } of events) {
      if (truth.scenario !== 'kiosk' && truth.scenario !== 'call-centre') continue
      const session = sessions.get(event.session!) ?? {
        device: event.device!,
        persons: new Set(),
        from: event.at,
        to: event.at,
      }
      session.persons.add(truth.person)
      session.from = Math.min(session.from, event.at)
      session.to = Math.max(session.to, event.at)
      sessions.set(event.session!, session)
    }
    const ordered = [...sessions.values()].sort((a, b) =>
      a.device < b.device ? -1 : a.device > b.device ? 1 : a.from - b.from,
    )
    expect(ordered.length).toBeGreaterThan(500)
    for (const { persons } of ordered) expect(persons.size).toBe(1)
    for (let n = 1; n < ordered.length; n++)
      if (ordered[n].device === ordered[n - 1].device) expect(ordered[n].from).toBeGreaterThan(ordered[n - 1].to)
  })

  it('leaves as often as its probabilities say, more often the higher they are', () => {
    const churn = months.flatMap((month) => month.churn)
    const expected = churn.reduce((sum, { probability }) => sum + probability, 0) / churn.length
    expectShare(
      share(churn, ({ left }) => left),
      expected,
      churn.length,
    )
    const mean = (left: boolean): number => {
      const some = churn.filter((one) => one.left === left)
      return some.reduce((sum, { probability }) => sum + probability, 0) / some.length
    }
    expect(mean(true)).toBeGreaterThan(mean(false) * 1.2)
  })

  it('lets the features of churn be counted from the events that name a record', () => {
    const { start, churn } = months[4]
    const day = 86_400_000
    const asked = new Set(churn.slice(0, 40).map(({ person }) => person))
    const before = events.filter(
      ({ event, truth }) => asked.has(truth.person) && event.record !== undefined && event.at < start,
    )
    const count = (person: string, days: number, test: (one: SimulatedEvent['event']) => boolean): number =>
      before.filter(({ event, truth }) => truth.person === person && event.at >= start - days * day && test(event))
        .length
    for (const { person, features } of churn.slice(0, 40)) {
      expect(features.recentReturns).toBe(
        Math.min(
          3,
          count(person, 90, ({ name }) => name === 'return'),
        ),
      )
      expect(features.recentCases).toBe(
        Math.min(
          3,
          count(person, 90, ({ kind, name }) => kind === 'case' && name === 'opened'),
        ),
      )
      const logins = count(person, 30, ({ name, channel }) => name === 'login' && channel !== 'phone')
      expect(features.recentLogins).toBe(Math.min(8, logins))
      const responses = count(person, 90, ({ kind, name }) => kind === 'response' && name !== 'unsubscribed')
      expect(features.recentResponses).toBe(Math.min(5, responses))
    }
  })

  it('answers contacts at the rates it states, in the hours it states', () => {
    const answered = new Set(
      events
        .filter(({ event }) => event.name === 'opened' || event.name === 'replied')
        .map(({ event }) => event.refersTo),
    )
    const rates = new Map(world.truth.customers.map(({ person, responseRates }) => [person, responseRates]))
    const last = months[months.length - 1].end - 3 * 86_400_000
    const sent = events.filter(
      ({ event }) => event.kind === 'contact' && event.campaign === undefined && event.at < last,
    )
    for (const channel of ['email', 'sms', 'app', 'post'] as const) {
      const some = sent.filter(({ event }) => event.channel === channel)
      const expected = some.reduce((sum, { truth }) => sum + rates.get(truth.person)![channel], 0) / some.length
      expectShare(
        share(some, ({ event }) => answered.has(event.id)),
        expected,
        some.length,
      )
    }
    const [first, end] = p.contacts.hours
    for (const { hourFactors } of world.truth.customers) {
      const mean = hourFactors.slice(first, end + 1).reduce((sum, factor) => sum + factor, 0) / (end + 1 - first)
      expect(mean).toBeCloseTo(1, 12)
    }
  })

  it('sends those of one exposure nothing but e-mail', () => {
    const exposure = new Map(world.truth.customers.map((customer) => [customer.person, customer.exposure]))
    const channels = new Set(
      events
        .filter(({ event, truth }) => event.kind === 'contact' && exposure.get(truth.person) === 'email-only')
        .map(({ event }) => event.channel),
    )
    expect([...channels]).toEqual(['email'])
    expectShare(
      share([...exposure.values()], (one) => one === 'email-only'),
      p.contacts.exposure.emailOnly,
      exposure.size,
    )
  })

  it('treats half of those a campaign is for, and both arms convert as their probabilities say', () => {
    const campaign = months.flatMap((month) => month.campaign)
    expectShare(
      share(campaign, ({ treated }) => treated),
      p.campaigns.treated,
      campaign.length,
    )
    for (const arm of [true, false]) {
      const some = campaign.filter(({ treated }) => treated === arm)
      const expected = some.reduce((sum, one) => sum + (arm ? one.withOffer : one.withoutOffer), 0) / some.length
      expectShare(
        share(some, ({ converted }) => converted),
        expected,
        some.length,
      )
    }
    const offers = events.filter(({ event }) => event.name === 'order' && event.product?.startsWith('offer-'))
    const converted = new Set(campaign.filter((one) => one.converted).map((one) => one.person))
    expect(offers.every(({ truth }) => converted.has(truth.person))).toBe(true)
  })

  it('hears of surveys more from the moved', () => {
    const survey = months.flatMap((month) => month.survey)
    const answers = (group: string): number => {
      const some = survey.filter((one) => one.group === group)
      return share(some, ({ answered }) => answered)
    }
    expect(answers('detractor')).toBeGreaterThan(answers('passive'))
    const heard = events.filter(({ event }) => event.metric === 'nps')
    expect(heard.every(({ event }) => event.score! >= 0 && event.score! <= 10)).toBe(true)
    const twice = heard.length - new Set(heard.map(({ truth, event }) => `${truth.person} ${event.topic}`)).size
    expect(twice).toBeGreaterThan(0)
  })

  it('has firms without circles and affiliations whose dates are in order', () => {
    const seen = new Set<string>()
    for (const { id, parent, salesParent } of world.organizations) {
      for (const above of [parent, salesParent]) if (above !== undefined) expect(seen.has(above)).toBe(true)
      seen.add(id)
    }
    for (const { record, organization, since, until } of world.affiliations) {
      expect(world.truth.personOfRecord(record)).toBeDefined()
      expect(seen.has(organization)).toBe(true)
      expect(until === undefined || until > since).toBe(true)
    }
  })

  it('keeps all this for any seed and size', () => {
    const options = fc.record({
      people: fc.integer({ min: 1, max: 40 }),
      months: fc.integer({ min: 1, max: 5 }),
      seed: fc.integer(),
      noise: fc.constantFrom(0, 1, 3),
    })
    fc.assert(
      fc.property(options, (some) => holdsTogether(simulateCustomers(some), some)),
      { numRuns: 25 },
    )
  })

  it('refuses numbers out of range, all faults at once', () => {
    const refused: SimulateCustomersOptions[] = [
      { people: 0 },
      { people: 1.5 },
      { people: 10, months: 0 },
      { people: 10, months: 61 },
      { people: 10, seed: 0.5 },
      { people: 10, noise: 4 },
    ]
    for (const options of refused) expect(codeOf(options)).toBe('BAD_USAGE')
    expect(() => simulateCustomers({ people: 0, months: 0 })).toThrow(/people is 0.*months is 0/)
  })

  it('changes nothing but values of records where these have other errors', () => {
    const [clean, noisy] = [0, 2].map((noise) => simulateCustomers({ people: 60, months: 2, noise }))
    expect(lines(noisy.events)).toBe(lines(clean.events))
    expect(noisy.truth.customers).toEqual(clean.truth.customers)
    expect(noisy.records).not.toEqual(clean.records)
  })

  it('has parameters that cannot be changed', () => {
    expect(Object.values(p).every((group) => Object.isFrozen(group))).toBe(true)
    expect(() => Object.assign(p.churn, { intercept: 0 })).toThrow(TypeError)
  })
})

function codeOf(options: SimulateCustomersOptions): string | undefined {
  try {
    simulateCustomers(options)
    return undefined
  } catch (error) {
    return isSamewiseError(error) ? error.code : 'other'
  }
}

function holdsTogether(small: CustomerSimulation, { people, months: count }: SimulateCustomersOptions): void {
  expect(small.truth.customers).toHaveLength(people)
  expect([...small.months]).toHaveLength(count!)
  const seen = new Map<string, SimulatedEvent>()
  const changed: string[] = []
  for (const one of small.events) {
    const before = seen.get(one.event.id)
    if (before !== undefined && before.event !== one.event) changed.push(one.event.id)
    seen.set(one.event.id, one)
  }
  expect(changed).toEqual([])
  expect(faultsOf(small, seen)).toEqual([])
}

/** Events whose person, record or earlier event is not there, is another's, or came later. */
function faultsOf({ truth: { memberships, personOfRecord } }: CustomerSimulation, all: Map<string, SimulatedEvent>) {
  const persons = new Set(memberships.map(({ person }) => person))
  const isFaulty = ({ event, truth }: SimulatedEvent): boolean => {
    if (!persons.has(truth.person)) return true
    if (event.record !== undefined && personOfRecord(event.record) !== truth.person) return true
    if (event.refersTo === undefined) return false
    const first = all.get(event.refersTo)
    return first === undefined || first.truth.person !== truth.person || first.event.at > event.at
  }
  return [...all.values()].filter(isFaulty)
}
