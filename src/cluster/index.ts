export { averageLinkage, weakestLink } from './average-linkage'
export {
  type Clustering,
  type ClusterMethod,
  COMPONENT_BITS,
  clusterRecords,
  type EarlierClusters,
  MAX_COMPONENT,
  type WeighMembers,
} from './cluster-records'
export { apartBetween, type Constraints, type Contradiction, joinSame, type RecordPair } from './constraints'
export type { Edges } from './join-edges'
export { oneToOneWeights } from './one-to-one'
export { type Groups, groupByLabel, UnionFind } from './union-find'
