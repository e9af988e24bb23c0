import type { MeasuredSet } from './measure-set'
import type { AccuracySet } from './sets'

/** Something a result must reach, and whether it does. */
export interface AccuracyClaim {
  /** What is claimed, in a word or two: `F1`. */
  readonly what: string
  readonly value: number
  readonly bar: number
  readonly reached: boolean
}

/** All that a set claims, against what was measured of it. */
export function claimsOn(set: AccuracySet, { score, expected }: MeasuredSet): AccuracyClaim[] {
  const claims: AccuracyClaim[] = []
  const atLeast = (what: string, value: number, bar: number | undefined): void => {
    if (bar !== undefined) claims.push({ what, value, bar, reached: value >= bar })
  }
  const near = (what: string, stated: number, truth: number, bar: number | undefined): void => {
    const value = Math.abs(stated - truth)
    if (bar !== undefined) claims.push({ what, value, bar, reached: value <= bar })
  }
  atLeast('F1', score.f1, set.bar)
  if (score.within !== undefined) {
    atLeast('household precision', score.within.precision, set.householdBar)
    atLeast('household recall', score.within.recall, set.householdBar)
  }
  if (expected !== undefined) {
    near('expected precision', expected.precision, score.precision, set.expectedWithin)
    near('expected recall', expected.recall, score.recall, set.expectedWithin)
  }
  return claims
}
