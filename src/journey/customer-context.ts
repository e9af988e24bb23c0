import { type CustomerEvent, compareEvents } from '../event'
import { type CustomerCase, foldCases } from './fold-cases'
import {
  type BasketItem,
  type FormInProgress,
  openBasket,
  openForms,
  openPromises,
  type PromisedAction,
} from './open-tasks'

/** Something that we told a customer. */
export interface ToldBefore {
  readonly eventId: string
  readonly at: number
  readonly name: string
  readonly channel?: string
  readonly topic?: string
  readonly campaign?: string
  readonly department?: string
  readonly text?: string
}

/** The last thing a customer did on a channel. */
export interface LastOnChannel {
  readonly channel: string
  readonly at: number
  readonly eventId: string
  readonly kind: CustomerEvent['kind']
  readonly name: string
}

/** A word on what we may do, as it was given: what it comes to together with the others is for a consent policy to say. */
export interface StatedConsent {
  readonly eventId: string
  readonly at: number
  /** `granted`, `denied`, `withdrawn`. */
  readonly status: string
  readonly purpose?: string
  readonly channel?: string
  readonly contactPoint?: string
  readonly expiresAt?: number
}

/** What whoever speaks with a customer next should know, on whatever channel the customer was before. */
export interface CustomerContext {
  readonly goldenId?: string
  /** The time that it is true for. */
  readonly asOf: number
  readonly openCases: readonly CustomerCase[]
  readonly basket: readonly BasketItem[]
  readonly formsInProgress: readonly FormInProgress[]
  /** What we told them, the latest first. */
  readonly told: readonly ToldBefore[]
  /** By channel, the latest first. */
  readonly lastOnChannels: readonly LastOnChannel[]
  /** What somebody promised that comes due next. */
  readonly nextPromised?: PromisedAction
  readonly promised: readonly PromisedAction[]
  /** The latest word by purpose, channel and contact point. */
  readonly consents: readonly StatedConsent[]
}

/** Options of {@link customerContext}. */
export interface ContextOptions {
  readonly goldenId?: string
  /** Milliseconds UTC: later events do not count. The time of the latest event by default. */
  readonly asOf?: number
  /** How many things that we told them are listed. Default 10. */
  readonly maxTold?: number
}

/**
 * What is going on with a customer: open cases, basket, forms in progress, what they were told, where they were last, what they were promised and what
 * they allowed, so that a change of channel starts where the last one ended.
 *
 * @param events of this customer, in any order, as `Journeys.eventsOf` gives them
 *
 * @example
 * ```ts
 * import { customerContext } from 'samewise/customer'
 *
 * const context = customerContext([
 *   { id: 'e1', at: 1_000, kind: 'interaction', name: 'basket-added', product: 'lamp', channel: 'web' },
 *   { id: 'e2', at: 2_000, kind: 'case', name: 'opened', caseId: 'c1', topic: 'late delivery', channel: 'phone' },
 *   { id: 'e3', at: 3_000, kind: 'contact', name: 'sent', channel: 'email', topic: 'late delivery' },
 * ])
 * context.basket[0].product // 'lamp'
 * context.openCases[0].topic // 'late delivery'
 * context.told[0].channel // 'email'
 * ```
 */
export function customerContext(events: Iterable<CustomerEvent>, options: ContextOptions = {}): CustomerContext {
  const all = [...new Map([...events].map((event) => [event.id, event])).values()].sort(compareEvents)
  const asOf = options.asOf ?? all.at(-1)?.at ?? 0
  const known = all.filter((event) => event.at <= asOf)
  const cases = foldCases(known)
  const closed = new Set(cases.filter(({ status }) => status === 'closed').map(({ id }) => id))
  const promised = openPromises(known, closed)
  return {
    ...(options.goldenId === undefined ? {} : { goldenId: options.goldenId }),
    asOf,
    openCases: cases.filter(({ status }) => status === 'open'),
    basket: openBasket(known, { asOf }),
    formsInProgress: openForms(known),
    told: known
      .filter(isContact)
      .slice(-(options.maxTold ?? 10))
      .reverse()
      .map(told),
    lastOnChannels: lastOnChannels(known),
    ...(promised.length === 0 ? {} : { nextPromised: promised[0] }),
    promised,
    consents: statedConsents(known),
  }
}

const isContact = ({ kind }: CustomerEvent) => kind === 'contact'

function told({ id, at, name, channel, topic, campaign, department, text }: CustomerEvent): ToldBefore {
  return { eventId: id, at, name, ...known({ channel, topic, campaign, department, text }) }
}

function lastOnChannels(events: readonly CustomerEvent[]): LastOnChannel[] {
  const last = new Map<string, LastOnChannel>()
  for (const event of events) {
    const { id, at, kind, name, channel } = event
    if (channel !== undefined && !isContact(event)) last.set(channel, { channel, at, eventId: id, kind, name })
  }
  return [...last.values()].sort((a, b) => b.at - a.at || (a.channel < b.channel ? -1 : 1))
}

function statedConsents(events: readonly CustomerEvent[]): StatedConsent[] {
  const latest = new Map<string, StatedConsent>()
  for (const { id, at, kind, name, purpose, channel, contactPoint, expiresAt } of events) {
    if (kind !== 'consent') continue
    const subject = [purpose, channel, contactPoint].join('\u0000')
    latest.delete(subject)
    latest.set(subject, { eventId: id, at, status: name, ...known({ purpose, channel, contactPoint, expiresAt }) })
  }
  return [...latest.values()]
}

/** The entries that have a value. */
function known<T extends Record<string, unknown>>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
