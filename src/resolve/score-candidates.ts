import type { Edges } from '../cluster'
import { GrowingColumn } from '../columns'
import type { ClassPrior, RuleBook, Scorer } from '../weigh'
import { toProbability } from '../weigh'
import { type Candidates, isEmpty, streamCandidates } from './candidates'

/** A pair that a "match" rule joins has this weight: more than any model gives. */
export const RULE_BITS = 100

/** The pairs worth keeping, with what is needed to explain and to cluster them. */
export interface ScoredPairs extends Edges {
  /** Pattern number of the scorer. */
  readonly pattern: Int32Array
  /** log2 likelihoods under the three classes, so that a pair can be weighed with another prior without comparing it again. */
  readonly match: Float64Array
  readonly relatives: Float64Array
  readonly random: Float64Array
  /** Pairs scored in all, and the matches expected among them. */
  readonly scored: number
  readonly expectedMatches: number
  /** Scored pairs by weight, one bin per bit from -40 to 40. */
  readonly histogram: Float64Array
  /** Pairs that a "match" rule of the user's joins. */
  readonly ruled: readonly (readonly [number, number])[]
}

export const HISTOGRAM_FROM = -40
export const HISTOGRAM_BINS = 80

/**
 * Scores every candidate pair and keeps those at or above `floorBits`.
 *
 * @param rules the user's rules: a match is kept whatever its weight, a veto drops the pair
 */
export async function scoreCandidates(
  candidates: Candidates,
  scorer: Scorer,
  prior: ClassPrior,
  rules: RuleBook | undefined,
  floorBits: number,
  between: (done: number, total: number) => Promise<void>,
): Promise<ScoredPairs> {
  const left = new GrowingColumn(new Int32Array(4096))
  const right = new GrowingColumn(new Int32Array(4096))
  const weight = new GrowingColumn(new Float64Array(4096))
  const pattern = new GrowingColumn(new Int32Array(4096))
  const match = new GrowingColumn(new Float64Array(4096))
  const relatives = new GrowingColumn(new Float64Array(4096))
  const random = new GrowingColumn(new Float64Array(4096))
  const histogram = new Float64Array(HISTOGRAM_BINS)
  const ruled: [number, number][] = []
  let scored = 0
  let expectedMatches = 0
  await streamCandidates(
    candidates,
    (a, b, source) => {
      scorer.measure(a, b)
      if (isEmpty(scorer.vector)) return
      let bits = scorer.weigh(prior)
      if (rules !== undefined) {
        const rule = rules(scorer.vector, 0)
        if (rule?.outcome === 'non-match') return
        if (rule?.outcome === 'match') {
          bits = RULE_BITS
          ruled.push([a, b])
        }
      }
      scored++
      const p = toProbability(bits)
      expectedMatches += p
      candidates.reports[source].expectedMatches += p
      const bin = Math.floor(bits) - HISTOGRAM_FROM
      histogram[bin < 0 ? 0 : bin >= HISTOGRAM_BINS ? HISTOGRAM_BINS - 1 : bin]++
      // What labels have pushed below the floor still counts where shares are estimated without them.
      if (bits < floorBits && (!scorer.isAdjusted || scorer.weighLabelFree(prior) < floorBits)) return
      left.push(a)
      right.push(b)
      weight.push(bits)
      pattern.push(scorer.pattern)
      match.push(scorer.match)
      relatives.push(scorer.relatives)
      random.push(scorer.random)
    },
    between,
  )
  return {
    left: left.take(),
    right: right.take(),
    weight: weight.take(),
    pattern: pattern.take(),
    match: match.take(),
    relatives: relatives.take(),
    random: random.take(),
    scored,
    expectedMatches,
    histogram,
    ruled,
  }
}
