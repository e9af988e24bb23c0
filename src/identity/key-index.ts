import { hashString, mixPair } from '../base'

/** Keys looked up at a time: their slots fit in the first-level cache together. */
export const LOOKUP_BATCH = 256

/**
 * Numbers of distinct keys, each a text in a space, such as a record id in a source. An open-addressing table of integers: a Map of a
 * million texts waits for memory at each look-up, and here the waits of a batch overlap.
 */
export class KeyIndex {
  /** Slots of (hash, number + 1); 0 marks a free one. */
  private readonly slots: Int32Array
  private readonly mask: number
  /** Number of a key that stands more than once, -1 for none. */
  readonly repeated: number = -1
  private readonly hashes = new Int32Array(LOOKUP_BATCH)
  // Keeps the look-ahead from being optimised away.
  protected touched = 0

  /**
   * @param texts of the keys, by number
   * @param spaces of the keys, by number; left out where there is one space, 0
   */
  constructor(
    private readonly texts: readonly string[],
    private readonly spaces?: Int32Array,
  ) {
    const count = texts.length
    let size = 16
    while (size < count * 2) size *= 2
    this.slots = new Int32Array(size * 2)
    this.mask = size - 1
    const { slots, mask, hashes } = this
    for (let from = 0; from < count; from += LOOKUP_BATCH) {
      const end = Math.min(from + LOOKUP_BATCH, count)
      let touched = 0
      for (let k = from; k < end; k++) {
        const hash = keyHash(spaces === undefined ? 0 : spaces[k], texts[k])
        hashes[k - from] = hash
        touched ^= slots[(hash & mask) * 2]
      }
      this.touched = touched
      for (let k = from; k < end; k++) {
        const hash = hashes[k - from]
        let slot = hash & mask
        while (slots[slot * 2 + 1] !== 0) {
          if (
            slots[slot * 2] === hash &&
            this.isKey(slots[slot * 2 + 1] - 1, spaces === undefined ? 0 : spaces[k], texts[k])
          ) {
            this.repeated = k
          }
          slot = (slot + 1) & mask
        }
        slots[slot * 2] = hash
        slots[slot * 2 + 1] = k + 1
      }
    }
  }

  /** Number of a key, -1 for one that is none. */
  find(space: number, text: string): number {
    return this.findHashed(keyHash(space, text), space, text)
  }

  /** Numbers of up to {@link LOOKUP_BATCH} keys, -1 for those that are none; a space below 0 has no key. */
  findMany(spaces: Int32Array, texts: readonly string[], count: number, found: Int32Array): void {
    const { slots, mask, hashes } = this
    let touched = 0
    for (let k = 0; k < count; k++) {
      const hash = keyHash(spaces[k], texts[k])
      hashes[k] = hash
      touched ^= slots[(hash & mask) * 2]
    }
    // The likely key, unproven; then its text, so that it is in the cache when the two are compared.
    for (let k = 0; k < count; k++) {
      const slot = (hashes[k] & mask) * 2
      const number = slots[slot + 1] - 1
      if (number >= 0 && slots[slot] === hashes[k]) touched ^= this.texts[number].length
    }
    this.touched = touched
    for (let k = 0; k < count; k++) {
      found[k] = spaces[k] < 0 ? -1 : this.findHashed(hashes[k], spaces[k], texts[k])
    }
  }

  private findHashed(hash: number, space: number, text: string): number {
    const { slots, mask } = this
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot * 2 + 1] - 1
      if (number < 0) return -1
      if (slots[slot * 2] === hash && this.isKey(number, space, text)) return number
    }
  }

  private isKey(number: number, space: number, text: string): boolean {
    return (this.spaces === undefined || this.spaces[number] === space) && this.texts[number] === text
  }
}

function keyHash(space: number, text: string): number {
  return mixPair(hashString(text), space)
}
