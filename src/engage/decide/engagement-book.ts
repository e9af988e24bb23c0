import { type CustomerEvent, compareEvents, type PersonOfEvent } from '../../event'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import type { CustomerFacts } from './customer-facts'
import { CustomerState } from './customer-state'
import { type Reservation, Reservations } from './reservations'

/**
 * The living state behind decisions: events, facts and reservations of all customers. Events are kept as they came and are attributed by a
 * function; when identities change, those who are touched are put together anew, so that their contacts, consents and caps follow merge and unmerge. The
 * state is the same as that of a new book with the same events, facts and identities.
 *
 * @example
 * ```ts
 * import { EngagementBook } from 'samewise/customer'
 *
 * const crosswalk: Record<string, string> = { 7: 'g1', 8: 'g2' }
 * const book = new EngagementBook((event) => crosswalk[event.record?.recordId ?? ''])
 * const sent = { kind: 'contact', name: 'sent', channel: 'email' } as const
 * book.add({ ...sent, id: 'a', at: 1_000, record: { source: 'crm', recordId: '7' } })
 * book.add({ ...sent, id: 'b', at: 2_000, record: { source: 'crm', recordId: '8' } })
 * crosswalk[8] = 'g1'
 * book.refresh(['g1', 'g2'], { g2: 'g1' })
 * book.customer('g1').contacts.length // 2
 * ```
 */
export class EngagementBook {
  readonly #personOf: PersonOfEvent
  readonly #seen = new Set<string>()
  readonly #events = new Map<string | undefined, CustomerEvent[]>()
  readonly #facts = new Map<string, CustomerFacts>()
  readonly #states = new Map<string, CustomerState>()
  readonly #households = new Map<string, Set<string>>()
  /** Contacts and promises of contacts that are not among the events yet. */
  readonly reservations = new Reservations()

  /** @param personOf whose an event is, by what is known now */
  constructor(personOf: PersonOfEvent) {
    this.#personOf = personOf
  }

  /**
   * Takes an event in. A contact whose id is that of a reservation settles it.
   *
   * @returns false where one with its id is there already
   */
  add(event: CustomerEvent): boolean {
    if (this.#seen.has(event.id)) return false
    this.#seen.add(event.id)
    const goldenId = this.#personOf(event)
    this.#put(goldenId, event)
    if (goldenId !== undefined) this.#states.get(goldenId)?.add(event)
    // A contact of nobody we know would count under no cap, so its reservation stays.
    if (event.kind === 'contact' && goldenId !== undefined) this.reservations.settle(event.id)
    return true
  }

  /** Sets what is known of a customer beside events, in place of what was. */
  setFacts(facts: CustomerFacts): void {
    this.#leaveHousehold(facts.goldenId)
    this.#facts.set(facts.goldenId, facts)
    this.#states.delete(facts.goldenId)
    const { household, goldenId } = facts
    if (household === undefined) return
    const members = this.#households.get(household)
    if (members === undefined) this.#households.set(household, new Set([goldenId]))
    else members.add(goldenId)
  }

  /**
   * Attributes events anew after identities changed.
   *
   * @param touchedIds golden IDs that were made, merged, split or retired
   * @param redirects survivors of golden IDs that are no more: their facts go, their reservations move
   */
  refresh(touchedIds: Iterable<string>, redirects: Readonly<Record<string, string>> = {}): void {
    const touched = new Set<string | undefined>([...touchedIds, ...Object.keys(redirects), undefined])
    const events = [...touched].flatMap((id) => this.#events.get(id) ?? [])
    for (const id of touched) {
      this.#events.delete(id)
      if (id !== undefined) this.#states.delete(id)
    }
    for (const event of events) {
      const goldenId = this.#personOf(event)
      this.#put(goldenId, event)
      if (goldenId !== undefined) this.#states.delete(goldenId)
    }
    for (const [retired, survivor] of Object.entries(redirects)) {
      this.#leaveHousehold(retired)
      this.#facts.delete(retired)
      this.reservations.move(retired, survivor)
    }
  }

  /** The state of a customer: put together when it is first asked for, and kept up to date from then on. */
  customer(goldenId: string): CustomerState {
    let state = this.#states.get(goldenId)
    if (state === undefined) {
      state = new CustomerState(this.#facts.get(goldenId) ?? { goldenId })
      for (const event of [...(this.#events.get(goldenId) ?? [])].sort(compareEvents)) state.add(event)
      this.#states.set(goldenId, state)
    }
    return state
  }

  /** Golden IDs with facts or events, in code-unit order. */
  goldenIds(): string[] {
    const ids = [...this.#facts.keys(), ...this.#events.keys()].filter((id) => id !== undefined)
    return [...new Set(ids)].sort()
  }

  /** Golden IDs of a customer's household, the customer among them; only the customer where none is known. */
  householdOf(goldenId: string): string[] {
    const household = this.#facts.get(goldenId)?.household
    const members = household === undefined ? undefined : this.#households.get(household)
    return members === undefined ? [goldenId] : [...members].sort()
  }

  /** Reservations of a customer that hold at a time. */
  reservationsOf(goldenId: string, now: number): readonly Reservation[] {
    return this.reservations.of(goldenId, now)
  }

  /** Facts and events that could not be used: unknown zones among them. */
  issues(): EngageIssue[] {
    const issues = new IssueCounter()
    for (const id of this.goldenIds()) {
      issues.addAll(this.customer(id).issues())
    }
    return issues.list()
  }

  #put(goldenId: string | undefined, event: CustomerEvent): void {
    const own = this.#events.get(goldenId)
    if (own === undefined) this.#events.set(goldenId, [event])
    else own.push(event)
  }

  #leaveHousehold(goldenId: string): void {
    const household = this.#facts.get(goldenId)?.household
    if (household !== undefined) this.#households.get(household)?.delete(goldenId)
  }
}
