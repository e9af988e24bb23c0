import { DAY_MS } from '../base'
/** How often something is measured. */
export type Cadence = 'week' | 'month' | 'quarter' | 'year'

/** Number of the calendar period (UTC, weeks from Monday) that an instant is in; the next period has the next number. */
export function periodNumber(at: number, cadence: Cadence): number {
  if (cadence === 'week') return Math.floor((Math.floor(at / DAY_MS) + 3) / 7)
  const date = new Date(at)
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth()
  return cadence === 'month' ? months : cadence === 'quarter' ? Math.floor(months / 3) : Math.floor(months / 12)
}

/** First instant of a period: milliseconds UTC. */
export function periodStart(period: number, cadence: Cadence): number {
  if (cadence === 'week') return (period * 7 - 3) * DAY_MS
  const months = cadence === 'month' ? period : cadence === 'quarter' ? period * 3 : period * 12
  return Date.UTC(Math.floor(months / 12), ((months % 12) + 12) % 12, 1)
}

/** Its name: `2027-01-04` for the week from that Monday, `2027-01`, `2027-Q1` or `2027`. */
export function periodName(period: number, cadence: Cadence): string {
  const day = new Date(periodStart(period, cadence)).toISOString().slice(0, 10)
  if (cadence === 'week') return day
  if (cadence === 'month') return day.slice(0, 7)
  if (cadence === 'year') return day.slice(0, 4)
  return `${day.slice(0, 4)}-Q${(((period % 4) + 4) % 4) + 1}`
}
