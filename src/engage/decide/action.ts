import type { Condition } from '../segment/condition'

/**
 * What an action is for: `mandatory` must be said, by law or contract; `service` helps with something the customer has or asked for; `transactional` follows from
 * what they did; `marketing` is what we want.
 */
export type ActionCategory = 'mandatory' | 'service' | 'transactional' | 'marketing'

/** All categories. */
export const actionCategories = ['mandatory', 'service', 'transactional', 'marketing'] as const

/** Something we could do for, or say to, a customer. */
export interface Action {
  /** Unique; it is the `campaign` of the contacts it leads to. `do-nothing` is taken. */
  readonly id: string
  readonly category: ActionCategory
  /** Channels it can be done over, the best first. */
  readonly channels: readonly string[]
  /** Purpose that it needs consent for. Default: that of its category in the policy. */
  readonly purpose?: string
  /** Hard rule: who may get it at all. Default everybody. */
  readonly eligible?: Condition
  /** Whether it suits this customer now. Default always. */
  readonly suitable?: Condition
  /** When it may be done: milliseconds UTC, from and up to before. */
  readonly validFrom?: number
  readonly validTo?: number
  /** Probability of success, 0 to 1, where no model gives one. Default 1. */
  readonly propensity?: number
  /** What a success is worth. */
  readonly value: number
  /** What trying costs, in the unit of value: one number, or one by channel. Default 0. */
  readonly cost?: number | Readonly<Record<string, number>>
  /** Weight that the business gives it. Default 1. */
  readonly lever?: number
  /** Factors by what is known of the moment, such as `{ web: 1.2, renewal: 2 }`: those of its channel, topic and tags are multiplied. Default 1. */
  readonly context?: Readonly<Record<string, number>>
}

/** The name of doing nothing among actions. */
export const DO_NOTHING = 'do-nothing'
