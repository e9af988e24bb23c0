import type { Edges, WeighMembers } from '../cluster'
import { type ClassPrior, type RuleBook, type Scorer, WeightMemo } from '../weigh'
import { RULE_BITS } from './score-unit'

/** Pairs that are weighed together. */
const BATCH = 256

/** Weighs pairs: `bits[k]` of `lefts[k]` and `rights[k]`, `k < count`. */
export type WeighPairs = (lefts: Int32Array, rights: Int32Array, count: number, bits: Float64Array) => void

/** What decides over pairs between which there is no edge: a rule that holds, and otherwise the weight under a prior. */
export function pairWeigher(scorer: Scorer, prior: ClassPrior, rules: RuleBook | undefined): WeighPairs {
  const weights = new WeightMemo(scorer, prior)
  return (lefts, rights, count, bits) => {
    scorer.measureMany(lefts, rights, count)
    const { levels, width } = scorer.many
    for (let k = 0; k < count; k++) {
      const rule = rules?.(levels, k * width)
      if (rule !== undefined) bits[k] = rule.outcome === 'match' ? RULE_BITS : -RULE_BITS
      else {
        weights.look(k)
        bits[k] = weights.bits
      }
    }
  }
}

/** Edges by their left record, in compressed rows: those of record `i` are `starts[i]` to `starts[i + 1] - 1`. */
export interface EdgeRows {
  readonly starts: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
}

/** @param count of records */
export function edgeRows(count: number, { left, right, weight }: Edges): EdgeRows {
  const starts = new Int32Array(count + 1)
  for (let e = 0; e < left.length; e++) starts[left[e] + 1]++
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i]
  const next = starts.slice()
  const rights = new Int32Array(left.length)
  const weights = new Float64Array(left.length)
  for (let e = 0; e < left.length; e++) {
    const at = next[left[e]]++
    rights[at] = right[e]
    weights[at] = weight[e]
  }
  return { starts, right: rights, weight: weights }
}

/**
 * Weighs all pairs of some records. Most pairs of a component are edges, whose weights are known; the others are weighed when they are asked
 * for.
 *
 * @param edges with the weights that decide, in bits
 * @param weighPairs weighs pairs between which there is no edge
 */
export function memberWeights({ starts, right, weight }: EdgeRows, weighPairs: WeighPairs): WeighMembers {
  const places = new Int32Array(starts.length - 1)
  const missing: number[] = []
  const lefts = new Int32Array(BATCH)
  const rights = new Int32Array(BATCH)
  const bits = new Float64Array(BATCH)
  return (members, weights) => {
    const size = members.length
    weights.fill(Number.NaN)
    for (let a = 0; a < size; a++) places[members[a]] = a
    for (let a = 0; a < size; a++) {
      weights[a * size + a] = 0
      for (let k = starts[members[a]]; k < starts[members[a] + 1]; k++) {
        const b = places[right[k]]
        // A record of another component has an old place, or none.
        if (members[b] === right[k]) weights[a * size + b] = weights[b * size + a] = weight[k]
      }
    }
    missing.length = 0
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) if (Number.isNaN(weights[a * size + b])) missing.push(a * size + b)
    }
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = Math.min(BATCH, missing.length - from)
      for (let k = 0; k < batch; k++) {
        lefts[k] = members[Math.floor(missing[from + k] / size)]
        rights[k] = members[missing[from + k] % size]
      }
      weighPairs(lefts, rights, batch, bits)
      for (let k = 0; k < batch; k++) weights[missing[from + k]] = bits[k]
    }
    for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) weights[a * size + b] = weights[b * size + a]
  }
}
