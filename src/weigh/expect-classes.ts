/** Pairs whose records compete: of all pairs of one record with one other source, one at most is a match. */
export interface Rivals {
  readonly left: Int32Array
  readonly right: Int32Array
  /** Number of each pair's pattern. */
  readonly pattern: Int32Array
  /** Records in all. */
  readonly records: number
  /** Matches that there can be at the most, in the pairs given. */
  readonly mostMatches: number
}

/** By pattern. In: natural logarithms of prior times likelihood of each class. Out: pairs expected to be matches and relatives. */
export interface ClassShares {
  readonly match: Float64Array
  readonly relatives: Float64Array
  readonly random: Float64Array
}

/** The expectation step: turns the logarithms into expected pairs, in place. */
export type Expectation = (classes: ClassShares) => void

/** No more than this share of the possible partners is taken to be there, so that a record without one stays possible. */
const MOST_PARTNERED = 0.98
/** Odds beyond this, in nats, say no more; they must not overflow when they are added up. */
const MOST_NATS = 500

/**
 * Every pair is judged by itself, as in all label-free linkage.
 *
 * @param pairs how many pairs have each pattern
 */
export function expectIndependently(pairs: Float64Array): Expectation {
  return ({ match, relatives, random }) => {
    for (let p = 0; p < pairs.length; p++) {
      const top = Math.max(match[p], relatives[p], random[p])
      const a = Math.exp(match[p] - top)
      const b = Math.exp(relatives[p] - top)
      const share = pairs[p] / (a + b + Math.exp(random[p] - top))
      match[p] = a * share
      relatives[p] = b * share
    }
  }
}

/**
 * Pairs between sources that hold no duplicates compete: p(i, j) = o(i, j) / (P(none) + sum of the odds of all pairs of i or j), a mean-field
 * form of one-to-one linkage (Sadinle 2017 states the exact posterior). Without it a class of matches grows over all that is merely alike, such as
 * the models of one product line, and comes out several times too large.
 *
 * @param pairs how many pairs have each pattern
 * @param place by pattern number: its place in `pairs`, or -1 for a pattern that says nothing
 */
export function expectAmongRivals(
  { left, right, pattern, records, mostMatches }: Rivals,
  pairs: Float64Array,
  place: Int32Array,
): Expectation {
  const odds = new Float64Array(pairs.length)
  const found = new Float64Array(pairs.length)
  const sums = new Float64Array(records)
  let partnered = 0.5
  return ({ match, relatives, random }) => {
    for (let p = 0; p < pairs.length; p++) {
      const top = Math.max(relatives[p], random[p])
      const none = top + Math.log(Math.exp(relatives[p] - top) + Math.exp(random[p] - top))
      odds[p] = Math.exp(Math.min(MOST_NATS, match[p] - none))
      relatives[p] = Math.exp(relatives[p] - none)
    }
    sums.fill(0)
    found.fill(0)
    for (let e = 0; e < pattern.length; e++) {
      const p = place[pattern[e]]
      if (p < 0) continue
      sums[left[e]] += odds[p]
      sums[right[e]] += odds[p]
    }
    let all = 0
    for (let e = 0; e < pattern.length; e++) {
      const p = place[pattern[e]]
      if (p < 0) continue
      const chance = odds[p] / (1 - partnered + sums[left[e]] + sums[right[e]] - odds[p])
      found[p] += chance
      all += chance
    }
    partnered = Math.min(MOST_PARTNERED, all / mostMatches)
    for (let p = 0; p < pairs.length; p++) {
      match[p] = found[p]
      relatives[p] *= pairs[p] - found[p]
    }
  }
}
