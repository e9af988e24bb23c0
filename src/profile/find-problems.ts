import type { FieldProfile, ValueCount } from './profile-column'
import { type Rate, rateOf } from './rate'

/** What may be wrong with a column. */
export type ProblemName =
  /** No row has a value. */
  | 'empty'
  /** Fewer than half of the rows have one. */
  | 'mostly-missing'
  | 'placeholders'
  /** Values that the kind cannot read. */
  | 'unreadable'
  /** Values of another type, such as mail addresses among phones. */
  | 'other-type'
  /** Values on suspiciously many rows. */
  | 'generic'
  /** Numbers of one thing that stand on several rows. */
  | 'repeated-identifier'
  /** Dates of which some prove that the day comes first, others that the month does. */
  | 'mixed-date-orders'
  /** Days far above the days around them. */
  | 'date-spike'
  /** Years that were given a day. */
  | 'new-year'
  /** The same value on every row. */
  | 'constant'

/** Something suspicious in a column, with the rows it touches. */
export interface FieldProblem {
  readonly problem: ProblemName
  readonly field: string
  readonly kind: string
  readonly column: string
  /** The rows it touches, out of those that could be: all rows for what is missing, filled rows for values. */
  readonly affected: Rate
  /** The values that are suspected, most rows first; empty where a value would be a person's own. */
  readonly values: readonly ValueCount[]
  /** Rows by sort, where there are several: by type, or by order of dates. */
  readonly sorts: Readonly<Record<string, number>>
}

/** Below this share a column helps few records. */
const MOSTLY_MISSING = 0.5
/** A few values that cannot be read are in every file; from this share on, or this number of rows, they are told. */
const UNREADABLE_SHARE = 0.01
const UNREADABLE_ROWS = 100
/** Dates that prove the rarer order have to be this share of those that prove one: below it they are slips. */
const MIXED_SHARE = 0.005
const LEAST_CONSTANT = 10

/** What is suspicious in a column. */
export function findProblems(profile: FieldProfile): FieldProblem[] {
  const { field, kind, column, rows, completeness, validity, dateOrders, newYear } = profile
  if (rows === 0) return []
  const filled = completeness.count
  const problems: FieldProblem[] = []
  const add = (
    problem: ProblemName,
    affected: Rate,
    values: readonly ValueCount[] = [],
    sorts: Record<string, number> = {},
  ): void => {
    problems.push({ problem, field, kind, column, affected, values, sorts })
  }
  if (filled === 0) add('empty', rateOf(rows, rows))
  else if (completeness.high < MOSTLY_MISSING) add('mostly-missing', rateOf(rows - filled, rows))
  if (profile.placeholderRows > 0) {
    const values = profile.placeholders.map(({ value, rows }) => ({ value, rows }))
    add('placeholders', rateOf(profile.placeholderRows, rows), values)
  }
  const foreign = profile.types.filter((type) => type.isForeign)
  if (foreign.length > 0) {
    const sorts = Object.fromEntries(foreign.map(({ type, rows }) => [type, rows]))
    add('other-type', rateOf(sumRows(foreign), filled), [], sorts)
  }
  const unreadable = filled - validity.count
  if (unreadable > 0 && (unreadable >= UNREADABLE_ROWS || unreadable >= UNREADABLE_SHARE * filled)) {
    add('unreadable', rateOf(unreadable, filled))
  }
  if (profile.genericRows > 0) add('generic', rateOf(profile.genericRows, filled), profile.generic)
  if (kind === 'identifier' && profile.repeated.count > profile.genericRows) {
    add('repeated-identifier', profile.repeated)
  }
  if (dateOrders !== undefined) {
    const { dayFirst, monthFirst, either } = dateOrders
    if (Math.min(dayFirst, monthFirst) > MIXED_SHARE * (dayFirst + monthFirst)) {
      add('mixed-date-orders', rateOf(dayFirst + monthFirst + either, filled), [], {
        'day first': dayFirst,
        'month first': monthFirst,
        either,
      })
    }
  }
  if (profile.dateSpikes !== undefined && profile.dateSpikes.length > 0) {
    add('date-spike', rateOf(sumRows(profile.dateSpikes), filled), profile.dateSpikes)
  }
  if (newYear !== undefined) add('new-year', newYear)
  if (profile.distinct === 1 && filled >= LEAST_CONSTANT) {
    add('constant', rateOf(filled, filled), profile.isPersonal ? [] : profile.top)
  }
  return problems
}

function sumRows(counts: readonly { readonly rows: number }[]): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0)
}
