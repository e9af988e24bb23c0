import type { LevelOfCodes } from './compare-feature'
import type { Sieve } from './sieve'

/**
 * Ladder that is asked only about pairs that pass a sieve.
 *
 * @param away level of the pairs that do not
 * @param ladder level of two different, present values that pass
 */
export function sieveFirst(sieve: Sieve, away: number, ladder: (left: number, right: number) => number): LevelOfCodes {
  let passed = new Int32Array(256)
  return Object.assign((a: number, b: number) => (sieve(a, b) === 1 ? ladder(a, b) : away), {
    many(lefts: Int32Array, rights: Int32Array, count: number, levels: Uint8Array): void {
      if (passed.length < count) passed = new Int32Array(count)
      levels.fill(away, 0, count)
      const open = sieve.many(lefts, rights, count, passed)
      for (let n = 0; n < open; n++) {
        const k = passed[n]
        levels[k] = ladder(lefts[k], rights[k])
      }
    },
  })
}
