import { mix32 } from './hash'

/** A source of reproducible random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1), with 32 random bits. */
  next(): number
  /** An integer in [0, limit). */
  below(limit: number): number
}

/**
 * Seeded generator for sampling (mulberry32, Tommy Ettinger): period 2^32, far above the sample sizes here. Not for secrets.
 *
 * @param seed any integer; only its low 32 bits count
 */
export function seededRandom(seed: number): Random {
  let state = mix32(seed | 0)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return { next, below: (limit) => Math.floor(next() * limit) }
}
