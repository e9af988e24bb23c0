import { groupByLabel, MAX_COMPONENT, UnionFind } from '../../src/cluster'
import type { ResolveResult } from '../../src/resolve'
import { sampleCandidates } from '../../src/resolve/candidates'

/** Pairs of records, as two parallel lists. */
export interface Pairs {
  readonly left: number[]
  readonly right: number[]
}

/** A pair as one number. */
export function pairKey(left: number, right: number): number {
  return left * 4294967296 + right
}

/** All pairs that blocking proposed in a run. */
export async function candidatePairs({ state }: ResolveResult): Promise<Pairs> {
  const pairs: Pairs = { left: [], right: [] }
  const keep = (left: number, right: number): void => {
    pairs.left.push(left)
    pairs.right.push(right)
  }
  sampleCandidates(state.learned.candidates, keep, 1)
  return pairs
}

/**
 * The pairs inside the components that edges of at least `floorBits` make, but for those in `known`.
 *
 * @param count records in all
 */
export function pairsInsideComponents(
  count: number,
  { left, right }: Pairs,
  weight: ArrayLike<number>,
  floorBits: number,
  known: ReadonlySet<number> | ReadonlyMap<number, number>,
): Pairs {
  const union = new UnionFind(count)
  for (let e = 0; e < left.length; e++) if (weight[e] >= floorBits) union.union(left[e], right[e])
  const { starts, members, size } = groupByLabel(Int32Array.from({ length: count }, (_, i) => union.find(i)))
  const found: Pairs = { left: [], right: [] }
  for (let g = 0; g < size; g++) {
    // What is larger is cut before its pairs are weighed.
    if (starts[g + 1] - starts[g] > MAX_COMPONENT) continue
    for (let a = starts[g]; a < starts[g + 1]; a++) {
      for (let b = a + 1; b < starts[g + 1]; b++) {
        const low = Math.min(members[a], members[b])
        const high = Math.max(members[a], members[b])
        if (known.has(pairKey(low, high))) continue
        found.left.push(low)
        found.right.push(high)
      }
    }
  }
  return found
}

/**
 * What a classifier may know of pairs, a row each: the level of every comparison, and the bits by which an exact agreement is worth less or
 * more than the field's average; NaN for what is missing. It is what the engine's own model weighs, and nothing else.
 */
export function featuresOf({ state }: ResolveResult, { left, right }: Pairs): { rows: Float32Array; columns: number } {
  const { scorer } = state
  const { comparisons } = scorer.comparer
  const width = comparisons.length
  const exact = comparisons.map(({ levels }) => levels.findIndex((level) => level.exact) + 1)
  const columns = 2 * width
  const rows = new Float32Array(left.length * columns).fill(Number.NaN)
  for (let p = 0; p < left.length; p++) {
    scorer.measure(left[p], right[p])
    for (let k = 0; k < width; k++) {
      const level = scorer.vector[k]
      if (level === 0) continue
      rows[p * columns + 2 * k] = level
      if (level === exact[k]) rows[p * columns + 2 * k + 1] = scorer.agreementBits(k, left[p], right[p])
    }
  }
  return { rows, columns }
}
