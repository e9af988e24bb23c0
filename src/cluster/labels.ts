import type { JoinedSet } from './join-edges'
import { type Groups, groupByLabel } from './union-find'

/** Clusters by record, as they become known. */
export interface Labels {
  /** The lowest record of its cluster. */
  readonly labels: Int32Array
  /** The weakest link of the cluster that the record is the lowest of; Infinity for all others. */
  readonly weakest: Float64Array
}

/** Each record is its own cluster. */
export function ownLabels(count: number): Labels {
  return {
    labels: new Int32Array(count).map((_, i) => i),
    weakest: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
  }
}

export function enterSets({ labels, weakest }: Labels, sets: ReadonlyMap<number, JoinedSet>): void {
  for (const set of new Set(sets.values())) {
    let lowest = set.records[0]
    for (const record of set.records) if (record < lowest) lowest = record
    for (const record of set.records) labels[record] = lowest
    weakest[lowest] = set.weakest
  }
}

/** The clusters, and the weakest link of each. */
export function groupsOf({ labels, weakest }: Labels): { groups: Groups; weakest: Float64Array } {
  const groups = groupByLabel(labels)
  const { starts, members, size } = groups
  return { groups, weakest: Float64Array.from({ length: size }, (_, g) => weakest[members[starts[g]]]) }
}
