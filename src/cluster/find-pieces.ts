import { ClusterBook } from './cluster-book'
import { type Constraints, type Contradiction, joinSame } from './constraints'
import { cutComponent, HIGHEST_CUT_BITS } from './cut-component'
import { type EarlierClusters, isAsBefore, NO_PIECE } from './earlier-clusters'
import { type Edges, joinByEdges, setsOf } from './join-edges'
import type { Pieces } from './join-pieces'
import { type Groups, groupByLabel, UnionFind } from './union-find'

/** Components above this many records are cut at rising thresholds first: the work inside one grows with the square of its size. */
export const MAX_COMPONENT = 400
/** Records of one component reach each other along edges of at least this weight. */
export const COMPONENT_BITS = -1

/** What records fall into before any of them are joined by average linkage. */
export interface FoundPieces {
  /** Pieces of several records whose clusters are not known yet. */
  readonly open: Pieces
  /** Clusters that are known. */
  readonly book: ClusterBook
  /** By record the first record of its piece. */
  readonly pieceOf: Int32Array
  readonly contradictions: readonly Contradiction[]
  readonly cutComponents: number
}

/** Finds the components along edges, and cuts those that are too big. No cluster of two pieces has anything to do with the other. */
export function findPieces(
  count: number,
  edges: Edges,
  constraints: Constraints,
  stopBits: number,
  earlier?: EarlierClusters,
): FoundPieces {
  const { sets: same, contradictions } = joinSame(constraints)
  const book = new ClusterBook(count)
  const floor = Math.min(COMPONENT_BITS, stopBits)
  const components = componentsOf(count, edges, floor, same)
  const pieceOf = Int32Array.from({ length: count }, (_, i) => i)
  // Each record is in one piece, and so in one place of the open ones.
  const members = new Int32Array(count)
  const starts = [0]
  let length = 0
  const open = (piece: Int32Array): void => {
    for (let k = 1; k < piece.length; k++) pieceOf[piece[k]] = piece[0]
    if (earlier !== undefined && isAsBefore(piece, earlier)) book.enterEarlier(piece, earlier)
    else if (piece.length > 1) {
      members.set(piece, length)
      length += piece.length
      starts.push(length)
    }
  }
  const oversize: number[] = []
  for (let g = 0; g < components.size; g++) {
    const size = components.starts[g + 1] - components.starts[g]
    if (size > MAX_COMPONENT) oversize.push(g)
    else if (size > 1) open(membersOf(components, g))
  }
  const places = new Int32Array(oversize.length === 0 ? 0 : count)
  for (const [g, own] of edgesByGroup(edges, components, oversize, count)) {
    const inComponent = new Set(membersOf(components, g))
    const sameHere = same.filter((set) => inComponent.has(set[0]))
    for (const piece of cutComponent(membersOf(components, g), edges, own, floor, sameHere, MAX_COMPONENT, places)) {
      if (piece.length <= MAX_COMPONENT) open(piece)
      else {
        const inside = new Set(piece)
        const sets = setsOf(sameHere.filter((set) => inside.has(set[0])))
        const chosen = own.filter((e) => inside.has(edges.left[e]) && inside.has(edges.right[e]))
        joinByEdges(edges, chosen, HIGHEST_CUT_BITS, constraints, sets)
        book.enterSets(sets)
        // Joined by its heaviest edges alone, which says nothing of what its records would be by themselves.
        for (const record of piece) pieceOf[record] = NO_PIECE
      }
    }
  }
  return {
    open: {
      starts: Int32Array.from(starts),
      members: members.subarray(0, length),
      size: starts.length - 1,
      lowestSame: new Map(same.flatMap((set) => set.map((record) => [record, set[0]] as const))),
    },
    book,
    pieceOf,
    contradictions,
    cutComponents: oversize.length,
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
