import type { Plan } from '../entity'
import { type ClassPrior, joinClasses, type RuleBook, type Scorer, toProbability, WeightMemo } from '../weigh'
import { type CandidateUnit, type PairSources, visitUnit } from './candidates'
import { admissibleBetween, type CleanSources } from './clean-sources'
import { GrowingPairs, type PairColumns } from './growing-pairs'
import { type BoundTable, receiveScorer, type SentScorer } from './matching-team'
import type { SentPlan } from './sent-plan'

/** A pair that a "match" rule joins has this weight: more than any model gives. */
export const RULE_BITS = 100

export const HISTOGRAM_FROM = -40
export const HISTOGRAM_BINS = 80

/** Pairs that are compared together. */
const BATCH = 256

/** What scoring a unit of the candidate pairs gives; plain data. */
export interface ScoredUnit {
  /** The pairs worth keeping. Their patterns are positions in `vectors`. */
  readonly pairs: PairColumns
  /** Comparison vectors of all pairs of the unit, one after the other, in the order they were met first. */
  readonly vectors: Uint8Array
  /** Pairs, and matches expected among them, by rule from the unit's rule on. */
  readonly pairsByRule: readonly number[]
  readonly matchesByRule: Float64Array
  readonly scored: number
  readonly histogram: Float64Array
  /** Pairs that a "match" rule joins, left and right in turn. */
  readonly ruled: Int32Array
}

/** What weighs a pair, and which are worth keeping. */
export interface Weighing {
  readonly scorer: Scorer
  readonly prior: ClassPrior
  readonly rules: RuleBook | undefined
  readonly floorBits: number
}

/** Scores the candidate pairs of a unit. What comes back depends on the unit alone, not on what the scorer has met before. */
export function scoreUnit(sources: PairSources, weighing: Weighing, unit: CandidateUnit): ScoredUnit {
  const { scorer, prior, rules, floorBits } = weighing
  const pairs = new GrowingPairs()
  const histogram = new Float64Array(HISTOGRAM_BINS)
  const matchesByRule = new Float64Array(Math.max(1, sources.nearest.length))
  const ruled: number[] = []
  const met = new MetPatterns()
  const weights = new WeightMemo(scorer, prior)
  let scored = 0
  const lefts = new Int32Array(BATCH)
  const rights = new Int32Array(BATCH)
  const bySource = new Int32Array(BATCH)
  let waiting = 0
  const scoreWaiting = (): void => {
    scorer.measureMany(lefts, rights, waiting)
    const { levels, width, pattern, match, relatives, random } = scorer.many
    for (let k = 0; k < waiting; k++) {
      const number = met.numberOf(pattern[k])
      if (isEmpty(levels, k * width, width)) continue
      weights.look(k)
      let { bits, probability } = weights
      if (rules !== undefined) {
        const rule = rules(levels, k * width)
        if (rule?.outcome === 'non-match') continue
        if (rule?.outcome === 'match') {
          bits = RULE_BITS
          probability = toProbability(RULE_BITS)
          ruled.push(lefts[k], rights[k])
        }
      }
      scored++
      matchesByRule[bySource[k] - unit.rule] += probability
      const bin = Math.floor(bits) - HISTOGRAM_FROM
      histogram[bin < 0 ? 0 : bin >= HISTOGRAM_BINS ? HISTOGRAM_BINS - 1 : bin]++
      // What labels have pushed below the floor still counts where shares are estimated without them.
      if (
        bits < floorBits &&
        (!scorer.isAdjusted || joinClasses(match[k], relatives[k], random[k], prior) < floorBits)
      ) {
        continue
      }
      pairs.push(lefts[k], rights[k], bits, number, match[k], relatives[k], random[k])
    }
    waiting = 0
  }
  const pairsByRule = visitUnit(sources, unit, (a, b, source) => {
    lefts[waiting] = a
    rights[waiting] = b
    bySource[waiting] = source
    if (++waiting === BATCH) scoreWaiting()
  })
  scoreWaiting()
  const { levels, width } = scorer.patterns
  const vectors = new Uint8Array(met.order.length * width)
  met.order.forEach((pattern, k) => {
    vectors.set(levels.subarray(pattern * width, (pattern + 1) * width), k * width)
  })
  return {
    pairs: pairs.take(),
    vectors,
    pairsByRule,
    matchesByRule,
    scored,
    histogram,
    ruled: Int32Array.from(ruled),
  }
}

/** Whether nothing could be compared. */
function isEmpty(vectors: Uint8Array, at: number, width: number): boolean {
  for (let k = at; k < at + width; k++) if (vectors[k] !== 0) return false
  return true
}

/** Numbers patterns in the order they are met. */
class MetPatterns {
  readonly order: number[] = []
  // Number plus one by pattern; 0 for those not met.
  private numbers = new Int32Array(1024)

  numberOf(pattern: number): number {
    if (pattern >= this.numbers.length) {
      const grown = new Int32Array(Math.max(pattern + 1, this.numbers.length * 2))
      grown.set(this.numbers)
      this.numbers = grown
    }
    if (this.numbers[pattern] === 0) this.numbers[pattern] = this.order.push(pattern)
    return this.numbers[pattern] - 1
  }
}

/** What another thread needs to score units. */
export interface SentScoring
  extends SentScorer,
    Omit<PairSources, 'admissible'>,
    Pick<Weighing, 'prior' | 'floorBits'> {
  readonly plan: SentPlan
  readonly clean: CleanSources
}

/** Makes ready to score units on another thread. */
export function openScoring(plan: Plan, sent: SentScoring, bound: BoundTable): (unit: CandidateUnit) => ScoredUnit {
  const { prior, floorBits, clean } = sent
  const weighing = { scorer: receiveScorer(bound, sent), prior, rules: plan.ruleBook, floorBits }
  const sources = { ...sent, admissible: admissibleBetween(bound.table, clean) }
  return (unit) => scoreUnit(sources, weighing, unit)
}
