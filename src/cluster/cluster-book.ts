import type { EarlierClusters } from './earlier-clusters'
import type { JoinedSet } from './join-edges'
import { type Groups, groupByLabel } from './union-find'

/** Labels of records, and the weakest link of each cluster, as they become known. */
export class ClusterBook {
  private readonly labels: Int32Array
  /** By the lowest record of a cluster. */
  private readonly weakest: Float64Array
  /** By the number of an earlier cluster its lowest record, -1 before it is met. */
  private lowestOf: Int32Array | undefined

  constructor(count: number) {
    this.labels = Int32Array.from({ length: count }, (_, i) => i)
    this.weakest = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  }

  /**
   * Enters clusters of some records.
   *
   * @param labels by record given, the lowest record of its cluster
   * @param weakest by record given, the weakest link of the cluster it is the lowest record of
   */
  enter(records: Int32Array, labels: Int32Array, weakest: Float64Array): void {
    for (let k = 0; k < records.length; k++) {
      this.labels[records[k]] = labels[k]
      this.weakest[records[k]] = weakest[k]
    }
  }

  /** Enters the clusters that some records, in ascending order, were in before. */
  enterEarlier(records: Int32Array, { clusterOf, weakest }: EarlierClusters): void {
    this.lowestOf ??= new Int32Array(weakest.length).fill(-1)
    const { lowestOf } = this
    for (let k = 0; k < records.length; k++) {
      const record = records[k]
      const cluster = clusterOf[record]
      if (lowestOf[cluster] < 0) {
        lowestOf[cluster] = record
        this.weakest[record] = weakest[cluster]
      }
      this.labels[record] = lowestOf[cluster]
    }
  }

  enterSets(sets: ReadonlyMap<number, JoinedSet>): void {
    for (const { records, weakest } of new Set(sets.values())) {
      let lowest = records[0]
      for (const record of records) if (record < lowest) lowest = record
      for (const record of records) this.labels[record] = lowest
      if (records.length > 1) this.weakest[lowest] = weakest
    }
  }

  close(): { groups: Groups; weakest: Float64Array } {
    const groups = groupByLabel(this.labels)
    const weakest = new Float64Array(groups.size)
    for (let g = 0; g < groups.size; g++) weakest[g] = this.weakest[groups.members[groups.starts[g]]]
    return { groups, weakest }
  }
}
