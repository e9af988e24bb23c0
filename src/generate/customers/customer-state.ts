import type { RecordRef } from '../../identity'
import type { Inhabitant } from './population'
import type { ContactChannel } from './traits'

/** A case and how long it is open. */
export interface OpenCase {
  readonly from: number
  readonly until: number
}

/** How things stand with someone in the month that is simulated; times are milliseconds UTC. */
export interface CustomerState {
  readonly who: Inhabitant
  readonly zone: string
  isActive: boolean
  /** When the customer leaves in this month; infinite if not. */
  leavesAt: number
  /** From when on the second of two web accounts is in use; infinite for those who have one. */
  readonly secondAccountFrom: number
  allowed: ContactChannel[]
  lastOrderAt: number
  cases: OpenCase[]
  returns: number[]
  logins: number[]
  responses: number[]
  lateDeliveries: number[]
}

/** How someone stands at the start. */
export function initialState(who: Inhabitant, zone: string, start: number, secondAccountFrom: number): CustomerState {
  return {
    who,
    zone,
    isActive: who.records.length > 0,
    leavesAt: Number.POSITIVE_INFINITY,
    secondAccountFrom,
    allowed: [...who.traits.allowed],
    lastOrderAt: start,
    cases: [],
    returns: [],
    logins: [],
    responses: [],
    lateDeliveries: [],
  }
}

/** The record of a source, if it has one; of two web accounts the one in use. */
export function recordOf(state: CustomerState, source: string, at: number): RecordRef | undefined {
  const { records } = state.who
  if (source !== 'web' || at < state.secondAccountFrom) return records.find((record) => record.source === source)
  return records.findLast((record) => record.source === source)
}

/** The record of the first of these sources that has one, or else of any. */
export function recordOfAny(state: CustomerState, sources: readonly string[], at: number): RecordRef {
  for (const source of sources) {
    const record = recordOf(state, source, at)
    if (record !== undefined) return record
  }
  return state.who.records[0]
}

/** Whether a case is open at an instant. */
export const hasOpenCase = ({ cases }: CustomerState, at: number): boolean =>
  cases.some(({ from, until }) => from < at && at <= until)

/** How many of the instants lie in `[from, until)`. */
export function countBetween(instants: readonly number[], from: number, until: number): number {
  let count = 0
  for (const instant of instants) if (instant >= from && instant < until) count++
  return count
}

/** Forgets what lies so far back that nothing depends on it. */
export function forgetBefore(state: CustomerState, instant: number): void {
  const isRecent = (at: number): boolean => at >= instant
  state.cases = state.cases.filter(({ until }) => isRecent(until))
  state.returns = state.returns.filter(isRecent)
  state.logins = state.logins.filter(isRecent)
  state.responses = state.responses.filter(isRecent)
  state.lateDeliveries = state.lateDeliveries.filter(isRecent)
}
