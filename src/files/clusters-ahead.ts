import type { GoldenClusters, Survival, Survivors } from '../resolve'

/** Clusters whose memory is read together: what they need fits in the second-level cache. */
const TOGETHER = 64
/** Clusters whose winners are read together: of more, V8 takes the objects for long-lived ones, and collecting them takes longer than the waits. */
const FEW = 4

/** Keeps what is read ahead from being optimised away. */
const touched = new Int32Array(1)

/**
 * Goes through clusters in the order of their golden IDs. Their records stand anywhere, so that nearly every look at one waits for memory: what some
 * clusters need is read ahead of them, in loops that do nothing else, in which the waits overlap. That takes a third off the time.
 */
export class ClustersAhead {
  private members = new Int32Array(1024)
  private codes: Int32Array
  private size = 0

  constructor(private readonly made: GoldenClusters) {
    this.codes = new Int32Array(Math.max(this.members.length, FEW * made.basis.values.length))
  }

  /** All clusters at `from` to `to` by golden ID, some at a time; their IDs, and the sources and ids of their records, are read ahead. */
  *clusters(from = 0, to = this.made.clusters().length): Generator<Int32Array, void, undefined> {
    const all = this.made.clusters()
    for (let at = from; at < to; at += TOGETHER) {
      const clusters = all.subarray(at, Math.min(to, at + TOGETHER))
      this.touchRecords(clusters)
      yield clusters
    }
  }

  /** What survives in those of them that are golden records, as `survivors` of the clusters gives it. */
  *survivors(survival: Survival, from: number, to: number): Generator<Survivors, void, undefined> {
    const { made } = this
    for (const clusters of this.clusters(from, to)) {
      this.touchValues()
      for (let k = 0; k < clusters.length; k += FEW) {
        const found: Survivors[] = []
        for (const cluster of clusters.subarray(k, k + FEW)) {
          if (made.isGolden(cluster)) found.push(made.survivorsOf(cluster, survival))
        }
        this.touchWinners(found)
        yield* found
      }
    }
  }

  private touchRecords(clusters: Int32Array): void {
    const { starts, members: membersOf, records, ids } = this.made.basis
    const { sources, idCodes } = records
    let size = 0
    let all = 0
    for (let k = 0; k < clusters.length; k++) {
      const g = clusters[k]
      all ^= ids.offsets[g + 1]
      size += starts[g + 1] - starts[g]
    }
    if (size > this.members.length) {
      this.members = new Int32Array(size * 2)
      this.codes = new Int32Array(Math.max(size * 2, this.codes.length))
    }
    const { members, codes } = this
    size = 0
    for (let k = 0; k < clusters.length; k++) {
      const g = clusters[k]
      all ^= ids.bytes[ids.offsets[g + 1]]
      const end = starts[g + 1]
      for (let m = starts[g]; m < end; m++) members[size++] = membersOf[m]
    }
    this.size = size
    for (let k = 0; k < size; k++) {
      const record = members[k]
      all ^= sources[record]
      codes[k] = idCodes[record]
    }
    const { bytes, offsets } = records.ids
    for (let k = 0; k < size; k++) codes[k] = offsets[codes[k]]
    for (let k = 0; k < size; k++) all ^= bytes[codes[k]]
    touched[0] = all
  }

  /** Reads the times of the records, and the first value of each field. */
  private touchValues(): void {
    const { members, size } = this
    const { records, values } = this.made.basis
    const { observedAt } = records
    let all = 0
    for (let k = 0; k < size; k++) all ^= observedAt[members[k]]
    for (let f = 0; f < values.length; f++) {
      const { codes, slots } = values[f]
      for (let k = 0; k < size; k++) all ^= codes[members[k] * slots]
    }
    touched[0] = all
  }

  /** Reads the texts of the values that won. */
  private touchWinners(survivors: readonly Survivors[]): void {
    const { values } = this.made.basis
    const { codes } = this
    let size = 0
    let all = 0
    for (let f = 0; f < values.length; f++) {
      const { pool, slots, codes: own } = values[f]
      for (let k = 0; k < survivors.length; k++) {
        const { winners } = survivors[k].choices[f]
        const code = winners.length === 0 ? 0 : own[winners[0].record * slots + winners[0].slot]
        codes[size++] = pool.offsets[code]
      }
    }
    size = 0
    for (let f = 0; f < values.length; f++) {
      const { units } = values[f].pool
      for (let k = 0; k < survivors.length; k++) all ^= units[codes[size++]]
    }
    touched[0] = all
  }
}
