import type { Edges } from './join-edges'

const MAX_PARTNERED = 0.98
const ITERATIONS = 30

/**
 * Match probabilities when both sources are free of duplicates, so that a record has at most one partner in the other source:
 * p(i, j) = odds(i, j) / (P(none) + sum over candidates k of odds(i, k)). How many records have a partner at all is learned from
 * the data, starting from one half; it replaces the prior of the model.
 *
 * @param likelihoodBits log2 P(vector | match) / P(vector | no match) of each edge
 * @param side 0 or 1 for records of the two sources; edges run between them
 * @param sizes records of each source
 * @returns a weight in bits for each edge
 */
export function oneToOneWeights(
  edges: Omit<Edges, 'weight'>,
  likelihoodBits: Float64Array,
  side: (record: number) => 0 | 1,
  sizes: readonly [number, number],
): Float64Array {
  const smaller = sizes[0] <= sizes[1] ? 0 : 1
  const others = sizes[1 - smaller]
  const own = Int32Array.from(edges.left, (left, e) => (side(left) === smaller ? left : edges.right[e]))
  const highest = new Map<number, number>()
  for (let e = 0; e < own.length; e++) {
    highest.set(own[e], Math.max(highest.get(own[e]) ?? Number.NEGATIVE_INFINITY, likelihoodBits[e]))
  }
  let partnered = 0.5
  const probabilities = new Float64Array(own.length)
  for (let step = 0; step < ITERATIONS; step++) {
    const prior = Math.log2(partnered / others)
    const none = Math.log2(1 - partnered)
    // Per record, sums are scaled by its highest term, so that nothing overflows.
    const sums = new Map<number, number>()
    for (let e = 0; e < own.length; e++) {
      const top = Math.max(none, prior + (highest.get(own[e]) as number))
      sums.set(own[e], (sums.get(own[e]) ?? 2 ** (none - top)) + 2 ** (prior + likelihoodBits[e] - top))
    }
    let found = 0
    for (let e = 0; e < own.length; e++) {
      const top = Math.max(none, prior + (highest.get(own[e]) as number))
      probabilities[e] = 2 ** (prior + likelihoodBits[e] - top) / (sums.get(own[e]) as number)
      found += probabilities[e]
    }
    partnered = Math.min(MAX_PARTNERED, Math.max(1e-6, found / sizes[smaller]))
  }
  return probabilities.map((p) => Math.log2(Math.max(p, 1e-12)) - Math.log2(Math.max(1 - p, 1e-12)))
}
