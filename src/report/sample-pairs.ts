import type { SampleKind } from '../messages'
import type { ResolveResult } from '../resolve'
import { explainPair, toProbability, toWeight } from '../weigh'
import type { ValueView } from './mask-value'

/** A record as the page names it. */
export interface RecordName {
  readonly source: string
  readonly id: string
}

/** What one comparison added to the weight of a pair. */
export interface WeightStep {
  readonly comparison: string
  readonly level: string
  readonly bits: number
  /** Part of it that comes from how rare the shared value is. */
  readonly frequencyBits: number
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** A pair with all that led to its weight. `priorBits`, the steps, `relativesBits` and `surroundingsBits` add up to `bits`. */
export interface SamplePair {
  readonly kind: SampleKind
  readonly left: RecordName
  readonly right: RecordName
  readonly priorBits: number
  readonly steps: readonly WeightStep[]
  readonly relativesBits: number
  /** What weighing the pair among the records around it changes. */
  readonly surroundingsBits: number
  readonly bits: number
  readonly probability: number
  readonly isJoined: boolean
}

/** Pairs that a rule of the user's joins weigh more than this; the model has no say in them. */
const RULED_BITS = 99
const MOST_VALUES = 3
const MOST_STEPS = 40
const ORDER: readonly SampleKind[] = ['sure', 'above', 'carried', 'below', 'possible', 'surprising']
const [SURE, ABOVE, CARRIED, BELOW, POSSIBLE, SURPRISING] = ORDER.keys()

/**
 * Chooses pairs that show how the model thinks, and explains them. Looks once at every kept pair.
 *
 * @param clusterOf number of each record's cluster
 */
export function samplePairs(result: ResolveResult, clusterOf: Int32Array, view: ValueView): SamplePair[] {
  const chosen = choosePairs(result, clusterOf)
  return ORDER.flatMap((kind) => {
    const e = chosen.get(kind)
    return e === undefined ? [] : [explainSample(result, clusterOf, view, kind, e)]
  })
}

/** The best pair of each kind, each pair under one kind only. Ties go to the pair that comes first by its records. */
function choosePairs({ state }: ResolveResult, clusterOf: Int32Array): Map<SampleKind, number> {
  const { pairs, clusters, plan, table, scorer } = state
  const { left, right, weight, pattern } = pairs
  const { decisive, stopBits } = clusters
  const possibleBits = Math.min(toWeight(plan.thresholds.possible), stopBits)
  const middle = (possibleBits + stopBits) / 2
  const strongest = strongestAgreements(scorer)
  // By place in the order of kinds: every kept pair is offered once or twice.
  const best = new Float64Array(ORDER.length).fill(-Infinity)
  const bestPair = new Int32Array(ORDER.length).fill(-1)
  const offer = (kind: number, e: number, value: number): void => {
    if (value < best[kind]) return
    const known = bestPair[kind]
    if (value === best[kind] && known >= 0) {
      const isEarlier = left[e] < left[known] || (left[e] === left[known] && right[e] < right[known])
      if (!isEarlier) return
    }
    best[kind] = value
    bestPair[kind] = e
  }
  for (let e = 0; e < left.length; e++) {
    if (weight[e] > RULED_BITS) continue
    const bits = decisive[e]
    if (clusterOf[left[e]] === clusterOf[right[e]]) {
      // Of equally sure pairs, one that links two sources tells more.
      offer(SURE, e, bits + (table.sources[left[e]] === table.sources[right[e]] ? 0 : 1))
      if (bits >= stopBits) offer(ABOVE, e, -bits)
      else offer(CARRIED, e, -bits)
    } else {
      if (bits < stopBits) offer(BELOW, e, bits)
      if (bits < stopBits && bits >= possibleBits) offer(POSSIBLE, e, -Math.abs(bits - middle))
      offer(SURPRISING, e, bits >= stopBits ? RULED_BITS + bits : strongest[pattern[e]])
    }
  }
  const taken = new Set<number>()
  const chosen = new Map<SampleKind, number>()
  ORDER.forEach((kind, place) => {
    const e = bestPair[place]
    if (e < 0 || taken.has(e)) return
    taken.add(e)
    chosen.set(kind, e)
  })
  return chosen
}

/** The heaviest level of each pattern, in bits. */
function strongestAgreements({ patterns, model }: ResolveResult['state']['scorer']): Float64Array {
  const { width, size, levels } = patterns
  const bits = model.comparisons.map(({ m, u }) => m.map((value, l) => Math.log2(value / Math.max(u[l], 1e-12))))
  return Float64Array.from({ length: size }, (_, p) => {
    let most = 0
    for (let k = 0; k < width; k++) {
      const level = levels[p * width + k]
      if (level > 0) most = Math.max(most, bits[k][level - 1])
    }
    return most
  })
}

function explainSample(
  result: ResolveResult,
  clusterOf: Int32Array,
  view: ValueView,
  kind: SampleKind,
  e: number,
): SamplePair {
  const { table, scorer, prior, pairs, clusters } = result.state
  const left = pairs.left[e]
  const right = pairs.right[e]
  const { priorWeight, weight, relativesWeight, comparisons } = explainPair(table, scorer, prior, left, right)
  const bits = clusters.decisive[e]
  const show = (values: readonly string[]): string[] =>
    [...new Set(values)].slice(0, MOST_VALUES).map((value) => view.value(value))
  return {
    kind,
    left: recordName(result, left, view),
    right: recordName(result, right, view),
    priorBits: priorWeight,
    steps: comparisons
      .map((c) => ({
        comparison: c.comparison,
        level: c.level,
        bits: c.weight,
        frequencyBits: c.frequencyBits,
        left: show(c.left),
        right: show(c.right),
      }))
      .slice(0, MOST_STEPS),
    relativesBits: relativesWeight,
    surroundingsBits: bits - weight,
    bits,
    probability: toProbability(bits),
    isJoined: clusterOf[left] === clusterOf[right],
  }
}

/** Source and id of a record, as the page shows them. */
export function recordName(result: ResolveResult, record: number, view: ValueView): RecordName {
  const { source, recordId } = result.refOf(record)
  return { source, id: view.id(source, recordId) }
}
