import {
  type Difference,
  differenceOfShares,
  type Estimate,
  estimateOf,
  normalTail,
  rateOf,
  unknownEstimate,
} from '../profile'
import type { SurveyScale } from './survey-scale'

/** How many answers were good, in the middle, and bad: promoters, passives and detractors. */
export interface AnswerCounts {
  readonly good: number
  readonly middle: number
  readonly bad: number
}

const Z = 1.959964

/**
 * The net promoter score in points, -100 to 100, with its 95 % interval: adjusted Wald with 3 added to n and ¾ each to promoters and detractors,
 * which of the ways compared by Rocks (2016) covers best for few answers.
 *
 * @param minimum answers below which it is unknown. Default 5
 *
 * @example
 * ```ts
 * import { npsOf } from 'samewise/customer'
 *
 * npsOf({ good: 30, middle: 50, bad: 20 }) // 10 points, between -4 and 23, of 100 answers
 * npsOf({ good: 2, middle: 0, bad: 0 }) // unknown: too few
 * ```
 */
export function npsOf({ good, middle, bad }: AnswerCounts, minimum = 5): Estimate {
  const n = good + middle + bad
  if (n < Math.max(1, minimum)) return unknownEstimate(n)
  const { net, variance } = adjustedNet({ good, middle, bad })
  const value = (good - bad) / n
  const half = Z * Math.sqrt(variance)
  return {
    known: true,
    value: 100 * value,
    low: 100 * Math.max(-1, Math.min(value, net - half)),
    high: 100 * Math.min(1, Math.max(value, net + half)),
    n,
  }
}

function adjustedNet({ good, middle, bad }: AnswerCounts): { net: number; variance: number } {
  const n = good + middle + bad + 3
  const promoters = (good + 0.75) / n
  const detractors = (bad + 0.75) / n
  const net = promoters - detractors
  return { net, variance: (promoters + detractors - net * net) / n }
}

/** The figure that a scale stands for. */
export function figureOf(counts: AnswerCounts, scale: SurveyScale, minimum: number): Estimate {
  if (scale.figure === 'net') return npsOf(counts, minimum)
  return estimateOf(rateOf(counts.good, counts.good + counts.middle + counts.bad), minimum)
}

/** The difference of two groups of other people, in the unit of the figure. */
export function differenceOfFigures(a: AnswerCounts, b: AnswerCounts, scale: SurveyScale, minimum: number): Difference {
  const [na, nb] = [a, b].map(({ good, middle, bad }) => good + middle + bad)
  if (scale.figure === 'share') return differenceOfShares(rateOf(a.good, na), rateOf(b.good, nb), minimum)
  const n = Math.min(na, nb)
  if (n < Math.max(1, minimum)) return { difference: unknownEstimate(n) }
  const [left, right] = [adjustedNet(a), adjustedNet(b)]
  const value = (a.good - a.bad) / na - (b.good - b.bad) / nb
  const centre = left.net - right.net
  const deviation = Math.sqrt(left.variance + right.variance)
  return {
    difference: {
      known: true,
      value: 100 * value,
      low: 100 * Math.max(-2, Math.min(value, centre - Z * deviation)),
      high: 100 * Math.min(2, Math.max(value, centre + Z * deviation)),
      n,
    },
    p: Math.min(1, 2 * normalTail(Math.abs(centre) / deviation)),
  }
}
