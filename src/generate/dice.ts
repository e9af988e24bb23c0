import { mix32 } from '../base'

/**
 * A source of reproducible random draws that can be set to any of 2^96 streams, so that one household or one record can be made again on
 * its own: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state. `seededRandom` has 2^32 states in one cycle, on which the streams of
 * millions of records would overlap. Only 32-bit integer steps and one division by a power of two: the same draws on every machine.
 */
export class Dice {
  private readonly state = new Int32Array(4)

  /** Sets the dice to the start of a stream; each combination of the three integers is a stream of its own. */
  start(seed: number, item: number, stream: number): this {
    const { state } = this
    state[0] = mix32(seed)
    state[1] = item
    state[2] = stream
    state[3] = 1
    // Twelve rounds spread a single bit of the start over the whole state.
    for (let round = 0; round < 12; round++) this.next()
    return this
  }

  /** A number in [0, 1), with 32 random bits. */
  next(): number {
    const { state } = this
    const b = state[1]
    const c = state[2]
    const out = (state[0] + b + state[3]) | 0
    state[3]++
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + out
    return (out >>> 0) / 4294967296
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  /** An integer in [low, high]. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]
  }

  /** Position of the first of the ascending cumulative shares that is above a draw; the last position if none is. */
  place(cumulative: readonly number[]): number {
    const draw = this.next()
    let at = 0
    while (at < cumulative.length - 1 && draw >= cumulative[at]) at++
    return at
  }
}
