/** What a written date proves about the order of day and month, by number. */
export const NO_ORDER = 0
export const DAY_FIRST = 1
export const MONTH_FIRST = 2
export const EITHER_ORDER = 3

/** Whether the values of a kind are dates. */
export function isDateKind(kind: string): boolean {
  return kind === 'date'
}

/**
 * What a date with its year at the end proves about the order of day and month: `13/04/1987` that the day comes first, `04/13/1987` that
 * the month does, `03/04/1987` that it may be either. Days that equal their month (`04/04/1987`) and everything else prove nothing.
 *
 * @param raw the value as it came; only its beginning is looked at
 */
export function numericDateOrder(raw: string): number {
  const found = /^\s{0,4}(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}(?!\d)/.exec(raw)
  if (found === null) return NO_ORDER
  const first = Number(found[1])
  const second = Number(found[2])
  if (first === 0 || second === 0 || first === second) return NO_ORDER
  if (first > 12) return second > 12 || first > 31 ? NO_ORDER : DAY_FIRST
  if (second > 12) return second > 31 ? NO_ORDER : MONTH_FIRST
  return EITHER_ORDER
}
