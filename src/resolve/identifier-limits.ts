import { DAY_MS } from '../base'
import type { RecordPair } from '../cluster'
import { type Feature, featureOf, type RecordTable } from '../columns'
import type { Plan } from '../entity'

/** How many different values of a field an entity may have. */
export interface IdentifierLimit {
  readonly field: string
  readonly feature: Feature
  readonly max: number
  /** Milliseconds that `max` counts within; Infinity for ever. */
  readonly withinMs: number
}

/** The limits that the fields of a plan state. */
export function identifierLimits(plan: Plan, table: RecordTable): IdentifierLimit[] {
  return plan.fields.flatMap(({ name, policy }) =>
    policy === undefined || policy.max === Number.POSITIVE_INFINITY
      ? []
      : [
          {
            field: name,
            feature: featureOf(table, name),
            max: policy.max,
            withinMs: (policy.days ?? Number.POSITIVE_INFINITY) * DAY_MS,
          },
        ],
  )
}

/**
 * Two records, one of each of two sets, that show that one cluster of both would have more values of an identifier than it may; undefined if it
 * would not. A record that alone has more than it may is taken as it is: with it a cluster may have as many as that.
 *
 * @param observedAt by record, milliseconds since 1970 or NaN; a value without a time counts at all times
 */
export function exceedsLimit(
  { feature, max, withinMs }: IdentifierLimit,
  { rows, stride }: RecordTable,
  observedAt: Float64Array,
  left: readonly number[],
  right: readonly number[],
): RecordPair | undefined {
  const held: Held[] = []
  let allowed = max
  for (const records of [left, right]) {
    for (const record of records) {
      const before = held.length
      for (let slot = 0; slot < feature.slots; slot++) {
        const code = rows[record * stride + feature.offset + slot]
        if (code !== 0) held.push({ record, code, at: observedAt[record] })
      }
      if (held.length - before > allowed) allowed = held.length - before
    }
  }
  return mostWithin(held, withinMs) > allowed ? showing(held, new Set(left)) : undefined
}

/** A value that a record has, and when. */
interface Held {
  readonly record: number
  readonly code: number
  readonly at: number
}

/** The most different values that stand within any stretch of time. */
function mostWithin(held: readonly Held[], withinMs: number): number {
  if (withinMs === Number.POSITIVE_INFINITY) return new Set(held.map(({ code }) => code)).size
  const always = new Set(held.filter(({ at }) => Number.isNaN(at)).map(({ code }) => code))
  const timed = held.filter(({ code }) => !always.has(code)).sort((a, b) => a.at - b.at)
  const counts = new Map<number, number>()
  let most = 0
  let from = 0
  for (const { code, at } of timed) {
    counts.set(code, (counts.get(code) ?? 0) + 1)
    for (; timed[from].at <= at - withinMs; from++) {
      const first = timed[from].code
      const rest = (counts.get(first) as number) - 1
      if (rest === 0) counts.delete(first)
      else counts.set(first, rest)
    }
    if (counts.size > most) most = counts.size
  }
  return always.size + most
}

/** The lowest record of one set, and the lowest of the other that has another value. */
function showing(held: readonly Held[], left: ReadonlySet<number>): RecordPair | undefined {
  let found: RecordPair | undefined
  const isLower = (a: number, b: number): boolean =>
    found === undefined || a < found[0] || (a === found[0] && b < found[1])
  const others = held.filter(({ record }) => !left.has(record))
  for (const own of held) {
    if (!left.has(own.record)) continue
    for (const other of others)
      if (other.code !== own.code && isLower(own.record, other.record)) found = [own.record, other.record]
  }
  return found
}
