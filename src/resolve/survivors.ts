import type { Choice } from '../survive'

/**
 * What survived in a cluster, by the numbers of its records and values: what a `GoldenRecord` is made of, for whoever goes through all
 * clusters.
 *
 * @internal
 */
export interface Survivors {
  /** Number of the cluster. */
  readonly cluster: number
  /** Records of the cluster, ascending, so by source and id. */
  readonly members: Int32Array
  /** By field of the plan. */
  readonly choices: readonly Choice[]
  /** As `cohesion` of a `GoldenRecord`. */
  readonly cohesion: number
}
