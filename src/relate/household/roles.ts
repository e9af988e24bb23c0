import { DAY_MS } from '../../base'
import type { Span } from '../span'

/** What a person is in a household, as seen from its head. */
export type HouseholdRole = 'child' | 'head' | 'other-adult' | 'other-minor' | 'parent' | 'partner' | 'unknown'

/** A person of a household, with all that roles are told by. */
export interface Resident {
  readonly person: string
  /** Milliseconds; NaN where it is not known. */
  readonly bornAt: number
  readonly span: Span
  readonly isDeclaredHead: boolean
  readonly holdsAccount: boolean
  /** Key of the person's first record, the last word where all else ties. */
  readonly firstRecord: string
}

/** Ages that roles are told by, in years, and the moment to tell them at. */
export interface RoleYears {
  readonly adultYears: number
  readonly generationYears: number
  readonly partnerYears: number
  /** Infinity for the latest state. */
  readonly moment: number
}

const YEAR_MS = 365.2425 * DAY_MS

/** Type of a declared relation → what its `from` is to its `to`. */
const declaredRoles: Readonly<Record<string, HouseholdRole>> = {
  'child-of': 'child',
  'parent-of': 'parent',
  'partner-of': 'partner',
  'spouse-of': 'partner',
}
const turnedRoles: Readonly<Record<string, HouseholdRole>> = {
  ...declaredRoles,
  'child-of': 'parent',
  'parent-of': 'child',
}

/**
 * Roles of those who live together. The head is the declared one, else the holder of an account, else the adult who is there longest, else
 * the one with the first record. The others are what was declared to the head, else what their ages say: a partner is the only adult near
 * the head in age, a child or parent a generation away.
 *
 * @param related what a person is to others: types of relations by golden ID
 */
export function assignRoles(
  residents: readonly Resident[],
  isCurrent: readonly boolean[],
  years: RoleYears,
  related: (person: string) => ReadonlyMap<string, ReadonlySet<string>>,
): { role: HouseholdRole; roleFrom: 'declared' | 'inferred' }[] {
  const now = Number.isFinite(years.moment) ? years.moment : latestStart(residents)
  const ageOf = ({ bornAt }: Resident): number => (now - bornAt) / YEAR_MS
  const isMinor = (resident: Resident): boolean => ageOf(resident) < years.adultYears
  const head = chooseHead(residents, isCurrent, isMinor)
  if (head === undefined) return residents.map(() => ({ role: 'unknown', roleFrom: 'inferred' }))
  const declared = residents.map((resident) => declaredRole(resident.person, head.person, related))
  const older = residents.map(({ bornAt }) => (head.bornAt - bornAt) / YEAR_MS)
  const mayBePartner = residents.map(
    (resident, i) =>
      resident !== head &&
      declared[i] === undefined &&
      isCurrent[i] &&
      !isMinor(resident) &&
      Math.abs(older[i]) <= years.partnerYears,
  )
  const hasPartner = declared.includes('partner')
  const isOnlyOne = !hasPartner && mayBePartner.filter(Boolean).length === 1
  return residents.map((resident, i) => {
    if (resident === head) return { role: 'head', roleFrom: resident.isDeclaredHead ? 'declared' : 'inferred' }
    const said = declared[i]
    if (said !== undefined) return { role: said, roleFrom: 'declared' }
    return {
      role: inferredRole(older[i], isMinor(resident), mayBePartner[i] && isOnlyOne, years),
      roleFrom: 'inferred',
    }
  })
}

function inferredRole(older: number, isMinor: boolean, isPartner: boolean, years: RoleYears): HouseholdRole {
  if (isPartner) return 'partner'
  if (older <= -years.generationYears) return 'child'
  if (older >= years.generationYears) return 'parent'
  if (isMinor) return 'other-minor'
  return Number.isNaN(older) ? 'unknown' : 'other-adult'
}

/** Where no moment is asked for, ages are those at the last time that somebody came. */
function latestStart(residents: readonly Resident[]): number {
  const starts = residents.map(({ span }) => span.since).filter(Number.isFinite)
  return starts.length === 0 ? Number.NaN : Math.max(...starts)
}

function chooseHead(
  residents: readonly Resident[],
  isCurrent: readonly boolean[],
  isMinor: (resident: Resident) => boolean,
): Resident | undefined {
  const present = residents.filter((_, i) => isCurrent[i])
  const adults = present.filter((resident) => !isMinor(resident))
  const able = adults.length > 0 ? adults : present
  const rank = (resident: Resident): number => (resident.isDeclaredHead ? 0 : resident.holdsAccount ? 1 : 2)
  // A start that is not known says nothing about tenure.
  const start = ({ span }: Resident): number => (Number.isFinite(span.since) ? span.since : Number.POSITIVE_INFINITY)
  const declared = present.filter(({ isDeclaredHead }) => isDeclaredHead)
  return (declared.length > 0 ? declared : able).reduce<Resident | undefined>((best, resident) => {
    if (best === undefined) return resident
    if (rank(resident) !== rank(best)) return rank(resident) < rank(best) ? resident : best
    if (start(resident) !== start(best)) return start(resident) < start(best) ? resident : best
    return resident.firstRecord < best.firstRecord ? resident : best
  }, undefined)
}

function declaredRole(
  person: string,
  head: string,
  related: (person: string) => ReadonlyMap<string, ReadonlySet<string>>,
): HouseholdRole | undefined {
  for (const type of [...(related(person).get(head) ?? [])].sort()) {
    if (Object.hasOwn(declaredRoles, type)) return declaredRoles[type]
  }
  for (const type of [...(related(head).get(person) ?? [])].sort()) {
    if (Object.hasOwn(turnedRoles, type)) return turnedRoles[type]
  }
  return undefined
}
