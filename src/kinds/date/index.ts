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
import { type ColumnProfile, headerHas, type Recognition, shareOf } from '../recognize'
import { type DateOrder, dateOrderEvidence, formatDate, readDate, readDatePart, readSerialDate } from './read-date'

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
  recognize: recognizeBirthDate,
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

function recognizeBirthDate(column: ColumnProfile): Recognition | undefined {
  if (headerHas(column, 'place', 'city', 'country', 'town', 'ort', 'lieu', 'lugar', 'name', 'weight', 'order'))
    return undefined
  const part = birthPartOf(column)
  if (part !== undefined) return part
  if (!headerHas(column, ...birthHeaders)) return undefined
  const dates = shareOf(
    column,
    (value) => isMissing(value) || readDate(value, 'YMD') !== undefined || readDate(value, 'DMY') !== undefined,
  )
  const serials = shareOf(column, (value) => value.length <= 8 && /^\d{5}(?:\.0)?$/.test(value.trim()))
  if (serials >= 0.6) {
    return {
      part: '',
      confidence: 0.9,
      evidence: `header says birth; ${Math.round(serials * 100)} % of the values are days as spreadsheets count them`,
      options: { serial: true },
    }
  }
  if (dates < 0.6) return undefined
  const order = dateOrderOf(column)
  return {
    part: '',
    confidence: 0.95,
    evidence: `header says birth; ${Math.round(dates * 100)} % of the values are dates${order === undefined ? '' : ` (${order})`}`,
    ...(order === undefined ? {} : { options: { order } }),
  }
}

const birthHeaders: readonly string[] = /* @__PURE__ */ (
  'dob,birth,birthday,birthdate,born,date of birth,birth date,birth dt,bday,bdate,d o b,date naissance,date de naissance,naissance,ne le,' +
  'geburtsdatum,geburtstag,geb,geb datum,gebdatum,geb dat,gebdat,geboren,geboortedatum,nacimiento,fecha nacimiento,fecha de nacimiento,fec nac,' +
  'fecha nac,nascimento,data nascimento,data de nascimento,dt nasc,data nascita,data di nascita,nascita,fodselsdato,fodselsdag,fodt,fodselsdagsdato,' +
  'fodelsedatum,fodd,fodelsedag,syntymaaika,data urodzenia,urodzony,datum narozeni,narozeni,szuletesi datum,szuletesi ido,data nasterii,' +
  'dogum tarihi,дата рождения,ημερομηνια γεννησης,生年月日,出生日期,出生年月日,誕生日,생년월일,تاريخ الميلاد'
).split(',')

/** Headers of a part of the date of birth, and how its values look. A single short header counts only where it is the whole one. */
const birthParts: readonly {
  readonly part: 'year' | 'month' | 'day'
  readonly headers: readonly string[]
  readonly short: string
  readonly fits: (value: string) => boolean
}[] = [
  {
    part: 'year',
    headers: [
      'birth year',
      'year of birth',
      'yob',
      'birth yr',
      'yr of birth',
      'byear',
      'dob year',
      'geburtsjahr',
      'annee de naissance',
      'annee naissance',
      'ano de nacimiento',
      'ano nacimiento',
      'ano de nascimento',
      'ano nascimento',
      'anno di nascita',
      'geboortejaar',
      'fodelsear',
      'fodselsar',
      'rok urodzenia',
      '出生年',
    ],
    short: 'by',
    fits: (value) => /^(?:1[89]|20)\d\d(?:\.0)?$/.test(value) || readDate(value)?.precision === 'year',
  },
  {
    part: 'month',
    headers: [
      'birth month',
      'month of birth',
      'mob',
      'dob month',
      'birth mo',
      'bmonth',
      'geburtsmonat',
      'mois de naissance',
      'mes de nacimiento',
      'mes de nascimento',
      'mese di nascita',
      'geboortemaand',
      '出生月',
    ],
    short: 'bm',
    fits: (value) => readDatePart(value, 'month') > 0,
  },
  {
    part: 'day',
    headers: [
      'birth day',
      'day of birth',
      'dob day',
      'bday',
      'geburtstag',
      'jour de naissance',
      'dia de nacimiento',
      'dia de nascimento',
      'giorno di nascita',
      'geboortedag',
      '出生日',
    ],
    short: 'bd',
    fits: (value) => /^(?:0?[1-9]|[12]\d|3[01])(?:\.0)?$/.test(value),
  },
]

function birthPartOf(column: ColumnProfile): Recognition | undefined {
  const whole = column.words.join(' ')
  for (const { part, headers, short, fits } of birthParts) {
    if (whole !== short && !headerHas(column, ...headers)) continue
    const share = shareOf(column, (value) => value.length <= 20 && fits(value.trim()))
    if (share < 0.8) continue
    return {
      part,
      confidence: 0.95,
      evidence: `header names the ${part} of birth; ${Math.round(share * 100)} % of the values are such`,
    }
  }
  return undefined
}

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
