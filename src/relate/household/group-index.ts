import { type Chain, chainGroups, isSameHousehold } from './chain-groups'
import { idOfChain } from './household'
import type { Group, Known } from './link-occupants'
import { startOf } from './residence'

/** Which groups a person is in, and which groups are one household; kept up to date where groups come and go. */
export class GroupIndex {
  private readonly groupsOf = new Map<string, Set<Group>>()
  private readonly chainOf = new Map<Group, Chain>()

  constructor(private readonly known: Known) {}

  /** Groups of a person. */
  of(person: string): Iterable<Group> {
    return this.groupsOf.get(person) ?? []
  }

  /** All households. */
  chains(): Set<Chain> {
    return new Set(this.chainOf.values())
  }

  /**
   * Chains anew the groups that came, those that lost one, and all that hang on them.
   *
   * @param dirty persons of whom something else changed
   * @returns IDs of the households that came, went or may have changed, in order
   */
  replace(gone: ReadonlySet<Group>, come: readonly Group[], dirty: ReadonlySet<string>): string[] {
    const touched = new Set(dirty)
    const before = new Set<Chain>()
    const seeds = new Set(come)
    const take = (group: Group): void => {
      const chain = this.chainOf.get(group)
      if (chain === undefined || before.has(chain)) return
      before.add(chain)
      for (const own of chain.groups) if (!gone.has(own)) seeds.add(own)
    }
    for (const group of gone) {
      take(group)
      for (const person of group.members.keys()) {
        touched.add(person)
        const own = this.groupsOf.get(person)
        if (own?.delete(group) && own.size === 0) this.groupsOf.delete(person)
      }
    }
    for (const group of come) {
      for (const person of group.members.keys()) {
        touched.add(person)
        const own = this.groupsOf.get(person)
        if (own === undefined) this.groupsOf.set(person, new Set([group]))
        else own.add(group)
      }
    }
    // What a declaration is attached to hangs on the groups of its persons.
    for (const person of touched) {
      for (const group of this.groupsOf.get(person) ?? []) if (group.declared !== undefined) seeds.add(group)
    }
    // The set grows while it is gone through.
    for (const group of seeds) {
      take(group)
      for (const other of this.linkedTo(group)) seeds.add(other)
    }
    for (const chain of before) for (const group of chain.groups) this.chainOf.delete(group)
    const changed = new Set([...before].map(idOfChain))
    const seen = new Set<Group>()
    for (const seed of seeds) {
      if (seen.has(seed)) continue
      for (const chain of chainGroups(this.around(seed, seen), this.isLinked, this.known.areApart)) {
        for (const group of chain.groups) this.chainOf.set(group, chain)
        changed.add(idOfChain(chain))
      }
    }
    for (const person of touched) for (const chain of this.chainsOf(person)) changed.add(idOfChain(chain))
    return [...changed].sort()
  }

  private around(seed: Group, seen: Set<Group>): Group[] {
    const found = [seed]
    seen.add(seed)
    for (let next = 0; next < found.length; next++) {
      for (const other of this.linkedTo(found[next])) {
        if (seen.has(other)) continue
        seen.add(other)
        found.push(other)
      }
    }
    return found
  }

  private linkedTo(group: Group): Set<Group> {
    const found = new Set<Group>()
    for (const person of group.members.keys()) {
      for (const other of this.groupsOf.get(person) ?? []) {
        if (other !== group && !found.has(other) && this.isLinked(group, other)) found.add(other)
      }
    }
    return found
  }

  private readonly isLinked = (a: Group, b: Group): boolean => {
    if ((a.declared === undefined) === (b.declared === undefined)) return isSameHousehold(a, b)
    return a.declared === undefined ? this.homeOf(b) === a : this.homeOf(a) === b
  }

  /** The group that a declaration adds a person to: the latest of the one who is lived with, else of the one who lives there. */
  private homeOf({ declared }: Group): Group | undefined {
    for (const person of [declared!.to, declared!.from]) {
      let home: Group | undefined
      let latest = Number.NEGATIVE_INFINITY
      for (const group of this.groupsOf.get(person) ?? []) {
        if (group.dwelling === undefined) continue
        const since = this.firstSeen(person, group)
        if (home !== undefined && (since < latest || (since === latest && group.anchor < home.anchor))) continue
        home = group
        latest = since
      }
      if (home !== undefined) return home
    }
    return undefined
  }

  private firstSeen(person: string, { dwelling }: Group): number {
    let first = Number.POSITIVE_INFINITY
    for (const record of dwelling!.occupants.get(person) ?? [])
      first = Math.min(first, startOf(this.known.facts(record)))
    return first
  }

  /** Households of a person. */
  chainsOf(person: string): Chain[] {
    const groups = this.groupsOf.get(person) ?? []
    return [...new Set([...groups].map((group) => this.chainOf.get(group)!))]
  }
}
