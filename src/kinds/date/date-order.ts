import type { ColumnProfile } from '../recognize'
import { type DateOrder, dateOrderEvidence } from './read-date'

/**
 * How many of the values looked at prove that the day comes before the month, and how many the contrary, in a column where both are proven:
 * whatever order it is read in, some of its dates are read wrong.
 *
 * @returns undefined where one order explains the column; a slip in one value, or in one of a hundred, is no second order
 */
export function mixedDateOrders(column: ColumnProfile): { dmy: number; mdy: number } | undefined {
  let dmy = 0
  let mdy = 0
  for (const value of column.sample) {
    const proof = dateOrderEvidence(value)
    if (proof === 'DMY') dmy++
    else if (proof === 'MDY') mdy++
  }
  const fewer = Math.min(dmy, mdy)
  return fewer >= 2 && fewer * 100 > dmy + mdy ? { dmy, mdy } : undefined
}

/** The order of day, month and year that most values of a column prove, if any does. */
export function dateOrderOf(column: ColumnProfile): DateOrder | undefined {
  const votes: Record<DateOrder, number> = { YMD: 0, DMY: 0, MDY: 0 }
  let ambiguous = 0
  for (const value of column.sample) {
    const proof = dateOrderEvidence(value)
    if (proof === 'ambiguous') ambiguous++
    else if (proof !== undefined) votes[proof]++
  }
  if (votes.DMY === 0 && votes.MDY === 0 && ambiguous === 0) return votes.YMD > 0 ? 'YMD' : undefined
  if (votes.YMD > votes.DMY + votes.MDY + ambiguous) return 'YMD'
  return votes.DMY > votes.MDY ? 'DMY' : 'MDY'
}
