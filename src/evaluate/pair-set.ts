import { mixPair } from '../base'

/** A growing set of unordered pairs of numbers, in one table of integers (a JS Set ends near 16.7 million and needs a key per pair). */
export class PairSet {
  size = 0
  // Slots of (lower + 1, higher); a 0 in front marks a free slot.
  private table = new Int32Array(2048)
  private mask = 1023

  /** Adds a pair; false if it was there already, in either order. */
  add(a: number, b: number): boolean {
    const lower = Math.min(a, b) + 1
    const higher = Math.max(a, b)
    const slot = this.slotOf(lower, higher)
    if (this.table[slot] !== 0) return false
    this.table[slot] = lower
    this.table[slot + 1] = higher
    if (++this.size * 2 > this.mask) this.grow()
    return true
  }

  private slotOf(lower: number, higher: number): number {
    const { table, mask } = this
    let slot = mixPair(lower, higher) & mask
    while (table[slot * 2] !== 0 && (table[slot * 2] !== lower || table[slot * 2 + 1] !== higher))
      slot = (slot + 1) & mask
    return slot * 2
  }

  private grow(): void {
    const old = this.table
    this.mask = this.mask * 2 + 1
    this.table = new Int32Array(old.length * 2)
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue
      const slot = this.slotOf(old[i], old[i + 1])
      this.table[slot] = old[i]
      this.table[slot + 1] = old[i + 1]
    }
  }
}
