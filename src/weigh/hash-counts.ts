/** Multiplier of the golden ratio, by which hashes are spread over slots (Knuth 1973, 6.4). */
const SPREAD = 0x9e3779b1

/** Counts by hash, in an open-addressing table: of a million look-ups a `Map` of numbers that fill a double takes several times as long. */
export class HashCounts {
  private readonly keys: Float64Array
  private readonly counts: Float64Array
  private readonly mask: number

  /** @param pairs (hash, count); hashes are whole numbers, and no two are equal */
  constructor(pairs: readonly (readonly [number, number])[]) {
    let slots = 16
    while (slots < pairs.length * 2) slots *= 2
    this.mask = slots - 1
    this.keys = new Float64Array(slots)
    // A count of 0 is a free slot.
    this.counts = new Float64Array(slots)
    for (const [hash, count] of pairs) {
      const slot = this.slotOf(hash)
      this.keys[slot] = hash
      this.counts[slot] = count
    }
  }

  /** The count of a hash; 0 for one that has none. */
  get(hash: number): number {
    return this.counts[this.slotOf(hash)]
  }

  private slotOf(hash: number): number {
    const { keys, counts, mask } = this
    let slot = (Math.imul(hash | 0, SPREAD) >>> 7) & mask
    while (counts[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }
}
