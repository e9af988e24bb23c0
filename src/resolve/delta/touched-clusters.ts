import type { IdAssignment } from '../../identity'
import { ResolveResult } from '../result'
import type { RunSnapshot } from './run-snapshot'

/**
 * Tells clusters that differ from those of a finished run: all but those with the records and the golden ID of one of them, and with nothing
 * changed in any record. A cohesion that is another counts as a change.
 *
 * @returns by cluster, 1 for those that differ
 * @param from by record: its number in the run, below 0 for one that is new or has changed
 */
export function touchedClusters(
  result: ResolveResult,
  { clusters, goldenIds, weakest }: Pick<RunSnapshot, 'clusters' | 'goldenIds' | 'weakest'>,
  from: Int32Array,
): Uint8Array {
  const sizes = new Int32Array(goldenIds.length)
  for (let i = 0; i < clusters.length; i++) sizes[clusters[i]]++
  const { groups, weakest: weakestNow } = result.state.clusters
  const { starts, members, size } = groups
  const isTouched = new Uint8Array(size).fill(1)
  for (let g = 0; g < size; g++) {
    const first = from[members[starts[g]]]
    if (first < 0) continue
    const before = clusters[first]
    if (sizes[before] !== starts[g + 1] - starts[g]) continue
    if (sizes[before] > 1 && weakest[before] !== weakestNow[g]) continue
    let isWhole = true
    for (let k = starts[g]; k < starts[g + 1] && isWhole; k++) {
      const record = from[members[k]]
      isWhole = record >= 0 && clusters[record] === before
    }
    if (isWhole && (result.goldenIdOfCluster(g) ?? '') === goldenIds[before]) isTouched[g] = 0
  }
  return isTouched
}

/**
 * The same result with some of its golden records alone, for whoever writes what has changed.
 *
 * @param isWanted by cluster
 * @internal
 */
export function resultOf(result: ResolveResult, isWanted: Uint8Array): ResolveResult {
  const { state } = result
  const { groups, weakest } = state.clusters
  const wanted = Array.from(isWanted.keys()).filter(
    (g) => isWanted[g] === 1 && result.goldenIdOfCluster(g) !== undefined,
  )
  const starts = new Int32Array(wanted.length + 1)
  wanted.forEach((g, k) => {
    starts[k + 1] = starts[k] + groups.starts[g + 1] - groups.starts[g]
  })
  const members = new Int32Array(starts[wanted.length])
  wanted.forEach((g, k) => {
    members.set(groups.members.subarray(groups.starts[g], groups.starts[g + 1]), starts[k])
  })
  const ids = wanted.map((g) => result.goldenIdOfCluster(g) as string)
  return new ResolveResult({
    ...state,
    clusters: {
      ...state.clusters,
      groups: { starts, members, size: wanted.length },
      weakest: Float64Array.from(wanted, (g) => weakest[g]),
    },
    // The IDs are given already.
    previous: { xref: [], assign: () => ({ ids }) as unknown as IdAssignment },
  })
}
