import type { FollowedRelation } from '../follow-relations'
import type { GraphNode } from './customer-graph'

/** A part of the graph. */
export interface Subgraph {
  readonly center: string
  /** Whether there is more within reach than the limit allows. */
  readonly isCut: boolean
  /** The centre first, the farthest last. */
  readonly nodes: readonly GraphNode[]
  /** All edges between these nodes, by from, to, type, role and start. */
  readonly edges: readonly FollowedRelation[]
}
