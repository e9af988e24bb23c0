import { oneToOneWeights } from '../cluster'
import type { ResolveState } from '../resolve'
import { likelihoodBits } from '../weigh'
import { type AdjustmentParameters, addMoves, adjustmentParameters } from './adjustment-parameters'

/** What decides whether two records end up together: bits without labels, and how each parameter of the adjustment moves them. */
export interface Evidence {
  readonly bits: number
  readonly row: Float64Array
}

/** Of a cluster larger than this only its first records are weighed: a mean over hundreds of pairs says enough. */
const WEIGHED_MEMBERS = 20
/** A one-to-one posterior beyond ± this says no more. */
const CLIP_POSTERIOR_BITS = 15
/** Rivals with a smaller share in the odds change next to nothing. */
const LEAST_SHARE = 0.01

/**
 * Finds what decides about pairs of a result. With average linkage that is not the weight of the pair but a mean: between the two clusters
 * of the records, or, if they are in one, between the record that fits it less and the others. So labels are fitted to what decides: fitted to
 * single pairs, recall fell by .01 and more where records are sparse, since a pair is judged with the help of its neighbours.
 */
export class DecidingEvidence {
  readonly parameters: AdjustmentParameters
  /** By kept pair: the weight that decided, without labels. */
  readonly labelFree: Float64Array
  private readonly known = new Map<number, Evidence>()
  /** One to one: kept pairs by their two records, and by each of them. */
  private readonly edges = new Map<number, number>()
  private readonly edgesOf = new Map<number, number[]>()
  private readonly clusterOf: Int32Array

  constructor(private readonly state: ResolveState) {
    const { learned, clusters, pairs, table } = state
    this.parameters = adjustmentParameters(learned.model)
    this.labelFree = labelFreeWeights(state)
    this.clusterOf = new Int32Array(table.count)
    const { starts, members, size } = clusters.groups
    for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) this.clusterOf[members[k]] = g
    if (clusters.method === 'one-to-one') {
      for (let e = 0; e < pairs.left.length; e++) {
        this.edges.set(this.keyOf(pairs.left[e], pairs.right[e]), e)
        for (const record of [pairs.left[e], pairs.right[e]]) {
          const own = this.edgesOf.get(record)
          if (own === undefined) this.edgesOf.set(record, [e])
          else own.push(e)
        }
      }
    }
  }

  /** What decides about two records. */
  of(left: number, right: number): Evidence {
    const key = this.keyOf(left, right)
    const known = this.known.get(key)
    if (known !== undefined) return known
    const { method } = this.state.clusters
    const found =
      method === 'average-linkage'
        ? this.ofMean(left, right)
        : method === 'one-to-one'
          ? this.ofAssignment(left, right)
          : this.ofPairs([[left, right]])
    this.known.set(key, found)
    return found
  }

  /** What a question about two records is about: all pairs between two clusters share one, inside a cluster each pair has its own. */
  topicOf(left: number, right: number): string {
    const a = this.clusterOf[left]
    const b = this.clusterOf[right]
    return a === b ? `within ${this.keyOf(left, right)}` : `between ${Math.min(a, b)} and ${Math.max(a, b)}`
  }

  private keyOf(left: number, right: number): number {
    return Math.min(left, right) * this.state.table.count + Math.max(left, right)
  }

  private ofMean(left: number, right: number): Evidence {
    const own = this.membersOf(this.clusterOf[left])
    if (this.clusterOf[left] !== this.clusterOf[right]) {
      const others = this.membersOf(this.clusterOf[right])
      return this.ofPairs(own.flatMap((a) => others.map((b): [number, number] => [a, b])))
    }
    const meanOf = (record: number): number => this.ofPairs(pairsOfOne(record, own)).bits
    const weaker = own.length <= 2 || meanOf(left) <= meanOf(right) ? left : right
    return this.ofPairs(own.length <= 2 ? [[left, right]] : pairsOfOne(weaker, own))
  }

  private ofPairs(pairs: readonly (readonly [number, number])[]): Evidence {
    const { scorer, clusters } = this.state
    const row = new Float64Array(this.parameters.width)
    const share = 1 / pairs.length
    let bits = 0
    for (const [a, b] of pairs) {
      scorer.measure(a, b)
      const weight = scorer.weighLabelFree(clusters.prior)
      bits += weight * share
      addMoves(this.parameters, scorer.vector, weight, share, row)
    }
    return { bits, row }
  }

  private ofAssignment(left: number, right: number): Evidence {
    const { scorer, prior, table } = this.state
    scorer.measure(left, right)
    const likelihood = likelihoodBits(scorer.match, scorer.relatives, scorer.random, prior)
    const edge = this.edges.get(this.keyOf(left, right))
    // A pair that was not kept has hardly a rival that it could beat: its odds are those of any two records.
    const bits = edge === undefined ? likelihood - Math.log2(table.count) : this.labelFree[edge]
    const row = new Float64Array(this.parameters.width)
    addMoves(this.parameters, scorer.vector, clip(likelihood), 1, row)
    if (edge !== undefined) this.addRivals(edge, likelihood, row)
    return { bits: clip(bits), row }
  }

  /**
   * What moves the rivals of a pair moves its odds the other way: odds are odds(i, j) / (P(none) + sum of the odds of the rivals), so each
   * counts by its share in that sum.
   */
  private addRivals(edge: number, likelihood: number, row: Float64Array): void {
    const { scorer, prior, pairs } = this.state
    const { left, right } = pairs
    for (const record of [left[edge], right[edge]]) {
      for (const rival of this.edgesOf.get(record) ?? []) {
        if (rival === edge) continue
        scorer.measure(left[rival], right[rival])
        const bits = likelihoodBits(scorer.match, scorer.relatives, scorer.random, prior)
        const share = 2 ** Math.min(0, bits - likelihood + this.labelFree[edge])
        if (share >= LEAST_SHARE) addMoves(this.parameters, scorer.vector, clip(bits), -share, row)
      }
    }
  }

  private membersOf(cluster: number): number[] {
    const { starts, members } = this.state.clusters.groups
    return [...members.subarray(starts[cluster], Math.min(starts[cluster + 1], starts[cluster] + WEIGHED_MEMBERS))]
  }
}

function pairsOfOne(record: number, others: readonly number[]): [number, number][] {
  return others.filter((other) => other !== record).map((other) => [record, other])
}

function clip(bits: number): number {
  return Math.max(-CLIP_POSTERIOR_BITS, Math.min(CLIP_POSTERIOR_BITS, bits))
}

/** The weights that decided about kept pairs, as they are without labels. */
function labelFreeWeights({ scorer, clusters, pairs, prior, table }: ResolveState): Float64Array {
  if (!scorer.isAdjusted) return clusters.decisive
  const { left, right } = pairs
  if (clusters.method !== 'one-to-one') {
    return Float64Array.from(left, (_, e) => {
      scorer.measure(left[e], right[e])
      return scorer.weighLabelFree(clusters.prior)
    })
  }
  const sizes: [number, number] = [0, 0]
  for (let i = 0; i < table.count; i++) sizes[table.sources[i]]++
  const likelihood = Float64Array.from(left, (_, e) =>
    likelihoodBits(pairs.match[e], pairs.relatives[e], pairs.random[e], prior),
  )
  return oneToOneWeights(pairs, likelihood, sizes)
}
