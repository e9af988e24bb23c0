import { COMPONENT_BITS, MAX_COMPONENT, UnionFind } from '../cluster'
import { type BlockingExplanation, explainBlocking } from './explain-blocking'
import {
  type ApartBecause,
  apartBecause,
  type Decisions,
  edgeBetween,
  membersOfCluster,
  overLimit,
  weighDecided,
} from './explain-decisions'

/** One cause why two records are not in one cluster. Records are numbers; weights are in bits. */
export type ApartReason =
  /** A constraint between the two themselves. */
  | { readonly reason: ApartBecause }
  /** No blocking rule proposed the pair, so it was never compared by itself. */
  | { readonly reason: 'not-proposed' }
  /** The weight that decided is below the one that joins. */
  | { readonly reason: 'below-threshold'; readonly weight: number; readonly stopBits: number }
  /** One to one: `record` is with `partner`, which has this weight. */
  | { readonly reason: 'better-partner'; readonly record: number; readonly partner: number; readonly weight?: number }
  /** Other records of their clusters must stay apart. */
  | {
      readonly reason: 'members-apart'
      readonly records: readonly [number, number]
      readonly because: ApartBecause
    }
  /** Average linkage: the mean weight between the records of the two clusters is below the one that joins. */
  | {
      readonly reason: 'clusters-disagree'
      readonly meanWeight: number
      readonly stopBits: number
      readonly sizes: readonly [number, number]
      /** The two records that disagree most, one of each cluster. */
      readonly worst: readonly [number, number]
      readonly worstWeight: number
    }
  /**
   * No chain of pairs with at least `floor` bits under the global prior leads from one to the other, so their clusters were never weighed
   * together.
   */
  | { readonly reason: 'no-chain'; readonly meanWeight: number; readonly floor: number }
  /** They were in one component, but it was too large to be weighed whole, and was cut between them. */
  | { readonly reason: 'component-cut'; readonly records: number; readonly most: number }

/** Why two records are not in one cluster. */
export interface ApartExplanation {
  readonly blocking: BlockingExplanation
  /**
   * The weight that decided on the pair, in bits: under the prior inside components, or the one-to-one posterior. Left out where none did: one
   * to one, a pair that was not kept.
   */
  readonly weight?: number
  /** All causes that were found, the one that outranks the others first; empty if the two are in one cluster. */
  readonly reasons: readonly ApartReason[]
}

/** Of a cluster larger than this only its first records are weighed against another: a mean over a million pairs says enough. */
const WEIGHED_MEMBERS = 1000

/**
 * Explains why two records of a run are not in one cluster.
 *
 * @param run what the run decided
 * @param left record number
 * @param right record number, not `left`
 */
export function explainApart(run: Decisions, left: number, right: number): ApartExplanation {
  const { method, stopBits, clusters, edges } = run
  const blocking = explainBlocking(run, left, right)
  const edge = edgeBetween(edges, left, right)
  const weight =
    method === 'one-to-one' ? (edge < 0 ? undefined : edges.decisive[edge]) : weighDecided(run, left, right)
  const explained = { blocking, ...(weight === undefined ? {} : { weight }) }
  if (clusters[left] === clusters[right]) return { ...explained, reasons: [] }
  const reasons: ApartReason[] = []
  const because = apartBecause(run, left, right)
  if (because !== undefined) reasons.push({ reason: because })
  const isComparable = because !== 'different-types' && because !== 'duplicate-free-source'
  if (isComparable && !blocking.isProposed) reasons.push({ reason: 'not-proposed' })
  const own = membersOfCluster(run, clusters[left])
  const others = membersOfCluster(run, clusters[right])
  if (method === 'one-to-one') reasons.push(...partnersOf(run, left, own), ...partnersOf(run, right, others))
  const pairWeight = weight ?? weighDecided(run, left, right)
  if (pairWeight < stopBits) reasons.push({ reason: 'below-threshold', weight: pairWeight, stopBits })
  if (because === undefined && method !== 'one-to-one') reasons.push(...membersApart(run, own, others))
  if (method === 'average-linkage' && isComparable) reasons.push(...linkageReasons(run, own, others, reasons))
  return { ...explained, reasons }
}

/** Partners that a record has already, where each may have one. */
function partnersOf(run: Decisions, record: number, cluster: readonly number[]): ApartReason[] {
  return cluster
    .filter((partner) => partner !== record)
    .map((partner) => {
      const edge = edgeBetween(run.edges, record, partner)
      const weight = edge < 0 ? {} : { weight: run.edges.decisive[edge] }
      return { reason: 'better-partner', record, partner, ...weight }
    })
}

/** The first two records of two clusters that must stay apart. */
function membersApart(run: Decisions, own: readonly number[], others: readonly number[]): ApartReason[] {
  const [left, right] = [own.slice(0, WEIGHED_MEMBERS), others.slice(0, WEIGHED_MEMBERS)]
  for (const a of left) {
    for (const b of right) {
      const because = apartBecause(run, a, b)
      if (because !== undefined) return [{ reason: 'members-apart', records: [a, b], because }]
    }
  }
  const records = overLimit(run, left, right)
  return records === undefined ? [] : [{ reason: 'members-apart', records, because: 'identifier' }]
}

/** What average linkage says of two clusters. */
function linkageReasons(
  run: Decisions,
  own: readonly number[],
  others: readonly number[],
  known: readonly ApartReason[],
): ApartReason[] {
  const { stopBits, edges, judgements, table } = run
  const { meanWeight, worst, worstWeight } = weighClusters(run, own, others)
  if (meanWeight < stopBits) {
    if (own.length === 1 && others.length === 1) return []
    const sizes = [own.length, others.length] as const
    return [{ reason: 'clusters-disagree', meanWeight, stopBits, sizes, worst, worstWeight }]
  }
  // A constraint explains enough.
  if (known.some(({ reason }) => reason !== 'not-proposed' && reason !== 'below-threshold')) return []
  const union = new UnionFind(table.count)
  const floor = Math.min(COMPONENT_BITS, stopBits)
  for (let e = 0; e < edges.weight.length; e++) {
    if (edges.weight[e] >= floor) union.union(edges.left[e], edges.right[e])
  }
  for (const [a, b] of judgements.same) union.union(a, b)
  const root = union.find(own[0])
  if (union.find(others[0]) !== root) return [{ reason: 'no-chain', meanWeight, floor }]
  let records = 0
  for (let i = 0; i < table.count; i++) if (union.find(i) === root) records++
  return records > MAX_COMPONENT ? [{ reason: 'component-cut', records, most: MAX_COMPONENT }] : []
}

/** Mean weight between the records of two clusters, as average linkage takes it, and the worst pair; of each the first thousand count. */
function weighClusters(
  run: Decisions,
  own: readonly number[],
  others: readonly number[],
): { meanWeight: number; worst: readonly [number, number]; worstWeight: number } {
  const left = own.slice(0, WEIGHED_MEMBERS)
  const right = others.slice(0, WEIGHED_MEMBERS)
  let sum = 0
  let worst: readonly [number, number] = [left[0], right[0]]
  let worstWeight = Number.POSITIVE_INFINITY
  for (const a of left) {
    for (const b of right) {
      const bits = weighDecided(run, a, b)
      sum += bits
      if (bits < worstWeight) {
        worstWeight = bits
        worst = [a, b]
      }
    }
  }
  return { meanWeight: sum / (left.length * right.length), worst, worstWeight }
}
