import { type CustomerEvent, compareEvents, type PersonOfEvent } from '../../event'
import type { Action } from '../decide/action'
import { type DecisionStage, decisionStages } from '../decide/contact-policy'
import { categoryOfContact } from '../decide/count-caps'
import type { CustomerFacts } from '../decide/customer-facts'
import { EngagementBook } from '../decide/engagement-book'
import { type DecideOptions, nextBestAction } from '../decide/next-best-action'

/** What a policy would have done. */
export interface Replay {
  /** How many decisions were made. */
  readonly decisions: number
  /** Times each action was chosen, by id; actions never chosen are 0. */
  readonly chosen: Readonly<Record<string, number>>
  readonly doNothing: number
  /** Times actions were rejected, by stage and rule. */
  readonly rejected: Readonly<Record<DecisionStage, Readonly<Record<string, number>>>>
  /** Contacts that were really made in that time, and how many of those of a known action the policy would have forbidden at that moment, by stage. */
  readonly actualContacts: number
  readonly forbidden: { readonly [S in DecisionStage]?: number }
}

/** Options of {@link replayPolicy}. */
export interface ReplayOptions extends Omit<DecideOptions, 'now'> {
  readonly actions: readonly Action[]
  /** Whose an event is, by what is known now. */
  readonly personOf: PersonOfEvent
  /** What is known of customers beside events. It is today's: what it was in the past is not known here. Default nothing. */
  readonly facts?: Iterable<CustomerFacts>
  /** First and last time at which decisions are made: milliseconds UTC. Earlier events only count as what was known. */
  readonly from: number
  readonly to: number
  /** When to decide for whom. Default: each time a customer was really contacted with marketing. */
  readonly moments?: Iterable<{ readonly goldenId: string; readonly at: number }>
}

/**
 * Lets a policy decide over the past before it decides over the future. Events are taken in as they became known; contacts that were really made from `from` on
 * do not count, those that the policy chooses do, as if they had been made. Whether the contacts really made would have been allowed is judged at
 * their own moment, before the decision.
 *
 * @param events of anybody; a repeated id counts once
 *
 * @example
 * ```ts
 * import { replayPolicy } from 'samewise/customer'
 *
 * const sent = { kind: 'contact', name: 'sent', channel: 'email', campaign: 'offer' } as const
 * const { chosen, rejected } = replayPolicy([{ ...sent, id: 'a', at: 1 }, { ...sent, id: 'b', at: 2 }], {
 *   actions: [{ id: 'offer', category: 'marketing', channels: ['email'], value: 1 }],
 *   policy: { name: 'p', consentDefaults: { marketing: 'allow' }, caps: [{ id: 'one', max: 1, days: 7 }] },
 *   personOf: () => 'g1',
 *   from: 0,
 *   to: 10,
 * })
 * chosen.offer // 1
 * rejected.caps.one // 1
 * ```
 */
export function replayPolicy(events: Iterable<CustomerEvent>, options: ReplayOptions): Replay {
  const { actions, personOf, facts = [], from, to } = options
  const book = new EngagementBook(personOf)
  for (const own of facts) book.setFacts(own)
  const known = [...events].sort((a, b) => knownAt(a) - knownAt(b) || compareEvents(a, b))
  const isActual = (event: CustomerEvent) => event.kind === 'contact' && event.at >= from && event.at <= to
  const actual = known.filter(isActual)
  const moments = [...(options.moments ?? momentsOf(actual, personOf))]
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at || (a.goldenId < b.goldenId ? -1 : 1))
  const actualAt = new Map(actual.map((event) => [`${personOf(event) ?? ''}\u0000${event.at}`, event]))

  const chosen = Object.fromEntries(actions.map(({ id }) => [id, 0]))
  const rejected = Object.fromEntries(decisionStages.map((stage) => [stage, {}])) as Record<
    DecisionStage,
    Record<string, number>
  >
  const forbidden: { [S in DecisionStage]?: number } = {}
  let doNothing = 0
  let next = 0
  moments.forEach(({ goldenId, at }, i) => {
    for (; next < known.length && knownAt(known[next]) <= at; next++) if (!isActual(known[next])) book.add(known[next])
    const decision = nextBestAction(book, goldenId, actions, { ...options, now: at })
    const contact = actualAt.get(`${goldenId}\u0000${at}`)
    for (const { action, stage, rule } of decision.rejected) {
      rejected[stage][rule] = (rejected[stage][rule] ?? 0) + 1
      if (contact?.campaign === action) forbidden[stage] = (forbidden[stage] ?? 0) + 1
    }
    if (decision.chosen === null) {
      doNothing++
      return
    }
    const { action: id, channel = '', at: when } = decision.chosen
    chosen[id]++
    const { category } = actions.find((action) => action.id === id)!
    const promise = { id: `replay:${i}`, goldenId, action: id, category, channel, at: when }
    book.reservations.put({ ...promise, heldUntil: when, isConfirmed: true })
  })
  return { decisions: moments.length, chosen, doNothing, rejected, actualContacts: actual.length, forbidden }
}

function knownAt(event: CustomerEvent): number {
  return event.receivedAt ?? event.at
}

function* momentsOf(contacts: readonly CustomerEvent[], personOf: PersonOfEvent) {
  for (const contact of contacts) {
    const goldenId = personOf(contact)
    if (goldenId !== undefined && categoryOfContact(contact) === 'marketing') yield { goldenId, at: contact.at }
  }
}
