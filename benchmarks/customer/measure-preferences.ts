import {
  type CustomerEvent,
  fitPreferencePrior,
  type Preference,
  PreferenceState,
  preferencesOf,
} from 'samewise/customer'
import type { ContactChannel } from 'samewise/generate'
import type { Figure } from './figure'
import type { World } from './world'

const LEVELS = [0.8, 0.9, 0.95]

/** How often intervals of response rates hold the true rate, and who is said to prefer e-mail though nothing else was ever sent. */
export function measurePreferences({ simulation, arrivals, months, personOf }: World): Figure[] {
  const asOf = months[months.length - 1].end
  const byPerson = new Map<string, CustomerEvent[]>()
  for (const { event } of arrivals) {
    // Offers have rates of their own.
    if (event.record === undefined || event.campaign !== undefined) continue
    const person = personOf(event.record)!
    const own = byPerson.get(person)
    if (own === undefined) byPerson.set(person, [event])
    else own.push(event)
  }
  const states = new Map<string, PreferenceState>()
  for (const { person, zone } of simulation.truth.customers) {
    const state = new PreferenceState({ zone })
    for (const event of byPerson.get(person) ?? []) state.add(event)
    states.set(person, state)
  }
  const prior = fitPreferencePrior(states.values(), { asOf })
  const customers = simulation.truth.customers
  const preferenceOf = (person: string, level: number): Preference =>
    preferencesOf(states.get(person)!, { asOf, prior, level, dimensions: ['channel'] }).preferences[0]
  const coverage = LEVELS.map((level): Figure => {
    let intervals = 0
    let covering = 0
    for (const { person, responseRates } of customers) {
      const { reason, distribution } = preferenceOf(person, level)
      if (reason === 'no-consent') continue
      for (const { option, low, high, effectiveN } of distribution) {
        if (effectiveN === 0) continue
        const rate = responseRates[option as ContactChannel]
        intervals++
        if (low <= rate && rate <= high) covering++
      }
    }
    const name = `preference_coverage_minus_nominal_${level * 100}`
    return { name, value: covering / intervals - level, atLeast: -0.03, atMost: 0.03 }
  })
  let mailOnly = 0
  let saidMail = 0
  let said = 0
  let best = 0
  for (const { person, responseRates, exposure } of customers) {
    const channel = preferenceOf(person, 0.95)
    if (channel.reason === 'no-consent') continue
    if (exposure === 'email-only') mailOnly++
    if (exposure === 'email-only' && channel.top === 'email') saidMail++
    if (channel.top === null) continue
    said++
    const tried = channel.distribution.filter(({ probabilityBest }) => probabilityBest > 0)
    const rates = tried.map(({ option }) => responseRates[option as ContactChannel])
    if (responseRates[channel.top as ContactChannel] === Math.max(...rates)) best++
  }
  return [
    ...coverage,
    { name: 'preference_named_persons', value: said },
    { name: 'preference_named_is_best', value: best / said },
    { name: 'email_only_persons', value: mailOnly },
    { name: 'email_only_said_to_prefer_email_persons', value: saidMail, atMost: 0 },
  ]
}
