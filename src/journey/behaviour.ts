import type { CustomerEvent } from '../event'
import { type Rate, rateOf } from '../profile'

/** How the contacts of a campaign were answered on a channel in a month. */
export interface CampaignAnswers {
  readonly campaign: string
  readonly channel: string
  /** `YYYY-MM` in UTC, by the time of the contact. */
  readonly month: string
  readonly sent: number
  /** Contacts with an answer of any sort, and by its name: each contact counts once for each. */
  readonly answered: Rate
  readonly byAnswer: Readonly<Record<string, Rate>>
}

/** Which channel an activity is done on. */
export interface ChannelUse {
  /** Kind and name, such as `transaction:order`. */
  readonly activity: string
  readonly channel: string
  readonly month: string
  /** Of all events of this activity in the month that name a channel. It says what is used, not what is preferred. */
  readonly share: Rate
}

/**
 * Answers to campaigns over time: contacts with a campaign, and the responses that refer to them. Each contact counts once, however often it was
 * answered; a contact that nobody answered counts too.
 *
 * @param events in any order; each ID once
 * @returns by campaign, channel and month in code-unit order
 */
export function campaignAnswers(events: Iterable<CustomerEvent>): CampaignAnswers[] {
  const contacts = new Map<string, { event: CustomerEvent; answers: Set<string> }>()
  const responses: CustomerEvent[] = []
  for (const event of events) {
    if (event.kind === 'contact' && event.campaign !== undefined) contacts.set(event.id, { event, answers: new Set() })
    else if (event.kind === 'response') responses.push(event)
  }
  for (const { refersTo, name } of responses) if (refersTo !== undefined) contacts.get(refersTo)?.answers.add(name)
  return groups([...contacts.values()], ({ event }) => [
    event.campaign!,
    event.channel ?? 'unknown',
    monthOf(event),
  ]).map(([[campaign, channel, month], group]) => {
    const names = [...new Set(group.flatMap(({ answers }) => [...answers]))].sort()
    const share = (test: (answers: ReadonlySet<string>) => boolean) =>
      rateOf(group.filter(({ answers }) => test(answers)).length, group.length)
    return {
      campaign,
      channel,
      month,
      sent: group.length,
      answered: share((answers) => answers.size > 0),
      byAnswer: Object.fromEntries(names.map((name) => [name, share((answers) => answers.has(name))])),
    }
  })
}

/**
 * Which channels are used for which activity, by month. What we sent is left out; so are events without a channel.
 *
 * @param events in any order; each ID once
 * @returns by activity, month and channel in code-unit order
 */
export function channelUse(events: Iterable<CustomerEvent>): ChannelUse[] {
  const own = [...events].filter(({ kind, channel }) => kind !== 'contact' && channel !== undefined)
  return groups(own, (event) => [`${event.kind}:${event.name}`, monthOf(event)]).flatMap(([[activity, month], group]) =>
    groups(group, ({ channel }) => [channel!]).map(([[channel], same]) => ({
      activity,
      channel,
      month,
      share: rateOf(same.length, group.length),
    })),
  )
}

function monthOf({ at }: CustomerEvent): string {
  return new Date(at).toISOString().slice(0, 7)
}

function groups<T>(items: readonly T[], read: (item: T) => string[]): [string[], T[]][] {
  const byKey = new Map<string, [string[], T[]]>()
  for (const item of items) {
    const key = read(item)
    const text = key.join('\u0000')
    const group = byKey.get(text)
    if (group === undefined) byKey.set(text, [key, [item]])
    else group[1].push(item)
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
