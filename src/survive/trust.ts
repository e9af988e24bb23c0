/** How much a source is trusted, and how that fades as its values grow old. */
export interface TrustCurve {
  /** Trust in a value of today, 0 to 100; 100 by default. */
  readonly max?: number
  /** Trust that is left in the end; 0 by default. Values without a time have no more. */
  readonly min?: number
  /** `none` (default), `linear`, `rapidSlow` (fast at first), `slowRapid` (slowly at first), or `halfLife`. */
  readonly decay?: 'none' | 'linear' | 'rapidSlow' | 'slowRapid' | 'halfLife'
  /** Days until `min` is reached; for `halfLife`, until half of what is above `min` is gone. 365 by default. */
  readonly days?: number
}

/** Trust by source, and what a failed check takes from it. */
export interface TrustOptions {
  /** By name of the source. */
  readonly sources?: Readonly<Record<string, TrustCurve>>
  /** Of sources that are not named. */
  readonly other?: TrustCurve
  /** Share of the trust that an invalid value loses, 0 to 1, for every rule or by its name. A value that loses all never survives. */
  readonly downgrade?: number | Readonly<Record<string, number>>
  /** Where several rules fail: the largest loss (`max`, default), or one after the other (`multiply`). */
  readonly combine?: 'max' | 'multiply'
  /** No loss goes below the curve's `min`. */
  readonly reserveMin?: boolean
}

/** Names of the curves. */
export const decays = ['none', 'linear', 'rapidSlow', 'slowRapid', 'halfLife'] as const satisfies readonly NonNullable<
  TrustCurve['decay']
>[]

/** Half-lives after which nothing is left: a trillionth of what there was, and sums stay free of the last bits of tiny numbers. */
export const HALF_LIVES = 40

/** Days after which nothing is left of what a curve has above its minimum. */
export const DEFAULT_DAYS = 365

/**
 * Trust in a value of a certain age: with x = min(1, age / days), `linear` max − (max − min)·x, `rapidSlow` min + (max − min)·(1 − x)²,
 * `slowRapid` max − (max − min)·x², `halfLife` min + (max − min)·2^(−age / days), `none` max (the first three are the curves of Informatica
 * MDM). It never rises with age.
 *
 * @param ageDays from 0; NaN where it is not known, which counts as the end of the curve
 * @returns 0 to 100
 */
export function trustAt(
  { max = 100, min = 0, decay = 'none', days = DEFAULT_DAYS }: TrustCurve,
  ageDays: number,
): number {
  if (decay === 'none') return max
  const age = ageDays / days
  if (!(age < (decay === 'halfLife' ? HALF_LIVES : 1))) return min
  const left =
    decay === 'halfLife'
      ? 2 ** -age
      : decay === 'linear'
        ? 1 - age
        : decay === 'rapidSlow'
          ? (1 - age) ** 2
          : 1 - age ** 2
  return min + (max - min) * left
}

/** Share of the trust that is left after some rules have failed. */
export function shareAfter({ downgrade = 0, combine }: TrustOptions, faults: readonly string[]): number {
  let left = 1
  for (const fault of faults) {
    const loss = typeof downgrade === 'number' ? downgrade : Object.hasOwn(downgrade, fault) ? downgrade[fault] : 0
    left = combine === 'multiply' ? left * (1 - loss) : Math.min(left, 1 - loss)
  }
  return left
}

/** The curve of a source. */
export function curveOf({ sources, other = {} }: TrustOptions, source: string): TrustCurve {
  return sources !== undefined && Object.hasOwn(sources, source) ? sources[source] : other
}
