import * as z from 'zod/mini'
import { hashString } from '../../base'
import { didYouMean } from '../../entity'
import { checkConfig, frozenCopy } from '../check-config'
import type { ConsentDefaults } from '../consent/consent'
import { zoneOf } from '../local-time'
import { conditionFaults } from '../segment/define-segment'
import { type Action, type ActionCategory, actionCategories, DO_NOTHING } from './action'

/** The stages that an action goes through, in this order. */
export type DecisionStage =
  | 'eligibility'
  | 'suitability'
  | 'holds'
  | 'consent'
  | 'conflicts'
  | 'caps'
  | 'quiet-hours'
  | 'rank'

/** All stages, in order. */
export const decisionStages = [
  'eligibility',
  'suitability',
  'holds',
  'consent',
  'conflicts',
  'caps',
  'quiet-hours',
  'rank',
] as const

/** What an open case holds back. */
export interface HoldRule {
  readonly id: string
  /**
   * Topics of cases: a case is meant if its topic is one of them or starts with one of them and a hyphen, space, colon or slash, so that `billing` means
   * `billing-dispute`. Default: every open case.
   */
  readonly topics?: readonly string[]
  /** Categories that must wait. */
  readonly holds: readonly ActionCategory[]
  /** Who lifts it. */
  readonly owner: string
  /** It ends by itself so many days after the case was opened. Default: when the case is closed. */
  readonly maxDays?: number
}

/** Actions that must keep apart. */
export interface ConflictRule {
  readonly id: string
  /** Any two different ones of them are meant; of one alone, it and itself. */
  readonly actions: readonly string[]
  /** Days that must lie between. Default: one rules the others out for good. */
  readonly apartDays?: number
}

/** How often customers may be contacted. */
export interface CapRule {
  readonly id: string
  /** Contacts that are allowed within a window. */
  readonly max: number
  /** A window of so many days of 24 hours that moves with time. One of `days` and `calendar`. */
  readonly days?: number
  /** A window of the calendar; weeks begin on Monday. */
  readonly calendar?: 'day' | 'week' | 'month'
  /** Zone of the calendar. Default that of the person, else of the policy; of a household, that of the policy. */
  readonly zone?: string
  /** Whose contacts are counted together. Default `person`. */
  readonly per?: 'person' | 'household'
  /** Categories that count and are held back. Default `marketing`. */
  readonly categories?: readonly ActionCategory[]
  /** Channels that count and are held back. Default all together. */
  readonly channels?: readonly string[]
}

/** When customers are left alone, by the clock on their wall. */
export interface QuietHours {
  readonly id: string
  /** `HH:MM`: the first minute that is quiet. */
  readonly from: string
  /** `HH:MM`: the first minute that is not; before `from`, it is of the next day. The same as `from`: the whole day. */
  readonly to: string
  /** Days of the week at the moment itself, 1 Monday to 7 Sunday. Default all. */
  readonly days?: readonly number[]
  /** Default all. */
  readonly channels?: readonly string[]
  /** Wait for the end, or leave it. Default `defer`. */
  readonly outcome?: 'defer' | 'drop'
}

/** All rules by which it is decided whom to contact, as plain data. */
export interface ContactPolicy {
  readonly name: string
  /** IANA zone that holds where that of a person is not known. Default `UTC`. */
  readonly zone?: string
  readonly holds?: readonly HoldRule[]
  /** What holds where nobody said anything, by purpose. Default `consentDefaults`. */
  readonly consentDefaults?: ConsentDefaults
  /** Purposes that categories need consent for. Default: `marketing`, `service`, `transactional`, and `service` for `mandatory`. */
  readonly purposes?: { readonly [C in ActionCategory]?: string }
  readonly conflicts?: readonly ConflictRule[]
  readonly caps?: readonly CapRule[]
  readonly quietHours?: readonly QuietHours[]
  /**
   * Contacts wait for the hour in which the customer answers best, else is most active, where it is known and comes within so many hours. Default:
   * they are made as soon as they may be.
   */
  readonly preferredHour?: {
    readonly maxWaitHours: number
    /** Categories that wait. Default `marketing`. */
    readonly categories?: readonly ActionCategory[]
  }
  /**
   * Stages that categories are spared. Default: `mandatory` suitability, consent, conflicts, caps and rank; `transactional` and `service`
   * caps. Marketing can never be spared holds or consent.
   */
  readonly exempt?: { readonly [C in ActionCategory]?: readonly DecisionStage[] }
  /** Score of doing nothing. Default 0. */
  readonly baseline?: number
  /** How much the best action must be above it. Default 0. */
  readonly minGain?: number
  /** What each contact of the last days takes off the score of the next one. Default nothing. */
  readonly fatigue?: { readonly cost: number; readonly days: number }
}

const DEFAULT_EXEMPT: Readonly<Record<ActionCategory, readonly DecisionStage[]>> = {
  mandatory: ['suitability', 'consent', 'conflicts', 'caps', 'rank'],
  service: ['caps'],
  transactional: ['caps'],
  marketing: [],
}

const DEFAULT_PURPOSES: Readonly<Record<ActionCategory, string>> = {
  mandatory: 'service',
  service: 'service',
  transactional: 'transactional',
  marketing: 'marketing',
}

/** Whether a category is spared a stage. */
export function isExempt(policy: ContactPolicy, category: ActionCategory, stage: DecisionStage): boolean {
  return (policy.exempt?.[category] ?? DEFAULT_EXEMPT[category]).includes(stage)
}

/** The purpose that an action needs consent for. */
export function purposeOf(policy: ContactPolicy, action: Action): string {
  return action.purpose ?? policy.purposes?.[action.category] ?? DEFAULT_PURPOSES[action.category]
}

const text = z.string().check(z.minLength(1, 'must not be empty'))
const texts = z.array(text).check(z.minLength(1, 'must not be empty'))
const positive = z.number().check(z.gt(0, 'must be above 0'))
const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 21:30'))
const category = z.enum(actionCategories)
const stage = z.enum(decisionStages)
const byCategory = <T extends z.ZodMiniType>(of: T) =>
  z.strictObject({
    mandatory: z.optional(of),
    service: z.optional(of),
    transactional: z.optional(of),
    marketing: z.optional(of),
  })

const hold = z.strictObject({
  id: text,
  topics: z.optional(texts),
  holds: z.array(category).check(z.minLength(1, 'must not be empty')),
  owner: text,
  maxDays: z.optional(positive),
})
const conflict = z.strictObject({ id: text, actions: texts, apartDays: z.optional(positive) })
const cap = z.strictObject({
  id: text,
  max: z.int().check(z.gte(0, 'must be at least 0')),
  days: z.optional(positive),
  calendar: z.optional(z.enum(['day', 'week', 'month'])),
  zone: z.optional(text),
  per: z.optional(z.enum(['person', 'household'])),
  categories: z.optional(z.array(category)),
  channels: z.optional(texts),
})
const quiet = z.strictObject({
  id: text,
  from: clock,
  to: clock,
  days: z.optional(z.array(z.int().check(z.gte(1), z.lte(7))).check(z.minLength(1))),
  channels: z.optional(texts),
  outcome: z.optional(z.enum(['defer', 'drop'])),
})
const preferredHour = z.strictObject({ maxWaitHours: positive, categories: z.optional(z.array(category)) })
const policySchema = z.strictObject({
  name: text,
  zone: z.optional(text),
  holds: z.optional(z.array(hold)),
  consentDefaults: z.optional(z.record(z.string(), z.enum(['allow', 'deny']))),
  purposes: z.optional(byCategory(text)),
  conflicts: z.optional(z.array(conflict)),
  caps: z.optional(z.array(cap)),
  quietHours: z.optional(z.array(quiet)),
  preferredHour: z.optional(preferredHour),
  exempt: z.optional(byCategory(z.array(stage))),
  baseline: z.optional(z.number()),
  minGain: z.optional(z.number().check(z.gte(0, 'must be at least 0'))),
  fatigue: z.optional(z.strictObject({ cost: z.number(), days: positive })),
})
const actionSchema = z.array(
  z.strictObject({
    id: text,
    category,
    channels: texts,
    purpose: z.optional(text),
    eligible: z.optional(z.unknown()),
    suitable: z.optional(z.unknown()),
    validFrom: z.optional(z.number()),
    validTo: z.optional(z.number()),
    propensity: z.optional(z.number().check(z.gte(0, 'must be 0 to 1'), z.lte(1, 'must be 0 to 1'))),
    value: z.number(),
    cost: z.optional(z.union([z.number(), z.record(z.string(), z.number())])),
    lever: z.optional(z.number()),
    context: z.optional(z.record(z.string(), z.number())),
  }),
)

const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(policySchema.def.shape),
  holds: Object.keys(hold.def.shape),
  conflicts: Object.keys(conflict.def.shape),
  caps: Object.keys(cap.def.shape),
  quietHours: Object.keys(quiet.def.shape),
  preferredHour: Object.keys(preferredHour.def.shape),
}

/**
 * Checks a contact policy and freezes a copy of it.
 *
 * @param options.purposes purposes there are; one that is not among them is a fault. Default: any
 * @throws `BAD_CONFIG` with every fault and its path
 *
 * @example
 * ```ts
 * import { defineContactPolicy } from 'samewise/customer'
 *
 * const policy = defineContactPolicy({
 *   name: 'house rules',
 *   holds: [{ id: 'billing dispute', topics: ['billing'], holds: ['marketing'], owner: 'billing' }],
 *   caps: [{ id: 'two a week', max: 2, days: 7 }],
 *   quietHours: [{ id: 'night', from: '21:00', to: '08:00' }],
 * })
 * policy.caps?.[0].max // 2
 * ```
 */
export function defineContactPolicy(
  policy: ContactPolicy,
  options: { readonly purposes?: readonly string[] } = {},
): ContactPolicy {
  const checked = checkConfig<ContactPolicy>('The contact policy', policySchema, policy, {
    namesAt: (path) => SECTIONS[path.split('.')[0]] ?? [],
    furtherFaults: (own) => policyFaults(own, options.purposes),
  })
  return frozenCopy(checked)
}

function policyFaults(policy: ContactPolicy, purposes: readonly string[] | undefined): string[] {
  const { caps = [], holds = [], conflicts = [], quietHours = [] } = policy
  const faults: string[] = []
  const zones = [{ path: 'zone', zone: policy.zone }, ...caps.map(({ zone }, i) => ({ path: `caps.${i}.zone`, zone }))]
  for (const { path, zone } of zones) {
    if (zone !== undefined && zoneOf(zone) === undefined) {
      faults.push(`${path}: "${zone}" is no time zone; one is named like Europe/Berlin`)
    }
  }
  caps.forEach(({ days, calendar }, i) => {
    if ((days === undefined) === (calendar === undefined)) faults.push(`caps.${i}: needs either days or calendar`)
  })
  const ids = [...caps, ...holds, ...conflicts, ...quietHours].map(({ id }) => id)
  for (const id of new Set(ids.filter((own, i) => ids.indexOf(own) < i))) faults.push(`two rules are called "${id}"`)
  for (const spared of policy.exempt?.marketing ?? []) {
    if (spared === 'holds' || spared === 'consent') faults.push(`exempt.marketing: ${spared} can never be spared`)
  }
  const named = [...Object.keys(policy.consentDefaults ?? {}), ...Object.values(policy.purposes ?? {})]
  for (const purpose of new Set(named)) {
    if (purposes !== undefined && !purposes.includes(purpose)) {
      faults.push(`"${purpose}" is no purpose.${didYouMean(purpose, purposes)}`)
    }
  }
  return faults
}

/**
 * Checks actions and freezes a copy of them.
 *
 * @throws `BAD_CONFIG` with every fault and its path
 */
export function defineActions(actions: readonly Action[]): readonly Action[] {
  const shape = Object.keys(actionSchema.def.element.def.shape)
  const checked = checkConfig<readonly Action[]>('The list of actions', actionSchema, actions, {
    namesAt: () => shape,
    furtherFaults: (own) => {
      const ids = own.map(({ id }) => id)
      const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) < i))]
      return [
        ...twice.map((id) => `two actions are called "${id}"`),
        ...(ids.includes(DO_NOTHING)
          ? [`"${DO_NOTHING}" is the name of doing nothing; call the action otherwise`]
          : []),
        ...own.flatMap(({ eligible, suitable }, i) => [
          ...(eligible === undefined ? [] : conditionFaults(eligible, `${i}.eligible`)),
          ...(suitable === undefined ? [] : conditionFaults(suitable, `${i}.suitable`)),
        ]),
      ]
    },
  })
  return frozenCopy(checked)
}

/** Names the content of a policy, so that a decision can be held against the rules it was made by: equal content, equal hash. */
export function policyHash(policy: ContactPolicy): string {
  const content = canonical(policy)
  const half = (seed: number) => (hashString(content, seed) >>> 0).toString(16).padStart(8, '0')
  return half(0) + half(0x9e3779b9)
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
