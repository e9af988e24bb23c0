import { findGenericCodes } from '../weigh'
import { poissonTail } from './rate'

/** Below this chance under the column's own rate a value is shared by more records than happens by itself. */
const SHARED_PROBABILITY = 1e-6
/** Fewer different values say nothing about what is usual. */
const LEAST_VALUES = 20

/**
 * Codes of values on suspiciously many rows, most rows first: those that a run leaves out of matching, and, where a value should be one
 * thing's own, also those beyond the Poisson tail of the column's median count.
 *
 * @param counts rows by code; code 0 is not looked at
 * @param isIdentifying whether the field's values are one thing's own, or few things': mailboxes, numbers
 */
export function findSharedCodes(counts: Int32Array, isIdentifying: boolean): number[] {
  const codes = new Set(findGenericCodes(counts))
  if (isIdentifying) {
    const bound = sharedBound(counts)
    for (let code = 1; code < counts.length; code++) if (counts[code] >= bound) codes.add(code)
  }
  return [...codes].sort((a, b) => counts[b] - counts[a])
}

function sharedBound(counts: Int32Array): number {
  const present = counts.subarray(1).filter((count) => count > 0)
  if (present.length < LEAST_VALUES) return Number.POSITIVE_INFINITY
  const median = present.sort()[present.length >> 1]
  let bound = median + 1
  while (poissonTail(bound, median) >= SHARED_PROBABILITY) bound++
  return bound
}
