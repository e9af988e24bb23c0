import { mix32 } from '../base'
import { COMPONENT_BITS, type Edges, type Groups, groupByLabel, MAX_COMPONENT, UnionFind } from '../cluster'
import type { ClassPrior, Scorer } from '../weigh'
import { RULE_BITS } from './score-candidates'

/** Pairs inside components that the shares are estimated from. */
const SAMPLE_PAIRS = 250_000
const ITERATIONS = 30
/**
 * How far the prior inside components goes from the global one (0) to their own (1), on the log scale. Records that reach each other along
 * edges are far likelier to match than random ones; the geometric mean of the two priors lets one threshold fit dense and sparse data.
 */
const OWN_SHARE = 0.35

/**
 * The prior for pairs inside components: the shares of matches, relatives and random pairs are estimated again on all pairs inside
 * components (m, h and u stay), and blended with the global prior.
 */
export function componentPrior(count: number, edges: Edges, scorer: Scorer, whole: ClassPrior): ClassPrior {
  const groups = componentsAt(count, edges, scorer, whole)
  const pairs = samplePairs(groups)
  const size = pairs.left.length
  if (size === 0) return whole
  scorer.measureMany(pairs.left, pairs.right, size)
  const { match, relatives, random } = scorer.many
  for (let p = 0; p < size; p++) {
    // Scaled by the highest, so that none overflows and one is 1.
    const top = Math.max(match[p], relatives[p], random[p])
    match[p] = 2 ** (match[p] - top)
    relatives[p] = 2 ** (relatives[p] - top)
    random[p] = 2 ** (random[p] - top)
  }
  let shareM = 0.5
  let shareH = 0.25
  let shareR = 0.25
  for (let step = 0; step < ITERATIONS; step++) {
    let sumM = 0
    let sumH = 0
    for (let p = 0; p < size; p++) {
      const a = shareM * match[p]
      const b = shareH * relatives[p]
      const c = shareR * random[p]
      const sum = a + b + c
      sumM += a / sum
      sumH += b / sum
    }
    shareM = Math.max(sumM / size, 1e-9)
    shareH = Math.max(sumH / size, 1e-9)
    shareR = Math.max(1 - shareM - shareH, 1e-9)
  }
  const all = Math.log2(2 ** whole.match + 2 ** whole.relatives + 2 ** whole.random)
  const blend = (share: number, prior: number): number => OWN_SHARE * Math.log2(share) + (1 - OWN_SHARE) * (prior - all)
  return {
    match: blend(shareM, whole.match),
    relatives: blend(shareH, whole.relatives),
    random: blend(shareR, whole.random),
  }
}

/** Components as the data alone would have them: what labels have taught was fitted to the weights that come of that. */
function componentsAt(count: number, { left, right, weight }: Edges, scorer: Scorer, whole: ClassPrior): Groups {
  const union = new UnionFind(count)
  for (let e = 0; e < weight.length; e++) {
    let bits = weight[e]
    if (scorer.isAdjusted && bits !== RULE_BITS) {
      scorer.measure(left[e], right[e])
      bits = scorer.weighLabelFree(whole)
    }
    if (bits >= COMPONENT_BITS) union.union(left[e], right[e])
  }
  return groupByLabel(Int32Array.from({ length: count }, (_, i) => union.find(i)))
}

/** All pairs inside components, or those of a hash sample of components. */
function samplePairs({ starts, members, size }: Groups): { left: Int32Array; right: Int32Array } {
  const pairsOf = (g: number): number => {
    const own = starts[g + 1] - starts[g]
    return own > MAX_COMPONENT ? 0 : (own * (own - 1)) / 2
  }
  let total = 0
  for (let g = 0; g < size; g++) total += pairsOf(g)
  const limit = Math.min(1, SAMPLE_PAIRS / Math.max(1, total)) * 4294967296
  const left: number[] = []
  const right: number[] = []
  for (let g = 0; g < size; g++) {
    if (pairsOf(g) === 0 || mix32(members[starts[g]]) >>> 0 > limit) continue
    for (let a = starts[g]; a < starts[g + 1]; a++) {
      for (let b = a + 1; b < starts[g + 1]; b++) {
        left.push(members[a])
        right.push(members[b])
      }
    }
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right) }
}
