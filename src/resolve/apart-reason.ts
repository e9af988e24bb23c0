import { DAY_MS } from '../base'
import { exceedsLimit, type IdentifierLimit } from './identifier-limits'
import type { ResolveState } from './result'

/** Of larger clusters, so many records are looked at to say why two of them are apart. */
const MEMBERS_SHOWN = 50

/** Why two records may not share a cluster, in words; undefined where nothing forbids it. */
export function reasonApart(
  { table, learned, judgements, plan, scorer, clusters, records }: ResolveState,
  left: number,
  right: number,
): string | undefined {
  const { sources, types } = table
  if (judgements.different.get(left)?.has(right)) return 'judged different'
  if (types !== undefined && types[left] !== types[right] && types[left] !== 0 && types[right] !== 0) {
    return 'of different types'
  }
  if (sources[left] === sources[right] && learned.clean.clean[sources[left]]) return 'same source, free of duplicates'
  for (const limit of clusters.limits) {
    if (exceedsLimit(limit, table, records.observedAt, [left], [right])) return `together ${beyond(limit)}`
  }
  if (plan.ruleBook === undefined) return undefined
  scorer.measure(left, right)
  return plan.ruleBook(scorer.vector, 0)?.outcome === 'non-match' ? 'kept apart by a rule' : undefined
}

/**
 * Why two clusters may not be one although two records of theirs match, in words; undefined where no constraint forbids it.
 *
 * @param nameOf how a record is written
 */
export function clustersApart(
  state: ResolveState,
  left: Int32Array,
  right: Int32Array,
  nameOf: (record: number) => string,
): string | undefined {
  if (!isConstrained(state)) return undefined
  const own = [...left.subarray(0, MEMBERS_SHOWN)]
  const others = [...right.subarray(0, MEMBERS_SHOWN)]
  for (const a of own) {
    for (const b of others) {
      const reason = reasonApart(state, a, b)
      if (reason !== undefined) return `blocked by ${nameOf(a)} and ${nameOf(b)} of the two clusters: ${reason}`
    }
  }
  const { clusters, table, records } = state
  for (const limit of clusters.limits) {
    if (exceedsLimit(limit, table, records.observedAt, own, others)) {
      return `blocked: the two clusters would be ${beyond(limit)}`
    }
  }
  return undefined
}

/** Whether anything can keep records apart: in most runs nothing does, and clusters need not be gone through. */
function isConstrained({ table, learned, judgements, plan, clusters }: ResolveState): boolean {
  return (
    judgements.different.size > 0 ||
    table.types !== undefined ||
    learned.clean.clean.includes(true) ||
    clusters.limits.length > 0 ||
    plan.ruleBook !== undefined
  )
}

function beyond({ field, max, withinMs }: IdentifierLimit): string {
  const within = withinMs === Number.POSITIVE_INFINITY ? '' : ` within ${withinMs / DAY_MS} days`
  return `beyond ${max === 1 ? `the one ${field}` : `the ${max} different values of ${field}`} that an entity may have${within}`
}
