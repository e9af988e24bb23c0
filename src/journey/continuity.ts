import { DAY_MS } from '../base'
import { type CustomerEvent, compareEvents } from '../event'
import { type Rate, rateOf } from '../profile'

/** A change of channel after which a customer was asked for what was known. */
export interface AskedAgain {
  readonly goldenId: string
  readonly eventId: string
  readonly from: string
  readonly to: string
  readonly fields: readonly string[]
}

/** How often nobody had to repeat themselves. */
export interface Continuity {
  /** Of the continuations of which it is known what was asked: those in which nothing known was asked again. */
  readonly withoutAskingAgain: Rate
  /** Continuations of which nobody recorded what was asked. */
  readonly unobserved: number
  /** By channel left and channel entered, in code-unit order. */
  readonly byHop: readonly { readonly from: string; readonly to: string; readonly withoutAskingAgain: Rate }[]
  readonly askedAgain: readonly AskedAgain[]
}

/** Options of {@link measureContinuity}. */
export interface ContinuityOptions {
  /** A customer who turns up on another channel within this time continues: milliseconds, default 7 days. */
  readonly windowMs?: number
  /** Fields known of a customer at a time, beside what they were asked for earlier. None by default. */
  readonly knownFields?: (goldenId: string, at: number) => readonly string[]
}

/**
 * What a customer was asked for at an event: `data.asked`, parted by commas, `none` for nothing; of a form that was sent without that, the fields
 * it holds. Nothing is known of other events.
 */
function askedAt({ name, data }: CustomerEvent): string[] | undefined {
  if (typeof data?.asked === 'string') {
    const fields = data.asked.split(',').map((field) => field.trim())
    return fields.filter((field) => field !== '' && field !== 'none')
  }
  if (name !== 'form-submitted' || data === undefined) return undefined
  return Object.keys(data).filter((field) => field !== 'form')
}

/**
 * The share of changes of channel after which a customer was asked for nothing that was known already: the measure of context that is carried
 * over. A continuation begins where a customer turns up on another channel within the window, and lasts until they leave that channel.
 *
 * @param customers golden IDs with the events of each, in any order
 */
export function measureContinuity(
  customers: Iterable<readonly [goldenId: string, events: Iterable<CustomerEvent>]>,
  options: ContinuityOptions = {},
): Continuity {
  const { windowMs = 7 * DAY_MS, knownFields = () => [] } = options
  const hops = new Map<string, { from: string; to: string; good: number; n: number }>()
  const askedAgain: AskedAgain[] = []
  let unobserved = 0
  for (const [goldenId, events] of customers) {
    for (const { from, entered, asked } of continuationsOf(
      goldenId,
      [...events].sort(compareEvents),
      windowMs,
      knownFields,
    )) {
      if (asked === undefined) {
        unobserved++
        continue
      }
      const to = entered.channel!
      const key = `${from}\u0000${to}`
      const hop = hops.get(key) ?? { from, to, good: 0, n: 0 }
      hops.set(key, hop)
      hop.n++
      if (asked.length === 0) hop.good++
      else askedAgain.push({ goldenId, eventId: entered.id, from, to, fields: asked })
    }
  }
  const all = [...hops].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hop]) => hop)
  const total = all.reduce((sum, { good, n }) => ({ good: sum.good + good, n: sum.n + n }), { good: 0, n: 0 })
  return {
    withoutAskingAgain: rateOf(total.good, total.n),
    unobserved,
    byHop: all.map(({ from, to, good, n }) => ({ from, to, withoutAskingAgain: rateOf(good, n) })),
    askedAgain: askedAgain.sort((a, b) => (a.goldenId + a.eventId < b.goldenId + b.eventId ? -1 : 1)),
  }
}

interface Continuation {
  readonly from: string
  readonly entered: CustomerEvent
  /** Known fields that were asked for; nothing where no event says what was asked. */
  asked: string[] | undefined
}

function continuationsOf(
  goldenId: string,
  events: readonly CustomerEvent[],
  windowMs: number,
  knownFields: (goldenId: string, at: number) => readonly string[],
): Continuation[] {
  const found: Continuation[] = []
  const told = new Set<string>()
  let last: CustomerEvent | undefined
  let open: Continuation | undefined
  for (const event of events) {
    if (event.kind === 'contact' || event.channel === undefined) continue
    if (last !== undefined && (event.channel !== last.channel || event.at - last.at > windowMs)) open = undefined
    if (last?.channel !== undefined && event.channel !== last.channel && event.at - last.at <= windowMs) {
      open = { from: last.channel, entered: event, asked: undefined }
      found.push(open)
    }
    const asked = askedAt(event)
    if (asked !== undefined) {
      const known = new Set([...told, ...knownFields(goldenId, event.at)])
      if (open !== undefined) open.asked = [...(open.asked ?? []), ...asked.filter((field) => known.has(field))]
      for (const field of asked) told.add(field)
    }
    last = event
  }
  return found
}
