import { type EngageIssue, IssueCounter } from '../engage-issue'
import {
  type AttributeCondition,
  type Condition,
  type EventFilter,
  filterFields,
  listOf,
  type NumberTest,
  type Segment,
} from './condition'
import { attributeHolds, inHundredths, lastHolds, numberHolds, sinceOf } from './matches'
import type { SegmentColumn, SegmentTable } from './segment-table'

/** Who is in a segment. */
export interface SegmentMembers {
  readonly segment: string
  /** Golden IDs in code-unit order. */
  readonly members: readonly string[]
  /** How many customers were looked at. */
  readonly n: number
  readonly asOf: number
  /** Also where the segment is empty, and where it sums amounts in several currencies. */
  readonly issues: readonly EngageIssue[]
}

/**
 * The members of a segment, over columns.
 *
 * @param table see `segmentTable`
 */
export function segmentMembers(
  segment: Segment,
  table: SegmentTable,
  options: { readonly asOf: number },
): SegmentMembers {
  const issues = new IssueCounter()
  issues.addAll(table.issues)
  const mask = evaluate(segment.where, table, options.asOf, issues)
  const members: string[] = []
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) members.push(table.goldenIds[row])
  members.sort()
  if (members.length === 0) issues.add('empty-segment', segment.name)
  return {
    segment: segment.name,
    members,
    n: table.goldenIds.length,
    asOf: options.asOf,
    issues: issues.list(),
  }
}

/** A 1 for each row for which the condition holds. */
function evaluate(condition: Condition, table: SegmentTable, asOf: number, issues: IssueCounter): Uint8Array {
  if ('all' in condition || 'any' in condition) {
    const isAll = 'all' in condition
    const [first, ...others] = isAll ? condition.all : condition.any
    const mask = evaluate(first, table, asOf, issues)
    for (const part of others) {
      const other = evaluate(part, table, asOf, issues)
      if (isAll) for (let row = 0; row < mask.length; row++) mask[row] &= other[row]
      else for (let row = 0; row < mask.length; row++) mask[row] |= other[row]
    }
    return mask
  }
  if ('not' in condition) {
    const mask = evaluate(condition.not, table, asOf, issues)
    for (let row = 0; row < mask.length; row++) mask[row] ^= 1
    return mask
  }
  const rows = table.goldenIds.length
  if ('attribute' in condition) return byColumn(table.attributes.get(condition.attribute), rows, condition)
  if ('preference' in condition) {
    const test: AttributeCondition = { attribute: condition.preference, is: condition.is }
    return byColumn(table.preferences.get(condition.preference), rows, test)
  }
  if ('relation' in condition) return byNumber(relationCounts(table, condition.relation), condition)
  if ('last' in condition) {
    const last = aggregate(table, condition.last, 'last', Number.NEGATIVE_INFINITY, asOf)
    const mask = new Uint8Array(rows)
    for (let row = 0; row < rows; row++) {
      mask[row] = lastHolds(condition, Number.isNaN(last[row]) ? undefined : last[row], asOf) ? 1 : 0
    }
    return mask
  }
  const since = sinceOf(condition.withinDays, asOf)
  if ('count' in condition) return byNumber(aggregate(table, condition.count, 'count', since, asOf), condition)
  if (hasSeveralCurrencies(condition.sum, table)) issues.add('mixed-currencies', JSON.stringify(condition.sum))
  return byNumber(aggregate(table, condition.sum, 'sum', since, asOf), inHundredths(condition))
}

/** A text is judged once per distinct value, a number row by row. */
function byColumn(column: SegmentColumn | undefined, rows: number, test: AttributeCondition): Uint8Array {
  const onMissing = attributeHolds(test, undefined) ? 1 : 0
  const mask = new Uint8Array(rows).fill(onMissing)
  if (column === undefined) return mask
  const { codes, numbers, pool } = column
  const byCode = Uint8Array.from(pool, (text) => (attributeHolds(test, text) ? 1 : 0))
  for (let row = 0; row < rows; row++) {
    const code = codes[row]
    const number = numbers[row]
    if (code >= 0) mask[row] = byCode[code]
    else if (!Number.isNaN(number)) mask[row] = attributeHolds(test, number) ? 1 : 0
  }
  return mask
}

function byNumber(values: Float64Array, test: NumberTest): Uint8Array {
  const mask = new Uint8Array(values.length)
  for (let row = 0; row < values.length; row++) mask[row] = numberHolds(test, values[row]) ? 1 : 0
  return mask
}

function relationCounts(table: SegmentTable, type: string): Float64Array {
  const numbers = table.relations.get(type)?.numbers
  const counts = new Float64Array(table.goldenIds.length)
  if (numbers !== undefined) for (let row = 0; row < counts.length; row++) counts[row] = numbers[row] || 0
  return counts
}

/** Count, sum of hundredths or last time of the events that pass, per row; NaN where there is no last one. */
function aggregate(
  table: SegmentTable,
  filter: EventFilter,
  what: 'count' | 'sum' | 'last',
  since: number,
  asOf: number,
): Float64Array {
  const { starts, at, amount } = table.events
  const { columns, allowed } = bindFilter(filter, table)
  const parts = columns.length
  const rows = table.goldenIds.length
  const result = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    let total = 0
    let last = Number.NaN
    for (let event = starts[row], end = starts[row + 1]; event < end; event++) {
      const time = at[event]
      if (!(time <= asOf && time >= since)) continue
      let part = 0
      while (part < parts && allowed[part][columns[part][event] + 1] === 1) part++
      if (part < parts) continue
      if (what === 'count') total++
      else if (what === 'sum') total += amount[event]
      else if (!(time <= last)) last = time
    }
    result[row] = what === 'last' ? last : total
  }
  return result
}

/** The columns that a filter looks at, and which of their codes it allows; code -1, no value, is at place 0. */
function bindFilter(filter: EventFilter, table: SegmentTable): { columns: Int32Array[]; allowed: Uint8Array[] } {
  const columns: Int32Array[] = []
  const allowed: Uint8Array[] = []
  for (const field of filterFields) {
    const wanted = filter[field]
    if (wanted === undefined) continue
    const { codes, pool } = table.events.fields[field]
    const values: readonly string[] = listOf<string>(wanted)
    columns.push(codes)
    allowed.push(Uint8Array.from(['', ...pool], (text, i) => (i > 0 && values.includes(text) ? 1 : 0)))
  }
  return { columns, allowed }
}

function hasSeveralCurrencies(filter: EventFilter, table: SegmentTable): boolean {
  if (filter.currency !== undefined) return listOf(filter.currency).length > 1
  return table.events.fields.currency.pool.length > 1
}
