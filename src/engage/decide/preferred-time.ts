import type { QuietHours } from './contact-policy'
import { type GateView, quietRulesOn, zoneOfCustomer } from './gates'
import { quietUntil } from './quiet-until'

const HOUR_MS = 3_600_000

/**
 * The first time from `at` on that lies in the hour a customer prefers, by the clock where they are, and outside quiet hours.
 *
 * @param at when the contact could be made
 * @param hour `'0'` to `'23'`
 * @param maxWaitHours how long it may be put off
 * @returns nothing where no such time comes soon enough
 */
export function preferredTime(
  at: number,
  hour: string,
  channel: string,
  maxWaitHours: number,
  view: GateView,
): number | undefined {
  // All other hours are as good as quiet ones.
  const others: QuietHours = { id: 'preferred-hour', from: clockOf(Number(hour) + 1), to: clockOf(Number(hour)) }
  const answer = quietUntil(at, [...quietRulesOn(channel, view), others], zoneOfCustomer(view))
  return answer.at !== undefined && answer.at <= at + maxWaitHours * HOUR_MS ? answer.at : undefined
}

function clockOf(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`
}
