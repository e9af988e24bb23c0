import { fullYear } from '../date/read-date'
import { isMissing } from '../missing'

/** A number and the unit that was written with it. */
export interface NumberParts {
  readonly value: number
  /** ISO 4217 code for a currency (`USD` for a bare `$`), `%`, another unit in lower case such as `kg`, or ''. */
  readonly unit: string
}

/** No number is written longer; also bounds the work on long values. */
const MAX_LENGTH = 64

const currencySigns: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['$', 'USD'],
  ['us$', 'USD'],
  ['a$', 'AUD'],
  ['au$', 'AUD'],
  ['c$', 'CAD'],
  ['ca$', 'CAD'],
  ['nz$', 'NZD'],
  ['hk$', 'HKD'],
  ['s$', 'SGD'],
  ['r$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['円', 'JPY'],
  ['元', 'CNY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['원', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['฿', 'THB'],
  ['₫', 'VND'],
  ['zł', 'PLN'],
  ['kč', 'CZK'],
  ['ft', 'ft'],
  ['fr.', 'CHF'],
  ['rs.', 'INR'],
  ['rs', 'INR'],
])

const currencyCodes: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'usd eur gbp jpy cny inr krw rub try uah ils thb vnd pln czk chf aud cad nzd hkd sgd brl sek nok dkk huf ron bgn isk mxn ars clp cop ' +
    'pen zar ngn kes egp aed sar qar kwd php idr myr twd pkr bdt lkr'
  ).split(' '),
)

const magnitudes: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
])

/**
 * Reads a number with what is usually written around it: currency signs and codes, a per cent sign, one unit, thousands separators and
 * decimal marks of both conventions, a minus before or after, or parentheses for a negative amount.
 *
 * Of two kinds of separators the last is the decimal mark: `1,234.50` and `1.234,50` are equal. A single comma before exactly three
 * digits separates thousands (`1,234` → 1234), a single dot is a decimal mark (`1.234` → 1.234). A magnitude (`k`, `M`, `bn`) counts
 * only beside a currency, since `5 m` is a length.
 *
 * @param raw the value as it came; a value of more than 64 characters is not a number
 * @returns the value and unit, or undefined where it is not one number
 */
export function readNumber(raw: string): NumberParts | undefined {
  const length = raw.length
  if (length === 0 || length > MAX_LENGTH) return undefined
  const plain = readPlain(raw)
  if (plain !== undefined) return { value: plain, unit: '' }
  if (isMissing(raw)) return undefined
  let text = raw.normalize('NFKC').trim().toLowerCase()
  let negative = false
  if (text.startsWith('(') && text.endsWith(')')) {
    negative = true
    text = text.slice(1, -1).trim()
  }

  let start = 0
  while (start < text.length && !isDigit(text.charCodeAt(start))) start++
  if (start === text.length) return undefined
  // ".5" starts at its dot.
  if (start > 0 && text.charCodeAt(start - 1) === 46 && (start === 1 || !isLetter(text[start - 2]))) start--
  let end = text.length
  while (end > start && !isDigit(text.charCodeAt(end - 1))) end--
  // "5." keeps its dot out of the unit, "fr." does not start here.
  let before = text.slice(0, start).trim()
  let after = text.slice(end).trim()
  if (after.startsWith('.') || after.startsWith(',')) after = after.slice(1).replace(/^[-–—]+$/, '')

  const sign = takeSign(before)
  before = sign.rest
  if (sign.negative) negative = !negative
  if (after === '-' || after === '−') {
    negative = !negative
    after = ''
  }

  let value = readDigits(text.slice(start, end).trim())
  if (value === undefined) return undefined
  const unit = readUnit(before, after)
  if (unit === undefined) return undefined
  value *= unit.factor
  return { value: negative ? -value : value, unit: unit.unit }
}

/** Digits with at most one dot, the form that programs write; undefined for anything else. */
function readPlain(raw: string): number | undefined {
  let dots = 0
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charCodeAt(i)
    if (isDigit(unit)) continue
    if (unit === 46 && i > 0 && i < raw.length - 1 && ++dots === 1) continue
    if (unit === 45 && i === 0 && raw.length > 1) continue
    return undefined
  }
  return raw === '-' ? undefined : Number(raw)
}

function takeSign(before: string): { negative: boolean; rest: string } {
  const first = before[0]
  const last = before[before.length - 1]
  if (last === '-' || last === '−') return { negative: true, rest: before.slice(0, -1).trim() }
  if (first === '-' || first === '−') return { negative: true, rest: before.slice(1).trim() }
  if (last === '+') return { negative: false, rest: before.slice(0, -1).trim() }
  if (first === '+') return { negative: false, rest: before.slice(1).trim() }
  return { negative: false, rest: before }
}

/** Reads `1,234.5`, `1.234,5`, `12 345`, `1'234`, `12,34,567`, `1e5`; undefined if the separators make no sense. */
function readDigits(text: string): number | undefined {
  const exponent = text.indexOf('e')
  if (exponent > 0) {
    const value = Number(text)
    return Number.isFinite(value) ? value : undefined
  }
  let dots = 0
  let commas = 0
  let others = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (isDigit(unit)) continue
    if (unit === 46) dots++
    else if (unit === 44) commas++
    else if (unit === 32 || unit === 39 || unit === 0x2019 || unit === 95) others++
    else return undefined
  }
  const decimal = decimalMark(text, dots, commas)
  const mark = decimal === '' ? -1 : text.lastIndexOf(decimal)
  const whole = mark < 0 ? text : text.slice(0, mark)
  const fraction = mark < 0 ? '' : text.slice(mark + 1)
  for (let i = 0; i < fraction.length; i++) if (!isDigit(fraction.charCodeAt(i))) return undefined
  const grouped = dots + commas + others - (mark < 0 ? 0 : 1) > 0
  const digits = grouped ? joinGroups(whole) : whole
  if (digits === undefined) return undefined
  const value = Number(`${digits === '' ? '0' : digits}.${fraction === '' ? '0' : fraction}`)
  return Number.isFinite(value) ? value : undefined
}

function decimalMark(text: string, dots: number, commas: number): '.' | ',' | '' {
  if (dots > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  if (dots === 1) return '.'
  if (commas !== 1) return ''
  const comma = text.indexOf(',')
  const thousands = text.length - comma === 4 && comma >= 1 && comma <= 3 && text.charCodeAt(0) !== 48
  return thousands ? '' : ','
}

/** Joins groups of digits: one to three, then threes; or the Indian way, twos and a last three. */
function joinGroups(whole: string): string | undefined {
  const groups = whole.split(/[.,' ’_]/)
  const last = groups.length - 1
  if (groups[0].length === 0 || groups[0].length > 3 || groups[last].length !== 3) return undefined
  let threes = true
  let twos = groups[0].length <= 2
  for (let i = 1; i < last; i++) {
    if (groups[i].length !== 3) threes = false
    if (groups[i].length !== 2) twos = false
  }
  return threes || twos ? groups.join('') : undefined
}

/** What stands before and after the digits; undefined if it is more than a currency, a per cent sign or one unit. */
function readUnit(before: string, after: string): { unit: string; factor: number } | undefined {
  const left = currencyOf(before)
  if (before !== '' && left === '') return undefined
  if (after === '') return { unit: left, factor: 1 }
  const blank = after.indexOf(' ')
  const first = blank < 0 ? after : after.slice(0, blank)
  const second = blank < 0 ? '' : after.slice(blank + 1).trim()
  const factor = magnitudes.get(first)
  if (factor !== undefined) {
    const right = currencyOf(second)
    if (second !== '' && right === '') return undefined
    if (left !== '' || right !== '') return { unit: left === '' ? right : left, factor }
  }
  if (second !== '' || (before !== '' && currencyOf(first) === '')) return undefined
  const right = currencyOf(first)
  if (right !== '') return { unit: left === '' || left === 'USD' ? right : left, factor: 1 }
  return isUnit(first) ? { unit: first, factor: 1 } : undefined
}

function currencyOf(text: string): string {
  return currencySigns.get(text) ?? (currencyCodes.has(text) ? text.toUpperCase() : '')
}

/** One short word of letters with the signs that units have. */
function isUnit(text: string): boolean {
  if (text.length > 10) return false
  for (let i = 0; i < text.length; i++) if (!isLetter(text[i]) && !'%°‰/²³"\'.'.includes(text[i])) return false
  return text !== '.' && text !== '/'
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase()
}

/**
 * Reads a year as columns of years hold it: `1994`, `(1994)`, `'94`, `c. 1994`, `1994-95` (the first), `1994.0`, or the year of a date.
 *
 * @param raw the value as it came; a value of more than 64 characters is not a year
 * @param pivotYear the last year that two digits may stand for: with 2030, the default, `'30` is 2030 and `'31` is 1931
 * @returns the year, 1000 to 2200, or undefined
 */
export function readYear(raw: string, pivotYear = 2030): number | undefined {
  if (raw.length > MAX_LENGTH) return undefined
  let start = -1
  for (let i = 0; i <= raw.length; i++) {
    const digit = i < raw.length && isDigit(raw.charCodeAt(i))
    if (digit && start < 0) start = i
    if (digit || start < 0) continue
    const length = i - start
    if (length === 4 || length === 8) {
      const year = Number(raw.slice(start, start + 4))
      const inside = year >= 1000 && year <= 2200
      if (length === 4 && inside) return year
      if (length === 8 && inside && isMonthAndDay(raw, start + 4)) return year
    } else if (length === 2 && isApostrophe(raw.charCodeAt(start - 1))) {
      return fullYear(Number(raw.slice(start, i)), pivotYear)
    }
    start = -1
  }
  return undefined
}

/** Whether a value is a year and nothing else, with or without decoration: `1994`, `(1994).`, `'94`. */
export function isYearAlone(raw: string): boolean {
  return /^\D{0,4}(?:1[5-9]|20)\d\d\D{0,2}$|^['’]\d\d$/.test(raw.trim())
}

function isMonthAndDay(raw: string, at: number): boolean {
  const month = Number(raw.slice(at, at + 2))
  const day = Number(raw.slice(at + 2, at + 4))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function isApostrophe(unit: number): boolean {
  return unit === 39 || unit === 0x2019 || unit === 0x2018 || unit === 0x60
}
