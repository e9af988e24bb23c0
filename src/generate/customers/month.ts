import type { Dice } from '../dice'
import type { CustomerState } from './customer-state'
import type { EventLog } from './event-log'
import { DAY, HOUR, instantOf } from './local-time'

/** The month that is simulated, and what all parts of it need. */
export interface Month {
  /** From 0. */
  readonly index: number
  readonly start: number
  readonly end: number
  /** Set to a stream by whoever simulates a household, a terminal or a campaign. */
  readonly dice: Dice
  readonly log: EventLog
}

/** An instant of the month at a local hour and minute; undefined once the customer has left. */
export function drawInstant(month: Month, state: CustomerState, hour: number): number | undefined {
  const { dice, start, end } = month
  const day = start + dice.below(Math.round((end - start) / DAY)) * DAY
  const at = instantOf(day + hour * HOUR + dice.below(HOUR), state.zone)
  return at < state.leavesAt ? at : undefined
}
