import type { Edges } from './join-edges'

const MAX_PARTNERED = 0.98
const ITERATIONS = 30
/** Odds beyond 2 to this power must not overflow when they are added up. */
const MOST_BITS = 900

/**
 * Match probabilities when both sources are free of duplicates, so that a record has at most one partner in the other source:
 * p(i, j) = odds(i, j) / (P(none) + sum of the odds of all candidates of i or j), a mean-field form of one-to-one linkage (Sadinle 2017
 * states the exact posterior). How many records have a partner at all is learned from the data, starting from one half; it replaces the prior of
 * the model.
 *
 * @param edges pairs of records of the two sources
 * @param likelihoodBits log2 P(vector | match) / P(vector | no match) of each edge
 * @param sizes records of each source
 * @returns a weight in bits for each edge
 */
export function oneToOneWeights(
  { left, right }: Omit<Edges, 'weight'>,
  likelihoodBits: Float64Array,
  sizes: readonly [number, number],
): Float64Array {
  const smaller = Math.min(...sizes)
  const larger = Math.max(...sizes)
  const size = likelihoodBits.length
  const odds = new Float64Array(size)
  const probabilities = new Float64Array(size)
  const sums = new Float64Array(smaller + larger)
  let partnered = 0.5
  for (let step = 0; step < ITERATIONS; step++) {
    const prior = Math.log2(partnered / larger)
    sums.fill(0)
    for (let e = 0; e < size; e++) {
      odds[e] = 2 ** Math.min(MOST_BITS, prior + likelihoodBits[e])
      sums[left[e]] += odds[e]
      sums[right[e]] += odds[e]
    }
    let found = 0
    for (let e = 0; e < size; e++) {
      // A rounding error must not take more than all of it away.
      const rivals = Math.max(0, sums[left[e]] - odds[e]) + Math.max(0, sums[right[e]] - odds[e])
      probabilities[e] = odds[e] / (1 - partnered + odds[e] + rivals)
      found += probabilities[e]
    }
    partnered = Math.min(MAX_PARTNERED, Math.max(1e-6, found / smaller))
  }
  return probabilities.map((p) => Math.log2(Math.max(p, 1e-12)) - Math.log2(Math.max(1 - p, 1e-12)))
}
