import { DAY_MS } from '../../base'
import { shareFamily } from './home-record'
import type { HouseholdCondition, HouseholdPolicy, HouseholdRule } from './household-policy'
import type { Occupant } from './occupant'

const YEAR_MS = 365.2425 * DAY_MS

/**
 * Whether two occupants of a dwelling belong together by a rule.
 *
 * @param surnames how many families were seen at the dwelling
 * @param all everyone who was seen there
 */
export function isMet(
  rule: HouseholdRule,
  a: Occupant,
  b: Occupant,
  surnames: number,
  all: readonly Occupant[],
  policy: HouseholdPolicy,
): boolean {
  if (rule.surnamesAtMost !== undefined && surnames > rule.surnamesAtMost) return false
  // One who came long after the other had gone; without times nobody knows.
  if (gapDays(a, b) > policy.maxGapDays) return false
  return rule.same.every((condition) => isShared(condition, a, b, all, policy))
}

function isShared(
  condition: HouseholdCondition,
  a: Occupant,
  b: Occupant,
  all: readonly Occupant[],
  policy: HouseholdPolicy,
): boolean {
  switch (condition) {
    case 'address':
      return true
    case 'family':
      return shareFamily(a.families, b.families, policy.similarFamily)
    case 'contact':
      return meet(a.contacts, b.contacts)
    case 'account':
      return meet(a.accounts, b.accounts)
    case 'declared':
      return a.related.has(b.person) || b.related.has(a.person)
    case 'time':
      return gapDays(a, b) <= policy.togetherDays && arrival(a, b) < Math.min(a.left, b.left)
    case 'ages':
      return mayBePartners(a, b, policy) && !all.some((other) => isThird(other, a, b, policy))
  }
}

/** Days between the last sight of one and the first of the other; below 0 where their times overlap, NaN where one has none. */
function gapDays(a: Occupant, b: Occupant): number {
  return (arrival(a, b) - Math.min(a.last, b.last)) / DAY_MS
}

/** When the second of two was first seen. */
function arrival(a: Occupant, b: Occupant): number {
  return Math.max(a.first, b.first)
}

/** Both adults when first seen together, and near in age; an age that is not known speaks against nothing. */
function mayBePartners(a: Occupant, b: Occupant, { adultYears, partnerYears }: HouseholdPolicy): boolean {
  if (Math.abs(a.bornAt - b.bornAt) > partnerYears * YEAR_MS) return false
  return !isMinor(a, arrival(a, b), adultYears) && !isMinor(b, arrival(a, b), adultYears)
}

/** Whether someone else could be the partner of both, by an age that is known: then nobody can say which two belong together. */
function isThird(other: Occupant, a: Occupant, b: Occupant, policy: HouseholdPolicy): boolean {
  if (other === a || other === b || Number.isNaN(other.bornAt)) return false
  return mayBePartners(other, a, policy) && mayBePartners(other, b, policy)
}

const isMinor = ({ bornAt }: Occupant, moment: number, adultYears: number): boolean =>
  moment - bornAt < adultYears * YEAR_MS

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true
  return false
}
