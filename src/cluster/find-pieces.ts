import { type Constraints, type Contradiction, joinSame } from './constraints'
import { cutPieces, HIGHEST_CUT_BITS } from './cut-pieces'
import { type EarlierClusters, isAsBefore, NO_PIECE } from './earlier-clusters'
import { type Edges, joinByEdges, setsOf } from './join-edges'
import type { Pieces } from './join-pieces'
import { enterSets, type Labels, ownLabels } from './labels'

/** Components above this many records are cut at rising thresholds first: the work inside one grows with the square of its size. */
export const MAX_COMPONENT = 400
/** Records of one component reach each other along edges of at least this weight. */
export const COMPONENT_BITS = -1

/** What records fall into before any of them are joined by average linkage. */
export interface FoundPieces extends Labels {
  /** Pieces of several records whose clusters are not known yet. */
  readonly open: Pieces
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
  const known = ownLabels(count)
  const { labels, weakest } = known
  const pieceOf = labels.slice()
  // Each record is in one piece, and so in one place of the open ones.
  const members = new Int32Array(count)
  const starts = [0]
  let length = 0
  const lowestOf = new Int32Array(earlier === undefined ? 0 : earlier.weakest.length).fill(-1)
  const take = (piece: Int32Array): void => {
    for (let k = 0; k < piece.length; k++) pieceOf[piece[k]] = piece[0]
    if (earlier === undefined || !isAsBefore(piece, earlier)) {
      members.set(piece, length)
      length += piece.length
      starts.push(length)
      return
    }
    for (let k = 0; k < piece.length; k++) {
      const cluster = earlier.clusterOf[piece[k]]
      if (lowestOf[cluster] < 0) {
        lowestOf[cluster] = piece[k]
        weakest[piece[k]] = earlier.weakest[cluster]
      }
      labels[piece[k]] = lowestOf[cluster]
    }
  }
  const all = new Int32Array(edges.weight.length).map((_, e) => e)
  const floor = Math.min(COMPONENT_BITS, stopBits)
  const whole = { members: labels.slice(), own: all, same }
  const { oversize, large } = cutPieces(whole, edges, floor, MAX_COMPONENT, take)
  for (const piece of large) {
    const sets = setsOf(piece.same)
    joinByEdges(edges, piece.own, HIGHEST_CUT_BITS, constraints, sets)
    enterSets(known, sets)
    // Joined by its heaviest edges alone, which says nothing of what its records would be by themselves.
    for (const record of piece.members) pieceOf[record] = NO_PIECE
  }
  return {
    ...known,
    open: {
      starts: Int32Array.from(starts),
      members: members.subarray(0, length),
      size: starts.length - 1,
      lowestSame: new Map(same.flatMap((set) => set.map((record) => [record, set[0]] as const))),
    },
    pieceOf,
    contradictions,
    cutComponents: oversize,
  }
}
