import { type Constraints, type Contradiction, joinSame } from './constraints'
import type { FoundPieces } from './find-pieces'
import { type Edges, joinByEdges, setsOf } from './join-edges'
import type { PieceRange } from './join-pieces'
import { enterSets, groupsOf, type Labels, ownLabels } from './labels'
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
  const labels = ownLabels(count)
  const all = Int32Array.from(edges.weight, (_, e) => e)
  const sets = setsOf(same)
  joinByEdges(edges, all, stopBits, constraints, sets)
  enterSets(labels, sets)
  return { ...groupsOf(labels), contradictions, cutComponents: 0 }
}

/** Clusters by average linkage, once the open pieces are joined, range by range. */
export function clustersOf(found: FoundPieces, ranges: readonly PieceRange[], joined: readonly Labels[]): Clustering {
  const { open, labels, weakest, pieceOf, contradictions, cutComponents } = found
  ranges.forEach(({ from }, r) => {
    const own = joined[r]
    for (let k = 0, at = open.starts[from]; k < own.labels.length; k++, at++) {
      labels[open.members[at]] = own.labels[k]
      weakest[open.members[at]] = own.weakest[k]
    }
  })
  const clusters = groupsOf(found)
  const { starts, members, size } = clusters.groups
  const pieces = Int32Array.from({ length: size }, (_, g) => pieceOf[members[starts[g]]])
  return { ...clusters, contradictions, cutComponents, pieces }
}
