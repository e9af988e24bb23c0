import type { PackedRules } from '../block'
import { toProbability } from '../weigh'
import type { Candidates } from './candidates'
import type { ClusterStage } from './cluster-stage'
import type { ScoredPairs } from './score-candidates'

/** Precision and recall of the pairs in clusters, as the model itself expects them. */
export interface ExpectedScores {
  readonly precision: number
  readonly recall: number
}

/**
 * What the model expects of its own result, without a truth: the probabilities of the pairs inside clusters against those of all pairs. Matches
 * that no rule proposed are reckoned from how many were proposed by one rule only and by two (capture and recapture; Chao 1984 gives the
 * lower bound f1^2 / 2 f2), less those that clusters hold all the same.
 */
export function expectedScores(
  pairs: ScoredPairs,
  clusters: ClusterStage,
  candidates: Candidates,
  clusterOf: Int32Array,
): ExpectedScores {
  const { left, right } = pairs
  let inside = 0
  let found = 0
  let outside = 0
  const byRules = [0, 0, 0]
  for (let e = 0; e < left.length; e++) {
    const p = toProbability(clusters.decisive[e])
    const rules = rulesHolding(candidates.rules, left[e], right[e], byRules.length)
    if (rules < byRules.length) byRules[rules] += p
    if (clusterOf[left[e]] === clusterOf[right[e]]) {
      inside++
      found += p
    } else outside += p
  }
  const precision = inside === 0 ? 1 : found / inside
  // A pair that no rule proposed stands in a cluster because others vouch for it: it is as good as those.
  const unseen = Math.max(0, pairsInside(clusters.groups) - inside) * precision
  const matches = found + unseen
  const all = matches + outside + Math.max(0, unproposed(byRules, candidates) - unseen)
  return { precision, recall: all === 0 ? 1 : matches / all }
}

function pairsInside({ starts, size }: ClusterStage['groups']): number {
  let pairs = 0
  for (let g = 0; g < size; g++) pairs += ((starts[g + 1] - starts[g]) * (starts[g + 1] - starts[g] - 1)) / 2
  return pairs
}

/** Matches that no rule proposed, from those that one and two rules did. Neighbours by words are asked for each record, so they miss little. */
function unproposed([, once, twice]: readonly number[], { rules, nearest }: Candidates): number {
  const count = rules.starts.length - 1
  if (count < 2 || nearest.length > 0 || twice === 0) return 0
  return (((count - 1) / count) * once * once) / (2 * twice)
}

/** How many rules hold a pair, at most `most`. */
function rulesHolding({ width, starts, rows }: PackedRules, left: number, right: number, most: number): number {
  let holding = 0
  for (let r = 0; r + 1 < starts.length; r++) {
    let holds = false
    for (let s = starts[r]; s < starts[r + 1] && !holds; s++) {
      const key = rows[left * width + s]
      if (key === 0) continue
      for (let t = starts[r]; t < starts[r + 1]; t++) if (rows[right * width + t] === key) holds = true
    }
    if (holds && ++holding === most) return most
  }
  return holding
}
