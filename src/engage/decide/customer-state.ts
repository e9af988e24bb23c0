import { DAY_MS } from '../../base'
import { type CustomerEvent, compareEvents } from '../../event'
import { type CustomerCase, foldCases } from '../../journey'
import type { Consent, ConsentDefaults } from '../consent/consent'
import type { PreferencePrior } from '../preference/preference-prior'
import type { PreferenceDimension } from '../preference/preference-signals'
import { PreferenceState } from '../preference/preference-state'
import { type Preference, preferencesOf } from '../preference/preferences-of'
import type { Condition, EventFilter } from '../segment/condition'
import {
  amountOf,
  boundFilter,
  type EventMeasure,
  type FilterPart,
  matchesWith,
  passesParts,
  type SegmentCustomer,
} from '../segment/matches'
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
  readonly #contacts: CustomerEvent[] = []
  readonly #contactsByAction = new Map<string, CustomerEvent[]>()
  readonly #eventsByCase = new Map<string, CustomerEvent[]>()
  /** Cases by id, as of when they were last asked for. */
  readonly #caseById = new Map<string, CustomerCase>()
  #cases: readonly CustomerCase[] = []
  /** Cases with events that are not folded yet. */
  readonly #changedCases = new Set<string>()
  /** The time of the latest event of any case. */
  #lastCaseAt = Number.NEGATIVE_INFINITY
  readonly #passingByFilter = new Map<
    EventFilter,
    { readonly parts: readonly FilterPart[]; readonly events: CustomerEvent[] }
  >()
  /** The preferences asked for last. */
  readonly #known = new Map<PreferenceDimension, KnownPreference>()

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
    if (event.kind === 'contact') {
      insert(this.#contacts, event)
      if (event.campaign !== undefined) insertInto(this.#contactsByAction, event.campaign, event)
    }
    if (event.kind === 'case' && event.caseId !== undefined) {
      insertInto(this.#eventsByCase, event.caseId, event)
      this.#changedCases.add(event.caseId)
      this.#lastCaseAt = Math.max(this.#lastCaseAt, event.at)
    }
    for (const { parts, events } of this.#passingByFilter.values()) if (passesParts(parts, event)) insert(events, event)
    return true
  }

  /** By time, then by id. */
  get events(): readonly CustomerEvent[] {
    return this.#events
  }

  /** What we said to them, by time. */
  get contacts(): readonly CustomerEvent[] {
    return this.#contacts
  }

  /** Contacts that an action led to, by time. */
  contactsOf(action: string): readonly CustomerEvent[] {
    return this.#contactsByAction.get(action) ?? NO_EVENTS
  }

  get consents(): readonly Consent[] {
    return this.#preferences.consents
  }

  /** Their cases as they stood at a moment: by the time they were opened, then by id. */
  casesAt(now: number): readonly CustomerCase[] {
    if (this.#changedCases.size > 0) {
      for (const id of this.#changedCases) this.#caseById.set(id, foldCases(this.#eventsByCase.get(id)!)[0])
      this.#changedCases.clear()
      this.#cases = [...this.#caseById.values()].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
    }
    if (this.#lastCaseAt <= now) return this.#cases
    // A clock ahead, or a decision on the past: what comes later does not count yet.
    return this.#cases.flatMap((own) =>
      own.updatedAt > now ? foldCases(this.#eventsByCase.get(own.id)!, { asOf: now }) : own,
    )
  }

  /** What could not be read of their events. */
  issues() {
    return this.#preferences.issues()
  }

  /** What they prefer in a dimension; kept until the day ends, a consent begins or ends, or something happens. */
  preference(dimension: PreferenceDimension, asOf: number, options: StatePreferenceOptions = {}): Preference {
    const { consentDefaults, prior } = options
    const day = Math.floor(asOf / DAY_MS)
    const consentChanges = this.#consentChangesUntil(asOf)
    const known = this.#known.get(dimension)
    if (
      known !== undefined &&
      known.events === this.#events.length &&
      known.day === day &&
      known.consentChanges === consentChanges &&
      known.consentDefaults === consentDefaults &&
      known.prior === prior
    ) {
      return known.preference
    }
    const [preference] = preferencesOf(this.#preferences, {
      asOf,
      dimensions: [dimension],
      ...(consentDefaults === undefined ? {} : { consentDefaults }),
      ...(prior === undefined ? {} : { prior }),
      ...(this.facts.declared === undefined ? {} : { declared: this.facts.declared }),
    }).preferences
    this.#known.set(dimension, {
      preference,
      events: this.#events.length,
      day,
      consentChanges,
      consentDefaults,
      prior,
    })
    return preference
  }

  /** Statements made, and grants ended, up to a time: while there are no more of them, every consent stays as it is. */
  #consentChangesUntil(time: number): number {
    let changes = 0
    for (const { at, expiresAt } of this.consents) {
      if (at <= time) changes++
      if (expiresAt !== undefined && expiresAt <= time) changes++
    }
    return changes
  }

  /** Whether a condition holds. */
  holds(condition: Condition, asOf: number, options: StatePreferenceOptions = {}): boolean {
    const dimensions = preferencesIn(condition)
    const customer: SegmentCustomer =
      dimensions.length === 0 ? this.facts : { preferences: this.#tops(dimensions, asOf, options), ...this.facts }
    return matchesWith(condition, customer, asOf, (what, filter, since) => this.#measure(what, filter, since, asOf))
  }

  #tops(dimensions: readonly PreferenceDimension[], asOf: number, options: StatePreferenceOptions) {
    const tops: Partial<Record<PreferenceDimension, string | null>> = {}
    for (const dimension of dimensions) tops[dimension] = this.preference(dimension, asOf, options).top
    return tops
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

const NO_EVENTS: readonly CustomerEvent[] = Object.freeze([])

/** Filters of which the events are kept: more than the conditions of some hundred actions ask for. */
const MOST_FILTERS = 500

/** A preference, and all that it depends on. */
interface KnownPreference {
  readonly preference: Preference
  /** How many there were. */
  readonly events: number
  readonly day: number
  readonly consentChanges: number
  readonly consentDefaults: ConsentDefaults | undefined
  readonly prior: PreferencePrior | undefined
}

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
