import { firstGoldenId, type RecordRef } from '../../identity'
import { type Dated, holdsAt, type Span, writeSpan } from '../span'
import type { Chain } from './chain-groups'
import type { DeliveryAddress } from './delivery-address'
import type { HouseholdEvidence } from './link-occupants'
import { assignRoles, type HouseholdRole, type Resident, type RoleYears } from './roles'

/** A person in a household. */
export interface HouseholdMember extends Dated {
  readonly goldenId: string
  readonly role: HouseholdRole
  /** Whether someone said so, or ages and tenures did. */
  readonly roleFrom: 'declared' | 'inferred'
  readonly isCurrent: boolean
  /** Whether it is the one household of the person that roll-ups count. */
  readonly isPrimary: boolean
  readonly evidence: readonly HouseholdEvidence[]
}

/** Persons who live together, or did: an entity of its own, which no merge of persons ever merges. */
export interface Household {
  /** `h_` and 26 base-32 characters of the SHA-256 of its anchor record. */
  readonly householdId: string
  /** Golden ID; left out where nobody lives there any more. */
  readonly head?: string
  /** By golden ID. */
  readonly members: readonly HouseholdMember[]
  /** Where it was seen last, in comparable form; left out for a household by declaration. */
  readonly address?: DeliveryAddress
  /** The first record, by source and id, of those that place its members. */
  readonly anchor: RecordRef
}

/** What describing a household asks of the state. */
export interface HouseholdFacts {
  /** When a person was of a household, alone or not. */
  readonly spanOf: (person: string, chain: Chain) => Span
  readonly resident: (person: string, span: Span) => Resident
  readonly related: (person: string) => ReadonlyMap<string, ReadonlySet<string>>
  readonly isPrimary: (person: string, chain: Chain) => boolean
}

/** The lasting ID of a household: made of its anchor, the first of the records that place its members. */
export function idOfChain({ groups }: Chain): string {
  return `h_${firstGoldenId('household', groups[0].anchor).slice(2)}`
}

/** When each person was of a household: one who stays behind alone is of it until the last of the others left. */
export function residences(chain: Chain, spanOf: HouseholdFacts['spanOf']): Map<string, Span> {
  const own = new Map<string, Span>()
  for (const { members } of chain.groups) {
    for (const person of members.keys()) if (!own.has(person)) own.set(person, spanOf(person, chain))
  }
  const ends = [...own.values()].map(({ until }) => until).sort((a, b) => b - a)
  // Until the second last left there were two.
  const last = ends[1]
  return new Map([...own].map(([person, span]) => [person, { since: span.since, until: Math.min(span.until, last) }]))
}

/** All there is to say about a household at a moment. */
export function describeHousehold(
  chain: Chain,
  moment: number,
  facts: HouseholdFacts,
  years: Omit<RoleYears, 'moment'>,
): Household {
  const spans = [...residences(chain, facts.spanOf)].sort(([a], [b]) => (a < b ? -1 : 1))
  const residents = spans.map(([person, span]) => facts.resident(person, span))
  const isCurrent = spans.map(([, span]) => holdsAt(span, moment))
  const roles = assignRoles(residents, isCurrent, { ...years, moment }, facts.related)
  const head = residents.find((_, i) => isCurrent[i] && roles[i].role === 'head')
  const members = spans.map(
    ([person, span], i): HouseholdMember => ({
      goldenId: person,
      ...roles[i],
      ...writeSpan(span),
      isCurrent: isCurrent[i],
      isPrimary: isCurrent[i] && facts.isPrimary(person, chain),
      evidence: chain.groups.flatMap((group) => group.members.get(person) ?? []),
    }),
  )
  const address = latestAddress(chain, facts)
  return {
    householdId: idOfChain(chain),
    ...(head === undefined ? {} : { head: head.person }),
    members,
    ...(address === undefined ? {} : { address }),
    anchor: chain.groups[0].anchorRef,
  }
}

/** The address of the group whose people came last. */
function latestAddress({ groups }: Chain, { spanOf }: HouseholdFacts): DeliveryAddress | undefined {
  let latest = Number.NEGATIVE_INFINITY
  let address: DeliveryAddress | undefined
  for (const group of groups) {
    if (group.dwelling === undefined) continue
    const only = { groups: [group] }
    const since = Math.max(...[...group.members.keys()].map((person) => spanOf(person, only).since))
    if (address !== undefined && since <= latest) continue
    latest = since
    address = group.dwelling.address
  }
  return address
}
