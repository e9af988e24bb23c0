import { hashUnits } from '../base'
import type { TextPool } from './text-pool'

/**
 * Rarity of words, from the model snapshot: `weight(feature, hash)` is the inverse document frequency of a word with that
 * `hashString`, in nats.
 */
export interface TokenWeights {
  /** Weight of a word: the rarer, the higher. */
  weight(feature: string, hash: number): number
}

const SPACE = 32

/**
 * The words of every value of a pool: word hashes in ascending order with their weights, scaled so that the squares of a value's
 * weights sum to 1. Value `code` owns the entries `starts[code]` to `starts[code + 1]`.
 */
export interface TokenIndex {
  readonly starts: Int32Array
  readonly hashes: Int32Array
  readonly weights: Float32Array
}

/** Splits normalized values at spaces, drops repeated words, and weights each by its rarity. */
export function indexTokens(pool: TextPool, feature: string, tokens: TokenWeights): TokenIndex {
  const starts = new Int32Array(pool.size + 1)
  let hashes = new Int32Array(pool.size * 8 + 16)
  let weights = new Float32Array(hashes.length)
  let used = 0
  const known = new Map<number, number>()
  for (let code = 0; code < pool.size; code++) {
    starts[code] = used
    const own = distinctWords(pool, code)
    if (used + own.length > hashes.length) {
      const length = Math.ceil((used + own.length) * 1.6)
      const moreHashes = new Int32Array(length)
      moreHashes.set(hashes)
      hashes = moreHashes
      const moreWeights = new Float32Array(length)
      moreWeights.set(weights)
      weights = moreWeights
    }
    let squares = 0
    for (let k = 0; k < own.length; k++) {
      let weight = known.get(own[k])
      if (weight === undefined) {
        weight = tokens.weight(feature, own[k])
        known.set(own[k], weight)
      }
      hashes[used + k] = own[k]
      weights[used + k] = weight
      squares += weight * weight
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (let k = 0; k < own.length; k++) weights[used + k] *= scale
    used += own.length
  }
  starts[pool.size] = used
  return { starts, hashes: hashes.slice(0, used), weights: weights.slice(0, used) }
}

/** Hashes of the distinct words of a value, ascending. */
export function distinctWords(pool: TextPool, code: number): Int32Array {
  const { units } = pool
  const end = pool.offsets[code + 1]
  const found: number[] = []
  let from = pool.offsets[code]
  while (from < end) {
    let to = from
    while (to < end && units[to] !== SPACE) to++
    if (to > from) found.push(hashUnits(units, from, to))
    from = to + 1
  }
  const sorted = Int32Array.from(found).sort()
  let kept = 0
  for (let k = 0; k < sorted.length; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[kept++] = sorted[k]
  return sorted.subarray(0, kept)
}

/** Cosine of two values' rarity-weighted word sets, 0 to 1 (TF-IDF cosine with binary term counts; Cohen, Ravikumar, Fienberg 2003). */
export function tokenCosine(index: TokenIndex, left: number, right: number): number {
  const { starts, hashes, weights } = index
  const endA = starts[left + 1]
  const endB = starts[right + 1]
  let a = starts[left]
  let b = starts[right]
  let sum = 0
  while (a < endA && b < endB) {
    const difference = hashes[a] - hashes[b]
    if (difference === 0) sum += weights[a++] * weights[b++]
    else if (difference < 0) a++
    else b++
  }
  return sum
}
