import { ClusterBook } from './cluster-book'
import { type Constraints, type Contradiction, joinSame } from './constraints'
import type { FoundPieces } from './find-pieces'
import { type Edges, joinByEdges, setsOf } from './join-edges'
import type { JoinedPieces, PieceRange } from './join-pieces'
import type { Groups } from './union-find'

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

/**
 * Clusters by single linkage: edges are taken heaviest first down to `stopBits`, in whatever order they are given; without constraints, that
 * gives the connected components.
 */
export function clusterByEdges(count: number, edges: Edges, constraints: Constraints, stopBits: number): Clustering {
  const { sets: same, contradictions } = joinSame(constraints)
  const book = new ClusterBook(count)
  const sets = setsOf(same)
  joinByEdges(
    edges,
    Int32Array.from(edges.weight, (_, e) => e),
    stopBits,
    constraints,
    sets,
  )
  book.enterSets(sets)
  return { ...book.close(), contradictions, cutComponents: 0 }
}

/** Clusters by average linkage, once the open pieces are joined, range by range. */
export function clustersOf(
  { open, book, pieceOf, contradictions, cutComponents }: FoundPieces,
  ranges: readonly PieceRange[],
  joined: readonly JoinedPieces[],
): Clustering {
  ranges.forEach(({ from, to }, r) => {
    book.enter(open.members.subarray(open.starts[from], open.starts[to]), joined[r].labels, joined[r].weakest)
  })
  const clusters = book.close()
  const { starts, members, size } = clusters.groups
  const pieces = Int32Array.from({ length: size }, (_, g) => pieceOf[members[starts[g]]])
  return { ...clusters, contradictions, cutComponents, pieces }
}
