import {
  type Clustering,
  type Constraints,
  clusterByEdges,
  clustersOf,
  type EarlierClusters,
  type Edges,
  findPieces,
  joinPieces,
  rangesOf,
  type WeighMembers,
} from '../../src/cluster'

/** How records are clustered. */
export interface ClusterMethod {
  readonly method: 'average-linkage' | 'single-linkage'
  readonly stopBits: number
}

/** Clusters records by all that the room does, one part of the pieces after the other. */
export function clusterRecords(
  count: number,
  edges: Edges,
  weigh: WeighMembers,
  constraints: Constraints,
  { method, stopBits }: ClusterMethod,
  earlier?: EarlierClusters,
): Clustering {
  if (method === 'single-linkage') return clusterByEdges(count, edges, constraints, stopBits)
  const found = findPieces(count, edges, constraints, stopBits, earlier)
  const ranges = rangesOf(found.open, 4)
  const joined = ranges.map((range) => joinPieces(found.open, range, weigh, constraints, stopBits))
  return clustersOf(found, ranges, joined)
}
