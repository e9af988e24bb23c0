export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 86_400_000

/** Hours by which clocks are behind UTC in winter; all zones but those in `withoutSummerTime` put them forward in summer. */
const hoursBehind: Readonly<Record<string, number>> = {
  'America/New_York': 5,
  'America/Chicago': 6,
  'America/Denver': 7,
  'America/Phoenix': 7,
  'America/Los_Angeles': 8,
  'Pacific/Honolulu': 10,
}
const withoutSummerTime = new Set(['America/Phoenix', 'Pacific/Honolulu'])

/** The n-th Sunday of a month at 02:00, as if it were UTC. */
function sundayAtTwo(year: number, month: number, nth: number): number {
  const first = Date.UTC(year, month, 1)
  const weekday = new Date(first).getUTCDay()
  return first + (((7 - weekday) % 7) + 7 * (nth - 1)) * DAY + 2 * HOUR
}

/**
 * Instant of a local time, in the zones of the parameters and under the rules of the United States since 2007: summer from the second
 * Sunday of March to the first of November. Kept here and not asked of `Intl`, whose tables differ between machines.
 *
 * @param local milliseconds of the local clock, as if it were UTC; in the hour that is left out or comes twice, that of winter
 */
export function instantOf(local: number, zone: string): number {
  const winter = local + hoursBehind[zone] * HOUR
  if (withoutSummerTime.has(zone)) return winter
  const year = new Date(local).getUTCFullYear()
  const isSummer = local >= sundayAtTwo(year, 2, 2) + HOUR && local < sundayAtTwo(year, 10, 1) - HOUR
  return isSummer ? winter - HOUR : winter
}

/** Start of a month in UTC, counted from the January of the year 2000. */
export function startOfMonth(month: number): number {
  return Date.UTC(2000, month, 1)
}

/** The month after the last day of the history that generated records tell of: July 2025. */
export const MONTH_AFTER_HISTORY = 25 * 12 + 6
