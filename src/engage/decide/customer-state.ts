import { DAY_MS } from '../../base'
import { type CustomerEvent, compareEvents } from '../../event'
import { type CustomerCase, foldCases } from '../../journey'
import type { Consent, ConsentDefaults } from '../consent/consent'
import type { PreferencePrior } from '../preference/preference-prior'
import type { PreferenceDimension } from '../preference/preference-signals'
import { PreferenceState } from '../preference/preference-state'
import { type Preference, preferencesOf } from '../preference/preferences-of'
import type { Condition, EventFilter } from '../segment/condition'
import { amountOf, boundFilter, type EventMeasure, type FilterPart, matchesWith, passesParts } from '../segment/matches'
import type { CustomerFacts } from './customer-facts'

/**
 * All that is known of one customer, ready for decisions: events in order and by kind, contacts, cases, statements of consent and the counts behind preferences. It is a
 * function of facts and events, in whatever order they came.
 */
export class CustomerState {
  readonly facts: CustomerFacts
  readonly #preferences: PreferenceState
  /** By time, then by id. */
  readonly #events: CustomerEvent[] = []
  readonly #byKind = new Map<string, CustomerEvent[]>()
  /** Cases by id, as of when they were last asked for. */
  readonly #caseById = new Map<string, CustomerCase>()
  #cases: readonly CustomerCase[] = []
  /** Cases with events that are not folded yet. */
  readonly #changedCases = new Set<string>()
  readonly #passingByFilter = new Map<
    EventFilter,
    { readonly parts: readonly FilterPart[]; readonly events: CustomerEvent[] }
  >()
  readonly #preferenceMemo = new Map<string, Preference>()
  /** What the memo was made with. */
  #memoOptions: StatePreferenceOptions = {}

  constructor(facts: CustomerFacts) {
    this.facts = facts
    this.#preferences = new PreferenceState(facts.zone === undefined ? {} : { zone: facts.zone })
  }

  /**
   * Takes an event in.
   *
   * @returns false where it is there already, or its time is no time
   */
  add(event: CustomerEvent): boolean {
    if (!this.#preferences.add(event)) return false
    insert(this.#events, event)
    insertInto(this.#byKind, event.kind, event)
    if (event.kind === 'contact' && event.campaign !== undefined)
      insertInto(this.#byKind, ofAction(event.campaign), event)
    if (event.kind === 'case' && event.caseId !== undefined) {
      insertInto(this.#byKind, ofCase(event.caseId), event)
      this.#changedCases.add(event.caseId)
    }
    for (const { parts, events } of this.#passingByFilter.values()) if (passesParts(parts, event)) insert(events, event)
    this.#preferenceMemo.clear()
    return true
  }

  /** By time, then by id. */
  get events(): readonly CustomerEvent[] {
    return this.#events
  }

  /** What we said to them, by time. */
  get contacts(): readonly CustomerEvent[] {
    return this.#byKind.get('contact') ?? []
  }

  /** Contacts that an action led to, by time. */
  contactsOf(action: string): readonly CustomerEvent[] {
    return this.#byKind.get(ofAction(action)) ?? []
  }

  get consents(): readonly Consent[] {
    return this.#preferences.consents
  }

  /** Their cases as they stood at a moment: by the time they were opened, then by id. */
  casesAt(now: number): readonly CustomerCase[] {
    if (this.#changedCases.size > 0) {
      for (const id of this.#changedCases) this.#caseById.set(id, foldCases(this.#byKind.get(ofCase(id)) ?? [])[0])
      this.#changedCases.clear()
      this.#cases = [...this.#caseById.values()].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
    }
    const isLate = (id: string): boolean => (this.#byKind.get(ofCase(id))?.at(-1)?.at ?? now) > now
    if (!this.#cases.some(({ id }) => isLate(id))) return this.#cases
    // A clock ahead, or a decision on the past: what comes later does not count yet.
    return this.#cases.flatMap((own) =>
      isLate(own.id) ? foldCases(this.#byKind.get(ofCase(own.id)) ?? [], { asOf: now }) : own,
    )
  }

  /** What could not be read of their events. */
  issues() {
    return this.#preferences.issues()
  }

  /** What they prefer in a dimension; kept until the day ends or something happens. */
  preference(dimension: PreferenceDimension, asOf: number, options: StatePreferenceOptions = {}): Preference {
    const { consentDefaults, prior } = this.#memoOptions
    if (options.consentDefaults !== consentDefaults || options.prior !== prior) this.#preferenceMemo.clear()
    this.#memoOptions = options
    const key = `${dimension}\u0000${Math.floor(asOf / DAY_MS)}`
    let preference = this.#preferenceMemo.get(key)
    if (preference === undefined) {
      if (this.#preferenceMemo.size > 50) this.#preferenceMemo.clear()
      const { declared } = this.facts
      preference = preferencesOf(this.#preferences, {
        ...options,
        asOf,
        dimensions: [dimension],
        ...(declared === undefined ? {} : { declared }),
      }).preferences[0]
      this.#preferenceMemo.set(key, preference)
    }
    return preference
  }

  /** Whether a condition holds. */
  holds(condition: Condition, asOf: number, options: StatePreferenceOptions = {}): boolean {
    const { goldenId, attributes, relations } = this.facts
    const preferences: Record<string, string | null> = {}
    for (const dimension of preferencesIn(condition)) {
      preferences[dimension] = this.preference(dimension, asOf, options).top
    }
    const customer = {
      goldenId,
      preferences,
      ...(attributes === undefined ? {} : { attributes }),
      ...(relations === undefined ? {} : { relations }),
    }
    return matchesWith(condition, customer, asOf, (what, filter, since) => this.#measure(what, filter, since, asOf))
  }

  /** A measure of the events that pass a filter: those are kept by filter, so that a decision asks for places in a list and not for all events. */
  #measure(what: EventMeasure, filter: EventFilter, since: number, asOf: number): number | undefined {
    const { events } = this.#passing(filter)
    const first = firstAt(events, since)
    const end = firstAfter(events, asOf)
    if (what === 'count') return Math.max(0, end - first)
    if (what === 'last') return end === 0 ? undefined : events[end - 1].at
    let sum = 0
    for (let i = first; i < end; i++) sum += amountOf(events[i])
    return sum
  }

  #passing(filter: EventFilter): { readonly parts: readonly FilterPart[]; readonly events: CustomerEvent[] } {
    let passing = this.#passingByFilter.get(filter)
    if (passing === undefined) {
      if (this.#passingByFilter.size >= MOST_FILTERS) this.#passingByFilter.clear()
      const parts = boundFilter(filter)
      passing = { parts, events: this.#events.filter((event) => passesParts(parts, event)) }
      this.#passingByFilter.set(filter, passing)
    }
    return passing
  }
}

/** Filters of which the events are kept: more than the conditions of some hundred actions ask for. */
const MOST_FILTERS = 500

/** What preferences are inferred with. */
export interface StatePreferenceOptions {
  readonly consentDefaults?: ConsentDefaults
  readonly prior?: PreferencePrior
}

/** Place of the first event at or after a time in events by time. */
export function firstAt(events: readonly CustomerEvent[], since: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (events[middle].at < since) low = middle + 1
    else high = middle
  }
  return low
}

/** Key of the events of a case; no kind of event is called so. */
function ofCase(caseId: string): string {
  return `caseId\u0000${caseId}`
}

/** Key of the contacts of an action; no kind of event is called so. */
function ofAction(action: string): string {
  return `action\u0000${action}`
}

/** Place of the first event after a time in events by time. */
function firstAfter(events: readonly CustomerEvent[], time: number): number {
  // The latest come last, and what is asked is mostly the present.
  let place = events.length
  while (place > 0 && events[place - 1].at > time) place--
  return place
}

function insert(events: CustomerEvent[], event: CustomerEvent): void {
  let at = events.length
  while (at > 0 && compareEvents(events[at - 1], event) > 0) at--
  if (at === events.length) events.push(event)
  else events.splice(at, 0, event)
}

function insertInto(groups: Map<string, CustomerEvent[]>, key: string, event: CustomerEvent): void {
  const group = groups.get(key)
  if (group === undefined) groups.set(key, [event])
  else insert(group, event)
}

function preferencesIn(condition: Condition): PreferenceDimension[] {
  if ('all' in condition) return condition.all.flatMap(preferencesIn)
  if ('any' in condition) return condition.any.flatMap(preferencesIn)
  if ('not' in condition) return preferencesIn(condition.not)
  return 'preference' in condition ? [condition.preference] : []
}
