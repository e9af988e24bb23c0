import { averageLinkage, weakestLink } from './average-linkage'
import { type Constraints, type Contradiction, joinSame } from './constraints'
import { cutComponent, HIGHEST_CUT_BITS } from './cut-component'
import { type Edges, type JoinedSet, joinByEdges, setsOf } from './join-edges'
import { type Groups, groupByLabel, UnionFind } from './union-find'

/** How edges become clusters. */
export interface ClusterMethod {
  /**
   * `average-linkage`: all pairs inside a component are weighed, and clusters are joined while the mean weight between them reaches
   * `stopBits`. `single-linkage`: edges are taken heaviest first down to `stopBits`; without constraints, that gives the connected
   * components.
   */
  readonly method: 'average-linkage' | 'single-linkage'
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
  /** By cluster the first record of the piece it was made in, by average linkage: a component, or what it was cut to; -1 of what could not be cut small enough. */
  readonly pieces?: Int32Array
}

/** Clusters made earlier of some of the records by the same model, for pieces that are just as they were. */
export interface EarlierClusters {
  /** By record its cluster then; -1 for one of which anything may be otherwise: its values, its edges, or what people say of it. */
  readonly clusterOf: Int32Array
  /** By cluster then, as of {@link Clustering}. */
  readonly pieces: Int32Array
  readonly weakest: Float64Array
  /** Records of a piece then, by the number in `pieces`. */
  readonly pieceSizes: Int32Array
}

/** Components above this many records are cut at rising thresholds first: the work inside one grows with the square of its size. */
export const MAX_COMPONENT = 400
/** Records of one component reach each other along edges of at least this weight. */
export const COMPONENT_BITS = -1

/**
 * Clusters records from their edges, honouring constraints whatever the order of the edges.
 *
 * @param earlier what is known of pieces, which is taken as it is; by average linkage alone
 */
export function clusterRecords(
  count: number,
  edges: Edges,
  weigh: WeighMembers,
  constraints: Constraints,
  { method, stopBits }: ClusterMethod,
  earlier?: EarlierClusters,
): Clustering {
  const { sets: same, contradictions } = joinSame(constraints)
  const lowestSame = new Map(same.flatMap((set) => set.map((record) => [record, set[0]] as const)))
  const book = new ClusterBook(count)
  let cutComponents = 0
  if (method === 'single-linkage') {
    const all = Int32Array.from(edges.weight, (_, e) => e)
    const sets = setsOf(same)
    joinByEdges(edges, all, stopBits, constraints, sets)
    book.enterSets(sets)
  } else {
    const floor = Math.min(COMPONENT_BITS, stopBits)
    const components = componentsOf(count, edges, floor, same)
    const pieces = Int32Array.from({ length: count }, (_, i) => i)
    const link = (piece: Int32Array): void => {
      for (let k = 1; k < piece.length; k++) pieces[piece[k]] = piece[0]
      if (earlier !== undefined && isAsBefore(piece, earlier)) book.enterEarlier(piece, earlier)
      else if (piece.length > 1) linkMembers(piece, weigh, constraints, lowestSame, stopBits, book)
    }
    const oversize: number[] = []
    for (let g = 0; g < components.size; g++) {
      const size = components.starts[g + 1] - components.starts[g]
      if (size > MAX_COMPONENT) oversize.push(g)
      else if (size > 1) link(membersOf(components, g))
    }
    cutComponents = oversize.length
    for (const [g, own] of edgesByGroup(edges, components, oversize, count)) {
      const inComponent = new Set(membersOf(components, g))
      const sameHere = same.filter((set) => inComponent.has(set[0]))
      for (const piece of cutComponent(membersOf(components, g), edges, own, floor, sameHere, MAX_COMPONENT)) {
        if (piece.length <= MAX_COMPONENT) link(piece)
        else {
          const inside = new Set(piece)
          const sets = setsOf(sameHere.filter((set) => inside.has(set[0])))
          const chosen = own.filter((e) => inside.has(edges.left[e]) && inside.has(edges.right[e]))
          joinByEdges(edges, chosen, HIGHEST_CUT_BITS, constraints, sets)
          book.enterSets(sets)
          // Joined by its heaviest edges alone, which says nothing of what its records would be by themselves.
          for (const record of piece) pieces[record] = NO_PIECE
        }
      }
    }
    const clusters = book.close()
    const { starts, members, size } = clusters.groups
    const pieceOf = Int32Array.from({ length: size }, (_, g) => pieces[members[starts[g]]])
    return { ...clusters, contradictions, cutComponents, pieces: pieceOf }
  }
  return { ...book.close(), contradictions, cutComponents }
}

/** Of clusters that no piece small enough to be weighed was made into. */
const NO_PIECE = -1

/** Whether some records were a piece before, and nothing of any of them is otherwise. */
function isAsBefore(members: Int32Array, { clusterOf, pieces, pieceSizes }: EarlierClusters): boolean {
  const first = clusterOf[members[0]]
  if (first < 0) return false
  const piece = pieces[first]
  if (piece === NO_PIECE || pieceSizes[piece] !== members.length) return false
  for (let k = 1; k < members.length; k++) {
    const cluster = clusterOf[members[k]]
    if (cluster < 0 || pieces[cluster] !== piece) return false
  }
  return true
}

/** Labels of records, and the weakest link of each cluster, as they become known. */
class ClusterBook {
  private readonly labels: Int32Array
  /** By the lowest record of a cluster. */
  private readonly weakest: Float64Array
  /** By the number of an earlier cluster its lowest record, -1 before it is met. */
  private lowestOf: Int32Array | undefined

  constructor(count: number) {
    this.labels = Int32Array.from({ length: count }, (_, i) => i)
    this.weakest = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  }

  enter(records: readonly number[], weakestBits: number): void {
    let lowest = records[0]
    for (const record of records) if (record < lowest) lowest = record
    for (const record of records) this.labels[record] = lowest
    if (records.length > 1) this.weakest[lowest] = weakestBits
  }

  /** Enters the clusters that some records, in ascending order, were in before. */
  enterEarlier(records: Int32Array, { clusterOf, weakest }: EarlierClusters): void {
    this.lowestOf ??= new Int32Array(weakest.length).fill(-1)
    const { lowestOf } = this
    for (let k = 0; k < records.length; k++) {
      const record = records[k]
      const cluster = clusterOf[record]
      if (lowestOf[cluster] < 0) {
        lowestOf[cluster] = record
        this.weakest[record] = weakest[cluster]
      }
      this.labels[record] = lowestOf[cluster]
    }
  }

  enterSets(sets: ReadonlyMap<number, JoinedSet>): void {
    for (const { records, weakest } of new Set(sets.values())) this.enter(records, weakest)
  }

  close(): { groups: Groups; weakest: Float64Array } {
    const groups = groupByLabel(this.labels)
    const weakest = new Float64Array(groups.size)
    for (let g = 0; g < groups.size; g++) weakest[g] = this.weakest[groups.members[groups.starts[g]]]
    return { groups, weakest }
  }
}

/** Weighs all pairs of a piece and joins its records by average linkage. */
function linkMembers(
  members: Int32Array,
  weigh: WeighMembers,
  constraints: Constraints,
  lowestSame: ReadonlyMap<number, number>,
  stopBits: number,
  book: ClusterBook,
): void {
  const size = members.length
  const weights = new Float64Array(size * size)
  weigh(members, weights)
  const labels = startLabels(members, lowestSame)
  const { exceeds } = constraints
  const isRefused =
    exceeds &&
    ((left: readonly number[], right: readonly number[]): boolean =>
      exceeds(recordsAt(members, left), recordsAt(members, right)) !== undefined)
  averageLinkage(weights.slice(), forbiddenMatrix(members, constraints), size, stopBits, labels, isRefused)
  const clusters = new Map<number, number[]>()
  for (let a = 0; a < size; a++) {
    const cluster = clusters.get(labels[a])
    if (cluster === undefined) clusters.set(labels[a], [a])
    else cluster.push(a)
  }
  for (const cluster of clusters.values()) {
    if (cluster.length > 1)
      book.enter(
        cluster.map((a) => members[a]),
        weakestLink(weights, size, cluster),
      )
  }
}

function membersOf({ starts, members }: Groups, g: number): Int32Array {
  return members.subarray(starts[g], starts[g + 1])
}

function componentsOf(count: number, edges: Edges, floor: number, same: readonly (readonly number[])[]): Groups {
  const union = new UnionFind(count)
  for (let e = 0; e < edges.weight.length; e++) if (edges.weight[e] >= floor) union.union(edges.left[e], edges.right[e])
  for (const set of same) for (const record of set) union.union(set[0], record)
  return groupByLabel(Int32Array.from({ length: count }, (_, i) => union.find(i)))
}

/** Numbers of the edges inside each of the wanted groups. */
function edgesByGroup(edges: Edges, groups: Groups, wanted: readonly number[], count: number): Map<number, Int32Array> {
  const found = new Map<number, number[]>(wanted.map((g) => [g, []]))
  if (wanted.length > 0) {
    const groupOf = new Int32Array(count).fill(-1)
    for (const g of wanted) for (const record of membersOf(groups, g)) groupOf[record] = g
    for (let e = 0; e < edges.weight.length; e++) {
      const g = groupOf[edges.left[e]]
      if (g >= 0 && g === groupOf[edges.right[e]]) found.get(g)?.push(e)
    }
  }
  return new Map([...found].map(([g, own]) => [g, Int32Array.from(own)]))
}

/** Each record is its own cluster, but for those judged the same, which share the label of their first. */
function startLabels(members: Int32Array, lowestSame: ReadonlyMap<number, number>): Int32Array {
  const labels = Int32Array.from(members, (_, a) => a)
  if (lowestSame.size === 0) return labels
  const firstOf = new Map<number, number>()
  for (let a = 0; a < members.length; a++) {
    const lowest = lowestSame.get(members[a])
    if (lowest === undefined) continue
    const first = firstOf.get(lowest)
    if (first === undefined) firstOf.set(lowest, a)
    else labels[a] = first
  }
  return labels
}

function recordsAt(members: Int32Array, places: readonly number[]): number[] {
  return places.map((place) => members[place])
}

function forbiddenMatrix(members: Int32Array, { forbids, vetoes }: Constraints): Uint8Array | undefined {
  if (forbids === undefined && vetoes === undefined) return undefined
  const size = members.length
  const matrix = new Uint8Array(size * size)
  let any = false
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      if (!forbids?.(members[a], members[b]) && !vetoes?.(members[a], members[b])) continue
      matrix[a * size + b] = 1
      matrix[b * size + a] = 1
      any = true
    }
  }
  return any ? matrix : undefined
}
