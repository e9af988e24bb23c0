import { type Clustering, type Constraints, clusterRecords, oneToOneWeights } from '../cluster'
import type { RecordTable } from '../columns'
import type { Plan } from '../entity'
import { type ClassPrior, joinClasses, likelihoodBits, type RuleBook, type Scorer, toWeight } from '../weigh'
import { admissibleBetween, type CleanSources, isOneToOne } from './clean-sources'
import { componentPrior } from './component-prior'
import type { BoundJudgements } from './judgements'
import { RULE_BITS, type ScoredPairs } from './score-candidates'

/**
 * A one-to-one posterior already knows that a record has one partner at most, and shares a record's chances among its candidates; the best of them
 * may be joined at lower odds.
 */
const ASSIGNMENT_STOP_BITS = -3
/** Weights are kept this far down where a one-to-one posterior will weigh them anew. */
export const ASSIGNMENT_FLOOR_BITS = -15

/** Clusters, with the weights that decided. */
export interface ClusterStage extends Clustering {
  readonly method: 'average-linkage' | 'components' | 'one-to-one'
  readonly stopBits: number
  /** Decisive weight of each kept pair: under the prior inside components, or the one-to-one posterior. */
  readonly decisive: Float64Array
  /** Prior of the decisive weights, before it is reckoned that a record has one partner at most. */
  readonly prior: ClassPrior
}

/** Clusters the scored pairs as the plan says. */
export function clusterStage(
  plan: Plan,
  table: RecordTable,
  pairs: ScoredPairs,
  scorer: Scorer,
  prior: ClassPrior,
  clean: CleanSources,
  judgements: BoundJudgements,
): ClusterStage {
  const rules = plan.ruleBook
  const constraints: Constraints = {
    same: [...judgements.same, ...pairs.ruled],
    forbids: forbidsOf(
      table,
      clean,
      judgements,
      scorer,
      plan.rules.some((rule) => rule.then === 'non-match') ? rules : undefined,
    ),
  }
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
  const inside = componentPrior(table.count, pairs, scorer, prior)
  const weighPair = (left: number, right: number): number => {
    scorer.measure(left, right)
    const rule = rules?.(scorer.vector, 0)
    if (rule !== undefined) return rule.outcome === 'match' ? RULE_BITS : -RULE_BITS
    return scorer.weigh(inside)
  }
  const method = { method: 'average-linkage', stopBits: thresholdBits } as const
  const clustering = clusterRecords(
    table.count,
    pairs,
    (members, weights) => {
      const size = members.length
      for (let a = 0; a < size; a++) {
        for (let b = a + 1; b < size; b++) {
          const bits = weighPair(members[a], members[b])
          weights[a * size + b] = bits
          weights[b * size + a] = bits
        }
      }
    },
    constraints,
    method,
  )
  const { match, relatives, random, weight } = pairs
  const decisive = match.map((bits, e) => joinClasses(bits, relatives[e], random[e], inside))
  adjust(decisive, pairs, scorer)
  for (let e = 0; e < decisive.length; e++) if (weight[e] === RULE_BITS) decisive[e] = RULE_BITS
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

function forbidsOf(
  table: RecordTable,
  cleanSources: CleanSources,
  { different }: BoundJudgements,
  scorer: Scorer,
  vetoes: RuleBook | undefined,
): Constraints['forbids'] {
  const hasClean = cleanSources.clean.some(Boolean)
  const { types } = table
  if (!hasClean && types === undefined && different.size === 0 && vetoes === undefined) return undefined
  const isAdmissible = admissibleBetween(table, cleanSources)
  return (left, right) => {
    if (!isAdmissible(left, right)) return true
    if (different.get(left)?.has(right)) return true
    if (vetoes === undefined) return false
    scorer.measure(left, right)
    return vetoes(scorer.vector, 0)?.outcome === 'non-match'
  }
}
