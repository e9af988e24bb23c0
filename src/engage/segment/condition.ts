import type { EventKind } from '../../event'
import type { PreferenceDimension } from '../preference/preference-signals'

/** Tests of a number; all that are given must hold. */
export interface NumberTest {
  readonly is?: number
  readonly above?: number
  readonly atLeast?: number
  readonly atMost?: number
  readonly below?: number
}

/** Which events count: each part that is given must be one of its values. */
export interface EventFilter {
  readonly kind?: EventKind | readonly EventKind[]
  readonly name?: string | readonly string[]
  readonly channel?: string | readonly string[]
  readonly topic?: string | readonly string[]
  readonly product?: string | readonly string[]
  readonly campaign?: string | readonly string[]
  readonly department?: string | readonly string[]
  readonly currency?: string | readonly string[]
}

/** The parts of events that a filter may name. */
export const filterFields = [
  'kind',
  'name',
  'channel',
  'topic',
  'product',
  'campaign',
  'department',
  'currency',
] as const

/** A value of a golden record that a condition may compare. `true` and `false` count as 1 and 0, as databases have it. */
export type AttributeValue = string | number | boolean

/** A test of a golden attribute; all that are given must hold, and none holds for a missing value but `known: false`. */
export interface AttributeCondition {
  readonly attribute: string
  /** Equal to it, or to one of a list. */
  readonly is?: AttributeValue | readonly AttributeValue[]
  /** Bounds: numbers, or dates written as in ISO 8601. */
  readonly above?: number | string
  readonly atLeast?: number | string
  readonly atMost?: number | string
  readonly below?: number | string
  readonly startsWith?: string
  readonly contains?: string
  /** Whether there is a value at all. */
  readonly known?: boolean
}

/** How many events there were, in all or within the last days. */
export interface CountCondition extends NumberTest {
  readonly count: EventFilter
  readonly withinDays?: number
}

/** What the amounts of events add up to, each rounded to hundredths. Name the currency where there is more than one. */
export interface SumCondition extends NumberTest {
  readonly sum: EventFilter
  readonly withinDays?: number
}

/** How long ago the last event was. Without any such event it does not hold. */
export interface LastCondition {
  readonly last: EventFilter
  readonly atMostDaysAgo?: number
  readonly atLeastDaysAgo?: number
}

/** What the customer prefers; an unknown preference never holds. */
export interface PreferenceCondition {
  readonly preference: PreferenceDimension
  readonly is: string | readonly string[]
}

/** How many relations of a type the customer has: `household`, `works-for`, … */
export interface RelationCondition extends NumberTest {
  readonly relation: string
}

/**
 * A readable predicate over one customer, as plain data. Every part is true or false and never unknown: a comparison with a missing value is
 * false, and so its `not` is true. Days are of 24 hours, counted back from the time of evaluation, and events after that time never count.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | AttributeCondition
  | CountCondition
  | SumCondition
  | LastCondition
  | PreferenceCondition
  | RelationCondition

/** A named group of customers. */
export interface Segment {
  readonly name: string
  readonly where: Condition
}

/** A list of what may be one value or several. */
export function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}

/** An amount as whole hundredths, so that sums are exact and the same in every engine. */
export function hundredths(amount: number): number {
  return Math.trunc(amount * 100 + (amount < 0 ? -0.5 : 0.5))
}
