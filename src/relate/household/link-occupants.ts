import { UnionFind } from '../../cluster'
import type { RecordRef } from '../../identity'
import type { FollowedRelation } from '../follow-relations'
import type { Dwelling } from './buildings'
import { type HomeFacts, shareFamily } from './home-record'
import type { HouseholdCondition, HouseholdPolicy } from './household-policy'
import { type Occupant, occupantsOf } from './occupant'
import { isMet } from './rule-conditions'

/** Why two persons belong together. */
export interface HouseholdEvidence {
  /** Name of the rule, or `declared` for a declared `lives-with`. */
  readonly rule: string
  /** What the two have in common. */
  readonly same: readonly HouseholdCondition[]
  /** Golden ID of the other person. */
  readonly with: string
  /** A record of each that places the two at one address; their own first. */
  readonly records: readonly RecordRef[]
}

/** Persons who belong together at one dwelling. */
export interface Group {
  /** Key of the first of the records that place them there; the group is known by it. */
  readonly anchor: string
  readonly anchorRef: RecordRef
  /** Where they are, or the declaration that makes a group of them. */
  readonly dwelling?: Dwelling
  readonly declared?: FollowedRelation
  readonly members: ReadonlyMap<string, readonly HouseholdEvidence[]>
}

/** What is known of a person from all records. */
export interface PersonFacts {
  readonly families: readonly string[]
  /** NaN where it is not known. */
  readonly bornAt: number
  readonly contacts: ReadonlySet<string>
  readonly accounts: ReadonlySet<string>
  /** Golden IDs of those to whom someone declared a relation. */
  readonly related: ReadonlySet<string>
}

/** What linking asks of the state. */
export interface Known {
  readonly policy: HouseholdPolicy
  readonly facts: (record: string) => HomeFacts
  /** What each record of a person says, by source and id. */
  readonly factsOf: (person: string) => readonly HomeFacts[]
  readonly person: (person: string) => PersonFacts
  /** Whether someone said that two persons are not of one household. */
  readonly areApart: (a: string, b: string) => boolean
}

/** Why a dwelling is of no household. */
export type DwellingFlaw = 'block-without-unit' | 'too-many-persons' | 'too-many-surnames' | 'listed'

interface Link {
  readonly rule: number
  readonly a: number
  readonly b: number
}

/** Groups of those who belong together at a dwelling, by their anchors, and groups that are too large to be one household. */
export function linkOccupants(dwelling: Dwelling, known: Known): { groups: Group[]; tooLarge: Group[] } {
  const { policy } = known
  const occupants = occupantsOf(dwelling, known)
  const surnames = countFamilies(occupants, policy.similarFamily)
  const links: Link[] = []
  for (let a = 0; a < occupants.length; a++) {
    for (let b = a + 1; b < occupants.length; b++) {
      if (known.areApart(occupants[a].person, occupants[b].person)) continue
      const rule = policy.rules.findIndex((own) => isMet(own, occupants[a], occupants[b], surnames, occupants, policy))
      if (rule >= 0) links.push({ rule, a, b })
    }
  }
  links.sort((x, y) => x.rule - y.rule || x.a - y.a || x.b - y.b)
  return groupsOf(dwelling, occupants, links, known)
}

/** Why nobody can be said to live at a dwelling together, if there is a reason; `listed` holds the places that a user named. */
export function flawOfDwelling(
  dwelling: Dwelling,
  known: Known,
  listed: ReadonlySet<string>,
): DwellingFlaw | undefined {
  if (dwelling.isBlock) return 'block-without-unit'
  if (dwelling.places.some((place) => listed.has(place))) return 'listed'
  if (dwelling.occupants.size > known.policy.maxPersons) return 'too-many-persons'
  if (dwelling.occupants.size <= known.policy.maxSurnames) return undefined
  const families = countFamilies(occupantsOf(dwelling, known), known.policy.similarFamily)
  return families > known.policy.maxSurnames ? 'too-many-surnames' : undefined
}

/** How many families are at an address, persons without a name aside. */
function countFamilies(occupants: readonly Occupant[], similar: number): number {
  const named = occupants.filter(({ families }) => families.length > 0)
  const sets = new UnionFind(named.length)
  let count = named.length
  for (let a = 0; a < named.length; a++) {
    for (let b = 0; b < a; b++) {
      if (shareFamily(named[a].families, named[b].families, similar) && sets.union(a, b)) count--
    }
  }
  return count
}

/** Joins along the links, the best first, and never two whom someone keeps apart, also not through third persons. */
function groupsOf(
  dwelling: Dwelling,
  occupants: readonly Occupant[],
  links: readonly Link[],
  known: Known,
): { groups: Group[]; tooLarge: Group[] } {
  const persons = occupants.map(({ person }) => person)
  const sets = joinApart(persons, links, known.areApart)
  const members = new Map<number, Map<string, HouseholdEvidence[]>>()
  for (const { rule, a, b } of links) {
    const root = sets.find(a)
    if (root !== sets.find(b)) continue
    const group = members.get(root) ?? new Map<string, HouseholdEvidence[]>()
    members.set(root, group)
    const { name, same } = known.policy.rules[rule]
    const say = (own: Occupant, other: Occupant): void => {
      const records = [own.records[0].ref, other.records[0].ref]
      const evidence = { rule: name, same, with: other.person, records }
      const said = group.get(own.person)
      if (said === undefined) group.set(own.person, [evidence])
      else said.push(evidence)
    }
    say(occupants[a], occupants[b])
    say(occupants[b], occupants[a])
  }
  const groups: Group[] = []
  const tooLarge: Group[] = []
  // A root is the smallest of its set, and occupants are in the order of their first records.
  for (const [root, own] of [...members].sort(([a], [b]) => a - b)) {
    const { key, ref } = occupants[root].records[0]
    const group: Group = { anchor: key, anchorRef: ref, dwelling, members: own }
    ;(own.size > known.policy.maxSize ? tooLarge : groups).push(group)
  }
  return { groups, tooLarge }
}

/** Sets of members joined by links in their order, where no two of a set are apart. */
export function joinApart(
  persons: readonly string[],
  links: readonly { readonly a: number; readonly b: number }[],
  areApart: (a: string, b: string) => boolean,
  peopleOf: (i: number) => Iterable<string> = (i) => [persons[i]],
): UnionFind {
  const sets = new UnionFind(persons.length)
  const people = persons.map((_, i) => new Set(peopleOf(i)))
  for (const { a, b } of links) {
    const rootA = sets.find(a)
    const rootB = sets.find(b)
    if (rootA === rootB) continue
    const isKept = [...people[rootA]].some((left) => [...people[rootB]].some((right) => areApart(left, right)))
    if (isKept) continue
    sets.union(rootA, rootB)
    const joined = new Set([...people[rootA], ...people[rootB]])
    people[rootA] = joined
    people[rootB] = joined
  }
  return sets
}
