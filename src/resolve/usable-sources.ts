import { SamewiseError } from '../base'
import type { TableLayout } from '../entity'
import { latestTime } from './order-records'

/** The sources that take part, and a word on each that does not. */
export interface UsableSources {
  readonly layouts: readonly TableLayout[]
  readonly warnings: readonly string[]
}

/**
 * Leaves out sources that were withdrawn, and those whose licence has expired.
 *
 * @param asOf the day to judge by, ISO 8601; the latest observed time of the other sources if left out
 */
export function usableSources(layouts: readonly TableLayout[], asOf: string | undefined): UsableSources {
  const today = asOf === undefined ? undefined : readDay(asOf)
  const lasting = layouts.filter(({ settings }) => settings.expires === undefined)
  let now = today
  const warnings: string[] = []
  const usable = layouts.filter(({ table, settings: { withdrawn, expires } }) => {
    const rows = `its ${table.rowCount} ${table.rowCount === 1 ? 'row takes' : 'rows take'} no part`
    if (withdrawn === true) {
      warnings.push(`Source "${table.source}" is withdrawn: ${rows}.`)
      return false
    }
    if (expires === undefined) return true
    now ??= latestTime(lasting)
    if (now === undefined) {
      warnings.push(
        `Whether the licence of source "${table.source}" has expired (${expires}) cannot be told: no record carries a time. Say --as-of (option asOf).`,
      )
      return true
    }
    if (now < Date.parse(expires)) return true
    warnings.push(`The licence of source "${table.source}" expired on ${expires}: ${rows}.`)
    return false
  })
  return { layouts: usable, warnings }
}

function readDay(asOf: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(asOf) ? Date.parse(asOf) : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new SamewiseError(
    'BAD_USAGE',
    `asOf takes a day or time in ISO 8601, such as 2027-01-31, and got "${asOf}". Correct it.`,
  )
}
