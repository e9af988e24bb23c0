import type { BlockingRule } from '../block'
import type { Edges, RecordPair } from '../cluster'
import type { RecordTable } from '../columns'
import type { Plan } from '../entity'
import type { ClassPrior, Scorer } from '../weigh'
import type { CleanSources } from './clean-sources'
import type { ClusterStage } from './cluster-stage'
import { componentPrior } from './component-prior'
import { exceedsLimit, type IdentifierLimit } from './identifier-limits'
import type { BoundJudgements } from './judgements'
import { RULE_BITS } from './score-candidates'

/** Pairs as they were kept, each with the weight that decided. */
export interface DecidedEdges extends Edges {
  readonly decisive: Float64Array
}

/** What a finished run decided, and by what: enough to explain it. Records are numbers of `table`. */
export interface Decisions {
  readonly plan: Plan
  readonly table: RecordTable
  readonly scorer: Scorer
  readonly method: ClusterStage['method']
  /** Clusters are joined from this weight on, in bits. */
  readonly stopBits: number
  /** The prior that pairs were weighed with when clusters were made: inside components, or the global one. */
  readonly prior: ClassPrior
  readonly edges: DecidedEdges
  /** Number of each record's cluster. */
  readonly clusters: Int32Array
  readonly clean: CleanSources
  readonly judgements: Pick<BoundJudgements, 'same' | 'different'>
  /** Limits on the identifiers of a cluster, and when each record was observed, milliseconds since 1970 or NaN. */
  readonly limits: readonly IdentifierLimit[]
  readonly observedAt: Float64Array
  /** Blocking rules in force. */
  readonly rules: readonly BlockingRule[]
}

/** Why two records may not share a cluster, whatever their weight. */
export type ApartBecause = 'judged-different' | 'duplicate-free-source' | 'different-types' | 'identifier' | 'rule'

/**
 * The prior that decided, computed again from what a run folder holds: with average linkage the one inside components, else the global
 * prior.
 *
 * @param edges kept pairs with their weights under the global prior
 */
export function decidingPrior(
  method: ClusterStage['method'],
  scorer: Scorer,
  edges: Edges,
  whole: ClassPrior,
): ClassPrior {
  return method === 'average-linkage' ? componentPrior(scorer.table.count, edges, scorer, whole) : whole
}

/** What forbids two records to share a cluster, if anything does; what people said comes first. */
export function apartBecause(run: Decisions, left: number, right: number): ApartBecause | undefined {
  const { table, clean, judgements, plan, scorer } = run
  if (judgements.different.get(left)?.has(right)) return 'judged-different'
  const { sources, types } = table
  if (types !== undefined && types[left] !== 0 && types[right] !== 0 && types[left] !== types[right]) {
    return 'different-types'
  }
  if (sources[left] === sources[right] && clean.clean[sources[left]]) return 'duplicate-free-source'
  if (overLimit(run, [left], [right]) !== undefined) return 'identifier'
  if (plan.ruleBook === undefined) return undefined
  scorer.measure(left, right)
  return plan.ruleBook(scorer.vector, 0)?.outcome === 'non-match' ? 'rule' : undefined
}

/** Two records, one of each set, that show that one cluster of both would have more values of an identifier than it may. */
export function overLimit(
  { limits, table, observedAt }: Decisions,
  left: readonly number[],
  right: readonly number[],
): RecordPair | undefined {
  for (const limit of limits) {
    const found = exceedsLimit(limit, table, observedAt, left, right)
    if (found !== undefined) return found
  }
  return undefined
}

/** Weight of a pair under the prior that decided; ± 100 bits where a rule of the user's settles it. */
export function weighDecided({ plan, scorer, prior }: Decisions, left: number, right: number): number {
  scorer.measure(left, right)
  const rule = plan.ruleBook?.(scorer.vector, 0)
  if (rule !== undefined) return rule.outcome === 'match' ? RULE_BITS : -RULE_BITS
  return scorer.weigh(prior)
}

/** Number of the kept edge between two records, or -1. */
export function edgeBetween({ left, right }: Edges, a: number, b: number): number {
  const low = Math.min(a, b)
  const high = Math.max(a, b)
  for (let e = 0; e < left.length; e++) if (left[e] === low && right[e] === high) return e
  return -1
}

/** Records of a cluster, ascending. */
export function membersOfCluster({ clusters }: Pick<Decisions, 'clusters'>, cluster: number): number[] {
  const members: number[] = []
  for (let i = 0; i < clusters.length; i++) if (clusters[i] === cluster) members.push(i)
  return members
}
