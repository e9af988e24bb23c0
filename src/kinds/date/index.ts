import { compareFeature, type LadderContext, type LevelOfCodes } from '../../compare'
import { osaPacked } from '../../text'
import {
  defineKind,
  type FeatureDefinition,
  type FeatureReader,
  type FieldKind,
  type FieldOptions,
  type GoldenParts,
} from '../kind'
import { isMissing } from '../missing'
import { type DateOrder, formatDate, readDate, readDatePart, readSerialDate } from './read-date'

/** Of two records with one date, the share that are of different people: most are of one person. */
const SHARING = 0.2

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
 * Days that stand for "not known": where calendars of systems start and end, and what fingers type to get past a form. The days of an
 * estimated year (1 January) are no placeholders.
 */
const placeholders: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    '1111 1111-11-11 1753-01-01 1899-12-30 1899-12-31 1900-01-01 1901-01-01 1904-01-01 1970-01-01 2099-12-31 2099-01-01 2100-01-01 ' +
    '2100-12-31 2199-12-31'
  ).split(' '),
)

const YEAR = 0
const MONTH = 1
const DAY = 2
const WHOLE = 4
/** A date in columns of its own for year, month and day is joined from them; a year without the others is a partial date. */
const PARTED: readonly FeatureDefinition[] = [
  { name: 'year' },
  { name: 'month' },
  { name: 'day' },
  { name: 'month-day', join: ['month', 'day'] },
  { name: '', join: ['year', 'month-day'] },
]

/**
 * Calendar dates of a person or thing, above all the date of birth, in one column or in three (`year`, `month`, `day`). Partial dates (a
 * decade, a year, a year and month) are kept as what they are; 1 January counts as a sign of an estimate, and days such as 1900-01-01 or
 * 9999-12-31 as missing. Lists of dates have no parts.
 *
 * Options: `order` (`'YMD' | 'DMY' | 'MDY'`, for values such as 03/04/1987) and `serial` (numbers of five digits are days as spreadsheets
 * count them).
 */
export const dateKind = defineKind({
  name: 'date',
  parts: ['', 'year', 'month', 'day'],
  options: ['order', 'serial'],
  field: compileDate,
})

function compileDate(field: string, options: FieldOptions): FieldKind {
  const order = (options.order as DateOrder | undefined) ?? 'YMD'
  const standard = (raw: string): string => {
    if (isMissing(raw)) return ''
    const date = (options.serial === true ? readSerialDate(raw) : undefined) ?? readDate(raw, order)
    const text = date === undefined ? '' : formatDate(date)
    return placeholders.has(text) ? '' : text
  }
  const isList = options.many === true
  const whole = isList ? 0 : WHOLE
  const readers: Record<string, FeatureReader> = {
    '': (raw, out) => {
      out[whole] = comparable(standard(raw))
    },
  }
  if (!isList) {
    readers.year = (raw, out) => {
      const year = readDatePart(raw, 'year')
      // The year alone, which gives way where the record brings month and day as well.
      if (year > 0) out[YEAR] = out[WHOLE] = String(year)
    }
    readers.month = (raw, out) => {
      out[MONTH] = twoDigits(readDatePart(raw, 'month'))
    }
    readers.day = (raw, out) => {
      out[DAY] = twoDigits(readDatePart(raw, 'day'))
    }
  }
  return {
    features: isList ? [{ name: '' }] : PARTED,
    readers,
    comparison: compareFeature(
      field,
      {
        name: field,
        field,
        between: 'individual',
        echo: 0.03,
        sharing: SHARING,
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
      {
        name: `${field}:year`,
        field,
        features: [field],
        part: (date) => (date.endsWith('X') ? '' : date.slice(0, 4)),
        weak: true,
      },
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
        part: (date) => (date.length === 10 && !date.endsWith(' 01 01') ? date.slice(5) : ''),
      },
    ],
    goldenParts: [''],
    // A date of birth never changes: what most say is right, and of two dates the one that says more.
    survive: [
      { strategy: 'most-frequent' },
      { strategy: 'most-frequent', by: 'record' },
      { strategy: 'longest' },
      { strategy: 'most-recent' },
    ],
    standardize: (raw) => ({ '': standard(raw[''] ?? '') || fromParts(raw) }),
  }
}

/** With blanks for hyphens: as a date is joined from its parts. */
function comparable(date: string): string {
  return date.replaceAll('-', ' ')
}

function twoDigits(value: number): string {
  return value === 0 ? '' : String(value).padStart(2, '0')
}

/** The date that stands in columns of its own, as far as it is known and there is such a day. */
function fromParts(raw: GoldenParts): string {
  const year = readDatePart(raw.year ?? '', 'year')
  if (year === 0) return ''
  const month = twoDigits(readDatePart(raw.month ?? '', 'month'))
  const day = twoDigits(readDatePart(raw.day ?? '', 'day'))
  const date = (month !== '' && readDate(`${year}-${month}-${day || '00'}`)) || readDate(String(year))
  const text = date ? formatDate(date) : ''
  return placeholders.has(text) ? '' : text
}

function dateLadder({ pool }: LadderContext): LevelOfCodes {
  const { units, offsets, size } = pool
  const year = new Int32Array(size)
  const month = new Int32Array(size)
  const day = new Int32Array(size)
  for (let code = 1; code < size; code++) {
    const [y, m = '0', d = '0'] = pool.get(code).split(' ')
    // Of a decade the first three digits are known: a year below 1000.
    year[code] = Number(y.replace('X', ''))
    month[code] = Number(m)
    day[code] = Number(d)
  }
  return (a, b) => {
    if (year[a] < 1000 || year[b] < 1000) {
      const earlier = year[a] < 1000 ? year[a] : Math.trunc(year[a] / 10)
      const later = year[b] < 1000 ? year[b] : Math.trunc(year[b] / 10)
      return earlier === later ? LEVELS.estimated : Math.abs(earlier - later) === 1 ? LEVELS.near : LEVELS.other
    }
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
