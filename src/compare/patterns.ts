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
  /** Four levels a word, the last ones filled up with 0: what vectors are looked up by. */
  readonly words: number
  private packed: Int32Array
  private table: Int32Array
  private hashes: Int32Array
  private mask: number
  private readonly own: Int32Array
  private readonly ownLevels: Uint8Array

  constructor(width: number) {
    this.width = width
    this.words = Math.max(1, (width + 3) >> 2)
    this.levels = new Uint8Array(256 * width)
    this.packed = new Int32Array(256 * this.words)
    this.counts = new Float64Array(256)
    this.hashes = new Int32Array(256)
    this.table = new Int32Array(1024).fill(-1)
    this.mask = 1023
    this.own = new Int32Array(this.words)
    this.ownLevels = new Uint8Array(this.own.buffer)
  }

  /** Number of the pattern `vector[0, width)`, which is added if it is new. */
  intern(vector: Uint8Array): number {
    for (let k = 0; k < this.width; k++) this.ownLevels[k] = vector[k]
    return this.internWords(this.own, 0)
  }

  /**
   * Numbers of many patterns, in their order.
   *
   * @param vectors vector `k` is the four times {@link words} bytes from word `k * words` on, 0 behind its levels
   * @param patterns is written to
   */
  internMany(vectors: Int32Array, count: number, patterns: Int32Array): void {
    const { words } = this
    for (let k = 0, at = 0; k < count; k++, at += words) patterns[k] = this.internWords(vectors, at)
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

  private internWords(vectors: Int32Array, at: number): number {
    const { words, packed, table, hashes, mask } = this
    let hash = vectors[at]
    for (let w = 1; w < words; w++) hash = Math.imul(hash, 0x01000193) ^ vectors[at + w]
    hash = mix32(hash)
    let slot = hash & mask
    for (;;) {
      const pattern = table[slot]
      if (pattern < 0) break
      if (hashes[pattern] === hash) {
        const from = pattern * words
        let w = 0
        while (w < words && packed[from + w] === vectors[at + w]) w++
        if (w === words) return pattern
      }
      slot = (slot + 1) & mask
    }
    return this.add(vectors, at, hash, slot)
  }

  private add(vectors: Int32Array, at: number, hash: number, slot: number): number {
    const pattern = this.size++
    if (pattern === this.counts.length) this.grow()
    const { own, ownLevels, width, words } = this
    for (let w = 0; w < words; w++) own[w] = this.packed[pattern * words + w] = vectors[at + w]
    for (let k = 0; k < width; k++) this.levels[pattern * width + k] = ownLevels[k]
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
    const packed = new Int32Array(capacity * this.words)
    packed.set(this.packed)
    this.packed = packed
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
