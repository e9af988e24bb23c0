import { DAY_MS } from '../../base'
import type { CustomerEvent } from '../../event'
import type { PreferenceDimension } from '../preference/preference-signals'
import {
  type AttributeCondition,
  type AttributeValue,
  type Condition,
  type EventFilter,
  filterFields,
  hundredths,
  listOf,
  type NumberTest,
} from './condition'

/** What conditions look at in one customer. */
export interface SegmentCustomer {
  readonly goldenId: string
  /** Golden values by name. A list or an object cannot be compared and counts as missing. */
  readonly attributes?: Readonly<Record<string, unknown>>
  /** Each event once, in any order. */
  readonly events?: readonly CustomerEvent[]
  /** Preferred option by dimension; null or absent where it is unknown. */
  readonly preferences?: { readonly [D in PreferenceDimension]?: string | null }
  /** Number of relations by type. */
  readonly relations?: Readonly<Record<string, number>>
}

/**
 * Whether a condition holds for a customer: the plain form, on which the columns and the SQL are checked.
 *
 * @param asOf milliseconds UTC
 *
 * @example
 * ```ts
 * import { matches } from 'samewise/customer'
 *
 * const customer = { goldenId: 'g1', attributes: { city: 'Berlin' } }
 * matches({ attribute: 'city', is: ['Berlin', 'Bonn'] }, customer, 0) // true
 * matches({ not: { attribute: 'age', atLeast: 18 } }, customer, 0) // true: the age is not known
 * ```
 */
export function matches(condition: Condition, customer: SegmentCustomer, asOf: number): boolean {
  const { events = [] } = customer
  return matchesWith(condition, customer, asOf, (what, filter, since) =>
    measureEvents(events, what, boundFilter(filter), since, asOf),
  )
}

/** What conditions ask of events: how many, their amounts in whole hundredths, or the time of the last. */
export type EventMeasure = 'count' | 'sum' | 'last'

/** {@link matches} with another way to look through the events. */
export function matchesWith(
  condition: Condition,
  customer: SegmentCustomer,
  asOf: number,
  measure: (what: EventMeasure, filter: EventFilter, since: number) => number | undefined,
): boolean {
  if ('all' in condition) return condition.all.every((part) => matchesWith(part, customer, asOf, measure))
  if ('any' in condition) return condition.any.some((part) => matchesWith(part, customer, asOf, measure))
  if ('not' in condition) return !matchesWith(condition.not, customer, asOf, measure)
  if ('attribute' in condition) return attributeHolds(condition, ownValue(customer.attributes, condition.attribute))
  if ('preference' in condition) {
    const own = customer.preferences?.[condition.preference]
    return typeof own === 'string' && listOf(condition.is).includes(own)
  }
  if ('relation' in condition) {
    return numberHolds(condition, Number(ownValue(customer.relations, condition.relation) ?? 0))
  }
  if ('last' in condition) {
    return lastHolds(condition, measure('last', condition.last, Number.NEGATIVE_INFINITY), asOf)
  }
  const since = sinceOf(condition.withinDays, asOf)
  if ('count' in condition) return numberHolds(condition, measure('count', condition.count, since) ?? 0)
  return numberHolds(inHundredths(condition), measure('sum', condition.sum, since) ?? 0)
}

/**
 * The measure of the events from `since` to `asOf` that pass.
 *
 * @returns nothing where there is no last one
 */
export function measureEvents(
  events: readonly CustomerEvent[],
  what: EventMeasure,
  filter: readonly FilterPart[],
  since: number,
  asOf: number,
): number | undefined {
  let total = 0
  let last: number | undefined
  for (const event of events) {
    if (event.at > asOf || event.at < since || !passesParts(filter, event)) continue
    total += what === 'sum' ? amountOf(event) : 1
    if (last === undefined || event.at > last) last = event.at
  }
  return what === 'last' ? last : total
}

/** The first millisecond that counts within some days: all where they are left out. */
export function sinceOf(withinDays: number | undefined, asOf: number): number {
  return withinDays === undefined ? Number.NEGATIVE_INFINITY : Math.ceil(asOf - withinDays * DAY_MS)
}

/** Whether a last event, or none, stands the test of its age. */
export function lastHolds(
  test: { readonly atMostDaysAgo?: number; readonly atLeastDaysAgo?: number },
  last: number | undefined,
  asOf: number,
): boolean {
  if (last === undefined) return false
  const { atMostDaysAgo, atLeastDaysAgo } = test
  return (
    (atMostDaysAgo === undefined || last >= asOf - atMostDaysAgo * DAY_MS) &&
    (atLeastDaysAgo === undefined || last <= asOf - atLeastDaysAgo * DAY_MS)
  )
}

/** The bounds of a sum, as whole hundredths like the amounts. */
export function inHundredths(test: NumberTest): NumberTest {
  const bounds: Record<string, number> = {}
  for (const key of ['is', 'above', 'atLeast', 'atMost', 'below'] as const) {
    const bound = test[key]
    if (bound !== undefined) bounds[key] = hundredths(bound)
  }
  return bounds
}

/** Whether a number stands every test that is given. */
export function numberHolds(test: NumberTest, value: number): boolean {
  return (
    (test.is === undefined || value === test.is) &&
    (test.above === undefined || value > test.above) &&
    (test.atLeast === undefined || value >= test.atLeast) &&
    (test.atMost === undefined || value <= test.atMost) &&
    (test.below === undefined || value < test.below)
  )
}

/** Whether a value, or none, stands every test that is given. */
export function attributeHolds(test: AttributeCondition, raw: unknown): boolean {
  const value = comparable(raw)
  if (value === undefined) return test.known === false && Object.keys(test).length === 2
  if (test.known === false) return false
  if (test.is !== undefined && !listOf<AttributeValue>(test.is).some((one) => comparable(one) === value)) return false
  if (test.startsWith !== undefined && !(typeof value === 'string' && value.startsWith(test.startsWith))) return false
  if (test.contains !== undefined && !(typeof value === 'string' && value.includes(test.contains))) return false
  return (
    (test.above === undefined || (typeof test.above === typeof value && value > test.above)) &&
    (test.atLeast === undefined || (typeof test.atLeast === typeof value && value >= test.atLeast)) &&
    (test.atMost === undefined || (typeof test.atMost === typeof value && value <= test.atMost)) &&
    (test.below === undefined || (typeof test.below === typeof value && value < test.below))
  )
}

/** A value as it is compared: text, or number with true as 1 and false as 0; nothing for what is missing or cannot be compared. */
export function comparable(value: unknown): string | number | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' ? value : undefined
}

/** A part of a filter: a field and the values it may have. */
export interface FilterPart {
  readonly field: (typeof filterFields)[number]
  readonly values: readonly string[]
}

/** The parts that a filter has, to be asked of many events. */
export function boundFilter(filter: EventFilter): FilterPart[] {
  return filterFields.flatMap((field) => {
    const wanted = filter[field]
    return wanted === undefined ? [] : [{ field, values: listOf<string>(wanted) }]
  })
}

/** Whether an event is one of those a filter asks for. */
export function passesParts(parts: readonly FilterPart[], event: CustomerEvent): boolean {
  for (let i = 0; i < parts.length; i++) {
    const own = event[parts[i].field]
    if (own === undefined || !parts[i].values.includes(own)) return false
  }
  return true
}

/** The amount of an event in whole hundredths; 0 where it has none. */
export function amountOf(event: CustomerEvent): number {
  return event.amount === undefined || !Number.isFinite(event.amount) ? 0 : hundredths(event.amount)
}

/** A value under a name that is its own, and not one that every object has. */
function ownValue(values: Readonly<Record<string, unknown>> | undefined, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
}
