import { DAY_MS } from '../../base'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import { zoneOf } from '../local-time'
import type { PreferencePrior } from '../preference/preference-prior'
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

/** An action that may be taken, and what it is worth. */
export interface RankedAction {
  /** Id of the action, or `do-nothing`. */
  readonly action: string
  /** propensity × context × value × lever − cost − fatigue. */
  readonly score: number
  /** Absent for doing nothing. */
  readonly channel?: string
  readonly contactPoint?: string
  /** When: now, or when quiet hours end. Milliseconds UTC. */
  readonly at: number
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
 * else the one with the best score, else the first of the action. Every action is in `ranked` or in `rejected`, once.
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
    if ('stage' in result) rejected.push({ action: action.id, ...result })
    else ranked.push(result)
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
  const open: (OpenChannel & { readonly at: number })[] = []
  const refusals: Refusal[] = []
  for (const channel of action.channels) {
    const result = judgeChannel(action, channel, view)
    if ('stage' in result) refusals.push(result)
    else open.push(result)
  }
  if (open.length === 0) return furthest(refusals)
  const scored = open.map((own) => scoreOn(action, own, view, options, fatigue))
  const usable = scored.filter((own) => Number.isFinite(own.score))
  if (usable.length === 0) return { stage: 'rank', rule: 'unusable-propensity', evidence: { channel: open[0].channel } }
  return chooseChannel(usable, view, options)
}

type ChannelVerdict = (OpenChannel & { readonly at: number }) | Refusal

/** Most actions differ in nothing that a channel is judged by, but for category and purpose: those share one verdict. */
function judgeChannel(action: Action, channel: string, view: GateView): ChannelVerdict {
  const isOwn =
    action.validTo !== undefined || view.policy.conflicts?.some(({ actions }) => actions.includes(action.id))
  if (isOwn) return judgeOwnChannel(action, channel, view)
  const question = `channel ${action.category} ${channel}\u0000${action.purpose ?? ''}`
  return once(view, question, () => judgeOwnChannel(action, channel, view))
}

function judgeOwnChannel(action: Action, channel: string, view: GateView): ChannelVerdict {
  const { policy, now } = view
  const open = consentOn(action, channel, view)
  if ('stage' in open) return open
  const early = refusedByConflict(action, now, view) ?? refusedByCap(action, channel, now, view)
  if (early !== undefined) return early
  const time = timeOn(action, channel, view)
  if ('stage' in time) return time
  const { at } = time
  if (at === now) return { ...open, at }
  // What is put off must still be allowed when its time comes.
  if (action.validTo !== undefined && at >= action.validTo && !isExempt(policy, action.category, 'eligibility')) {
    return { stage: 'eligibility', rule: 'valid-time', evidence: { validTo: action.validTo } }
  }
  if (open.consentUntil !== undefined && at >= open.consentUntil) {
    return { stage: 'consent', rule: 'consent-ends-before', evidence: { channel, until: open.consentUntil } }
  }
  return refusedByConflict(action, at, view) ?? refusedByCap(action, channel, at, view) ?? { ...open, at }
}

/** The refusal at the last stage; of equal ones, that of the earlier channel. */
function furthest(refusals: readonly Refusal[]): Refusal {
  const rank = ({ stage }: Refusal) => decisionStages.indexOf(stage)
  return refusals.reduce((best, refusal) => (rank(refusal) > rank(best) ? refusal : best))
}

function scoreOn(
  action: Action,
  { channel, contactPoint, at }: OpenChannel & { readonly at: number },
  { policy }: GateView,
  { propensity: model, context: moment = {} }: DecideOptions,
  fatigue: number,
): RankedAction {
  const given = model?.(action, channel) ?? action.propensity ?? 1
  const propensity = given >= 0 && given <= 1 ? given : Number.NaN
  const { context: factors, lever = 1, value, cost: costs = 0 } = action
  const context = factors === undefined ? 1 : contextFactor(factors, channel, moment)
  const cost = typeof costs === 'number' ? costs : Object.hasOwn(costs, channel) ? costs[channel] : 0
  return {
    action: action.id,
    score: propensity * context * value * lever - cost - fatigue,
    channel,
    ...(contactPoint === undefined ? {} : { contactPoint }),
    at,
    parts: { propensity, context, value, lever, cost, fatigue },
    isMandatory: isExempt(policy, action.category, 'rank'),
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

function chooseChannel(scored: readonly RankedAction[], view: GateView, options: DecideOptions): RankedAction {
  if (scored.length === 1) return scored[0]
  const { state, policy, now } = view
  const { top } = state.preference('channel', now, {
    ...(policy.consentDefaults === undefined ? {} : { consentDefaults: policy.consentDefaults }),
    ...(options.prior === undefined ? {} : { prior: options.prior }),
  })
  const preferred = scored.find(({ channel }) => channel === top)
  return preferred ?? scored.reduce((best, own) => (own.score > best.score ? own : best))
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
