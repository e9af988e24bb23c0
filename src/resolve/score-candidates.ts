import { runUnits } from '../base'
import type { Scorer } from '../weigh'
import { type Candidates, type CandidateUnit, candidateUnits } from './candidates'
import type { CleanSources } from './clean-sources'
import { joinPairs, type PairColumns } from './growing-pairs'
import { likeScorer, type MatchingTeam, sendScorer } from './matching-team'
import { HISTOGRAM_BINS, type ScoredUnit, type SentScoring, scoreUnit, type Weighing } from './score-unit'
import type { SentPlan } from './sent-plan'

export { RULE_BITS } from './score-unit'

/** The pairs worth keeping, with what is needed to explain and to cluster them. */
export interface ScoredPairs extends PairColumns {
  /** Pairs scored in all, and the matches expected among them. */
  readonly scored: number
  readonly expectedMatches: number
  /** Scored pairs by weight, one bin per bit from -40 to 40. */
  readonly histogram: Float64Array
  /** Pairs that a "match" rule of the user's joins. */
  readonly ruled: readonly (readonly [number, number])[]
}

/**
 * Scores every candidate pair and keeps those at or above the floor. Units of pairs are scored apart and joined in their order, on whatever
 * threads they were scored.
 *
 * @param team threads that take part
 */
export async function scoreCandidates(
  candidates: Candidates,
  weighing: Weighing,
  clean: CleanSources,
  between: (done: number, total: number) => Promise<void>,
  team?: MatchingTeam,
): Promise<ScoredPairs> {
  const { scorer, prior, floorBits } = weighing
  const { rules, nearest } = candidates
  const own = team === undefined ? weighing : { ...weighing, scorer: likeScorer(scorer) }
  const work = {
    task: 'score',
    shared: (): SentScoring => ({
      plan: team?.plan as SentPlan,
      ...sendScorer(scorer),
      rules,
      nearest,
      clean,
      prior,
      floorBits,
    }),
    units: candidateUnits(candidates),
    here: (unit: CandidateUnit) => scoreUnit(candidates, own, unit),
    ground: team?.ground,
    signal: team?.signal,
    between,
  }
  return joinUnits(candidates, scorer, await runUnits(work, team?.pool))
}

/** Joins what the units gave, in their order, and tells the reports of the rules. */
function joinUnits(candidates: Candidates, { patterns }: Scorer, outputs: readonly ScoredUnit[]): ScoredPairs {
  const histogram = new Float64Array(HISTOGRAM_BINS)
  const ruled: [number, number][] = []
  const { reports } = candidates
  for (const report of reports) report.pairs = report.expectedMatches = 0
  let scored = 0
  let expectedMatches = 0
  candidateUnits(candidates).forEach(({ rule }, u) => {
    const output = outputs[u]
    const numbers = new Int32Array(output.vectors.length / patterns.width)
    for (let k = 0; k < numbers.length; k++) {
      numbers[k] = patterns.intern(output.vectors.subarray(k * patterns.width, (k + 1) * patterns.width))
    }
    const { pattern } = output.pairs
    for (let e = 0; e < pattern.length; e++) pattern[e] = numbers[pattern[e]]
    output.pairsByRule.forEach((pairs, k) => {
      reports[rule + k].pairs += pairs
      reports[rule + k].expectedMatches += output.matchesByRule[k]
      expectedMatches += output.matchesByRule[k]
    })
    for (let k = 0; k < output.ruled.length; k += 2) ruled.push([output.ruled[k], output.ruled[k + 1]])
    for (let bin = 0; bin < HISTOGRAM_BINS; bin++) histogram[bin] += output.histogram[bin]
    scored += output.scored
  })
  return { ...joinPairs(outputs.map(({ pairs }) => pairs)), scored, expectedMatches, histogram, ruled }
}
