import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import { defineKind, type FieldKind, type FieldOptions } from '../kind'
import { isMissing } from '../missing'
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { type DateOrder, dateOrderEvidence, formatDate, readDate } from './read-date'

const LEVELS = {
  exact: 1,
  close: 2,
  estimated: 3,
  twoParts: 4,
  near: 5,
  year: 6,
  other: 7,
}

/**
 * Calendar dates of a person or thing, above all the date of birth. Partial dates (a year, a year and month) are kept as what they are;
 * 1 January counts as a sign of an estimate. Options: `order` (`'YMD' | 'DMY' | 'MDY'`, for values such as 03/04/1987).
 */
export const dateKind = defineKind({
  name: 'date',
  options: ['order'],
  field: compileDate,
  recognize: recognizeBirthDate,
})

function compileDate(field: string, options: FieldOptions): FieldKind {
  const order = (options.order as DateOrder | undefined) ?? 'YMD'
  const standard = (raw: string): string => {
    const date = isMissing(raw) ? undefined : readDate(raw, order)
    return date === undefined ? '' : formatDate(date)
  }
  return {
    features: [{ name: '' }],
    readers: {
      '': (raw, out) => {
        out[0] = standard(raw)
      },
    },
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'individual',
        echo: 0.03,
        frequencyOf: field,
        levels: [
          { label: 'exact', exact: true, m: 0.845 },
          { label: 'one digit, or day and month swapped', m: 0.124 },
          { label: 'same year, one estimated', m: 0.017 },
          { label: 'two of three parts', m: 0.008 },
          { label: 'two digits', m: 0.003 },
          { label: 'same year', m: 0.0005 },
          { label: 'different', m: 0.0025 },
        ],
      },
      dateLadder,
    ),
    keys: [
      { name: field, field, features: [field] },
      { name: `${field}:year`, field, features: [field], part: (date) => date.slice(0, 4), weak: true },
      {
        name: `${field}:year-month`,
        field,
        features: [field],
        part: (date) => (date.length >= 7 ? date.slice(0, 7) : ''),
      },
      {
        name: `${field}:month-day`,
        field,
        features: [field],
        part: (date) => (date.length === 10 && !date.endsWith('-01-01') ? date.slice(5) : ''),
      },
    ],
    goldenParts: [''],
    standardize: (raw) => ({ '': standard(raw[''] ?? '') }),
  }
}

function dateLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const year = new Int32Array(size)
  const month = new Int32Array(size)
  const day = new Int32Array(size)
  for (let code = 1; code < size; code++) {
    const [y, m = '0', d = '0'] = pool.get(code).split('-')
    year[code] = Number(y)
    month[code] = Number(m)
    day[code] = Number(d)
  }
  return (a, b) => {
    const sameYear = year[a] === year[b]
    const partial = day[a] === 0 || day[b] === 0
    if (partial) {
      if (sameYear) return month[a] === 0 || month[b] === 0 || month[a] === month[b] ? LEVELS.estimated : LEVELS.year
      return Math.abs(year[a] - year[b]) === 1 ? LEVELS.near : LEVELS.other
    }
    const sameMonth = month[a] === month[b]
    const sameDay = day[a] === day[b]
    const edits = osaPacked(units, offsets[a], offsets[a + 1], units, offsets[b], offsets[b + 1], 2)
    if (edits <= 1 || (sameYear && month[a] === day[b] && day[a] === month[b])) return LEVELS.close
    if (sameYear && ((sameMonth && sameDay) || isNewYear(month[a], day[a]) || isNewYear(month[b], day[b]))) {
      return LEVELS.estimated
    }
    if (Number(sameYear) + Number(sameMonth) + Number(sameDay) === 2) return LEVELS.twoParts
    if (edits === 2) return LEVELS.near
    return sameYear ? LEVELS.year : LEVELS.other
  }
}

function isNewYear(month: number, day: number): boolean {
  return month === 1 && day === 1
}

function recognizeBirthDate(column: ColumnProfile): Recognition | undefined {
  const dates = shareOf(
    column,
    (value) => isMissing(value) || readDate(value, 'YMD') !== undefined || readDate(value, 'DMY') !== undefined,
  )
  if (dates < 0.6) return undefined
  if (headerHas(column, 'place', 'city', 'country', 'town')) return undefined
  const named = headerHas(
    column,
    'dob',
    'birth',
    'birthday',
    'birthdate',
    'born',
    'date of birth',
    'birth date',
    'bday',
    'geburtsdatum',
    'naissance',
    'nacimiento',
  )
  if (!named) return undefined
  const order = dateOrderOf(column)
  return {
    part: '',
    confidence: 0.95,
    evidence: `header says birth; ${Math.round(dates * 100)} % of the values are dates${order === undefined ? '' : ` (${order})`}`,
    ...(order === undefined ? {} : { options: { order } }),
  }
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
