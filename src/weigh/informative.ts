import type { Comparison } from '../compare'
import type { LevelProbabilities } from './estimate-u'

/** A comparison that gives matches fewer bits than this on average tells next to nothing. */
const INFORMATIVE_BITS = 1.5

/** Mean bits by which the pairs of a class agree more than random pairs do (the divergence of Kullback and Leibler). */
export function agreementBits(own: LevelProbabilities, u: LevelProbabilities): number {
  let bits = 0
  own.forEach((levels, k) => {
    levels.forEach((p, l) => {
      if (p > 0) bits += p * Math.log2(p / u[k][l])
    })
  })
  return bits
}

/**
 * Names of the comparisons that tell records apart. Where it is only one, nothing but its kind knows what a match looks like: learning without labels
 * cannot tell agreement by chance from a match.
 */
export function informativeComparisons(comparisons: readonly Comparison[], u: LevelProbabilities): string[] {
  return comparisons
    .filter(({ levels }, k) => agreementBits([levels.map((level) => level.m)], [u[k]]) >= INFORMATIVE_BITS)
    .map(({ name }) => name)
}
