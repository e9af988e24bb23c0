import { MAX_COMPONENT, UnionFind } from '../cluster'
import { type ComparisonExplanation, explainCosts, explainPair, toProbability } from '../weigh'
import { type ApartExplanation, explainApart } from './explain-apart'
import { type Decisions, membersOfCluster, weighDecided } from './explain-decisions'
import { RULE_BITS } from './score-candidates'

/** Two records of a cluster that hold together, and what holds them. */
export interface ClusterLink {
  readonly left: number
  readonly right: number
  /** The weight that decided, in bits. Left out where no weight did: a judgement on a pair that was not kept. */
  readonly weight?: number
  readonly probability?: number
  /** What joins them whatever they look like, if anything does. */
  readonly joinedBy?: 'judged-same' | 'rule'
  /** Comparisons that speak for a match, the strongest first. */
  readonly agreements: readonly ComparisonExplanation[]
}

/** A comparison that speaks against a record, over all records of a cluster. */
export interface MeanCost {
  readonly comparison: string
  /** Mean bits by which its levels stay behind the best one; a comparison that is missing costs nothing. */
  readonly meanCost: number
  /** Mean bits of its levels. */
  readonly meanWeight: number
  /** The level it is at most often. */
  readonly level: string
  /** Records of the cluster it was compared with. */
  readonly records: number
}

/** The record outside a cluster that came nearest. */
export interface NearestRecord {
  readonly record: number
  /** The record of the cluster it is nearest to. */
  readonly member: number
  /** Weight of the two, and its mean weight to all records of the cluster, in bits; weights beyond ± 12 count as that in the mean. */
  readonly weight: number
  readonly meanWeight: number
  /** Comparisons that speak against it, the dearest first. */
  readonly costs: readonly MeanCost[]
  /** Why it is not in the cluster of its nearest record. */
  readonly apart: ApartExplanation
}

/** Why the records of a cluster are together, and what keeps the nearest other record out. */
export interface ClusterExplanation {
  readonly records: readonly number[]
  /** Match probability of the weakest link, and its weight in bits; 1 and Infinity for one record, or where judgements alone join. */
  readonly cohesion: number
  readonly weakest: number
  /** Clusters are joined from this weight on, in bits. */
  readonly stopBits: number
  /** The maximum spanning tree of the weights, the weakest link first. */
  readonly links: readonly ClusterLink[]
  /** Left out if nothing outside came near. */
  readonly nearest?: NearestRecord
}

/** Up to so many pairs are weighed to find the nearest record among all; beyond, it is looked for among pairs that were kept. */
const SCANNED_PAIRS = 1_000_000
/** Of the records that kept pairs lead to, so many are weighed against the whole cluster: those with the heaviest pairs. */
const WEIGHED_NEIGHBOURS = 200

/**
 * Explains a cluster: the maximum spanning tree of its weights (Kruskal 1956), and the record outside that is nearest to it. With average
 * linkage that is the one with the highest mean weight to the cluster, else the one with the heaviest pair.
 *
 * @param run what the run decided
 * @param cluster its number
 */
export function explainCluster(run: Decisions, cluster: number): ClusterExplanation {
  const records = membersOfCluster(run, cluster)
  const links = spanningTree(run, records)
  const weakest = links.reduce((low, { weight }) => Math.min(low, weight ?? low), Number.POSITIVE_INFINITY)
  const nearest = nearestRecord(run, cluster, records)
  const cohesion = toProbability(weakest)
  return { records, cohesion, weakest, stopBits: run.stopBits, links, ...(nearest === undefined ? {} : { nearest }) }
}

interface WeighedPair {
  readonly left: number
  readonly right: number
  readonly weight: number
}

function spanningTree(run: Decisions, records: readonly number[]): ClusterLink[] {
  const { judgements, method } = run
  const place = new Map(records.map((record, k) => [record, k]))
  const union = new UnionFind(records.length)
  const isNew = (a: number, b: number): boolean => {
    const left = place.get(a)
    const right = place.get(b)
    return left !== undefined && right !== undefined && union.union(left, right)
  }
  const pairs = pairsInside(run, records, place)
  const tree: WeighedPair[] = []
  const judgedOnly: (readonly [number, number])[] = []
  // Single linkage starts from what people judged the same; average linkage weighs those pairs as any other.
  const isSingle = method !== 'average-linkage'
  if (isSingle) for (const pair of judgements.same) if (isNew(pair[0], pair[1])) judgedOnly.push(pair)
  pairs.sort((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
  for (const pair of pairs) if (isNew(pair.left, pair.right)) tree.push(pair)
  if (!isSingle) for (const pair of judgements.same) if (isNew(pair[0], pair[1])) judgedOnly.push(pair)
  return [
    ...tree.reverse().map(({ left, right, weight }) => linkOf(run, left, right, weight)),
    ...judgedOnly.map(([a, b]) => linkOf(run, Math.min(a, b), Math.max(a, b), undefined)),
  ]
}

/** All pairs of a cluster that average linkage weighed whole; the kept ones of any other. */
function pairsInside(run: Decisions, records: readonly number[], place: ReadonlyMap<number, number>): WeighedPair[] {
  const { method, edges } = run
  const pairs: WeighedPair[] = []
  if (method === 'average-linkage' && records.length <= MAX_COMPONENT) {
    for (let a = 0; a < records.length; a++) {
      for (let b = a + 1; b < records.length; b++) {
        pairs.push({ left: records[a], right: records[b], weight: weighDecided(run, records[a], records[b]) })
      }
    }
    return pairs
  }
  const { left, right, weight, decisive } = edges
  // Pieces cut out of a component that stays too large are joined by the weights of the pairs alone.
  const weights = method === 'average-linkage' ? weight : decisive
  for (let e = 0; e < left.length; e++) {
    if (place.has(left[e]) && place.has(right[e])) pairs.push({ left: left[e], right: right[e], weight: weights[e] })
  }
  return pairs
}

function linkOf(run: Decisions, left: number, right: number, weight: number | undefined): ClusterLink {
  const { table, scorer, prior, judgements } = run
  const { comparisons } = explainPair(table, scorer, prior, left, right)
  const isJudged = judgements.same.some(([a, b]) => (a === left && b === right) || (a === right && b === left))
  const joinedBy = isJudged ? 'judged-same' : weight === RULE_BITS ? 'rule' : undefined
  return {
    left,
    right,
    ...(weight === undefined ? {} : { weight, probability: toProbability(weight) }),
    ...(joinedBy === undefined ? {} : { joinedBy }),
    agreements: comparisons.filter((c) => c.weight > 0).sort((a, b) => b.weight - a.weight),
  }
}

/** The heaviest pair and the mean weight of a record to a cluster. */
interface Nearness {
  readonly record: number
  readonly member: number
  readonly weight: number
  readonly meanWeight: number
}

function nearestRecord(run: Decisions, cluster: number, records: readonly number[]): NearestRecord | undefined {
  const { method, clusters, table } = run
  const isByMean = method === 'average-linkage'
  const others =
    (table.count - records.length) * records.length <= SCANNED_PAIRS
      ? Array.from(clusters.keys()).filter((record) => clusters[record] !== cluster)
      : neighboursOf(run, cluster)
  let best: Nearness | undefined
  for (const record of others) {
    const own = nearnessOf(run, record, records)
    if (own === undefined) continue
    const isNearer =
      best === undefined ||
      (isByMean
        ? own.meanWeight > best.meanWeight || (own.meanWeight === best.meanWeight && own.weight > best.weight)
        : own.weight > best.weight)
    if (isNearer) best = own
  }
  if (best === undefined) return undefined
  return {
    ...best,
    costs: meanCosts(run, best.record, records),
    apart: explainApart(run, best.record, best.member),
  }
}

/** How near a record is to a cluster; undefined if nothing of it can be compared with any of its records. */
function nearnessOf(run: Decisions, record: number, records: readonly number[]): Nearness | undefined {
  let member = -1
  let weight = Number.NEGATIVE_INFINITY
  let isCompared = false
  let sum = 0
  for (const other of records) {
    const bits = weighDecided(run, record, other)
    isCompared ||= run.scorer.vector.some((level) => level !== 0)
    sum += bits
    if (bits > weight) {
      weight = bits
      member = other
    }
  }
  return isCompared ? { record, member, weight, meanWeight: sum / records.length } : undefined
}

/** Records that kept pairs lead to from a cluster, those with the heaviest pairs, ascending. */
function neighboursOf({ edges, clusters }: Decisions, cluster: number): number[] {
  const { left, right, decisive } = edges
  const heaviest = new Map<number, number>()
  for (let e = 0; e < left.length; e++) {
    const isLeft = clusters[left[e]] === cluster
    if (isLeft === (clusters[right[e]] === cluster)) continue
    const other = isLeft ? right[e] : left[e]
    heaviest.set(other, Math.max(heaviest.get(other) ?? Number.NEGATIVE_INFINITY, decisive[e]))
  }
  return [...heaviest]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, WEIGHED_NEIGHBOURS)
    .map(([record]) => record)
    .sort((a, b) => a - b)
}

/** What each comparison costs a record against a cluster, on average over the records of the cluster. */
function meanCosts({ scorer, prior }: Decisions, record: number, records: readonly number[]): MeanCost[] {
  const sums = new Map<string, { cost: number; weight: number; levels: Map<string, number>; records: number }>()
  for (const other of records) {
    for (const { comparison, level, weight, bestWeight } of explainCosts(scorer, prior, record, other)) {
      const own = sums.get(comparison) ?? { cost: 0, weight: 0, levels: new Map<string, number>(), records: 0 }
      own.cost += bestWeight - weight
      own.weight += weight
      own.levels.set(level, (own.levels.get(level) ?? 0) + 1)
      own.records++
      sums.set(comparison, own)
    }
  }
  return [...sums]
    .map(([comparison, { cost, weight, levels, records: compared }]) => ({
      comparison,
      meanCost: cost / records.length,
      meanWeight: weight / compared,
      level: [...levels].reduce((a, b) => (b[1] > a[1] ? b : a))[0],
      records: compared,
    }))
    .sort((a, b) => b.meanCost - a.meanCost || (a.comparison < b.comparison ? -1 : 1))
}
