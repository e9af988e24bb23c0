import { mix32, mixPair } from '../base'

/**
 * A seeded shuffle of 0 … size−1 that is computed place by place and holds nothing: a Feistel network over the bits of the index (Luby &
 * Rackoff 1988), walked again while it leaves the range ("cycle walking", Black & Rogaway 2002). Not for secrets.
 *
 * @param size at most 2^30
 * @returns what stands at a place; each of 0 … size−1 at exactly one place
 */
export function permutation(size: number, seed: number): (place: number) => number {
  let bits = 2
  while (2 ** bits < size) bits++
  const lowBits = bits >> 1
  const lowMask = (1 << lowBits) - 1
  const highMask = (1 << (bits - lowBits)) - 1
  const key = mix32(seed)
  return (place) => {
    let at = place
    do {
      let low = at & lowMask
      let high = at >>> lowBits
      for (let round = 0; round < 8; round += 2) {
        high ^= mixPair(key + round, low) & highMask
        low ^= mixPair(key + round + 1, high) & lowMask
      }
      at = (high << lowBits) | low
    } while (at >= size)
    return at
  }
}
