import type { Dice } from './dice'

/** Days of history that a generated file tells of; day 0 is the first. */
export const HISTORY_DAYS = 3650

const LAST_YEAR = 2025
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Number of days of a month, from 1. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : monthLengths[month - 1]
}

const twoDigits = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

/** ISO 8601 text of a date. */
export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${twoDigits[month]}-${twoDigits[day]}`
}

/** ISO 8601 text of the n-th day of a year, from 0. */
function dayOfYear(year: number, day: number): string {
  let month = 1
  let left = day
  while (left >= daysInMonth(year, month)) left -= daysInMonth(year, month++)
  return isoDate(year, month, left + 1)
}

/** A birthday in this year. */
export function drawBirthday(dice: Dice, year: number): string {
  return dayOfYear(year, dice.below(isLeap(year) ? 366 : 365))
}

let historyDates: readonly string[] | undefined

/** ISO 8601 text of a day of the history, which ends at mid-2025. */
export function historyDate(day: number): string {
  historyDates ??= buildHistoryDates()
  return historyDates[day]
}

function buildHistoryDates(): string[] {
  const dates: string[] = []
  const lastDay = 180
  for (let day = lastDay, year = LAST_YEAR; dates.length <= HISTORY_DAYS; day--) {
    if (day < 0) day = isLeap(--year) ? 365 : 364
    dates.push(dayOfYear(year, day))
  }
  return dates.reverse()
}

/** A value that changed over time: each holds from its day on, in ascending order, the first from day 0. */
export type History<T> = { readonly from: number; readonly value: T }[]

/** A history of one value. */
export function always<T>(value: T): History<T> {
  return [{ from: 0, value }]
}

/** Adds a value that holds from a day on. */
export function changed<T>(history: History<T>, from: number, value: T): void {
  history.push({ from, value })
  history.sort((a, b) => a.from - b.from)
}

/** The value on a day; before the first, the first. */
export function valueOn<T>(history: History<T>, day: number): T {
  let at = history.length - 1
  while (at > 0 && history[at].from > day) at--
  return history[at].value
}
