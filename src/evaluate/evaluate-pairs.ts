import { SamewiseError } from '../base'
import { PairSet } from './pair-set'
import { type PrecisionRecall, precisionRecall } from './precision-recall'
import { countPairs, readGroups, readTruth } from './truth-table'

/** Options of {@link evaluatePairs}. */
export interface PairEvaluationOptions {
  /** Scores at which to report, in any order; a pair counts as predicted at or above the cut. Default: none, only the best cut. */
  readonly cuts?: readonly number[] | undefined
  /** As in `evaluateClusters`: count only pairs whose two records differ in this, such as the source. */
  readonly across?: Iterable<readonly [string, string]> | undefined
}

/** Precision and recall when the pairs with a score of at least `cut` are taken for matches. */
export interface CutEvaluation extends PrecisionRecall {
  readonly cut: number
}

/** How scored pairs compare with the truth. */
export interface PairEvaluation {
  readonly truePairs: number
  readonly scoredPairs: number
  /** Scored pairs that are true, whatever their score. */
  readonly commonPairs: number
  /** Scored pairs left out because the truth does not have one of the two records. */
  readonly pairsNotInTruth: number
  /** The share of the true pairs that was scored at all: no cut can reach a higher recall. 1 with no true pair. */
  readonly blockingRecall: number
  /** The cut with the highest F1, the highest such cut on a tie; undefined if no pair was scored. */
  readonly best: CutEvaluation | undefined
  /** One entry for each distinct cut asked for, ascending. */
  readonly at: readonly CutEvaluation[]
}

/**
 * Scores pairs against the truth, before any clustering: precision and recall over all cuts of the score, and how many of the true pairs
 * blocking let through. Memory is about 50 bytes a scored pair; true pairs are counted, not listed.
 *
 * @param truth rows or a Map of (record key, entity id)
 * @param scoredPairs rows of (record key, record key, score), each pair once in either order; the score may be a weight or a probability.
 *   A pair of a record with itself is ignored
 * @throws SamewiseError `DUPLICATE_IDS` if a record of the truth or a pair comes twice, `UNKNOWN_RECORD` if a record has no key or no group,
 *   `BAD_USAGE` if a score or a cut is not a number
 *
 * @example
 * ```ts
 * import { evaluatePairs } from 'samewise/evaluate'
 *
 * const truth = new Map([['a', 'ann'], ['b', 'ann'], ['c', 'bob']])
 * const { best, at } = evaluatePairs(truth, [['a', 'b', 0.99], ['b', 'c', 0.7]], { cuts: [0.5] })
 * best?.cut // 0.99
 * at[0]?.precision // 0.5
 * ```
 */
export function evaluatePairs(
  truth: Iterable<readonly [string, string]>,
  scoredPairs: Iterable<readonly [string, string, number]>,
  { cuts = [], across }: PairEvaluationOptions = {},
): PairEvaluation {
  const table = readTruth(truth)
  const { recordCount } = table
  const entityOf = table.entities.labels
  const groups = across === undefined ? undefined : readGroups(table, across)
  const truePairs = countPairs(table.entities, groups)

  const seen = new PairSet()
  const trueScores: number[] = []
  const otherScores: number[] = []
  let pairsNotInTruth = 0
  for (const [leftKey, rightKey, score] of scoredPairs) {
    if (leftKey === rightKey) continue
    const left = table.numberOf(leftKey)
    const right = table.numberOf(rightKey)
    if (left >= recordCount || right >= recordCount) {
      pairsNotInTruth++
      continue
    }
    if (groups !== undefined && groups.labels[left] === groups.labels[right]) continue
    requireNumber(score, 'score')
    if (!seen.add(left, right)) {
      throw new SamewiseError(
        'DUPLICATE_IDS',
        `The pair of "${leftKey}" and "${rightKey}" is scored twice. Give each pair once, in either order.`,
        { where: { left: leftKey, right: rightKey } },
      )
    }
    if (entityOf[left] === entityOf[right]) trueScores.push(score)
    else otherScores.push(score)
  }

  const right = Float64Array.from(trueScores).sort()
  const wrong = Float64Array.from(otherScores).sort()
  return {
    truePairs,
    scoredPairs: right.length + wrong.length,
    commonPairs: right.length,
    pairsNotInTruth,
    blockingRecall: truePairs === 0 ? 1 : right.length / truePairs,
    best: bestCut(right, wrong, truePairs),
    at: [...new Set(cuts)]
      .sort((a, b) => a - b)
      .map((cut) => {
        requireNumber(cut, 'cut')
        const found = countFrom(right, cut)
        return { cut, ...precisionRecall(found, found + countFrom(wrong, cut), truePairs) }
      }),
  }
}

/** Walks the distinct scores downwards; both arrays are ascending. */
function bestCut(right: Float64Array, wrong: Float64Array, truePairs: number): CutEvaluation | undefined {
  let best: CutEvaluation | undefined
  let i = right.length
  let j = wrong.length
  while (i > 0 || j > 0) {
    const cut = Math.max(i > 0 ? right[i - 1] : -Infinity, j > 0 ? wrong[j - 1] : -Infinity)
    while (i > 0 && right[i - 1] === cut) i--
    while (j > 0 && wrong[j - 1] === cut) j--
    const found = right.length - i
    const figures = precisionRecall(found, found + wrong.length - j, truePairs)
    if (best === undefined || figures.f1 > best.f1) best = { cut, ...figures }
  }
  return best
}

/** How many of the ascending scores are at least `cut`. */
function countFrom(scores: Float64Array, cut: number): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (scores[middle] < cut) low = middle + 1
    else high = middle
  }
  return scores.length - low
}

function requireNumber(value: number, what: string): void {
  if (Number.isNaN(value)) throw new SamewiseError('BAD_USAGE', `A ${what} is not a number. Leave such pairs out.`)
}
