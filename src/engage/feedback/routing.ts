import * as z from 'zod/mini'
import { checkConfig } from '../check-config'
import type { Feedback, FeedbackType } from './read-feedback'

/** Which feedback a rule is for: all that is named must hold, and what is not named does not matter. Plain data. */
export interface RoutingCondition {
  readonly types?: readonly FeedbackType[]
  readonly topics?: readonly string[]
  readonly channels?: readonly string[]
  readonly products?: readonly string[]
  /** A metric, such as `nps`, whose score is at most {@link scoreAtMost}. */
  readonly metric?: string
  readonly scoreAtMost?: number
  /** Mood at most this, -1 to 1; a mood that cannot be told is never below anything. */
  readonly sentimentAtMost?: number
}

/** Who has to answer, and by when. Plain data. */
export interface RoutingRule {
  readonly name: string
  readonly when: RoutingCondition
  /** The owner, unless the event itself names a department. */
  readonly department: string
  /** Hours within which the customer is to have an answer; left out where none is owed. */
  readonly dueHours?: number
}

/** Rules in order: the first that fits decides. */
export interface RoutingPolicy {
  readonly version: string
  readonly rules: readonly RoutingRule[]
}

/** A policy to start from. */
export const defaultRouting: RoutingPolicy = {
  version: '1',
  rules: [
    {
      name: 'billing-complaint',
      when: { types: ['complaint'], topics: ['billing'] },
      department: 'billing',
      dueHours: 48,
    },
    { name: 'complaint', when: { types: ['complaint'] }, department: 'support', dueHours: 48 },
    {
      name: 'bad-word-in-public',
      when: { types: ['review', 'post'], sentimentAtMost: -0.2 },
      department: 'service',
      dueHours: 24,
    },
    {
      name: 'detractor',
      when: { types: ['survey'], metric: 'nps', scoreAtMost: 6 },
      department: 'service',
      dueHours: 72,
    },
    {
      name: 'dissatisfied',
      when: { types: ['survey'], metric: 'csat', scoreAtMost: 2 },
      department: 'service',
      dueHours: 72,
    },
    { name: 'bad-word', when: { sentimentAtMost: -0.4 }, department: 'service', dueHours: 72 },
    { name: 'all-other', when: {}, department: 'marketing' },
  ],
}

const names = z.optional(z.array(z.string()).check(z.minLength(1)))
const policyForm = z.strictObject({
  version: z.string(),
  rules: z.array(
    z.strictObject({
      name: z.string().check(z.minLength(1)),
      when: z.strictObject({
        types: z.optional(z.array(z.enum(['survey', 'complaint', 'review', 'post']))),
        topics: names,
        channels: names,
        products: names,
        metric: z.optional(z.string()),
        scoreAtMost: z.optional(z.number()),
        sentimentAtMost: z.optional(z.number().check(z.gte(-1), z.lte(1))),
      }),
      department: z.string().check(z.minLength(1)),
      dueHours: z.optional(z.number().check(z.positive())),
    }),
  ),
})

const CONDITIONS = ['types', 'topics', 'channels', 'products', 'metric', 'scoreAtMost', 'sentimentAtMost']

/**
 * Checks a routing policy.
 *
 * @throws SamewiseError `BAD_CONFIG`, with every fault
 */
export function checkRouting(policy: unknown): RoutingPolicy {
  return checkConfig<RoutingPolicy>('The routing policy', policyForm, policy, {
    namesAt: (path) =>
      path === ''
        ? ['version', 'rules']
        : path.endsWith('.when')
          ? CONDITIONS
          : ['name', 'when', 'department', 'dueHours'],
    furtherFaults: ({ rules }) =>
      rules.flatMap(({ name, when }, i) => [
        ...(rules.findIndex((rule) => rule.name === name) < i ? [`rules.${i}: the name "${name}" is taken`] : []),
        ...((when.metric === undefined) !== (when.scoreAtMost === undefined)
          ? [`rules.${i}.when: metric and scoreAtMost go together, since each metric has a scale of its own`]
          : []),
      ]),
  })
}

/** The first rule that fits; nothing where none does. */
export function routeFeedback(feedback: Feedback, { rules }: RoutingPolicy): RoutingRule | undefined {
  return rules.find(({ when }) => fits(feedback, when))
}

function fits({ event, type, topics, sentiment }: Feedback, when: RoutingCondition): boolean {
  const has = (allowed: readonly string[] | undefined, value: string | undefined) =>
    allowed === undefined || (value !== undefined && allowed.includes(value))
  if (!has(when.types, type) || !has(when.channels, event.channel) || !has(when.products, event.product)) return false
  if (when.topics !== undefined && !topics.some((topic) => when.topics!.includes(topic))) return false
  if (when.metric !== undefined) {
    if (event.metric !== when.metric || event.score === undefined || !(event.score <= when.scoreAtMost!)) return false
  }
  if (when.sentimentAtMost === undefined) return true
  return sentiment.status === 'scored' && sentiment.score <= when.sentimentAtMost
}
