import { type Clustering, type Constraints, clusterRecords, type EarlierClusters, oneToOneWeights } from '../cluster'
import type { RecordTable } from '../columns'
import type { Plan } from '../entity'
import { type ClassPrior, joinClasses, likelihoodBits, type Scorer, toWeight } from '../weigh'
import { admissibleBetween, type CleanSources, isOneToOne } from './clean-sources'
import { componentPrior } from './component-prior'
import { exceedsLimit, type IdentifierLimit, identifierLimits } from './identifier-limits'
import type { BoundJudgements } from './judgements'
import type { Learned } from './learn-model'
import { RULE_BITS, type ScoredPairs } from './score-candidates'
import { type SharedValues, withdrawSharedValues } from './shared-values'
import { memberWeights, pairWeigher } from './weigh-members'

/**
 * A one-to-one posterior already knows that a record has one partner at most, and shares a record's chances among its candidates; the best of them
 * may be joined at lower odds.
 */
const ASSIGNMENT_STOP_BITS = -3
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
 */
export function clusterStage(
  plan: Plan,
  table: RecordTable,
  scored: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  clean: CleanSources,
  judgements: BoundJudgements,
  observedAt: Float64Array,
  earlier?: EarlierClusters,
): ClusterStage {
  const limits = identifierLimits(plan, table)
  const cluster = (pairs: ScoredPairs, known?: EarlierClusters): ClusteredPairs => {
    const constraints = constraintsOf(plan, table, scorer, clean, judgements, pairs, limits, observedAt)
    return clusterPairs(plan, table, pairs, scorer, prior, clean, constraints, known)
  }
  const { pairs, shared } = withdrawSharedValues(plan, table, scored, scorer, prior, (some) => cluster(some).groups)
  // Without values that are shared, the earlier clusters were made with them.
  return { ...cluster(pairs, shared.length === 0 ? earlier : undefined), pairs, shared, limits }
}

/** What was learned with the prior inside components, so that a run with this model decides alike, whatever records come to it. */
export function withPriorInside(learned: Learned, { method, prior }: ClusterStage, whole: ClassPrior): Learned {
  if (learned.model.inside !== undefined || method !== 'average-linkage' || prior === whole) return learned
  return { ...learned, model: { ...learned.model, inside: prior } }
}

function clusterPairs(
  plan: Plan,
  table: RecordTable,
  pairs: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  clean: CleanSources,
  constraints: Constraints,
  earlier: EarlierClusters | undefined,
): ClusteredPairs {
  const thresholdBits = toWeight(plan.thresholds.match)
  const isStated = plan.config.match?.thresholds?.match !== undefined
  if (isOneToOne(clean) && plan.config.match?.cluster === undefined) {
    const sizes: [number, number] = [0, 0]
    for (let i = 0; i < table.count; i++) sizes[table.sources[i]]++
    const { match, relatives, random } = pairs
    const likelihood = match.map((bits, e) => likelihoodBits(bits, relatives[e], random[e], prior))
    adjust(likelihood, pairs, scorer)
    const decisive = oneToOneWeights(pairs, likelihood, sizes)
    const stopBits = isStated ? thresholdBits : ASSIGNMENT_STOP_BITS
    const edges = { left: pairs.left, right: pairs.right, weight: decisive }
    const clustering = clusterRecords(table.count, edges, noWeights, constraints, {
      method: 'single-linkage',
      stopBits,
    })
    return { ...clustering, method: 'one-to-one', stopBits, decisive, prior }
  }
  if (plan.config.match?.cluster === 'components') {
    const method = { method: 'single-linkage', stopBits: thresholdBits } as const
    const clustering = clusterRecords(table.count, pairs, noWeights, constraints, method)
    return { ...clustering, method: 'components', stopBits: thresholdBits, decisive: pairs.weight, prior }
  }
  const inside = scorer.model.inside ?? componentPrior(table.count, pairs, scorer, prior)
  const { left, right, match, relatives, random, weight } = pairs
  const decisive = match.map((bits, e) => joinClasses(bits, relatives[e], random[e], inside))
  adjust(decisive, pairs, scorer)
  for (let e = 0; e < decisive.length; e++) if (weight[e] === RULE_BITS) decisive[e] = RULE_BITS
  const weigh = memberWeights(
    table.count,
    { left, right, weight: decisive },
    pairWeigher(scorer, inside, plan.ruleBook),
  )
  const method = { method: 'average-linkage', stopBits: thresholdBits } as const
  const clustering = clusterRecords(table.count, pairs, weigh, constraints, method, earlier)
  return { ...clustering, ...method, decisive, prior: inside }
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

/** Single linkage reads its edges only. */
function noWeights(): void {}

function constraintsOf(
  plan: Plan,
  table: RecordTable,
  scorer: Scorer,
  clean: CleanSources,
  { same, different }: BoundJudgements,
  { ruled }: ScoredPairs,
  limits: readonly IdentifierLimit[],
  observedAt: Float64Array,
): Constraints {
  const isForbidden = clean.clean.some(Boolean) || table.types !== undefined || different.size > 0
  const isAdmissible = admissibleBetween(table, clean)
  const rules = plan.rules.some((rule) => rule.then === 'non-match') ? plan.ruleBook : undefined
  return {
    same,
    ruled,
    forbids: isForbidden
      ? (left, right) => !isAdmissible(left, right) || different.get(left)?.has(right) === true
      : undefined,
    vetoes:
      rules &&
      ((left, right) => {
        scorer.measure(left, right)
        return rules(scorer.vector, 0)?.outcome === 'non-match'
      }),
    exceeds:
      limits.length === 0
        ? undefined
        : (left, right) => {
            for (const limit of limits) {
              const found = exceedsLimit(limit, table, observedAt, left, right)
              if (found !== undefined) return found
            }
            return undefined
          },
  }
}
