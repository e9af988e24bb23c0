import { poissonTail, type Rate, rateOf } from './rate'

/** Days on which a column of dates holds more rows than its neighbours account for. */
export interface DateHeaps {
  /** Known stand-ins for "no date" that are heaped here, or stand years away from every other date; ISO 8601. */
  readonly sentinels: ReadonlySet<string>
  /** Other days that stand far above the days around them, most rows first. */
  readonly spikes: readonly { readonly value: string; readonly count: number }[]
  /** Rows on 1 January, as a share of the rows with a day; left out where there are no more of them than on other days. */
  readonly newYear?: Rate
}

/** First days of calendars and epochs that software writes where there is no date. */
const epochs: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ '1753-01-01 1800-01-01 1899-12-30 1899-12-31 1900-01-01 1900-01-02 1901-01-01 1904-01-01 1970-01-01 1980-01-01 2000-01-01 2099-12-31 2100-01-01'.split(
    ' ',
  ),
)

/**
 * Whether a value is the first or last day of a calendar, in whichever order it is written.
 *
 * @param raw the value as it came; only its beginning is looked at
 */
export function isEpoch(raw: string): boolean {
  const text = raw.trimStart().slice(0, 11)
  const found = /^(\d{1,4})\D?(\d\d?)\D?(\d{1,4})(?!\d)/.exec(text)
  if (found === null) return false
  const [, first, second, third] = found
  const day = (year: string, month: string, of: string): boolean =>
    epochs.has(`${year}-${month.padStart(2, '0')}-${of.padStart(2, '0')}`)
  return day(first, second, third) || day(third, second, first) || day(third, first, second)
}

/** A date this many years from any other stands alone. */
const LONELY_YEARS = 10
/** An epoch of the computer age is a likely date as well, so it has to be heaped. */
const LAST_LONELY = 1904
const FIRST_LONELY = 2099

/** Years on each side over which the rate of a day is taken. */
const NEIGHBOURS = 5
const HEAP_PROBABILITY = 1e-6
const LEAST_HEAP = 3
/** A person may stand in a source several times, so that a few rows on one day are nothing; a day of no calendar's start needs this many. */
const LEAST_SPIKE = 20
/** A day has to have this many rows for each one expected, beside being beyond chance: real birth rates differ by less. */
const LEAST_RATIO = 4
/** Shares of 1 January above three times its due are made of years that were given a day. */
const NEW_YEAR_SHARE = 3 / 365.25
const LEAST_NEW_YEAR = 10

/**
 * Finds heaped days. A day is measured against the mean of the days of the years around it, 1 January against the other first days of
 * years, with a Poisson tail below one in a million.
 *
 * @param days rows by date, ISO 8601; dates without a day are left out of account
 */
export function findDateHeaps(days: ReadonlyMap<string, number>): DateHeaps {
  const ordinary = new Map<number, number>()
  const firsts = new Map<number, number>()
  let rows = 0
  for (const [day, count] of days) {
    if (day.length !== 10) continue
    const year = Number(day.slice(0, 4))
    const byYear = day.endsWith('-01-01') ? firsts : ordinary
    byYear.set(year, (byYear.get(year) ?? 0) + count)
    rows += count
  }
  const sentinels = new Set<string>()
  const spikes: { value: string; count: number }[] = []
  for (const [day, count] of days) {
    if (day.length !== 10) continue
    const year = Number(day.slice(0, 4))
    const isEpoch = epochs.has(day)
    const due = rateOfDay(day.endsWith('-01-01') ? firsts : ordinary, day.endsWith('-01-01') ? 1 : 364, year, count)
    if (isEpoch && isLonely(year, [ordinary, firsts], rows > count)) sentinels.add(day)
    else if (isEpoch && isHeap(count, Math.max(due, 0.1))) sentinels.add(day)
    else if (count >= LEAST_SPIKE && isHeap(count, Math.max(due, 1))) spikes.push({ value: day, count })
  }
  spikes.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  let datedRows = rows
  let newYearRows = 0
  for (const count of firsts.values()) newYearRows += count
  for (const day of sentinels) {
    const count = days.get(day) as number
    datedRows -= count
    if (day.endsWith('-01-01')) newYearRows -= count
  }
  const newYear = rateOf(newYearRows, datedRows)
  const isHeaped = newYearRows >= LEAST_NEW_YEAR && newYear.low > NEW_YEAR_SHARE
  return { sentinels, spikes, ...(isHeaped ? { newYear } : {}) }
}

function isHeap(count: number, due: number): boolean {
  return count >= LEAST_HEAP && count >= LEAST_RATIO * due && poissonTail(count, due) < HEAP_PROBABILITY
}

/** Mean rows of a day of the years around, without the day itself. */
function rateOfDay(byYear: ReadonlyMap<number, number>, days: number, year: number, own: number): number {
  let rows = -own
  for (let y = year - NEIGHBOURS; y <= year + NEIGHBOURS; y++) rows += byYear.get(y) ?? 0
  return rows / ((2 * NEIGHBOURS + 1) * days - 1)
}

function isLonely(year: number, years: readonly ReadonlyMap<number, number>[], hasOthers: boolean): boolean {
  if (!hasOthers || (year > LAST_LONELY && year < FIRST_LONELY)) return false
  for (let y = year - LONELY_YEARS; y <= year + LONELY_YEARS; y++) {
    for (const byYear of years) {
      // The years beside it hold other epochs: 1899-12-30 and 1900-01-01.
      if (Math.abs(y - year) > 1 && byYear.has(y)) return false
    }
  }
  return true
}
