import { DAY_MS } from '../../base'
import type { CustomerCase } from '../../journey'
import { effectiveConsent } from '../consent/effective-consent'
import type { Zone } from '../local-time'
import type { Condition } from '../segment/condition'
import type { Action, ActionCategory } from './action'
import {
  type ContactPolicy,
  type DecisionStage,
  type HoldRule,
  isExempt,
  purposeOf,
  type QuietHours,
} from './contact-policy'
import { firstZone, fullCap } from './count-caps'
import type { CustomerState } from './customer-state'
import type { EngagementBook } from './engagement-book'
import { quietUntil } from './quiet-until'

/** Why an action cannot be taken. */
export interface Refusal {
  readonly stage: DecisionStage
  /** Id of the rule of the policy, or the name of a built-in one: `eligible`, `valid-time`, `no-address`, `suitable`, `no-consent`, … */
  readonly rule: string
  /** What it rests on: a case, a statement, a count. */
  readonly evidence: Readonly<Record<string, string | number>>
}

/** What a gate looks at. */
export interface GateView {
  readonly book: EngagementBook
  readonly state: CustomerState
  readonly policy: ContactPolicy
  /** Milliseconds UTC. */
  readonly now: number
  /** Answers that are the same for all actions of a category and purpose, within one decision. */
  readonly answers: Map<string, unknown>
}

/** An answer of this decision, asked once. */
export function once<T>({ answers }: GateView, question: string, ask: () => T): T {
  if (answers.has(question)) return answers.get(question) as T
  const answer = ask()
  answers.set(question, answer)
  return answer
}

/** Texts of conditions that have been met; an action is asked about for many customers. */
const texts = /* @__PURE__ */ new WeakMap<Condition, string>()

function textOf(condition: Condition): string {
  let text = texts.get(condition)
  if (text === undefined) texts.set(condition, (text = JSON.stringify(condition)))
  return text
}

/** Stage 1: whether the action is on at all for this customer. */
export function refusedByEligibility(action: Action, { state, policy, now }: GateView): Refusal | undefined {
  const stage = 'eligibility'
  if (isExempt(policy, action.category, stage)) return undefined
  const { validFrom = Number.NEGATIVE_INFINITY, validTo = Number.POSITIVE_INFINITY } = action
  if (now < validFrom) return { stage, rule: 'valid-time', evidence: { validFrom } }
  if (now >= validTo) return { stage, rule: 'valid-time', evidence: { validTo } }
  if (action.eligible !== undefined && !state.holds(action.eligible, now, policy)) {
    return { stage, rule: 'eligible', evidence: { condition: textOf(action.eligible) } }
  }
  return undefined
}

/** Stage 2: whether it suits the customer now. */
export function refusedBySuitability(action: Action, { state, policy, now }: GateView): Refusal | undefined {
  if (action.suitable === undefined || isExempt(policy, action.category, 'suitability')) return undefined
  if (state.holds(action.suitable, now, policy)) return undefined
  return { stage: 'suitability', rule: 'suitable', evidence: { condition: textOf(action.suitable) } }
}

/** Stage 3: whether something must be settled first. */
export function refusedByHold({ category }: Action, view: GateView): Refusal | undefined {
  return once(view, `hold ${category}`, () => holdOn(category, view))
}

function holdOn(category: ActionCategory, { state, policy, now }: GateView): Refusal | undefined {
  if (isExempt(policy, category, 'holds')) return undefined
  for (const hold of state.facts.holds ?? []) {
    const { startsAt = Number.NEGATIVE_INFINITY, expiresAt = Number.POSITIVE_INFINITY } = hold
    if (hold.holds.includes(category) && now >= startsAt && now < expiresAt) {
      const until = hold.expiresAt === undefined ? {} : { until: hold.expiresAt }
      return { stage: 'holds', rule: hold.id, evidence: { owner: hold.owner, ...until } }
    }
  }
  const rules = (policy.holds ?? []).filter(({ holds }) => holds.includes(category))
  for (const own of state.casesAt(now)) {
    if (own.status !== 'open') continue
    if (own.holds.includes(category)) {
      return { stage: 'holds', rule: 'case', evidence: caseEvidence(own, own.department ?? 'unknown') }
    }
    for (const rule of rules) {
      if (!isMeant(rule, own.topic)) continue
      const until = rule.maxDays === undefined ? undefined : own.openedAt + rule.maxDays * DAY_MS
      if (until !== undefined && now >= until) continue
      return { stage: 'holds', rule: rule.id, evidence: caseEvidence(own, rule.owner, until) }
    }
  }
  return undefined
}

function caseEvidence({ id, topic, openedAt }: CustomerCase, owner: string, until?: number): Refusal['evidence'] {
  return {
    case: id,
    ...(topic === undefined ? {} : { topic }),
    since: openedAt,
    owner,
    ...(until === undefined ? {} : { until }),
  }
}

function isMeant({ topics }: HoldRule, topic: string | undefined): boolean {
  if (topics === undefined) return true
  const own = topic?.toLowerCase()
  return topics.some((wanted) => {
    const prefix = wanted.toLowerCase()
    return own !== undefined && (own === prefix || (own.startsWith(prefix) && ' -:/'.includes(own[prefix.length])))
  })
}

/** A channel with the address that may be used on it. */
export interface OpenChannel {
  readonly channel: string
  readonly contactPoint?: string
  /** When the consent it rests on ends. */
  readonly consentUntil?: number
}

/** Stage 4: an address on a channel that may be used. */
export function consentOn(action: Action, channel: string, view: GateView): OpenChannel | Refusal {
  const purpose = purposeOf(view.policy, action)
  const isFree = isExempt(view.policy, action.category, 'consent')
  return once(view, `consent ${isFree} ${purpose}\u0000${channel}`, () => openChannel(purpose, isFree, channel, view))
}

function openChannel(
  purpose: string,
  isFree: boolean,
  channel: string,
  { state, policy, now }: GateView,
): OpenChannel | Refusal {
  const { contactPoints } = state.facts
  const points: readonly (string | undefined)[] =
    contactPoints === undefined ? [undefined] : (contactPoints[channel] ?? [])
  if (points.length === 0) return { stage: 'eligibility', rule: 'no-address', evidence: { channel } }
  let refusal: Refusal | undefined
  for (const contactPoint of points) {
    const at = contactPoint === undefined ? {} : { contactPoint }
    if (isFree) return { channel, ...at }
    const { consentDefaults: defaults } = policy
    const answer = effectiveConsent(
      state.consents,
      { purpose, channel, ...at },
      { asOf: now, ...(defaults === undefined ? {} : { defaults }) },
    )
    if (answer.granted) {
      return { channel, ...at, ...(answer.expiresAt === undefined ? {} : { consentUntil: answer.expiresAt }) }
    }
    const { status, settledBy, proof } = answer
    const statement = proof === undefined ? {} : { statement: proof.id, since: proof.at }
    refusal ??= {
      stage: 'consent',
      rule: 'no-consent',
      evidence: { purpose, channel, status, settledBy, ...statement },
    }
  }
  return refusal!
}

/** Stage 5: whether another action stands in its way. */
export function refusedByConflict(
  action: Pick<Action, 'id' | 'category'>,
  at: number,
  view: GateView,
  ownReservation?: string,
): Refusal | undefined {
  const { policy } = view
  if (isExempt(policy, action.category, 'conflicts')) return undefined
  for (const rule of policy.conflicts ?? []) {
    if (!rule.actions.includes(action.id)) continue
    const apartMs = (rule.apartDays ?? Number.POSITIVE_INFINITY) * DAY_MS
    for (const other of rule.actions) {
      if (other === action.id && rule.actions.length > 1) continue
      const last = lastNear(other, at, apartMs, view, ownReservation)
      if (last !== undefined) return { stage: 'conflicts', rule: rule.id, evidence: { with: other, last } }
    }
  }
  return undefined
}

/** The latest contact that an action led to, or will lead to, nearer to a time than a span. */
function lastNear(
  action: string,
  at: number,
  spanMs: number,
  { book, state, now }: GateView,
  ownReservation: string | undefined,
): number | undefined {
  let last: number | undefined
  const contacts = state.contactsOf(action)
  for (let i = contacts.length - 1; i >= 0 && last === undefined; i--) {
    if (Math.abs(at - contacts[i].at) < spanMs) last = contacts[i].at
    else if (contacts[i].at < at) break
  }
  for (const own of book.reservationsOf(state.facts.goldenId, now)) {
    if (own.action !== action || own.id === ownReservation || Math.abs(at - own.at) >= spanMs) continue
    if (last === undefined || own.at > last) last = own.at
  }
  return last
}

/** Stage 6: whether there is room under the caps. */
export function refusedByCap(
  action: Pick<Action, 'category'>,
  channel: string,
  at: number,
  view: GateView,
  ownReservation?: string,
): Refusal | undefined {
  const { book, state, policy, now } = view
  if (isExempt(policy, action.category, 'caps')) return undefined
  const times = { at, now, ...(ownReservation === undefined ? {} : { ownReservation }) }
  // Where no cap is of some channels only, they all have one answer.
  const isByChannel = policy.caps?.some(({ channels }) => channels !== undefined)
  const full = once(view, `cap ${action.category} ${at}\u0000${isByChannel ? channel : ''}`, () =>
    fullCap(book, state.facts.goldenId, action, channel, policy, times),
  )
  if (full === undefined) return undefined
  return { stage: 'caps', rule: full.rule.id, evidence: { channel, count: full.count, max: full.rule.max } }
}

/** Stage 7: when it may be said, by the clock where the customer is. */
export function timeOn(action: Action, channel: string, view: GateView): { readonly at: number } | Refusal {
  const { policy, now } = view
  if (isExempt(policy, action.category, 'quiet-hours')) return { at: now }
  return once(view, `time ${channel}`, () => timeOutsideQuiet(channel, view))
}

function timeOutsideQuiet(channel: string, view: GateView): { readonly at: number } | Refusal {
  const zone = zoneOfCustomer(view)
  const answer = quietUntil(view.now, quietRulesOn(channel, view), zone)
  if (answer.at !== undefined) return { at: answer.at }
  return { stage: 'quiet-hours', rule: answer.droppedBy, evidence: { channel, zone: zone.name } }
}

/** The quiet hours of a channel. */
export function quietRulesOn(channel: string, { policy }: GateView): readonly QuietHours[] {
  return (policy.quietHours ?? []).filter(({ channels }) => channels === undefined || channels.includes(channel))
}

/** The clock where the customer is, as far as it is known. */
export function zoneOfCustomer({ state, policy }: GateView): Zone {
  return firstZone(state.facts.zone, policy.zone)
}
