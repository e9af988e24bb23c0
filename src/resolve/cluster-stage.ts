import {
  type Clustering,
  type Constraints,
  clusterByEdges,
  clustersOf,
  type EarlierClusters,
  findPieces,
  type Groups,
  oneToOneWeights,
  rangesOf,
} from '../cluster'
import type { RecordTable } from '../columns'
import type { Plan } from '../entity'
import { type ClassPrior, joinClasses, likelihoodBits, type Scorer, toWeight } from '../weigh'
import { type CleanSources, isOneToOne } from './clean-sources'
import { joinRanges } from './cluster-pieces'
import { componentPrior } from './component-prior'
import { type IdentifierLimit, identifierLimits } from './identifier-limits'
import type { BoundJudgements } from './judgements'
import { type Apartness, keepApart } from './keep-apart'
import type { Learned } from './learn-model'
import { likeScorer, type MatchingTeam } from './matching-team'
import { RULE_BITS, type ScoredPairs } from './score-candidates'
import { type SharedValues, withdrawSharedValues } from './shared-values'
import { edgeRows } from './weigh-members'

/**
 * A one-to-one posterior already knows that a record has one partner at most, and shares a record's chances among its candidates; the best of them
 * may be joined at lower odds.
 */
const ASSIGNMENT_STOP_BITS = -3
/** Pairs of records in the pieces that are joined as one unit of work. */
const UNIT_PAIRS = 100_000
/** Weights are kept this far down where a one-to-one posterior will weigh them anew. */
export const ASSIGNMENT_FLOOR_BITS = -15

/** Clusters of some pairs, with the weights that decided. */
interface ClusteredPairs extends Clustering {
  readonly method: 'average-linkage' | 'components' | 'one-to-one'
  readonly stopBits: number
  /** Decisive weight of each kept pair: under the prior inside components, or the one-to-one posterior. */
  readonly decisive: Float64Array
  /** Prior of the decisive weights, before it is reckoned that a record has one partner at most. */
  readonly prior: ClassPrior
}

/** Clusters, and what they were made of. */
export interface ClusterStage extends ClusteredPairs {
  /** The scored pairs; those that agreed on a shared value were scored without it. */
  readonly pairs: ScoredPairs
  readonly shared: readonly SharedValues[]
  /** Limits on what a cluster may hold. */
  readonly limits: readonly IdentifierLimit[]
}

/**
 * Clusters the scored pairs as the plan says, once the values that too many entities share are out of the evidence.
 *
 * @param earlier clusters of a run over some of the records, where its pairs were kept
 * @param team threads that take part
 */
export async function clusterStage(
  plan: Plan,
  table: RecordTable,
  scored: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  clean: CleanSources,
  judgements: BoundJudgements,
  observedAt: Float64Array,
  earlier?: EarlierClusters,
  team?: MatchingTeam,
): Promise<ClusterStage> {
  const apart = { clean, different: judgements.different, observedAt }
  const cluster = (pairs: ScoredPairs, known?: EarlierClusters, others?: MatchingTeam): Promise<ClusteredPairs> =>
    clusterPairs(plan, pairs, scorer, prior, apart, judgements, known, others)
  const clustersAt = async (some: ScoredPairs): Promise<Groups> => (await cluster(some)).groups
  const { pairs, shared } = await withdrawSharedValues(plan, table, scored, scorer, prior, clustersAt)
  // The earlier clusters were made with values that are shared now, and other threads have got them too.
  const found = shared.length === 0 ? await cluster(pairs, earlier, team) : await cluster(pairs)
  return { ...found, pairs, shared, limits: identifierLimits(plan, table) }
}

/** What was learned with the prior inside components, so that a run with this model decides alike, whatever records come to it. */
export function withPriorInside(learned: Learned, { method, prior }: ClusterStage, whole: ClassPrior): Learned {
  if (learned.model.inside !== undefined || method !== 'average-linkage' || prior === whole) return learned
  return { ...learned, model: { ...learned.model, inside: prior } }
}

async function clusterPairs(
  plan: Plan,
  pairs: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  apart: Apartness,
  { same }: BoundJudgements,
  earlier: EarlierClusters | undefined,
  team: MatchingTeam | undefined,
): Promise<ClusteredPairs> {
  const { table } = scorer
  // Of the patterns met in here none is kept, so that they are the same on however many threads.
  const own = likeScorer(scorer)
  const constraints: Constraints = { same, ruled: pairs.ruled, ...keepApart(plan, table, own, apart) }
  const thresholdBits = toWeight(plan.thresholds.match)
  const isStated = plan.config.match?.thresholds?.match !== undefined
  if (isOneToOne(apart.clean) && plan.config.match?.cluster === undefined) {
    const sizes: [number, number] = [0, 0]
    for (let i = 0; i < table.count; i++) sizes[table.sources[i]]++
    const { match, relatives, random } = pairs
    const likelihood = match.map((bits, e) => likelihoodBits(bits, relatives[e], random[e], prior))
    adjust(likelihood, pairs, scorer)
    const decisive = oneToOneWeights(pairs, likelihood, sizes)
    const stopBits = isStated ? thresholdBits : ASSIGNMENT_STOP_BITS
    const edges = { left: pairs.left, right: pairs.right, weight: decisive }
    const clustering = clusterByEdges(table.count, edges, constraints, stopBits)
    return { ...clustering, method: 'one-to-one', stopBits, decisive, prior }
  }
  if (plan.config.match?.cluster === 'components') {
    const clustering = clusterByEdges(table.count, pairs, constraints, thresholdBits)
    return { ...clustering, method: 'components', stopBits: thresholdBits, decisive: pairs.weight, prior }
  }
  const inside = scorer.model.inside ?? componentPrior(table.count, pairs, own, prior)
  const { left, right, match, relatives, random, weight } = pairs
  const decisive = match.map((bits, e) => joinClasses(bits, relatives[e], random[e], inside))
  adjust(decisive, pairs, scorer)
  for (let e = 0; e < decisive.length; e++) if (weight[e] === RULE_BITS) decisive[e] = RULE_BITS
  const found = findPieces(table.count, pairs, constraints, thresholdBits, earlier)
  const ranges = rangesOf(found.open, UNIT_PAIRS)
  const edges = edgeRows(table.count, { left, right, weight: decisive })
  const joining = { edges, prior: inside, stopBits: thresholdBits, apart }
  const joined = await joinRanges(plan, found.open, ranges, own, joining, team)
  const clustering = clustersOf(found, ranges, joined)
  return { ...clustering, method: 'average-linkage', stopBits: thresholdBits, decisive, prior: inside }
}

/** Brings what labels have taught into weights of pairs, in place. */
function adjust(bits: Float64Array, { pattern }: ScoredPairs, scorer: Scorer): void {
  if (!scorer.isAdjusted) return
  const { levels, width } = scorer.patterns
  for (let e = 0; e < bits.length; e++) {
    const from = pattern[e] * width
    bits[e] = scorer.adjust(bits[e], levels.subarray(from, from + width))
  }
}
