import { DAY_MS } from '../../base'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import { zoneOf } from '../local-time'
import type { PreferencePrior } from '../preference/preference-prior'
import type { PreferenceDimension } from '../preference/preference-signals'
import { type Action, DO_NOTHING } from './action'
import { type ContactPolicy, decisionStages, isExempt, policyHash } from './contact-policy'
import { categoryOfContact } from './count-caps'
import { firstAt } from './customer-state'
import type { EngagementBook } from './engagement-book'
import {
  consentOn,
  type GateView,
  type OpenChannel,
  once,
  type Refusal,
  refusedByCap,
  refusedByConflict,
  refusedByEligibility,
  refusedByHold,
  refusedBySuitability,
  timeOn,
} from './gates'
import { preferredTime } from './preferred-time'

/** An action that may be taken, and what it is worth. */
export interface RankedAction {
  /** Id of the action, or `do-nothing`. */
  readonly action: string
  /** propensity × context × value × lever − cost − fatigue. */
  readonly score: number
  /** Absent for doing nothing. */
  readonly channel?: string
  readonly contactPoint?: string
  /** When: now, when quiet hours end, or in the hour they prefer. Milliseconds UTC. */
  readonly at: number
  /** Set where it waits for the hour they prefer, `'0'` to `'23'` by their clock: any time of that hour from {@link at} on will do. */
  readonly preferredHour?: string
  /** What the score is made of; absent for doing nothing. */
  readonly parts?: {
    readonly propensity: number
    readonly context: number
    readonly value: number
    readonly lever: number
    readonly cost: number
    readonly fatigue: number
  }
  /** Mandatory actions come before all others, whatever they score. */
  readonly isMandatory: boolean
}

/** An action that may not be taken, and why. */
export interface RejectedAction extends Refusal {
  readonly action: string
}

/** What to do for a customer now. */
export interface Decision {
  readonly goldenId: string
  readonly asOf: number
  /** Hash of the rules it was made by, see `policyHash`. */
  readonly policyHash: string
  /** What to do; null is to do nothing. */
  readonly chosen: RankedAction | null
  /** All that may be done, and doing nothing among them: best first, equal scores by id. */
  readonly ranked: readonly RankedAction[]
  /** All others, by id, each with the first stage it failed, over all its channels the furthest. */
  readonly rejected: readonly RejectedAction[]
  readonly issues: readonly EngageIssue[]
}

/** Options of {@link nextBestAction}. */
export interface DecideOptions {
  /** Rules, see `defineContactPolicy`. */
  readonly policy: ContactPolicy
  /** Milliseconds UTC. */
  readonly now: number
  /** What is known of the moment: its topic and tags choose among the context factors of actions. */
  readonly context?: { readonly topic?: string; readonly tags?: readonly string[] }
  /** Probability that an action succeeds over a channel, 0 to 1, such as a model says. Default that of the action, or 1. */
  readonly propensity?: (action: Action, channel: string) => number | undefined
  /** What preferences start from, see `fitPreferencePrior`. */
  readonly prior?: PreferencePrior
}

/**
 * The next best action for a customer. Every action goes through fixed stages: eligibility, suitability, holds, consent, conflicts, caps and quiet
 * hours; those that are left are ranked by propensity × context × value × lever − cost, and doing nothing is one of them, with the
 * baseline of the policy as its score: it is done unless the best action is above it by more than the least gain. Of several channels the preferred one is taken,
 * else the one with the best score, else the first of the action. Where the policy says so, contacts wait for the hour that the customer prefers, if they may be
 * made then; where no hour is known to be preferred, they do not. Every action is in `ranked` or in `rejected`, once.
 *
 * @param actions checked ones, see `defineActions`
 *
 * @example
 * ```ts
 * import { EngagementBook, explainDecision, nextBestAction } from 'samewise/customer'
 *
 * const book = new EngagementBook(() => 'g1')
 * book.add({ id: 'e1', at: 1_000, kind: 'case', name: 'opened', caseId: 'c1', topic: 'billing-dispute' })
 * const actions = [
 *   { id: 'upgrade', category: 'marketing', channels: ['email'], value: 50 },
 *   { id: 'call back', category: 'service', channels: ['phone'], value: 10 },
 * ] as const
 * const policy = { name: 'p', holds: [{ id: 'dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }] } as const
 * const decision = nextBestAction(book, 'g1', actions, { policy, now: 2_000 })
 * decision.chosen?.action // 'call back'
 * decision.rejected[0].stage // 'holds'
 * explainDecision(decision).length // 3 sentences
 * ```
 */
export function nextBestAction(
  book: EngagementBook,
  goldenId: string,
  actions: readonly Action[],
  options: DecideOptions,
): Decision {
  const { policy, now } = options
  const state = book.customer(goldenId)
  const view: GateView = { book, state, policy, now, answers: new Map() }
  const ranked: RankedAction[] = []
  const rejected: RejectedAction[] = []
  const fatigue = fatigueOf(view)
  for (const action of actions) {
    const result = judge(action, view, options, fatigue)
    if ('stage' in result) {
      const { stage, rule, evidence } = result
      rejected.push({ action: action.id, stage, rule, evidence })
    } else ranked.push(result)
  }
  const { baseline = 0, minGain = 0 } = policy
  ranked.push({ action: DO_NOTHING, score: baseline, at: now, isMandatory: false })
  ranked.sort(compareRanked)
  rejected.sort((a, b) => (a.action < b.action ? -1 : 1))
  const [best] = ranked.filter(({ action }) => action !== DO_NOTHING)
  const isWorth = best !== undefined && (best.isMandatory || best.score > baseline + minGain)
  return {
    goldenId,
    asOf: now,
    policyHash: hashOf(policy),
    chosen: isWorth ? best : null,
    ranked,
    rejected,
    issues: issuesOf(view),
  }
}

/** Hashes of frozen policies already met: hashing one takes longer than to decide. */
const hashes = /* @__PURE__ */ new WeakMap<ContactPolicy, string>()

function hashOf(policy: ContactPolicy): string {
  if (!Object.isFrozen(policy)) return policyHash(policy)
  let hash = hashes.get(policy)
  if (hash === undefined) hashes.set(policy, (hash = policyHash(policy)))
  return hash
}

function compareRanked(a: RankedAction, b: RankedAction): number {
  if (a.isMandatory !== b.isMandatory) return a.isMandatory ? -1 : 1
  return b.score - a.score || (a.action < b.action ? -1 : 1)
}

function judge(action: Action, view: GateView, options: DecideOptions, fatigue: number): RankedAction | Refusal {
  const refusal =
    refusedByEligibility(action, view) ?? refusedBySuitability(action, view) ?? refusedByHold(action, view)
  if (refusal !== undefined) return refusal
  const verdicts = verdictsFor(action, view)
  let best: RankedAction | undefined
  let furthest: Refusal | undefined
  for (const channel of action.channels) {
    let verdict = verdicts.get(channel)
    if (verdict === undefined) verdicts.set(channel, (verdict = judgeChannel(action, channel, view, options)))
    const result = 'stage' in verdict ? verdict : scoreOn(action, verdict, view, options, fatigue)
    if ('stage' in result) {
      if (furthest === undefined || isFurther(result, furthest)) furthest = result
    } else if (best === undefined || isRather(result, best, view, options)) best = result
  }
  return best ?? furthest!
}

/** Whether a refusal is of a later stage. */
function isFurther(refusal: Refusal, other: Refusal): boolean {
  return decisionStages.indexOf(refusal.stage) > decisionStages.indexOf(other.stage)
}

/** Whether an action is rather done over this channel than over one that it names before: over the preferred one, else for a better score. */
function isRather(own: RankedAction, earlier: RankedAction, view: GateView, options: DecideOptions): boolean {
  const preferred = once(view, 'preferred channel', () => topOf('channel', view, options))
  if (earlier.channel === preferred) return false
  return own.channel === preferred || own.score > earlier.score
}

function topOf(
  dimension: PreferenceDimension,
  { state, policy, now }: GateView,
  { prior }: DecideOptions,
): string | null {
  const { consentDefaults } = policy
  return state.preference(dimension, now, {
    ...(consentDefaults === undefined ? {} : { consentDefaults }),
    ...(prior === undefined ? {} : { prior }),
  }).top
}

/** A channel that may be used, and when. */
interface TimedChannel extends OpenChannel {
  readonly at: number
  readonly preferredHour?: string
}

type ChannelVerdict = TimedChannel | Refusal

/** Verdicts so far, by channel. Most actions differ in nothing that a channel is judged by, but for category and purpose: those share them. */
function verdictsFor({ id, category, purpose = '', validTo }: Action, view: GateView): Map<string, ChannelVerdict> {
  const isOwn = validTo !== undefined || view.policy.conflicts?.some(({ actions }) => actions.includes(id))
  return isOwn ? new Map() : once(view, `verdicts ${category} ${purpose}`, () => new Map<string, ChannelVerdict>())
}

function judgeChannel(action: Action, channel: string, view: GateView, options: DecideOptions): ChannelVerdict {
  const { now } = view
  const open = consentOn(action, channel, view)
  if ('stage' in open) return open
  const early = refusedByConflict(action, now, view) ?? refusedByCap(action, channel, now, view)
  if (early !== undefined) return early
  const time = timeOn(action, channel, view)
  if ('stage' in time) return time
  const { at } = time
  const refusal = at === now ? undefined : refusedAt(at, action, open, view)
  if (refusal !== undefined) return refusal
  const preferred = preferredHourOn(action, channel, at, view, options)
  const isOpenThen = preferred !== undefined && refusedAt(preferred.at, action, open, view) === undefined
  return isOpenThen ? { ...preferred, ...open } : { at, ...open }
}

/** What is put off must still be allowed when its time comes. */
function refusedAt(at: number, action: Action, open: OpenChannel, view: GateView): Refusal | undefined {
  const { policy } = view
  const { channel } = open
  if (action.validTo !== undefined && at >= action.validTo && !isExempt(policy, action.category, 'eligibility')) {
    return { stage: 'eligibility', rule: 'valid-time', evidence: { validTo: action.validTo } }
  }
  if (open.consentUntil !== undefined && at >= open.consentUntil) {
    return { stage: 'consent', rule: 'consent-ends-before', evidence: { channel, until: open.consentUntil } }
  }
  return refusedByConflict(action, at, view) ?? refusedByCap(action, channel, at, view)
}

/** A time after `at` in the hour that the customer prefers, where the policy waits for it. */
function preferredHourOn(
  { category }: Action,
  channel: string,
  at: number,
  view: GateView,
  options: DecideOptions,
): Pick<TimedChannel, 'at' | 'preferredHour'> | undefined {
  const { preferredHour: rule } = view.policy
  if (rule === undefined || !(rule.categories ?? ['marketing']).includes(category)) return undefined
  const hour = once(view, 'preferred hour', () => topOf('sendHour', view, options) ?? topOf('hour', view, options))
  const time = hour === null ? undefined : preferredTime(at, hour, channel, rule.maxWaitHours, view)
  return hour === null || time === undefined || time === at ? undefined : { at: time, preferredHour: hour }
}

function scoreOn(
  action: Action,
  { channel, contactPoint, at, preferredHour }: TimedChannel,
  { policy }: GateView,
  { propensity: model, context: moment = {} }: DecideOptions,
  fatigue: number,
): RankedAction | Refusal {
  const given = model?.(action, channel) ?? action.propensity ?? 1
  const propensity = given >= 0 && given <= 1 ? given : Number.NaN
  const { context: factors, lever = 1, value, cost: costs = 0 } = action
  const context = factors === undefined ? 1 : contextFactor(factors, channel, moment)
  const cost = typeof costs === 'number' ? costs : Object.hasOwn(costs, channel) ? costs[channel] : 0
  const score = propensity * context * value * lever - cost - fatigue
  if (!Number.isFinite(score)) return { stage: 'rank', rule: 'unusable-propensity', evidence: { channel } }
  const parts = { propensity, context, value, lever, cost, fatigue }
  const isMandatory = isExempt(policy, action.category, 'rank')
  return {
    action: action.id,
    score,
    channel,
    ...(contactPoint === undefined ? {} : { contactPoint }),
    at,
    ...(preferredHour === undefined ? {} : { preferredHour }),
    parts,
    isMandatory,
  }
}

function contextFactor(
  factors: Readonly<Record<string, number>>,
  channel: string,
  { topic, tags = [] }: NonNullable<DecideOptions['context']>,
): number {
  const known = new Set([channel, ...(topic === undefined ? [] : [topic]), ...tags])
  let product = 1
  for (const name of known) if (Object.hasOwn(factors, name)) product *= factors[name]
  return product
}

/** What the contacts of the last days take off every score; what is transactional or mandatory tires nobody. */
function fatigueOf({ state, policy, now }: GateView): number {
  if (policy.fatigue === undefined) return 0
  const { contacts } = state
  let count = 0
  for (let i = firstAt(contacts, now - policy.fatigue.days * DAY_MS); i < contacts.length; i++) {
    const category = categoryOfContact(contacts[i])
    if (contacts[i].at <= now && (category === 'marketing' || category === 'service')) count++
  }
  return count * policy.fatigue.cost
}

function issuesOf({ state, policy }: GateView): EngageIssue[] {
  const issues = new IssueCounter()
  const { zone } = state.facts
  if (zone !== undefined && zoneOf(zone) === undefined) issues.add('unknown-zone', zone)
  else if (zone === undefined && (policy.quietHours ?? []).length > 0) issues.add('no-zone', state.facts.goldenId)
  return issues.list()
}
