import { type RecordRef, recordKey } from '../../identity'
import { countIssues, type RelateIssue, type RelateIssueCode } from '../relate-issue'
import type { CustomerRelation } from '../relation'
import { holdsAt, readAsOf, type Span } from '../span'
import { type Building, Buildings, type Dwelling } from './buildings'
import type { Chain } from './chain-groups'
import { declaredGroup, firstOf } from './declared-group'
import { addressKey, readDeliveryAddress } from './delivery-address'
import { GroupIndex } from './group-index'
import type { HomeRecord } from './home-record'
import { describeHousehold, type Household, type HouseholdFacts, idOfChain, residences } from './household'
import { type HouseholdPolicy, householdPolicy } from './household-policy'
import { type DwellingFlaw, flawOfDwelling, type Group, type Known, linkOccupants } from './link-occupants'
import { type Changed, People } from './people'
import { residenceOf } from './residence'

/** What is new. Parts are taken in this order; within a part, the order does not matter. */
export interface HouseholdChange {
  /** Records that are no more. */
  readonly remove?: readonly RecordRef[]
  /** Records that came or changed. Of several of one (source, id) the one observed last counts. */
  readonly put?: readonly HomeRecord[]
  /** Whose records are, from now on: lines of the crosswalk that came or changed by merge or unmerge; undefined for nobody's. */
  readonly persons?: readonly (RecordRef & { readonly goldenId: string | undefined })[]
  /** Relations that someone took back, and that someone stated: `lives-with`, and those of {@link familyTypes}. */
  readonly unrelate?: readonly CustomerRelation[]
  readonly relate?: readonly CustomerRelation[]
  /** Pairs of records whose persons are not of one household, and pairs of which that is no longer said. */
  readonly apart?: readonly (readonly [RecordRef, RecordRef])[]
  readonly notApart?: readonly (readonly [RecordRef, RecordRef])[]
}

/** A dwelling of no household, or the anchor of one that is too large. */
type Flaw = { readonly dwelling: Dwelling; readonly flaw: DwellingFlaw } | { readonly tooLarge: RecordRef }

/**
 * Households that are kept up to date: a change is looked at where it happened, in the buildings of those it is about, and the result is that
 * of {@link households} over all that was told so far, in whatever order.
 */
export class HouseholdState {
  readonly policy: HouseholdPolicy
  private readonly buildings: Buildings
  private readonly people: People
  private readonly groups: GroupIndex
  private readonly known: Known
  /** Addresses that the policy names. */
  private readonly listed: ReadonlySet<string>
  private readonly groupsAt = new Map<Building, Group[]>()
  private readonly flawsAt = new Map<Building, Flaw[]>()

  /** @throws SamewiseError `BAD_CONFIG` if the policy has a fault */
  constructor(policy: Partial<HouseholdPolicy> = {}) {
    this.policy = householdPolicy(policy)
    this.buildings = new Buildings(this.policy.similarStreet, this.policy.blockUnits)
    this.people = new People(this.policy, this.buildings)
    this.listed = new Set(
      this.policy.genericAddresses.flatMap((written) => {
        const read = readDeliveryAddress(written, {})
        return read === undefined ? [] : [addressKey(read.address)]
      }),
    )
    this.known = {
      policy: this.policy,
      facts: (record) => this.people.facts(record),
      person: (person) => this.people.personFacts(person),
      factsOf: (person) => this.people.factsOf(person),
      areApart: (a, b) => this.people.areApart(a, b),
    }
    this.groups = new GroupIndex(this.known)
  }

  /**
   * Takes in what is new.
   *
   * @returns IDs of the households that came, went or may have changed, in order
   */
  update(change: HouseholdChange): string[] {
    const { people } = this
    const changed: Changed = { persons: new Set(), places: new Set() }
    for (const ref of change.remove ?? []) people.removeRecord(recordKey(ref), changed)
    for (const record of change.put ?? []) people.putRecord(record, changed)
    for (const line of change.persons ?? []) people.setPerson(recordKey(line), line.goldenId, changed)
    for (const relation of change.unrelate ?? []) people.setRelation(relation, false, changed)
    for (const relation of change.relate ?? []) people.setRelation(relation, true, changed)
    for (const pair of change.apart ?? []) people.setApart(pair, true, changed)
    for (const pair of change.notApart ?? []) people.setApart(pair, false, changed)
    return this.rebuild(changed)
  }

  /**
   * All households, by ID; `asOf` is the moment to tell members, head and roles at, by default the latest.
   */
  households({ asOf }: { readonly asOf?: string | undefined } = {}): Household[] {
    return this.describeAll(this.groups.chains(), readAsOf(asOf))
  }

  /** Households that a person is or was of, by ID. */
  householdsOf(goldenId: string, { asOf }: { readonly asOf?: string | undefined } = {}): Household[] {
    return this.describeAll(this.groups.chainsOf(goldenId), readAsOf(asOf))
  }

  /** What was wrong with records, and addresses that are of no household. */
  issues(): RelateIssue[] {
    const found: [RelateIssueCode, string][] = []
    for (const { facts, isOwned } of this.people.all()) {
      const name = nameOf(facts.ref)
      for (const code of facts.issues) found.push([code, name])
      if (!isOwned) found.push(['unknown-customer', name])
      else if (facts.flaw !== undefined && facts.flaw !== 'incomplete') found.push(['generic-address', name])
    }
    for (const flaw of [...this.flawsAt.values()].flat()) {
      if ('tooLarge' in flaw) found.push(['household-too-large', nameOf(flaw.tooLarge)])
      else found.push(['generic-address', `${nameOf(this.firstAt(flaw.dwelling))} (${flaw.flaw})`])
    }
    for (const end of this.people.unknownEnds()) found.push(['unknown-customer', 'id' in end ? end.id : nameOf(end)])
    return countIssues(found)
  }

  /** Makes anew all that changed persons and places touch. */
  private rebuild({ persons, places }: Changed): string[] {
    const gone = new Set<Group>()
    const come: Group[] = []
    const rebuilt = this.buildings.rebuild(places)
    for (const building of rebuilt.gone) {
      for (const group of this.groupsAt.get(building) ?? []) gone.add(group)
      this.groupsAt.delete(building)
      this.flawsAt.delete(building)
    }
    for (const building of rebuilt.come) come.push(...this.groupsIn(building))
    const declared = new Map<string, Group>()
    for (const person of persons) {
      for (const group of this.groups.of(person)) if (group.declared !== undefined) gone.add(group)
      for (const relation of this.people.relationsOf(person)) {
        const group = declaredGroup(relation, (whose) => this.people.keysOf(whose))
        if (group !== undefined && !this.people.areApart(relation.from, relation.to) && !declared.has(group.anchor)) {
          declared.set(group.anchor, group)
        }
      }
    }
    return this.groups.replace(gone, [...come, ...declared.values()], persons)
  }

  private groupsIn(building: Building): Group[] {
    const groups: Group[] = []
    const flaws: Flaw[] = []
    for (const dwelling of building.dwellings) {
      const flaw = flawOfDwelling(dwelling, this.known, this.listed)
      if (flaw !== undefined) flaws.push({ dwelling, flaw })
      else if (dwelling.occupants.size > 1) {
        const linked = linkOccupants(dwelling, this.known)
        groups.push(...linked.groups)
        for (const { anchorRef } of linked.tooLarge) flaws.push({ tooLarge: anchorRef })
      }
    }
    if (groups.length > 0) this.groupsAt.set(building, groups)
    if (flaws.length > 0) this.flawsAt.set(building, flaws)
    return groups
  }

  private firstAt({ occupants }: Dwelling): RecordRef {
    return this.people.facts(firstOf([...occupants.values()].map(firstOf))).ref
  }

  private describeAll(chains: Iterable<Chain>, moment: number): Household[] {
    const facts: HouseholdFacts = {
      spanOf: this.spanOf,
      resident: (person, span) => this.people.resident(person, span, moment),
      related: (person) => this.people.related(person),
      isPrimary: (person, chain) => this.isPrimary(person, chain, moment),
    }
    return [...chains]
      .map((chain) => describeHousehold(chain, moment, facts, this.policy))
      .sort((a, b) => (a.householdId < b.householdId ? -1 : 1))
  }

  private readonly spanOf = (person: string, chain: Chain): Span =>
    residenceOf(person, this.people.factsOf(person), chain, (place) => this.buildings.dwelling(place))

  private isPrimary(person: string, chain: Chain, moment: number): boolean {
    const chains = this.groups.chainsOf(person)
    if (chains.length === 1) return true
    let best: Chain | undefined
    let latest = Number.NEGATIVE_INFINITY
    for (const own of chains) {
      const span = residences(own, this.spanOf).get(person)!
      if (!holdsAt(span, moment)) continue
      const isTie = span.since === latest && best !== undefined && idOfChain(own) > idOfChain(best)
      if (best !== undefined && (span.since < latest || isTie)) continue
      best = own
      latest = span.since
    }
    return best === chain
  }
}

const nameOf = ({ source, recordId }: RecordRef): string => `${source}:${recordId}`
