import { compareText } from '../base'
import type { FieldPlan, PartColumn } from '../entity'
import { featureName } from '../kinds'
import { findDateHeaps } from './date-heaps'
import { DAY_FIRST, EITHER_ORDER, isDateKind, MONTH_FIRST } from './date-order'
import { findSharedCodes } from './generic-values'
import { isIdentifying, isPersonal } from './kind-facts'
import type { PlaceholderReason } from './placeholder'
import { type Rate, rateOf } from './rate'
import { EMPTY, PLACEHOLDER, placeholderReasons, READABLE, type ReadColumn, UNREADABLE } from './read-column'
import { byBytes, topCodes } from './top-codes'
import { isForeignType, type ValueType, valueTypes } from './value-type'

/** A value as it stands in the column, and the rows that hold it. */
export interface ValueCount {
  /** At most 200 characters of it. */
  readonly value: string
  readonly rows: number
}

/**
 * What stands in one mapped column of a source. Each row is either empty, or holds a placeholder, or a value that can be read, or one
 * that cannot.
 */
export interface FieldProfile {
  /** `field` or `field.part`. */
  readonly field: string
  readonly kind: string
  readonly column: string
  /** Whether the values are about a person, so that lists of them are left out by {@link withoutPersonalValues}. */
  readonly isPersonal: boolean
  /** Whether a value is meant to be one record's own, as a number or a mailbox is. */
  readonly isIdentifying: boolean
  readonly rows: number
  /** Rows with a value that is neither a word for nothing nor a placeholder. */
  readonly completeness: Rate
  /** Of those, rows whose value the kind can read. */
  readonly validity: Rate
  /** Different values as they are written, and their share of the filled rows: 1 where every row has its own. */
  readonly distinct: number
  readonly uniqueness: number
  /** Of the readable rows, those whose value stands on another row too, in whatever writing. */
  readonly repeated: Rate
  /** Values that stand on several rows. */
  readonly repeatedValues: number
  /** Values on suspiciously many rows (switchboards, shared mailboxes), and the rows that hold them. */
  readonly genericValues: number
  readonly genericRows: number
  /** The ten of them on most rows. */
  readonly generic: readonly ValueCount[]
  /** Rows with words for nothing (`unknown`) and placeholders (`999-999-9999`), and the ten most frequent. */
  readonly placeholderRows: number
  readonly placeholders: readonly (ValueCount & { readonly reason: PlaceholderReason })[]
  /** The ten most frequent values that cannot be read. */
  readonly unreadable: readonly ValueCount[]
  /** What the filled values look like, most rows first. `isForeign`: it has no place in this field, as a mail address among phones. */
  readonly types: readonly { readonly type: ValueType; readonly rows: number; readonly isForeign: boolean }[]
  /** The ten most frequent shapes of the filled values, `AAA-999`, and how many shapes there are. */
  readonly patterns: readonly { readonly pattern: string; readonly rows: number }[]
  readonly patternCount: number
  /** Length of the filled values in UTF-16 code units; left out where there are none. */
  readonly lengths?: { readonly min: number; readonly max: number; readonly mean: number }
  /** First and last readable value: by time for dates, by size for numbers, else in code-point order. Left out where there are none. */
  readonly range?: { readonly min: string; readonly max: string }
  /** The ten values on most rows; values on one row only are left out. */
  readonly top: readonly ValueCount[]
  /** Rows whose date proves that the day comes first, that the month does, and that may be either; left out for other kinds. */
  readonly dateOrders?: { readonly dayFirst: number; readonly monthFirst: number; readonly either: number }
  /** Days far above the days around them; left out for other kinds. */
  readonly dateSpikes?: readonly ValueCount[]
  /** Rows on 1 January where these are far too many, which means that years were given a day. */
  readonly newYear?: Rate
}

const SHOWN_VALUES = 10
const SHOWN_LENGTH = 200

/** The rows of one source in one column. */
export interface ColumnCounts {
  readonly rows: number
  /** Rows by raw code. */
  readonly counts: Int32Array
  /** The raw codes with a count, code 0 left out. */
  readonly present: Int32Array
}

/** Profiles one column for one source. */
export function profileColumn(
  field: FieldPlan,
  { part, column }: PartColumn,
  values: ReadColumn,
  { rows, counts, present }: ColumnCounts,
): FieldProfile {
  const { patterns, patternPool, lengths, normalized, normalizedPool, orders } = values
  const name = featureName(field.name, part)
  const compare = byBytes(column.values)
  const shown = (code: number): ValueCount => ({
    value: column.values.get(code).slice(0, SHOWN_LENGTH),
    rows: counts[code],
  })
  const isDate = isDateKind(field.kindName)
  const byValue = countNormalized(values, counts, present)
  const heaps = isDate ? findDateHeaps(daysOf(values, byValue)) : undefined
  const sentinels = new Set<number>()
  if (heaps !== undefined && heaps.sentinels.size > 0) {
    for (const code of byValue.codes) if (heaps.sentinels.has(dayOf(normalizedPool.get(code)))) sentinels.add(code)
  }
  const stateOf = (code: number): number =>
    values.states[code] === READABLE && sentinels.has(normalized[code]) ? PLACEHOLDER : values.states[code]

  const rowsByState = [0, 0, 0, 0]
  const rowsByType = valueTypes.map(() => 0)
  const rowsByOrder = [0, 0, 0, 0]
  const patternRows = new Int32Array(patternPool.size)
  const placeholders: number[] = []
  const unreadable: number[] = []
  let distinct = 0
  let shortest = Number.POSITIVE_INFINITY
  let longest = 0
  let characters = 0
  for (let i = 0; i < present.length; i++) {
    const code = present[i]
    const count = counts[code]
    const state = stateOf(code)
    rowsByState[state] += count
    if (state === PLACEHOLDER) placeholders.push(code)
    if (state === PLACEHOLDER || state === EMPTY) continue
    if (state === UNREADABLE) unreadable.push(code)
    distinct++
    const length = lengths[code]
    if (length < shortest) shortest = length
    if (length > longest) longest = length
    characters += length * count
    rowsByType[values.types[code]] += count
    patternRows[patterns[code]] += count
    if (isDate) rowsByOrder[orders[code]] += count
  }
  const filled = rowsByState[UNREADABLE] + rowsByState[READABLE]
  const usual = byValue.codes.filter((code) => !sentinels.has(code))
  const generic = genericValues(field, usual, byValue.counts)
  const repeated = usual.filter((code) => byValue.counts[code] > 1)
  const usedPatterns = codesWithCount(patternRows)
  const readable = present.filter((code) => stateOf(code) === READABLE)
  const range = rangeOf(field.kindName, values, readable, compare, (code) => column.values.get(code))
  const representative = representatives(generic, values, counts, present, compare)
  return {
    field: name,
    kind: field.kindName,
    column: column.name,
    isPersonal: isPersonal(field.kindName),
    isIdentifying: isIdentifying(field),
    rows,
    completeness: rateOf(filled, rows),
    validity: rateOf(rowsByState[READABLE], filled),
    distinct,
    uniqueness: filled === 0 ? 0 : distinct / filled,
    repeated: rateOf(sumOf(repeated, byValue.counts), rowsByState[READABLE]),
    repeatedValues: repeated.length,
    genericValues: generic.length,
    genericRows: sumOf(generic, byValue.counts),
    generic: sortCounts(
      generic.map((code) => ({ ...shown(representative.get(code) as number), rows: byValue.counts[code] })),
    ).slice(0, SHOWN_VALUES),
    placeholderRows: rowsByState[PLACEHOLDER],
    placeholders: topCodes(counts, placeholders, SHOWN_VALUES, compare).map((code) => ({
      ...shown(code),
      reason: values.states[code] === READABLE ? 'date' : placeholderReasons[values.reasons[code]],
    })),
    unreadable: topCodes(counts, unreadable, SHOWN_VALUES, compare).map(shown),
    types: valueTypes
      .map((type, t) => ({ type, rows: rowsByType[t], isForeign: isForeignType(field.kindName, t) }))
      .filter((type) => type.rows > 0)
      .sort((a, b) => b.rows - a.rows),
    patterns: topCodes(patternRows, usedPatterns, SHOWN_VALUES, (a, b) =>
      patternPool.get(a) < patternPool.get(b) ? -1 : 1,
    ).map((code) => ({ pattern: patternPool.get(code), rows: patternRows[code] })),
    patternCount: usedPatterns.length,
    ...(filled === 0 ? {} : { lengths: { min: shortest, max: longest, mean: characters / filled } }),
    ...(range === undefined ? {} : { range }),
    top: topCodes(
      counts,
      present.filter((code) => stateOf(code) >= UNREADABLE),
      SHOWN_VALUES,
      compare,
      2,
    ).map(shown),
    ...(heaps === undefined
      ? {}
      : {
          dateOrders: {
            dayFirst: rowsByOrder[DAY_FIRST],
            monthFirst: rowsByOrder[MONTH_FIRST],
            either: rowsByOrder[EITHER_ORDER],
          },
          dateSpikes: heaps.spikes.slice(0, SHOWN_VALUES).map(({ value, count }) => ({ value, rows: count })),
          ...(heaps.newYear === undefined ? {} : { newYear: heaps.newYear }),
        }),
  }
}

interface NormalizedCounts {
  /** Rows by normalized code. */
  readonly counts: Int32Array
  readonly codes: readonly number[]
}

function countNormalized({ states, normalized, normalizedPool }: ReadColumn, counts: Int32Array, present: Int32Array) {
  const byValue: NormalizedCounts & { codes: number[] } = { counts: new Int32Array(normalizedPool.size), codes: [] }
  for (let i = 0; i < present.length; i++) {
    const code = present[i]
    if (states[code] !== READABLE) continue
    const value = normalized[code]
    if (byValue.counts[value] === 0) byValue.codes.push(value)
    byValue.counts[value] += counts[code]
  }
  return byValue
}

function daysOf({ normalizedPool }: ReadColumn, { counts, codes }: NormalizedCounts): Map<string, number> {
  return new Map(codes.map((code) => [dayOf(normalizedPool.get(code)), counts[code]]))
}

/** Normalized codes on suspiciously many rows. */
function genericValues(field: FieldPlan, codes: readonly number[], counts: Int32Array): number[] {
  // Numbered from 1 on without gaps, since the pool holds the values of other columns too.
  const dense = new Int32Array(codes.length + 1)
  for (let k = 0; k < codes.length; k++) dense[k + 1] = counts[codes[k]]
  return findSharedCodes(dense, isIdentifying(field)).map((k) => codes[k - 1])
}

/** For each normalized code the writing that stands on most rows. */
function representatives(
  codes: readonly number[],
  { normalized, states }: ReadColumn,
  counts: Int32Array,
  present: Int32Array,
  compare: (a: number, b: number) => number,
): Map<number, number> {
  const best = new Map<number, number>()
  if (codes.length === 0) return best
  const wanted = new Set(codes)
  for (const code of present) {
    const value = normalized[code]
    if (states[code] !== READABLE || !wanted.has(value)) continue
    const known = best.get(value)
    if (
      known === undefined ||
      counts[code] > counts[known] ||
      (counts[code] === counts[known] && compare(code, known) < 0)
    )
      best.set(value, code)
  }
  return best
}

function rangeOf(
  kind: string,
  { normalized, normalizedPool }: ReadColumn,
  codes: Int32Array,
  compare: (a: number, b: number) => number,
  textOf: (code: number) => string,
): { min: string; max: string } | undefined {
  if (codes.length === 0) return undefined
  const isNumber = kind === 'number' || kind === 'year' || kind === 'money'
  if (!isNumber && !isDateKind(kind)) {
    let min = codes[0]
    let max = codes[0]
    for (let i = 1; i < codes.length; i++) {
      if (compare(codes[i], min) < 0) min = codes[i]
      else if (compare(codes[i], max) > 0) max = codes[i]
    }
    return { min: textOf(min).slice(0, SHOWN_LENGTH), max: textOf(max).slice(0, SHOWN_LENGTH) }
  }
  let min = normalizedPool.get(normalized[codes[0]])
  let max = min
  for (let i = 1; i < codes.length; i++) {
    const text = normalizedPool.get(normalized[codes[i]])
    if (isNumber ? Number(text) < Number(min) : text < min) min = text
    else if (isNumber ? Number(text) > Number(max) : text > max) max = text
  }
  return isNumber ? { min, max } : { min: dayOf(min), max: dayOf(max) }
}

/** Dates are compared with blanks between their parts. */
function dayOf(date: string): string {
  return date.replaceAll(' ', '-')
}

function codesWithCount(counts: Int32Array): number[] {
  const codes: number[] = []
  for (let code = 1; code < counts.length; code++) if (counts[code] > 0) codes.push(code)
  return codes
}

function sumOf(codes: readonly number[], counts: Int32Array): number {
  let sum = 0
  for (const code of codes) sum += counts[code]
  return sum
}

function sortCounts(values: ValueCount[]): ValueCount[] {
  return values.sort((a, b) => b.rows - a.rows || compareText(a.value, b.value))
}
