import { averageLinkage, weakestLink } from './average-linkage'
import { type Constraints, type Contradiction, joinSame } from './constraints'
import { type Edges, joinByEdges } from './join-edges'
import { type Groups, groupByLabel, UnionFind } from './union-find'

/** How edges become clusters. */
export interface ClusterMethod {
  /**
   * `average-linkage`: all pairs inside a component are weighed, and clusters are joined while the mean weight between them reaches
   * `stopBits`. `components`: records with a path of edges at or above `stopBits` are one cluster. `assignment`: edges are taken heaviest
   * first down to `stopBits`, under the constraints (one to one for sources free of duplicates).
   */
  readonly method: 'average-linkage' | 'components' | 'assignment'
  readonly stopBits: number
}

/** Fills a symmetric matrix with the weights between some records: `weights[a * members.length + b]`, in bits. */
export type WeighMembers = (members: Int32Array, weights: Float64Array) => void

/** Clusters of all records. */
export interface Clustering {
  readonly groups: Groups
  /** Lowest weight, in bits, on the maximum spanning tree of each cluster; Infinity for one record. */
  readonly weakest: Float64Array
  readonly contradictions: readonly Contradiction[]
  /** Components that were too big to be weighed whole, and were cut at a higher threshold first. */
  readonly cutComponents: number
}

/** Components above this many records are cut at rising thresholds first: the work inside one grows with the square of its size. */
export const MAX_COMPONENT = 400
/** Records of one component reach each other along edges of at least this weight. */
export const COMPONENT_BITS = -1
/** Weights beyond ± this say no more: one absurd pair must not outvote ten sensible ones. */
export const CLIP_BITS = 12
const CUT_STEP_BITS = 1
const HIGHEST_CUT_BITS = 64

/** Clusters records from their edges, honouring constraints whatever the order of the edges. */
export function clusterRecords(
  count: number,
  edges: Edges,
  weigh: WeighMembers,
  constraints: Constraints,
  { method, stopBits }: ClusterMethod,
): Clustering {
  const linked = method === 'average-linkage'
  const { sets: same, contradictions } = joinSame(constraints)
  const floor = linked ? Math.min(COMPONENT_BITS, stopBits) : stopBits
  const components = componentsOf(count, edges, floor, same)
  const labels = new Int32Array(count)
  for (let i = 0; i < count; i++) labels[i] = i
  const weakest = new Map<number, number>()
  const settle = (members: Int32Array, weights: Float64Array, local: Int32Array): void => {
    const clusters = new Map<number, number[]>()
    for (let a = 0; a < members.length; a++) {
      labels[members[a]] = members[local[a]]
      const cluster = clusters.get(local[a])
      if (cluster === undefined) clusters.set(local[a], [a])
      else cluster.push(a)
    }
    for (const [label, cluster] of clusters) {
      if (cluster.length > 1) weakest.set(members[label], weakestLink(weights, members.length, cluster))
    }
  }
  const link = (members: Int32Array): void => {
    const size = members.length
    const weights = new Float64Array(size * size)
    weigh(members, weights)
    const local = localLabels(members, same)
    averageLinkage(clip(weights), forbiddenMatrix(members, constraints), size, stopBits, local)
    settle(members, weights, local)
  }
  const oversize = new Set<number>()
  for (let g = 0; g < components.size; g++) {
    const members = components.members.subarray(components.starts[g], components.starts[g + 1])
    if (members.length === 1) continue
    if (linked && members.length <= MAX_COMPONENT) link(members)
    else oversize.add(g)
  }
  // What is left: whole components for the other methods, and components too big to be weighed whole.
  let cutComponents = 0
  if (oversize.size > 0) {
    const edgesOf = edgesByGroup(edges, components, oversize, count)
    for (const g of oversize) {
      const members = components.members.subarray(components.starts[g], components.starts[g + 1])
      const own = edgesOf.get(g) ?? []
      if (linked) {
        cutComponents++
        for (const piece of cutComponent(members, edges, own, same)) {
          if (piece.length <= MAX_COMPONENT) link(piece)
          else joinTree(piece, edges, own, HIGHEST_CUT_BITS)
        }
      } else joinTree(members, edges, own, stopBits)
    }
  }
  function joinTree(members: Int32Array, all: Edges, own: readonly number[], stop: number): void {
    const inside = new Set(members)
    const chosen = own.filter((e) => inside.has(all.left[e]) && inside.has(all.right[e]))
    const sets = new Map<number, number[]>()
    for (const set of same) if (inside.has(set[0])) shareSet(sets, set)
    joinByEdges(all, chosen, stop, constraints, sets)
    const lowest = new Map<number[], number>()
    for (const set of new Set(sets.values())) lowest.set(set, Math.min(...set))
    for (const [record, set] of sets) labels[record] = lowest.get(set) as number
    for (const [set, label] of lowest) if (set.length > 1) weakest.set(label, weakestEdge(set, all, chosen))
  }
  const groups = groupByLabel(labels)
  const weakestOf = new Float64Array(groups.size).fill(Number.POSITIVE_INFINITY)
  for (let g = 0; g < groups.size; g++) {
    const bits = weakest.get(groups.members[groups.starts[g]])
    if (bits !== undefined) weakestOf[g] = bits
  }
  return { groups, weakest: weakestOf, contradictions, cutComponents }
}

function shareSet(sets: Map<number, number[]>, set: readonly number[]): void {
  const shared = set.slice()
  for (const record of set) sets.set(record, shared)
}

function componentsOf(count: number, edges: Edges, floor: number, same: readonly number[][]): Groups {
  const union = new UnionFind(count)
  for (let e = 0; e < edges.weight.length; e++) if (edges.weight[e] >= floor) union.union(edges.left[e], edges.right[e])
  for (const set of same) for (const record of set) union.union(set[0], record)
  const roots = new Int32Array(count)
  for (let i = 0; i < count; i++) roots[i] = union.find(i)
  return groupByLabel(roots)
}

function edgesByGroup(edges: Edges, groups: Groups, wanted: Set<number>, count: number): Map<number, number[]> {
  const groupOf = new Int32Array(count).fill(-1)
  for (const g of wanted) for (let k = groups.starts[g]; k < groups.starts[g + 1]; k++) groupOf[groups.members[k]] = g
  const found = new Map<number, number[]>()
  for (let e = 0; e < edges.weight.length; e++) {
    const g = groupOf[edges.left[e]]
    if (g < 0 || g !== groupOf[edges.right[e]]) continue
    const own = found.get(g)
    if (own === undefined) found.set(g, [e])
    else own.push(e)
  }
  return found
}

/** Splits a component by leaving out its lightest edges, bit by bit, until every piece can be weighed whole or only the heaviest are left. */
function cutComponent(
  members: Int32Array,
  edges: Edges,
  own: readonly number[],
  same: readonly number[][],
): Int32Array[] {
  const done: Int32Array[] = []
  let open = [members]
  for (let cut = COMPONENT_BITS + CUT_STEP_BITS; open.length > 0; cut += CUT_STEP_BITS) {
    const next: Int32Array[] = []
    for (const piece of open) {
      for (const part of componentsInside(piece, edges, own, cut, same)) {
        if (part.length <= MAX_COMPONENT || cut >= HIGHEST_CUT_BITS) done.push(part)
        else next.push(part)
      }
    }
    open = next
  }
  return done
}

function componentsInside(
  members: Int32Array,
  edges: Edges,
  own: readonly number[],
  floor: number,
  same: readonly number[][],
): Int32Array[] {
  const position = new Map<number, number>()
  for (let a = 0; a < members.length; a++) position.set(members[a], a)
  const union = new UnionFind(members.length)
  for (const e of own) {
    if (edges.weight[e] < floor) continue
    const a = position.get(edges.left[e])
    const b = position.get(edges.right[e])
    if (a !== undefined && b !== undefined) union.union(a, b)
  }
  for (const set of same) {
    const first = position.get(set[0])
    if (first !== undefined) for (const record of set) union.union(first, position.get(record) as number)
  }
  const labels = Int32Array.from(members, (_, a) => union.find(a))
  const { starts, members: places, size } = groupByLabel(labels)
  return Array.from({ length: size }, (_, g) => places.subarray(starts[g], starts[g + 1]).map((a) => members[a]))
}

function localLabels(members: Int32Array, same: readonly number[][]): Int32Array {
  const local = Int32Array.from(members, (_, a) => a)
  if (same.length === 0) return local
  const position = new Map<number, number>()
  for (let a = 0; a < members.length; a++) position.set(members[a], a)
  for (const set of same) {
    const places = set.map((record) => position.get(record)).filter((a) => a !== undefined)
    if (places.length < 2) continue
    const lowest = Math.min(...places)
    for (const a of places) local[a] = lowest
  }
  return local
}

function forbiddenMatrix(members: Int32Array, { forbids }: Constraints): Uint8Array | undefined {
  if (forbids === undefined) return undefined
  const size = members.length
  const matrix = new Uint8Array(size * size)
  let any = false
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      if (!forbids(members[a], members[b])) continue
      matrix[a * size + b] = 1
      matrix[b * size + a] = 1
      any = true
    }
  }
  return any ? matrix : undefined
}

function clip(weights: Float64Array): Float64Array {
  return weights.map((bits) => Math.max(-CLIP_BITS, Math.min(CLIP_BITS, bits)))
}

/** Lightest edge of the maximum spanning tree of a set, along known edges only. */
function weakestEdge(set: readonly number[], edges: Edges, chosen: readonly number[]): number {
  const inside = new Set(set)
  const position = new Map(set.map((record, a) => [record, a] as const))
  const union = new UnionFind(set.length)
  const own = chosen.filter((e) => inside.has(edges.left[e]) && inside.has(edges.right[e]))
  own.sort((a, b) => edges.weight[b] - edges.weight[a])
  let weakest = Number.POSITIVE_INFINITY
  for (const e of own) {
    const a = position.get(edges.left[e]) as number
    const b = position.get(edges.right[e]) as number
    if (union.union(a, b)) weakest = edges.weight[e]
  }
  return weakest
}
