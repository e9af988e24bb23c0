/** What was measured of one size: medians of the runs, the largest peak. */
export interface SizeFigures {
  readonly seconds: number
  readonly peakMib: number
}

/** A promise of the project, with what was measured. */
export interface Claim {
  readonly claim: string
  readonly measured: number
  /** The most that `measured` may be. */
  readonly limit: number
  readonly holds: boolean
}

const MEMORY_SIZE = 100_000
const MEMORY_LIMIT_MIB = 400
const LARGER_SIZE = 300_000
const GROWTH_LIMIT = 3.3

/**
 * Judges the claims that the measured sizes allow: peak memory at 100,000 records, time at that size against Splink's in the same run, and
 * the growth from 100,000 to 300,000. A claim whose figures were not taken is left out.
 *
 * @param sizes figures by number of records
 * @param splink Splink's figures for a number of records
 */
export function judgeClaims(
  sizes: ReadonlyMap<number, SizeFigures>,
  splink?: { readonly size: number; readonly seconds: number },
): Claim[] {
  const claims: Claim[] = []
  const add = (claim: string, measured: number, limit: number): void => {
    claims.push({ claim, measured, limit, holds: measured <= limit })
  }
  const base = sizes.get(MEMORY_SIZE)
  const larger = sizes.get(LARGER_SIZE)
  if (base === undefined) return claims
  add('peak memory at 100,000 records, MiB', base.peakMib, MEMORY_LIMIT_MIB)
  if (splink?.size === MEMORY_SIZE)
    add('time at 100,000 records over the time of Splink', base.seconds / splink.seconds, 1)
  if (larger !== undefined)
    add('time at 300,000 records over the time at 100,000', larger.seconds / base.seconds, GROWTH_LIMIT)
  return claims
}
