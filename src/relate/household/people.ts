import { type RecordRef, recordKey } from '../../identity'
import type { FollowedRelation } from '../follow-relations'
import { type CustomerRelation, familyTypes, type RelationEnd } from '../relation'
import { RelationIndex } from '../relation-index'
import { holdsAt, type Span } from '../span'
import { addTo, type Buildings, removeFrom } from './buildings'
import { type HomeFacts, type HomeRecord, readHomeRecord } from './home-record'
import type { HouseholdPolicy } from './household-policy'
import type { PersonFacts } from './link-occupants'
import type { Resident } from './roles'

/** Persons of whom something changed, and the addresses where that may matter, as keys. */
export interface Changed {
  readonly persons: Set<string>
  readonly places: Set<string>
}

const HEAD = 'head'
const nobody: ReadonlySet<string> = new Set()

/**
 * What is known of persons: their records by the crosswalk, who holds which contact point, what was declared of them and who is to be kept
 * apart. Every change says whom it may matter to.
 */
export class People {
  private readonly records = new Map<string, { written: HomeRecord; facts: HomeFacts }>()
  private readonly personOf = new Map<string, string>()
  private readonly recordsOf = new Map<string, Set<string>>()
  private readonly holders = new Map<string, Map<string, number>>()
  private readonly relations = new RelationIndex()
  private readonly apart = new Map<string, Set<string>>()

  constructor(
    private readonly policy: HouseholdPolicy,
    private readonly buildings: Buildings,
  ) {}

  /** Takes a record away. */
  removeRecord(key: string, changed: Changed): void {
    this.setRecord(key, undefined, changed)
  }

  /** Takes a version of a record, unless a later one is known. */
  putRecord(written: HomeRecord, changed: Changed): void {
    const key = recordKey(written)
    const before = this.records.get(key)
    const facts = readHomeRecord(written, this.policy)
    if (before !== undefined) {
      const left = JSON.stringify(before.written)
      const right = JSON.stringify(written)
      if (left === right) return
      // The order in which two versions come must not matter.
      const isLater =
        before.facts.at === facts.at || Number.isNaN(before.facts.at + facts.at)
          ? left < right
          : before.facts.at < facts.at
      if (!isLater) return
    }
    this.setRecord(key, { written, facts }, changed)
  }

  private setRecord(key: string, entry: { written: HomeRecord; facts: HomeFacts } | undefined, changed: Changed): void {
    const person = this.personOf.get(key)
    this.mark(person, changed)
    this.enter(key, person, false, changed)
    if (entry === undefined) this.records.delete(key)
    else this.records.set(key, entry)
    this.enter(key, person, true, changed)
    this.mark(person, changed)
  }

  /** Says whose a record is. */
  setPerson(key: string, person: string | undefined, changed: Changed): void {
    const before = this.personOf.get(key)
    if (before === person) return
    this.mark(before, changed)
    this.enter(key, before, false, changed)
    if (before !== undefined) removeFrom(this.recordsOf, before, key)
    if (person === undefined) this.personOf.delete(key)
    else {
      this.personOf.set(key, person)
      addTo(this.recordsOf, person, key)
    }
    this.enter(key, person, true, changed)
    this.mark(person, changed)
  }

  /** Puts a record of a person into its building and among the holders of its contacts, or takes it out. */
  private enter(key: string, person: string | undefined, isIn: boolean, changed: Changed): void {
    const facts = this.records.get(key)?.facts
    if (facts === undefined || person === undefined) return
    if (facts.address !== undefined && facts.flaw === undefined) {
      if (isIn) this.buildings.enter(facts.place, facts.address, person, key)
      else this.buildings.leave(facts.place, person, key)
    }
    for (const contact of facts.contacts) {
      const holders = this.holders.get(contact) ?? new Map<string, number>()
      this.holders.set(contact, holders)
      const wasOwn = holders.size <= this.policy.maxContactHolders
      const count = (holders.get(person) ?? 0) + (isIn ? 1 : -1)
      if (count > 0) holders.set(person, count)
      else holders.delete(person)
      if (wasOwn !== holders.size <= this.policy.maxContactHolders)
        for (const holder of holders.keys()) this.mark(holder, changed)
      if (holders.size === 0) this.holders.delete(contact)
    }
  }

  /** States a relation, or takes it back. */
  setRelation(relation: CustomerRelation, isStated: boolean, changed: Changed): void {
    if (isStated) this.relations.add(relation)
    else this.relations.remove(relation)
    this.mark(this.idOf(relation.from), changed)
    this.mark(this.idOf(relation.to), changed)
  }

  /** Keeps the persons of two records apart, or no longer. */
  setApart([left, right]: readonly [RecordRef, RecordRef], isApart: boolean, changed: Changed): void {
    const a = recordKey(left)
    const b = recordKey(right)
    if (isApart) {
      addTo(this.apart, a, b)
      addTo(this.apart, b, a)
    } else {
      removeFrom(this.apart, a, b)
      removeFrom(this.apart, b, a)
    }
    this.mark(this.personOf.get(a), changed)
    this.mark(this.personOf.get(b), changed)
  }

  private idOf(end: RelationEnd): string | undefined {
    if (!('id' in end)) return this.personOf.get(recordKey(end))
    return this.recordsOf.has(end.id) ? end.id : undefined
  }

  /** Whether someone keeps two persons apart. */
  areApart(a: string, b: string): boolean {
    if (this.apart.size === 0) return false
    for (const record of this.recordsOf.get(a) ?? []) {
      for (const other of this.apart.get(record) ?? nobody) if (this.personOf.get(other) === b) return true
    }
    return false
  }

  /** Types of relations of a person by the other's golden ID, those that the person is the `from` of. */
  related(person: string): Map<string, Set<string>> {
    const types = new Map<string, Set<string>>()
    for (const { from, to, type } of this.relationsOf(person)) {
      if (from === person && (familyTypes as readonly string[]).includes(type)) addTo(types, to, type)
    }
    return types
  }

  /** Relations that hold of a person. */
  relationsOf(person: string): readonly FollowedRelation[] {
    return this.relations.of(person, this.recordsOf.get(person) ?? nobody, (ref) => this.personOf.get(recordKey(ref)))
  }

  /** What all records of a person say together. */
  personFacts(person: string): PersonFacts {
    const families = new Set<string>()
    const contacts = new Set<string>()
    const accounts = new Set<string>()
    for (const record of this.recordsOf.get(person) ?? []) {
      const facts = this.records.get(record)?.facts
      if (facts === undefined) continue
      for (const family of facts.families) families.add(family)
      for (const account of facts.accounts) accounts.add(account)
      for (const contact of facts.contacts) {
        if (this.holders.get(contact)!.size <= this.policy.maxContactHolders) contacts.add(contact)
      }
    }
    const bornAt = middleOf(
      this.factsOf(person)
        .map(({ bornAt }) => bornAt)
        .filter(Number.isFinite),
    )
    return { bornAt, families: [...families], contacts, accounts, related: new Set(this.related(person).keys()) }
  }

  facts(record: string): HomeFacts {
    return this.records.get(record)!.facts
  }

  /** Keys of a person's records, those of which nothing is known among them; empty for one who is not known. */
  keysOf(person: string): ReadonlySet<string> {
    return this.recordsOf.get(person) ?? nobody
  }

  /** What each record of a person says, by source and id. */
  factsOf(person: string): HomeFacts[] {
    return [...this.keysOf(person)].sort().flatMap((key) => this.records.get(key)?.facts ?? [])
  }

  /** All records, and whether they are known to be somebody's. */
  *all(): Generator<{ readonly facts: HomeFacts; readonly isOwned: boolean }, void, undefined> {
    for (const [key, { facts }] of this.records) yield { facts, isOwned: this.personOf.has(key) }
  }

  /** Ends of relations that are nobody's. */
  unknownEnds(): RelationEnd[] {
    return [...this.relations.all()].flatMap(({ from, to }) => [from, to].filter((end) => this.idOf(end) === undefined))
  }

  /** What roles are told by. */
  resident(person: string, span: Span, moment: number): Resident {
    const facts = this.factsOf(person)
    return {
      person,
      span,
      // Several sources may know it: the middle one, so that a slip does not decide.
      bornAt: middleOf(facts.map(({ bornAt }) => bornAt).filter(Number.isFinite)),
      isDeclaredHead: this.relationsOf(person).some(
        (relation) => relation.from === person && relation.role === HEAD && holdsAt(relation, moment),
      ),
      holdsAccount: facts.some(({ holds }) => holds.length > 0),
      firstRecord: facts[0]?.key ?? '',
    }
  }

  private mark(person: string | undefined, { persons, places }: Changed): void {
    if (person === undefined) return
    persons.add(person)
    for (const record of this.keysOf(person)) {
      const place = this.records.get(record)?.facts.place ?? ''
      if (place !== '') places.add(place)
    }
  }
}

function middleOf(values: number[]): number {
  return values.length === 0 ? Number.NaN : values.sort((a, b) => a - b)[(values.length - 1) >> 1]
}
