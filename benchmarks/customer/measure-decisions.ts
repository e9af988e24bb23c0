import {
  type Action,
  type CustomerEvent,
  defineActions,
  defineContactPolicy,
  EngagementBook,
  nextBestAction,
} from 'samewise/customer'
import { timesOf } from '../measure/processor-time'
import { type Figure, timeFigures } from './figure'
import type { World } from './world'

const EVENTS = 10_000
const DECISIONS = 2000

/** How long a decision takes for a customer with ten thousand events: those of many customers, as if of one. */
export function measureDecisions({ arrivals, months }: World): Figure[] {
  const book = new EngagementBook(() => 'g')
  const named = arrivals.filter(({ event }) => event.record !== undefined)
  const [{ truth: first }] = named
  // Nobody gives thousands of consents: those of one customer are taken, and of all else an even part.
  const consents = named.filter(({ event, truth }) => event.kind === 'consent' && truth.person === first.person)
  const others = named.filter(({ event }) => event.kind !== 'consent')
  const seen = new Set<string>()
  const add = (event: CustomerEvent): void => {
    if (book.add(event)) seen.add(event.id)
  }
  for (const { event } of consents) add(event)
  const every = others.length / EVENTS
  for (let n = 0; n < EVENTS && seen.size < EVENTS; n++) add(others[Math.floor(n * every)].event)
  const actions = defineActions(
    Array.from(
      { length: 20 },
      (_, n): Action => ({
        id: `action-${n}`,
        category: n % 4 === 0 ? 'service' : 'marketing',
        channels: ['email', 'sms', 'phone'],
        value: 5 + n,
        propensity: 0.1,
        cost: 0.2,
      }),
    ),
  )
  const policy = defineContactPolicy({
    name: 'house rules',
    holds: [{ id: 'billing dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
    caps: [{ id: 'two a week', max: 2, days: 7 }],
    quietHours: [{ id: 'night', from: '21:00', to: '08:00' }],
    zone: 'America/New_York',
  })
  const { end } = months[months.length - 1]
  book.setFacts({ goldenId: 'g', zone: 'America/New_York' })
  nextBestAction(book, 'g', actions, { policy, now: end })
  const times = timesOf(DECISIONS, (n) => {
    nextBestAction(book, 'g', actions, { policy, now: end + n * 60_000 })
  })
  return [{ name: 'decision_events', value: seen.size }, ...timeFigures('decision', times, 2)]
}
