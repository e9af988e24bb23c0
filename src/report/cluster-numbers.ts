import type { ResolveResult } from '../resolve'

/** Number of each record's cluster, as an index into the groups of the cluster stage. */
export function clusterNumbers({ state }: ResolveResult): Int32Array {
  const { starts, members, size } = state.clusters.groups
  const numbers = new Int32Array(state.records.count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) numbers[members[k]] = g
  return numbers
}
