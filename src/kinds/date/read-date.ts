/** A calendar date, known to the day, the month or the year. */
export interface DateParts {
  /** 1000 to 2200. */
  readonly year: number
  /** 1 to 12, or 0 where only the year is known. */
  readonly month: number
  /** 1 to 31, or 0 where it is not known. */
  readonly day: number
  /** `decade`: `year` is its first. */
  readonly precision: 'day' | 'month' | 'year' | 'decade'
}

/** In which order a column writes year, month and day. */
export type DateOrder = 'YMD' | 'DMY' | 'MDY'

const FIRST_YEAR = 1000
const LAST_YEAR = 2200
/** Long enough for `Wednesday, the 13th of September 1987 at 12:30:00 GMT+0200 (Central European Summer Time)`. */
const MAX_LENGTH = 100
const DEFAULT_PIVOT = 2030
/** Two dates of eight characters and what stands between them. */
const LEAST_RANGE = 17
const rangeSeparators = [' to ', ' bis ', ' until ', ' au ', ' - ', ' – ', '–', '..', '/', '-'] as const
/** Spreadsheets count days from here, and take 1900 for a leap year: before March 1900 they are a day off. */
const SERIAL_EPOCH = /* @__PURE__ */ Date.UTC(1899, 11, 30)
const FIRST_SERIAL = 61
const LAST_SERIAL = 109_574
/** The year before the first of each Japanese era. */
const eras: readonly (readonly [string, number])[] = [
  ['明治', 1867],
  ['大正', 1911],
  ['昭和', 1925],
  ['平成', 1988],
  ['令和', 2018],
]

/**
 * Names and abbreviations by month, without accents and without the case endings of Finnish and Greek: English, German, French, Spanish, Italian, Portuguese, Catalan, Dutch, the Nordic
 * languages, Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian.
 */
const monthNames: readonly string[] = [
  'jan january januar janner jaenner janvier janv enero ene gennaio gen janeiro januari stycznia styczen sty январь января янв leden ledna tammikuu ianuarie ian ocak gener ιανουαριος січня',
  'feb february febr februar feber fevrier fevr fev febrero febbraio fevereiro februari lutego luty lut февраль февраля фев unor unora helmikuu februarie subat febrer φεβρουαριος лютого',
  'mar march marz maerz mrz mars marzo marco maart mrt marca marzec март марта мар brezen brezna maaliskuu marcius martie mart marc μαρτιος березня',
  'apr april avril avr abril abr aprile kwietnia kwiecien kwi апрель апреля апр duben dubna huhtikuu aprilis aprilie nisan απριλιος квітня',
  'may mai mayo maggio mag maio mei maj maja май мая маи kveten kvetna toukokuu majus mayıs maig μαιος травня',
  'jun june juni juin junio giugno giu junho czerwca czerwiec cze июнь июня июн cerven cervna kesakuu junius iunie haziran juny ιουνιος червня',
  'jul july juli juillet juil julio luglio lug julho lipca lipiec lip июль июля июл cervenec cervence heinakuu julius iulie temmuz juliol ιουλιος липня',
  'aug august aout agosto ago augustus augusti sierpnia sierpien sie август августа авг srpen srpna elokuu augusztus agustos agost αυγουστος серпня',
  'sep sept september septembre septiembre setiembre settembre set setembro wrzesnia wrzesien wrz сентябрь сентября сен сент zari syyskuu szeptember septembrie eylul σεπτεμβριος вересня',
  'oct october okt oktober octobre octubre ottobre ott outubro out pazdziernika pazdziernik paz октябрь октября окт rijen rijna lokakuu octombrie ekim οκτωβριος жовтня',
  'nov november novembre noviembre novembro listopada listopad lis ноябрь ноября ноя нояб marraskuu noiembrie kasım νοεμβριος',
  'dec december dez dezember decembre diciembre dic dicembre dezembro desember des grudnia grudzien gru декабрь декабря дек prosinec prosince joulukuu decembrie aralık desembre δεκεμβριος грудня',
]

/** Words that say nothing about which day it is: weekdays, articles, "circa". Without accents. */
const silentWords =
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo ' +
  'the of de del den der di el le am on born geboren ne nee c ca cca circa abt about approx approximately est estimated around um vers ' +
  'etwa ungefahr gegen zirka hacia aproximadamente verso rond ongeveer omkring cirka noin okolo between and und et y entre zwischen to bis ' +
  'st nd rd th er s o a ad ce г года year anno'

const wordNumbers: ReadonlyMap<string, number> = /* @__PURE__ */ indexWords()

/** Month number by word; 0 for a silent word. */
function indexWords(): Map<string, number> {
  const words = new Map<string, number>()
  for (const word of silentWords.split(' ')) words.set(word, 0)
  monthNames.forEach((names, i) => {
    for (const name of names.split(' ')) {
      words.set(name, i + 1)
      // As dates have it: "tammikuuta", "Ιανουαρίου".
      words.set(name.replace(/kuu$/, 'kuuta').replace(/ος$/, 'ου'), i + 1)
    }
  })
  return words
}

/** Hours east of Greenwich of the zone names that logs and mail headers use; other names count as UTC. */
const zoneHours: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['est', -5],
  ['edt', -4],
  ['cst', -6],
  ['cdt', -5],
  ['mst', -7],
  ['mdt', -6],
  ['pst', -8],
  ['pdt', -7],
  ['cet', 1],
  ['cest', 2],
  ['bst', 1],
  ['eet', 2],
  ['eest', 3],
  ['msk', 3],
  ['jst', 9],
  ['aest', 10],
  ['aedt', 11],
])

/**
 * Reads a date in any of the usual writings: ISO dates and date-times, `19870413`, `13/04/1987`, `13.4.87`, `13 April 1987`,
 * `Apr 13th, 1987`, `13 avr. 1987`, `1987年4月13日`, `昭和62年4月13日`, `04/1987`, `April 1987`, `1987`, `(1994)`, `'94`, `c. 1850`, `~1850`, `1950s`;
 * of a span (`1914-1918`, `1987-04-13/1987-04-15`) the first. A time of day is cut off
 * (the date stays the one written, whatever the zone), zeros for an unknown month or day lower the precision.
 *
 * `order` says how to read numbers that allow several ways; where it gives no real date, the only order that does is taken (`13/04/87`
 * under `MDY` is 13 April). Under `YMD` a year at the end leaves day and month open: between slashes it is read as month first, else as
 * day first.
 *
 * @param raw the value as it came; a value of more than 100 characters is not a date
 * @param options `pivotYear` is the last year that two digits may stand for: with 2030, the default, `30` is 2030 and `31` is 1931
 * @returns the parts, or undefined where there is no date, or one that does not exist, or a year outside 1000 to 2200
 */
export function readDate(
  raw: string,
  order: DateOrder = 'YMD',
  options: { readonly pivotYear?: number | undefined } = {},
): DateParts | undefined {
  const length = raw.length
  if (length < 3 || length > MAX_LENGTH) return undefined
  if (length === 10 && raw.charCodeAt(4) === 45 && raw.charCodeAt(7) === 45) {
    const iso = readIso(raw)
    if (iso !== undefined) return iso
  }
  if (length === 4 && /^\d{3}x$/i.test(raw)) return decadeOf(Number(raw.slice(0, 3)) * 10)
  const pivotYear = options.pivotYear ?? DEFAULT_PIVOT
  const scan = scanDate(raw)
  const parts = scan && partsOf(scan, order, pivotYear)
  if (parts !== undefined || length < LEAST_RANGE) return parts
  return readRange(raw, order, pivotYear)
}

/** The first day of a span of days, such as `13/04/1987 - 15/04/1987`. */
function readRange(raw: string, order: DateOrder, pivotYear: number): DateParts | undefined {
  for (const separator of rangeSeparators) {
    const at = raw.indexOf(separator)
    if (at < 0) continue
    const [first, last] = [raw.slice(0, at), raw.slice(at + separator.length)].map((side) => {
      const scan = scanDate(side)
      return scan && partsOf(scan, order, pivotYear)
    })
    if (first?.precision === 'day' && last?.precision === 'day') return first
  }
  return undefined
}

/**
 * Reads a part of a date that stands in a column of its own: `1987` or `87`, a month as `4`, `04`, `April`, a day as `13` or `13th`.
 *
 * @returns the number, or 0 where it is none that a date may have
 */
export function readDatePart(raw: string, part: 'year' | 'month' | 'day'): number {
  const text = plainForm(raw.slice(0, 20)).replace(/\.0*$/, '')
  const digits = /^\d{1,4}(?!\d)/.exec(text)?.[0] ?? ''
  const value = Number(digits)
  if (part === 'year') {
    const year = digits.length === 2 ? fullYear(value, DEFAULT_PIVOT) : value
    return year >= FIRST_YEAR && year <= LAST_YEAR ? year : (readDate(raw)?.year ?? 0)
  }
  if (part === 'month') return digits === '' ? (wordNumbers.get(text) ?? 0) : value <= 12 ? value : 0
  return value <= 31 ? value : 0
}

/**
 * Reads a day as spreadsheets count them: `31880` or `31880.5` is 1987-04-13 (days after 1899-12-30, which is right from March 1900 on).
 *
 * @returns the parts, or undefined where there is no number of 61 to 109,574 (the end of 2199)
 */
export function readSerialDate(raw: string): DateParts | undefined {
  const text = raw.trim()
  if (!/^\d{2,6}(?:\.\d{1,12})?$/.test(text)) return undefined
  const days = Math.floor(Number(text))
  if (days < FIRST_SERIAL || days > LAST_SERIAL) return undefined
  const date = new Date(SERIAL_EPOCH + days * 86_400_000)
  return makeParts(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/**
 * What one value proves about the order of its column: the order, if its numbers allow no other (`13/04/1987` proves DMY), `ambiguous` if
 * they allow several, undefined if the value says nothing about order (a month name, a year, no date).
 *
 * @param raw the value as it came; a value of more than 100 characters is not a date
 */
export function dateOrderEvidence(raw: string): DateOrder | 'ambiguous' | undefined {
  if (raw.length < 6 || raw.length > MAX_LENGTH) return undefined
  const scan = scanDate(raw)
  if (scan === undefined || scan.month > 0) return undefined
  if (scan.numbers.length !== 3 && !(scan.numbers.length === 1 && scan.digits[0] >= 6)) return undefined
  const fits = orders.filter((order) => partsInOrder(scan, order, DEFAULT_PIVOT)?.precision === 'day')
  return fits.length > 1 ? 'ambiguous' : fits[0]
}

/** Writes a date as ISO 8601 does, as far as it is known: `1987-04-13`, `1987-04`, `1987`, `198X` for a decade (ISO 8601-2). */
export function formatDate(parts: DateParts): string {
  const { year, month, day, precision } = parts
  if (precision === 'decade') return `${String(year).slice(0, 3)}X`
  if (month === 0) return String(year)
  const text = month < 10 ? `${year}-0${month}` : `${year}-${month}`
  return day === 0 ? text : day < 10 ? `${text}-0${day}` : `${text}-${day}`
}

/**
 * Reads a moment: a date or date-time in the writings of {@link readDate}, with or without a zone (without one it is UTC), or a Unix time
 * of 10 digits (seconds, also with a fraction), 13 (milliseconds) or 16 (microseconds).
 *
 * @param raw the value as it came; a value of more than 100 characters is not a moment
 * @param order as for {@link readDate}
 * @returns milliseconds since 1970-01-01 UTC, the start of the day, month or year where no more is known; undefined where there is none
 */
export function readTimestamp(raw: string, order: DateOrder = 'YMD'): number | undefined {
  if (raw.length < 3 || raw.length > MAX_LENGTH) return undefined
  const epoch = readEpoch(raw.trim())
  if (epoch !== undefined) return epoch
  const scan = scanDate(raw)
  const parts = scan && partsOf(scan, order, DEFAULT_PIVOT)
  if (scan === undefined || parts === undefined) return undefined
  const days = Date.UTC(parts.year, Math.max(parts.month, 1) - 1, Math.max(parts.day, 1))
  return parts.precision === 'day' ? days + scan.milliseconds : days
}

/**
 * The year that two digits stand for.
 *
 * @param twoDigits 0 to 99
 * @param pivotYear the last possible year; the result is among the hundred years that end with it
 */
export function fullYear(twoDigits: number, pivotYear: number): number {
  const year = pivotYear - (pivotYear % 100) + twoDigits
  return year > pivotYear ? year - 100 : year
}

function readIso(raw: string): DateParts | undefined {
  let packed = 0
  for (let i = 0; i < 10; i++) {
    if (i === 4 || i === 7) continue
    const digit = raw.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return undefined
    packed = packed * 10 + digit
  }
  return makeParts(Math.floor(packed / 10000), Math.floor(packed / 100) % 100, packed % 100)
}

function readEpoch(text: string): number | undefined {
  let digits = 0
  while (digits < text.length && isDigit(text.charCodeAt(digits))) digits++
  const fraction = text.slice(digits)
  if (digits === 10) {
    if (fraction === '') return Number(text) * 1000
    if (fraction.length > 1 && fraction.length < 11 && fraction[0] === '.' && Number.isFinite(Number(`0${fraction}`))) {
      return Math.floor(Number(text) * 1000)
    }
  }
  if (fraction !== '') return undefined
  if (digits === 13) return Number(text)
  return digits === 16 ? Math.floor(Number(text) / 1000) : undefined
}

/** What stands in a value: its numbers in order, the month if it is a word, and the time of day. */
interface DateScan {
  readonly numbers: number[]
  /** How many digits each number was written with; -2 for two digits after an apostrophe, which are a year. */
  readonly digits: number[]
  /** 1 to 12, or 0. */
  month: number
  /** How many numbers stand before the month word. */
  monthAt: number
  /** The character after the first number. */
  separator: string
  /** Whether the year stands for its decade, as in `1950s`. */
  isDecade: boolean
  /** Time of day in UTC, as milliseconds from the start of the date as written. */
  milliseconds: number
}

function scanDate(raw: string): DateScan | undefined {
  const text = plainForm(raw)
  const scan: DateScan = {
    numbers: [],
    digits: [],
    month: 0,
    monthAt: 0,
    separator: '',
    isDecade: false,
    milliseconds: 0,
  }
  const time = timeStart(text)
  const end = time < 0 ? scanWords(text, 0, text.length, scan) : scanWords(text, 0, time, scan)
  if (end < 0) return undefined
  if (time >= 0) {
    const rest = scanTime(text, time, scan)
    if (rest < 0 || scanWords(text, rest, text.length, scan) < 0) return undefined
  }
  return scan.numbers.length === 0 || scan.numbers.length > 3 ? undefined : scan
}

/** Lower case, ASCII digits, no accents. */
function plainForm(raw: string): string {
  const text = raw.trim().toLowerCase()
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    // East Asian markers first: NFKD would take Hangul syllables apart.
    return withWesternYear(text)
      .replace(/[年月년월]/g, '-')
      .replace(/[日일]/g, ' ')
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[‘’`´]/g, "'")
  }
  return text
}

/** `昭和62年` → `1987年`; the first year of an era is also written `元`. */
function withWesternYear(text: string): string {
  for (const [era, before] of eras) {
    if (!text.startsWith(era)) continue
    const year = /^(元|[\d０-９]{1,2})年/.exec(text.slice(era.length))
    if (year !== null) {
      const number = year[1] === '元' ? 1 : Number(year[1].normalize('NFKC'))
      return `${before + number}${text.slice(era.length + year[1].length)}`
    }
  }
  return text
}

/** Where a time of day such as `12:30` or `t123000z` starts, or -1. */
function timeStart(text: string): number {
  const colon = text.indexOf(':')
  if (colon > 0) {
    let start = colon
    while (start > 0 && colon - start < 2 && isDigit(text.charCodeAt(start - 1))) start--
    return start
  }
  const t = text.indexOf('t')
  if (t < 8 || text.length < t + 5 || !isDigit(text.charCodeAt(t - 1)) || !isDigit(text.charCodeAt(t + 1))) return -1
  return t + 1
}

/** Reads numbers and words of `text[from, to)` into `scan`; -1 if a word is none that dates have. */
function scanWords(text: string, from: number, to: number, scan: DateScan): number {
  let i = from
  while (i < to) {
    const unit = text.charCodeAt(i)
    if (isDigit(unit)) {
      let end = i + 1
      while (end < to && isDigit(text.charCodeAt(end))) end++
      const length = end - i
      if (length > 8 || scan.numbers.length === 3) return -1
      if (scan.numbers.length === 0) scan.separator = text[end] ?? ''
      scan.numbers.push(Number(text.slice(i, end)))
      scan.digits.push(length === 2 && text[i - 1] === "'" ? -2 : length)
      i = end
    } else if (isLetter(unit)) {
      let end = i + 1
      while (end < to && isLetter(text.charCodeAt(end))) end++
      const word = text.slice(i, end)
      const month = wordNumbers.get(word)
      if (month === undefined) {
        // The T before a time, and the Z of a date with a zone.
        if (!((word === 't' && end === to) || word === 'z' || word === 'utc' || word === 'gmt')) return -1
      } else if (month === 0) {
        if ((word === 's' || word === 'er') && isDigit(text.charCodeAt(text[i - 1] === "'" ? i - 2 : i - 1)))
          scan.isDecade = true
      } else {
        if (scan.month > 0 && scan.month !== month) return -1
        scan.month = month
        scan.monthAt = scan.numbers.length
      }
      i = end
    } else {
      if (unit > 0x20 && !'-/.,\'() –—º°ª_"~≈?[]'.includes(text[i])) return -1
      i++
    }
  }
  return i
}

/** Reads `12:30[:15[.123]] [pm] [zone]` or `1230[15]` at `from`; returns where it ends, or -1 if it is no time of day. */
function scanTime(text: string, from: number, scan: DateScan): number {
  const length = text.length
  let i = from
  let hour = 0
  let minute = 0
  let second = 0
  let millisecond = 0
  let run = i
  while (run < length && isDigit(text.charCodeAt(run))) run++
  if (run - i === 4 || run - i === 6) {
    hour = Number(text.slice(i, i + 2))
    minute = Number(text.slice(i + 2, i + 4))
    second = Number(text.slice(i + 4, run))
    i = run
  } else {
    if (run === i || run - i > 2) return -1
    hour = Number(text.slice(i, run))
    const minuteEnd = run + 3
    if (!isDigit(text.charCodeAt(run + 1)) || !isDigit(text.charCodeAt(run + 2))) return -1
    minute = Number(text.slice(run + 1, minuteEnd))
    i = minuteEnd
    if (text[i] === ':') {
      if (!isDigit(text.charCodeAt(i + 1)) || !isDigit(text.charCodeAt(i + 2))) return -1
      second = Number(text.slice(i + 1, i + 3))
      i += 3
    }
  }
  if ((text[i] === '.' || text[i] === ',') && isDigit(text.charCodeAt(i + 1))) {
    const start = i + 1
    i = start
    while (i < length && isDigit(text.charCodeAt(i))) i++
    millisecond = Number(text.slice(start, Math.min(start + 3, i)).padEnd(3, '0'))
  }
  const half = text[i] === ' ' ? i + 1 : i
  if ((text[half] === 'a' || text[half] === 'p') && (text[half + 1] === 'm' || text.startsWith('.m', half + 1))) {
    if (hour > 12 || hour === 0) return -1
    hour = (hour % 12) + (text[half] === 'p' ? 12 : 0)
    i = half + (text[half + 1] === 'm' ? 2 : 3)
    if (text[i] === '.') i++
  }
  if (hour > 24 || minute > 59 || second > 60) return -1
  scan.milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
  return scanZone(text, i, scan)
}

/** Reads `z`, `+02:00`, `gmt-0500`, `est`, and what follows in parentheses; returns where it ends. */
function scanZone(text: string, from: number, scan: DateScan): number {
  let i = from
  while (text[i] === ' ') i++
  let end = i
  while (end < text.length && isLetter(text.charCodeAt(end))) end++
  if (end > i) {
    const word = text.slice(i, end)
    const hours = zoneHours.get(word)
    // A month or weekday may follow the time of day: that is not for this function.
    if (hours === undefined && wordNumbers.has(word)) return from
    scan.milliseconds -= (hours ?? 0) * 3600000
    i = end
  }
  if ((text[i] === '+' || text[i] === '-' || text[i] === '−') && isDigit(text.charCodeAt(i + 1))) {
    const sign = text[i] === '+' ? 1 : -1
    let digits = ''
    i++
    while (digits.length < 4 && (isDigit(text.charCodeAt(i)) || (text[i] === ':' && digits.length === 2))) {
      if (text[i] !== ':') digits += text[i]
      i++
    }
    const minutes =
      digits.length > 2 ? Number(digits.slice(0, -2)) * 60 + Number(digits.slice(-2)) : Number(digits) * 60
    scan.milliseconds -= sign * minutes * 60000
  }
  while (text[i] === ' ') i++
  if (text[i] === '(') {
    const close = text.indexOf(')', i)
    if (close > 0) i = close + 1
  }
  return i
}

const orders: readonly DateOrder[] = ['YMD', 'DMY', 'MDY']

function partsOf(scan: DateScan, order: DateOrder, pivotYear: number): DateParts | undefined {
  if (scan.month > 0) return partsWithMonthName(scan, pivotYear)
  const { numbers, digits } = scan
  if (numbers.length === 2) {
    if (digits[0] === 4 && digits[1] <= 2) return makeParts(numbers[0], numbers[1], 0)
    if (digits[0] === 4 && digits[1] === 4) return firstOfYears(numbers[0], numbers[1])
    return digits[1] === 4 && digits[0] <= 2 ? makeParts(numbers[1], numbers[0], 0) : undefined
  }
  if (numbers.length === 1) {
    if (digits[0] === 4) return scan.isDecade ? decadeOf(numbers[0]) : makeParts(numbers[0], 0, 0)
    if (digits[0] === -2) return makeParts(fullYear(numbers[0], pivotYear), 0, 0)
    if (digits[0] < 6) return undefined
  }
  const wanted = order === 'YMD' && digits[2] === 4 ? (scan.separator === '/' ? 'MDY' : 'DMY') : order
  const parts = partsInOrder(scan, wanted, pivotYear)
  if (parts !== undefined) return parts
  for (const other of orders) {
    const found = other === wanted ? undefined : partsInOrder(scan, other, pivotYear)
    if (found !== undefined) return found
  }
  // 198704: no order makes a day of it.
  return digits[0] === 6 ? makeParts(Math.floor(numbers[0] / 100), numbers[0] % 100, 0) : undefined
}

/** Of a span of years (`1950-1955`), the first: the year of birth of a life, and within a few years of an estimate. */
function firstOfYears(first: number, last: number): DateParts | undefined {
  return last >= first && last - first <= 120 ? makeParts(first, 0, 0) : undefined
}

/** Three numbers, or one of 6 to 8 digits, read in exactly this order. */
function partsInOrder(scan: DateScan, order: DateOrder, pivotYear: number): DateParts | undefined {
  const { numbers, digits } = scan
  if (numbers.length === 1) return splitDigits(numbers[0], digits[0], order, pivotYear)
  if (order === 'YMD') {
    if (digits[1] > 2 || digits[2] > 2) return undefined
    return makeParts(yearOf(numbers[0], digits[0], pivotYear), numbers[1], numbers[2])
  }
  if (digits[0] > 2 || digits[1] > 2 || digits[0] < 0 || digits[1] < 0) return undefined
  const year = yearOf(numbers[2], digits[2], pivotYear)
  return order === 'DMY' ? makeParts(year, numbers[1], numbers[0]) : makeParts(year, numbers[0], numbers[1])
}

/** Digits without separators. Seven are eight that lost a leading zero, as spreadsheets do to `01021987`. */
function splitDigits(value: number, digits: number, order: DateOrder, pivotYear: number): DateParts | undefined {
  if (digits === 6) {
    const first = Math.floor(value / 10000)
    const second = Math.floor(value / 100) % 100
    const third = value % 100
    if (order === 'YMD') return makeDay(fullYear(first, pivotYear), second, third)
    const year = fullYear(third, pivotYear)
    return order === 'DMY' ? makeDay(year, second, first) : makeDay(year, first, second)
  }
  if (order === 'YMD') {
    return digits === 8 ? makeParts(Math.floor(value / 10000), Math.floor(value / 100) % 100, value % 100) : undefined
  }
  if (digits < 7) return undefined
  const year = value % 10000
  // Without a plausible year the eight digits are no date of this order: 20011201 is not the 20th of January 1201.
  if (year < 1800 || year > 2100) return undefined
  const first = Math.floor(value / 1000000)
  const second = Math.floor(value / 10000) % 100
  return order === 'DMY' ? makeDay(year, second, first) : makeDay(year, first, second)
}

function partsWithMonthName(scan: DateScan, pivotYear: number): DateParts | undefined {
  const { numbers, digits, month } = scan
  if (numbers.length === 1) {
    if (digits[0] === 4) return makeParts(numbers[0], month, 0)
    const isYear = digits[0] === -2 || (digits[0] === 2 && numbers[0] > 31)
    return isYear ? makeParts(fullYear(numbers[0], pivotYear), month, 0) : undefined
  }
  if (numbers.length !== 2) return undefined
  const yearFirst = digits[0] === 4 || digits[0] === -2 || (numbers[0] > 31 && scan.monthAt === 1)
  const at = yearFirst ? 0 : 1
  if (digits[1 - at] > 2) return undefined
  return makeParts(yearOf(numbers[at], digits[at], pivotYear), month, numbers[1 - at])
}

/** The year of a number of four digits or two; 0, which is no year, for other lengths. */
function yearOf(value: number, digits: number, pivotYear: number): number {
  if (digits === 4) return value
  return digits === 2 || digits === -2 ? fullYear(value, pivotYear) : 0
}

/** The decade that starts with a year; the year alone where no decade does. */
function decadeOf(year: number): DateParts | undefined {
  const parts = makeParts(year, 0, 0)
  return parts !== undefined && year % 10 === 0 ? { ...parts, precision: 'decade' } : parts
}

function makeDay(year: number, month: number, day: number): DateParts | undefined {
  return month === 0 || day === 0 ? undefined : makeParts(year, month, day)
}

function makeParts(year: number, month: number, day: number): DateParts | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || month > 12) return undefined
  if (month === 0) return day === 0 ? { year, month: 0, day: 0, precision: 'year' } : undefined
  if (day === 0) return { year, month, day: 0, precision: 'month' }
  return day <= daysInMonth(year, month) ? { year, month, day, precision: 'day' } : undefined
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** Letters of the alphabets that the month names are written in. */
function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x370 && unit <= 0x52f)
}
