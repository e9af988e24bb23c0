import type { CustomerState } from './customer-state'
import { recordOfAny } from './customer-state'
import { DAY, HOUR, instantOf, MINUTE } from './local-time'
import type { Month } from './month'
import { customerParameters } from './parameters'
import { type ContactChannel, contactChannels, drawChannel, drawContactCount, topics } from './traits'

const { contacts, consents } = customerParameters

/** Whom a channel reaches, by what it needs. */
export function contactPointOf({ who }: CustomerState, channel: ContactChannel): string | undefined {
  if (channel === 'email') return who.email
  return channel === 'sms' || channel === 'phone' ? who.phone : undefined
}

function noteConsent(
  month: Month,
  state: CustomerState,
  at: number,
  purpose: string,
  name: string,
  channel?: ContactChannel,
  nth = 0,
): void {
  const contactPoint = channel === undefined ? undefined : contactPointOf(state, channel)
  const record = state.who.records[nth]
  const draft = {
    at,
    kind: 'consent',
    name,
    purpose,
    record,
    ...(channel && { channel }),
    ...(contactPoint && { contactPoint }),
  } as const
  month.log.note(month.dice, draft, { person: state.who.id, known: 'record' })
}

/** What everybody said at the start about marketing on each channel, and about the use of their data. */
export function noteFirstConsents(month: Month, state: CustomerState): void {
  const { dice, start } = month
  const at = start + dice.below(HOUR)
  for (const channel of contactChannels) {
    noteConsent(month, state, at, 'marketing', state.allowed.includes(channel) ? 'granted' : 'denied', channel)
  }
  for (const purpose of ['personalisation', 'analytics'] as const) {
    noteConsent(month, state, at, purpose, dice.chance(consents[purpose]) ? 'granted' : 'denied')
  }
  if (state.who.records.length > 1 && dice.chance(consents.contradicted)) {
    noteConsent(month, state, at, 'marketing', state.allowed.includes('email') ? 'denied' : 'granted', 'email', 1)
  }
}

/** What the company sends to one customer in a month, and the answers. */
export function sendContacts(month: Month, state: CustomerState): void {
  const { dice, start, end } = month
  const count = drawContactCount(dice)
  for (let n = 0; n < count; n++) {
    const channel = drawChannel(dice, state.who.traits.exposure, state.allowed)
    if (channel === undefined) return
    const [first, last] = contacts.hours
    const hour = dice.between(first, last)
    // Not on the first day: consents reach us then.
    const day = start + (1 + dice.below(Math.round((end - start) / DAY) - 1)) * DAY
    const at = instantOf(day + hour * HOUR + dice.below(60) * MINUTE, state.zone)
    if (at >= state.leavesAt) continue
    sendContact(month, state, channel, hour, at)
  }
}

const openable = new Set<ContactChannel>(['email', 'app', 'sms'])

function sendContact(month: Month, state: CustomerState, channel: ContactChannel, hour: number, at: number): void {
  const { dice, log } = month
  const { traits, id } = state.who
  const truth = { person: id, known: 'record' } as const
  const record = recordOfAny(state, ['crm'], at)
  const contactPoint = contactPointOf(state, channel)
  const topic = dice.chance(0.4) ? traits.favouriteTopic : dice.pick(topics)
  const common = {
    record,
    channel,
    topic,
    department: 'marketing',
    ...(contactPoint === undefined ? {} : { contactPoint }),
  }
  const refersTo = log.note(dice, { at, kind: 'contact', name: 'sent', ...common }, truth)
  if (dice.chance(traits.responseRates[channel] * traits.hourFactors[hour])) {
    const answeredAt = at + 30_000 + Math.floor(dice.next() * dice.next() * dice.next() * 2 * DAY)
    const answer = { kind: 'response', refersTo, ...common } as const
    state.responses.push(answeredAt)
    const name = openable.has(channel) ? 'opened' : 'replied'
    log.note(dice, { at: answeredAt, name, ...answer }, truth)
    if (name === 'opened' && dice.chance(contacts.clicked)) {
      state.responses.push(answeredAt + 20_000)
      log.note(dice, { at: answeredAt + 20_000, name: 'clicked', ...answer }, truth)
    }
  }
  if (dice.chance(contacts.unsubscribed)) {
    const leftAt = at + dice.below(DAY)
    log.note(dice, { at: leftAt, kind: 'response', name: 'unsubscribed', refersTo, ...common }, truth)
    noteConsent(month, state, leftAt, 'marketing', 'withdrawn', channel)
    state.allowed = state.allowed.filter((allowed) => allowed !== channel)
  }
}
