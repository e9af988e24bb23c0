import { DAY_MS } from '../../base'
import { type CustomerEvent, EventSet } from '../../event'

/** What is known of a customer at one time, as numbers by name; `null` where there is nothing to tell it from. */
export type Features = Readonly<Record<string, number | null>>

/** Options of {@link journeyFeatures}. */
export interface JourneyFeatureOptions {
  /** Names of case events that open a case. Default `opened`, `reopened`. */
  readonly opening?: readonly string[]
  /** Names that close one. Default `closed`, `resolved`, `rejected`, `cancelled`. */
  readonly closing?: readonly string[]
}

/**
 * What the journey of one customer tells at an instant, for a prediction of what comes next. An event counts only if it happened *and* was
 * received before `asOf`: what was entered later was not known then, and a model trained on it would promise what it cannot keep.
 *
 * | feature | |
 * | --- | --- |
 * | `daysKnown`, `daysSinceEvent`, `daysSinceOrder`, `daysSinceResponse` | since the first event, the last one, the last order or renewal, the last response |
 * | `daysWithoutOrder` | since the last order or renewal or, where there is none, since the first event: at least so long there was none |
 * | `orders90`, `orders365`, `spend90`, `spend365` | orders and renewals, and their amounts, of so many days |
 * | `meanGapDays`, `gapsOverdue` | days between two orders on average; days since the last one in such gaps |
 * | `returns90`, `cancellations365` | returns and cancellations |
 * | `interactions30`, `interactions90`, `channels90`, `logins30` | what the customer did, over how many channels, signed in how often |
 * | `contacts90`, `responses90`, `responseShare90`, `unsubscribes365` | what we sent, and what came back |
 * | `openCases`, `cases90`, `cases365` | matters unsettled, and opened |
 * | `lastNps`, `lastCsat`, `lastCes` | the latest answers, on their own scales |
 * | `activityTrend` | interactions of the last 30 days less a third of those of 90, by one more than the latter |
 *
 * @param events of one customer, in any order; a repeated ID counts once
 * @param asOf milliseconds UTC
 *
 * @example
 * ```ts
 * import { journeyFeatures } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const features = journeyFeatures(
 *   [
 *     { id: 'a', at: 10 * day, kind: 'transaction', name: 'order', amount: 40 },
 *     { id: 'b', at: 50 * day, kind: 'transaction', name: 'order', amount: 60 },
 *   ],
 *   40 * day,
 * )
 * features.daysSinceOrder // 30
 * features.spend90 // 40
 * features.lastNps // null
 * ```
 */
export function journeyFeatures(
  events: Iterable<CustomerEvent>,
  asOf: number,
  options: JourneyFeatureOptions = {},
): Features {
  return featuresOf(EventSet.of(events).sorted(), asOf, options)
}

/** {@link journeyFeatures} of events that are sorted by time and hold no id twice. */
export function featuresOf(sorted: readonly CustomerEvent[], asOf: number, options: JourneyFeatureOptions): Features {
  const { opening = ['opened', 'reopened'], closing = ['closed', 'resolved', 'rejected', 'cancelled'] } = options
  const counts = {
    orders90: 0,
    orders365: 0,
    spend90: 0,
    spend365: 0,
    returns90: 0,
    cancellations365: 0,
    interactions30: 0,
    interactions90: 0,
    logins30: 0,
    contacts90: 0,
    responses90: 0,
    unsubscribes365: 0,
    cases90: 0,
    cases365: 0,
  }
  const scores: Record<string, number> = {}
  const channels = new Set<string>()
  const openCases = new Set<string>()
  let first: number | undefined
  let last: number | undefined
  let firstOrder: number | undefined
  let lastOrder: number | undefined
  let lastResponse: number | undefined
  let orders = 0
  for (const event of sorted) {
    if (event.at >= asOf) break
    if ((event.receivedAt ?? event.at) >= asOf) continue
    const days = (asOf - event.at) / DAY_MS
    // What we send says nothing of how long the customer has been with us.
    if (event.kind !== 'contact') {
      first ??= event.at
      last = event.at
    }
    if (event.kind === 'transaction') {
      if (event.name === 'order' || event.name === 'renewal') {
        orders++
        firstOrder ??= event.at
        lastOrder = event.at
        const amount = event.amount !== undefined && Number.isFinite(event.amount) ? event.amount : 0
        if (days <= 90) counts.orders90++
        if (days <= 90) counts.spend90 += amount
        if (days <= 365) counts.orders365++
        if (days <= 365) counts.spend365 += amount
      } else if (event.name === 'return' && days <= 90) counts.returns90++
      else if (event.name === 'cancellation' && days <= 365) counts.cancellations365++
    } else if (event.kind === 'interaction') {
      if (days <= 30) counts.interactions30++
      if (days <= 90) {
        counts.interactions90++
        if (event.channel !== undefined) channels.add(event.channel)
      }
    } else if (event.kind === 'auth') {
      if (event.name === 'login' && days <= 30) counts.logins30++
    } else if (event.kind === 'contact') {
      if (days <= 90) counts.contacts90++
    } else if (event.kind === 'response') {
      if (event.name === 'unsubscribed') {
        if (days <= 365) counts.unsubscribes365++
      } else {
        lastResponse = event.at
        if (days <= 90) counts.responses90++
      }
    } else if (event.kind === 'case') {
      const id = event.caseId ?? event.id
      if (opening.includes(event.name)) {
        openCases.add(id)
        if (days <= 90) counts.cases90++
        if (days <= 365) counts.cases365++
      } else if (closing.includes(event.name)) openCases.delete(id)
    } else if (event.kind === 'survey' && event.metric !== undefined && Number.isFinite(event.score)) {
      scores[event.metric] = event.score as number
    }
  }
  const since = (at: number | undefined) => (at === undefined ? null : (asOf - at) / DAY_MS)
  const meanGap = orders < 2 ? null : (lastOrder! - firstOrder!) / DAY_MS / (orders - 1)
  return {
    daysKnown: since(first),
    daysSinceEvent: since(last),
    daysSinceOrder: since(lastOrder),
    daysWithoutOrder: since(lastOrder ?? first),
    daysSinceResponse: since(lastResponse),
    ...counts,
    meanGapDays: meanGap,
    gapsOverdue: meanGap === null || meanGap === 0 ? null : since(lastOrder)! / meanGap,
    channels90: channels.size,
    responseShare90: counts.contacts90 === 0 ? null : Math.min(1, counts.responses90 / counts.contacts90),
    openCases: openCases.size,
    lastNps: scores.nps ?? null,
    lastCsat: scores.csat ?? null,
    lastCes: scores.ces ?? null,
    activityTrend: (counts.interactions30 - counts.interactions90 / 3) / (counts.interactions90 + 1),
  }
}

/**
 * The journey of one customer that grows event by event; its features are those of {@link journeyFeatures} over all events so far.
 *
 * @example
 * ```ts
 * import { JourneyFeatureState } from 'samewise/customer'
 *
 * const state = new JourneyFeatureState()
 * state.add({ id: 'a', at: 0, kind: 'transaction', name: 'order', amount: 40 })
 * state.features(86_400_000).daysSinceOrder // 1
 * ```
 */
export class JourneyFeatureState {
  readonly #events = new EventSet()
  readonly #options: JourneyFeatureOptions

  constructor(options: JourneyFeatureOptions = {}) {
    this.#options = options
  }

  /** Takes an event in; false where it was there already. */
  add(event: CustomerEvent): boolean {
    return this.#events.add(event)
  }

  /** The features at an instant: milliseconds UTC. */
  features(asOf: number): Features {
    return featuresOf(this.#events.sorted(), asOf, this.#options)
  }
}
