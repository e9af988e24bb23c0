import type { RuleBlocks } from './blocking-rule'
import type { PackedRules } from './candidate-pairs'

/** Packs rules one by one, so that the blocks of one rule are all that is held beside what is packed. */
export class RulePacking {
  private readonly starts: Int32Array
  private readonly rows: Int32Array
  private readonly width: number
  private packed = 0

  /** @param slots of each rule to come, in their order */
  constructor(
    slots: readonly number[],
    private readonly count: number,
  ) {
    this.starts = new Int32Array(slots.length + 1)
    for (let r = 0; r < slots.length; r++) this.starts[r + 1] = this.starts[r] + slots[r]
    this.width = this.starts[slots.length]
    this.rows = new Int32Array(count * this.width)
  }

  /** Packs the next rule, whose blocks are no longer needed then. */
  add({ hashes, slots }: RuleBlocks): void {
    const { rows, width } = this
    const start = this.starts[this.packed++]
    if (slots === 1) {
      for (let i = 0, to = start; i < hashes.length; i++, to += width) rows[to] = hashes[i]
      return
    }
    for (let i = 0, from = 0; from < hashes.length; i++) {
      for (let to = i * width + start, end = to + slots; to < end; to++) rows[to] = hashes[from++]
    }
  }

  take(): PackedRules {
    const { count, width, starts, rows } = this
    return { count, width, starts, rows }
  }
}
