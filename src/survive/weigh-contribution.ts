import { DAY_MS } from '../base'
import type { Step } from './chain'
import { CLEARED, contest } from './contest'
import type { Contributions, RecordFacts } from './contributions'
import { shareAfter, trustAt } from './trust'

const NO_FAULTS: readonly string[] = []

/** Trust in a contribution under a step that weighs: that of its source, faded by its age, less what failed checks take from it. */
export function trustOf({ curves, trust }: Step, c: number, field: Contributions, facts: RecordFacts): number {
  const record = contest.records[c]
  const curve = (curves as NonNullable<Step['curves']>)[facts.sources[record]]
  const whole = trustAt(curve, ageOf(record, field, facts))
  if (trust.downgrade === undefined) return whole
  const left = whole * shareAfter(trust, faultsOf(c, field))
  return trust.reserveMin === true ? Math.max(left, Math.min(whole, curve.min ?? 0)) : left
}

/** Days since a record's value was observed; NaN where that is not known. */
export function ageOf(record: number, field: Contributions, facts: RecordFacts): number {
  return Math.max(0, (facts.asOf - (field.observedAt ?? facts.observedAt)[record]) / DAY_MS)
}

/** Names of the rules that a contribution breaks. */
export function faultsOf(c: number, field: Contributions): readonly string[] {
  const { records, slots, codes } = contest
  return codes[c] === CLEARED ? NO_FAULTS : (field.faultsOf?.(records[c], slots[c]) ?? NO_FAULTS)
}
