import { DAY_MS, SamewiseError } from '../../base'
import { type CustomerEvent, EventSet, type PersonOfEvent } from '../../event'
import { type Features, featuresOf, type JourneyFeatureOptions } from './journey-features'

/** One customer at one time: what was known then, and what came of it. */
export interface PredictionRow {
  /** Golden ID. */
  readonly person: string
  /** The instant of the prediction: milliseconds UTC. */
  readonly asOf: number
  readonly features: Features
  /** Whether what is predicted came about within the horizon. */
  readonly outcome: boolean
}

/** What is to be predicted, as plain data. */
export type PredictionTask =
  | {
      /** No order and no renewal within the horizon, of customers who had one in the `activeDays` before (default 365). */
      readonly predict: 'churn'
      readonly activeDays?: number
      /** The instants of the predictions: milliseconds UTC, such as the first of each month. */
      readonly at: readonly number[]
      /** Days ahead. Default 90. */
      readonly horizonDays?: number
    }
  | {
      /** A response to a contact within the horizon; one row for each contact. The features name its channel. */
      readonly predict: 'response'
      /** Days after the contact. Default 14. */
      readonly horizonDays?: number
      /** Names of responses that count. Default `clicked`, `replied`, `converted`. */
      readonly names?: readonly string[]
    }
  | {
      /** A renewal by `graceDays` (default 30) after a term has run out; one row for each term, `leadDays` (default 30) before its end. */
      readonly predict: 'renewal'
      /** Days of a term, from the renewal that starts it. Default 365. */
      readonly termDays?: number
      readonly leadDays?: number
      readonly graceDays?: number
    }

/** Options of {@link predictionRows}. */
export interface PredictionRowOptions extends JourneyFeatureOptions {
  /** Up to when events are complete: milliseconds UTC. Default: the latest event. Outcomes that reach beyond it are not known yet. */
  readonly completeUntil?: number
}

/** What {@link predictionRows} found. */
export interface PredictionRows {
  /** By time, then by golden ID. */
  readonly rows: readonly PredictionRow[]
  /** Days between a prediction and the last instant that can settle it, as training needs it. */
  readonly horizonDays: number
  /** Rows left out since their horizon reaches beyond the data. */
  readonly undecided: number
  /** Events that belong to nobody who is known. */
  readonly unresolvedEvents: number
}

/**
 * Puts past events in the form that a model learns from: who was known how at which instant, and what happened then.
 *
 * @param events of all customers, in any order
 * @throws SamewiseError `BAD_CONFIG` for a task that is not known, or days that are no number
 *
 * @example
 * ```ts
 * import { personByRecord, predictionRows, type CustomerEvent } from 'samewise/customer'
 *
 * const day = 86_400_000
 * const order = (id: string, at: number): CustomerEvent => ({
 *   id, at: at * day, kind: 'transaction', name: 'order', record: { source: 'shop', recordId: '1' },
 * })
 * const { rows } = predictionRows(
 *   [order('a', 1), order('b', 40), order('c', 300)],
 *   personByRecord(({ recordId }) => recordId),
 *   { predict: 'churn', at: [50 * day], horizonDays: 90 },
 * )
 * rows[0].outcome // true: there was no order from day 50 to day 140
 * ```
 */
export function predictionRows(
  events: Iterable<CustomerEvent>,
  personOf: PersonOfEvent,
  task: PredictionTask,
  options: PredictionRowOptions = {},
): PredictionRows {
  checkTask(task)
  const sorted = EventSet.of(events).sorted()
  const completeUntil = options.completeUntil ?? sorted[sorted.length - 1]?.at ?? 0
  const byPerson = new Map<string, CustomerEvent[]>()
  let unresolvedEvents = 0
  for (const event of sorted) {
    const person = personOf(event)
    if (person === undefined) {
      unresolvedEvents++
      continue
    }
    let own = byPerson.get(person)
    if (own === undefined) byPerson.set(person, (own = []))
    own.push(event)
  }
  const rows: PredictionRow[] = []
  let undecided = 0
  let horizonDays = 0
  for (const [person, own] of byPerson) {
    for (const { asOf, until, horizon, outcome, extra } of questionsOf(own, task)) {
      horizonDays = Math.max(horizonDays, horizon)
      if (until > completeUntil) undecided++
      else rows.push({ person, asOf, features: { ...featuresOf(own, asOf, options), ...extra }, outcome })
    }
  }
  rows.sort((a, b) => a.asOf - b.asOf || (a.person < b.person ? -1 : a.person > b.person ? 1 : 0))
  return { rows, horizonDays, undecided, unresolvedEvents }
}

function checkTask(task: PredictionTask): void {
  const { predict, ...rest } = task
  const faults = ['churn', 'response', 'renewal'].includes(predict)
    ? []
    : [`predict is "${predict}"; it is churn, response or renewal`]
  for (const name of ['activeDays', 'horizonDays', 'termDays', 'leadDays', 'graceDays']) {
    const days = (rest as Record<string, unknown>)[name]
    if (days !== undefined && !(Number.isFinite(days) && (days as number) >= 0)) {
      faults.push(`${name} is ${days}; it is a number of days, 0 or more`)
    }
  }
  if (faults.length === 0) return
  const list = faults.map((fault) => `  - ${fault}`).join('\n')
  throw new SamewiseError('BAD_CONFIG', `What is to be predicted is not told well:\n${list}\nCorrect it and try again.`)
}

/** An instant of prediction, when its outcome is settled, and what it was. */
interface Question {
  readonly asOf: number
  readonly until: number
  readonly horizon: number
  readonly outcome: boolean
  readonly extra?: Features
}

function questionsOf(own: readonly CustomerEvent[], task: PredictionTask): Question[] {
  if (task.predict === 'churn') return churnQuestions(own, task.at, task.horizonDays ?? 90, task.activeDays ?? 365)
  if (task.predict === 'response') {
    return responseQuestions(own, task.horizonDays ?? 14, task.names ?? ['clicked', 'replied', 'converted'])
  }
  return renewalQuestions(own, task.termDays ?? 365, task.leadDays ?? 30, task.graceDays ?? 30)
}

function churnQuestions(own: readonly CustomerEvent[], at: readonly number[], horizon: number, active: number) {
  const bought = own.filter((e) => e.kind === 'transaction' && (e.name === 'order' || e.name === 'renewal'))
  return [...new Set(at)]
    .filter((asOf) => bought.some((e) => e.at < asOf && e.at >= asOf - active * DAY_MS))
    .map((asOf) => {
      const until = asOf + horizon * DAY_MS
      return { asOf, until, horizon, outcome: !bought.some((e) => e.at >= asOf && e.at < until) }
    })
}

function responseQuestions(own: readonly CustomerEvent[], horizon: number, names: readonly string[]): Question[] {
  const responses = new Map<string, number[]>()
  for (const { kind, name, refersTo, at } of own) {
    if (kind !== 'response' || refersTo === undefined || !names.includes(name)) continue
    const known = responses.get(refersTo)
    if (known === undefined) responses.set(refersTo, [at])
    else known.push(at)
  }
  return own
    .filter((event) => event.kind === 'contact')
    .map(({ id, at, channel }) => {
      const until = at + horizon * DAY_MS
      const outcome = (responses.get(id) ?? []).some((when) => when >= at && when < until)
      return { asOf: at, until, horizon, outcome, extra: channel === undefined ? {} : { [`channel:${channel}`]: 1 } }
    })
}

function renewalQuestions(own: readonly CustomerEvent[], term: number, lead: number, grace: number): Question[] {
  const renewals = own.filter((event) => event.kind === 'transaction' && event.name === 'renewal')
  const byProduct = new Map<string, CustomerEvent[]>()
  for (const renewal of renewals) {
    const product = renewal.product ?? ''
    byProduct.set(product, [...(byProduct.get(product) ?? []), renewal])
  }
  return [...byProduct.values()].flatMap((terms) =>
    terms.map(({ at }) => {
      const due = at + term * DAY_MS
      const asOf = due - lead * DAY_MS
      const until = due + grace * DAY_MS
      return { asOf, until, horizon: lead + grace, outcome: terms.some((e) => e.at >= asOf && e.at < until) }
    }),
  )
}
