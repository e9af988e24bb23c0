import { mixPair } from '../base'

/** Pairs that are weighed together. */
const BATCH = 256
const NOT_ASKED = -1

/** Writes the match probability of `lefts[k]` and `rights[k]` to `found[k]`, `k < count`. */
export type Weigh = (lefts: Int32Array, rights: Int32Array, count: number, found: Float64Array) => void

/**
 * Distinct pairs with their match probabilities. Rules draw the same pairs over and over, of a sample ten times each, so that each is weighed
 * once, and only when it is asked for.
 */
export class DrawnPairs {
  /** Number of pairs. */
  size = 0
  left = new Int32Array(1024)
  right = new Int32Array(1024)
  /** By number; known after {@link answer}. */
  probability = new Float64Array(1024).fill(NOT_ASKED)
  // Number plus one by hash; 0 for a free slot.
  private table = new Int32Array(4096)
  private readonly asked = new Int32Array(BATCH)
  private readonly lefts = new Int32Array(BATCH)
  private readonly rights = new Int32Array(BATCH)
  private readonly found = new Float64Array(BATCH)
  private waiting = 0

  constructor(private readonly weigh: Weigh) {}

  /** Number of a pair, which is added if it is new. */
  numberOf(left: number, right: number): number {
    const slot = this.slotOf(left, right)
    if (this.table[slot] !== 0) return this.table[slot] - 1
    if (this.size === this.left.length) this.grow()
    const number = this.size++
    this.left[number] = left
    this.right[number] = right
    this.table[slot] = number + 1
    if (this.size * 2 > this.table.length) this.rehash()
    return number
  }

  /** Asks for the probability of a pair. */
  ask(number: number): void {
    if (this.probability[number] !== NOT_ASKED) return
    this.probability[number] = 0
    this.asked[this.waiting] = number
    this.lefts[this.waiting] = this.left[number]
    this.rights[this.waiting] = this.right[number]
    if (++this.waiting === BATCH) this.answer()
  }

  /** Works out all that was asked for. */
  answer(): void {
    const { asked, found, probability, waiting } = this
    this.weigh(this.lefts, this.rights, waiting, found)
    for (let k = 0; k < waiting; k++) probability[asked[k]] = found[k]
    this.waiting = 0
  }

  private slotOf(left: number, right: number): number {
    const { table } = this
    const mask = table.length - 1
    let slot = mixPair(left, right) & mask
    for (let known = table[slot]; known !== 0; known = table[slot]) {
      if (this.left[known - 1] === left && this.right[known - 1] === right) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  private grow(): void {
    const size = this.size * 2
    const [left, right, probability] = [this.left, this.right, this.probability]
    this.left = new Int32Array(size)
    this.left.set(left)
    this.right = new Int32Array(size)
    this.right.set(right)
    this.probability = new Float64Array(size).fill(NOT_ASKED)
    this.probability.set(probability)
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2)
    for (let number = 0; number < this.size; number++) {
      this.table[this.slotOf(this.left[number], this.right[number])] = number + 1
    }
  }
}
