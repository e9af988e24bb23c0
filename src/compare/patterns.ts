import { mix32 } from '../base'

/**
 * Distinct comparison vectors with their counts. Ten million candidate pairs hold a few hundred to a few thousand of them, so that
 * training and weighing work on patterns and not on pairs.
 */
export class PatternTable {
  /** Levels per pattern. */
  readonly width: number
  /** Number of patterns. */
  size = 0
  /** Level `k` of pattern `p` is `levels[p * width + k]`. */
  levels: Uint8Array
  /** Pairs counted per pattern by {@link count}. */
  counts: Float64Array
  private table: Int32Array
  private hashes: Int32Array
  private mask: number

  constructor(width: number) {
    this.width = width
    this.levels = new Uint8Array(256 * width)
    this.counts = new Float64Array(256)
    this.hashes = new Int32Array(256)
    this.table = new Int32Array(1024).fill(-1)
    this.mask = 1023
  }

  /** Number of the pattern `vector[0, width)`, which is added if it is new. */
  intern(vector: Uint8Array): number {
    const { width, levels } = this
    let hash = 0x811c9dc5
    for (let k = 0; k < width; k++) hash = Math.imul(hash ^ vector[k], 0x01000193)
    hash = mix32(hash)
    let slot = hash & this.mask
    for (;;) {
      const pattern = this.table[slot]
      if (pattern < 0) break
      if (this.hashes[pattern] === hash) {
        const from = pattern * width
        let k = 0
        while (k < width && levels[from + k] === vector[k]) k++
        if (k === width) return pattern
      }
      slot = (slot + 1) & this.mask
    }
    return this.add(vector, hash, slot)
  }

  /** Counts one more pair with this vector; returns its pattern number. */
  count(vector: Uint8Array): number {
    const pattern = this.intern(vector)
    this.counts[pattern]++
    return pattern
  }

  /** Pattern numbers in the order of their vectors, so that sums over patterns do not depend on the order pairs came in. */
  sorted(): Int32Array {
    const { width, levels } = this
    const order = new Int32Array(this.size)
    for (let p = 0; p < order.length; p++) order[p] = p
    return order.sort((a, b) => {
      for (let k = 0; k < width; k++) {
        const difference = levels[a * width + k] - levels[b * width + k]
        if (difference !== 0) return difference
      }
      return 0
    })
  }

  private add(vector: Uint8Array, hash: number, slot: number): number {
    const pattern = this.size++
    if (pattern === this.counts.length) this.grow()
    this.levels.set(vector.subarray(0, this.width), pattern * this.width)
    this.hashes[pattern] = hash
    if (this.size * 2 > this.mask) this.rehash()
    else this.table[slot] = pattern
    return pattern
  }

  private grow(): void {
    const capacity = this.counts.length * 2
    const levels = new Uint8Array(capacity * this.width)
    levels.set(this.levels)
    this.levels = levels
    const counts = new Float64Array(capacity)
    counts.set(this.counts)
    this.counts = counts
    const hashes = new Int32Array(capacity)
    hashes.set(this.hashes)
    this.hashes = hashes
  }

  private rehash(): void {
    this.table = new Int32Array((this.mask + 1) * 2).fill(-1)
    this.mask = this.table.length - 1
    for (let p = 0; p < this.size; p++) {
      let slot = this.hashes[p] & this.mask
      while (this.table[slot] >= 0) slot = (slot + 1) & this.mask
      this.table[slot] = p
    }
  }
}
