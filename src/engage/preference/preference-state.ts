import { compareText, DAY_MS } from '../../base'
import type { CustomerEvent } from '../../event'
import type { Consent } from '../consent/consent'
import { readConsent } from '../consent/read-consents'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import { type Zone, zoneOf } from '../local-time'
import { DayTally, type DecayedCounts } from './day-tally'
import {
  isUnasked,
  optionOf,
  type PreferenceDimension,
  preferenceDimensions,
  responseDimensions,
} from './preference-signals'

const HALF_HOUR_MS = 1_800_000

/** Latest time that a date can have. */
const LAST_TIME = 8.64e15

/** How events are read. */
export interface PreferenceSignalOptions {
  /** IANA zone of the person, for events that do not tell theirs. Without both, an event says nothing about days and hours. */
  readonly zone?: string
  /** An answer counts up to this long after the contact. Default 14 days. */
  readonly responseDays?: number
  /** Names of responses that are answers. Default `opened`, `clicked`, `replied`, `converted`. */
  readonly answers?: readonly string[]
}

const ANSWERS: readonly string[] = ['opened', 'clicked', 'replied', 'converted']

/** The person whose state it is, where a statement does not say whose it is. */
const NAMELESS = { source: 'nameless', recordId: '' }

interface Contact {
  readonly event: CustomerEvent
  isAnswered: boolean
}

/** One option of one dimension, as told by events over one channel. */
interface Cell {
  readonly option: string
  readonly via: string | undefined
  readonly tally: DayTally
  /** Half hours in which it was active: a burst of page views is one sign and not fifty. */
  readonly halfHours: Set<number>
}

/**
 * What one person's events say about their preferences, as counts. Events may come in any order and more than once; the state is the same as
 * of all of them at once.
 *
 * @example
 * ```ts
 * import { PreferenceState, preferencesOf } from 'samewise/customer'
 *
 * const state = new PreferenceState({ zone: 'Europe/Berlin' })
 * state.add({ id: 'c1', at: 0, kind: 'contact', name: 'sent', channel: 'sms' })
 * state.add({ id: 'r1', at: 60_000, kind: 'response', name: 'clicked', refersTo: 'c1' })
 * const [channel] = preferencesOf(state, { asOf: 86_400_000, consentDefaults: { personalisation: 'allow' } }).preferences
 * channel.distribution[0].option // 'sms'
 * channel.top // null: one contact is no evidence
 * ```
 */
export class PreferenceState {
  readonly #zone: Zone | undefined
  readonly #responseMs: number
  readonly #answers: readonly string[]
  readonly #seen = new Set<string>()
  readonly #cells = new Map<string, Cell>()
  /** The same by option, then by channel. */
  readonly #cellsOf = new Map<PreferenceDimension, Cell[]>()
  readonly #channels = new Set<string | undefined>()
  readonly #contacts = new Map<string, Contact>()
  /** Earliest answers to contacts that have not come yet. */
  readonly #answersAhead = new Map<string, number[]>()
  readonly #consents: Consent[] = []
  readonly #issues = new IssueCounter()

  constructor(options: PreferenceSignalOptions = {}) {
    const { zone, responseDays = 14, answers = ANSWERS } = options
    this.#zone = zone === undefined ? undefined : zoneOf(zone)
    if (zone !== undefined && this.#zone === undefined) this.#issues.add('unknown-zone', zone)
    this.#responseMs = responseDays * DAY_MS
    this.#answers = answers
  }

  /**
   * Takes an event in.
   *
   * @returns false where it is there already, or its time is no time
   */
  add(event: CustomerEvent): boolean {
    if (this.#seen.has(event.id)) return false
    this.#seen.add(event.id)
    if (!(Math.abs(event.at) <= LAST_TIME)) {
      this.#issues.add('unusable-time', event.id)
      return false
    }
    if (event.kind === 'contact') this.#addContact(event)
    else if (event.kind === 'response') this.#addResponse(event)
    else if (isUnasked(event)) this.#addActivity(event)
    const consent = readConsent(event, this.#issues, { somebody: NAMELESS })
    if (consent !== undefined) this.#consents.push(consent)
    return true
  }

  /** The statements about consent that were among the events. */
  get consents(): readonly Consent[] {
    return this.#consents
  }

  /** What could not be read. */
  issues(): EngageIssue[] {
    return this.#issues.list()
  }

  /** Channels over which anything is known. */
  channels(): (string | undefined)[] {
    return [...this.#channels]
  }

  /**
   * The options of a dimension with their counts under decay, by option.
   *
   * @param isUsable whether what came over a channel may be used
   */
  counts(
    dimension: PreferenceDimension,
    asOf: number,
    halfLifeDays: number,
    isUsable: (via: string | undefined) => boolean,
  ): Map<string, DecayedCounts> {
    const today = Math.floor(asOf / DAY_MS)
    const counts = new Map<string, DecayedCounts>()
    for (const { option, via, tally } of this.#cellsOf.get(dimension) ?? []) {
      if (!isUsable(via)) continue
      let sums = counts.get(option)
      if (sums === undefined) counts.set(option, (sums = { n: 0, successes: 0, squares: 0 }))
      tally.weigh(today, halfLifeDays, sums)
    }
    return counts
  }

  #addContact(event: CustomerEvent): void {
    const ahead = this.#answersAhead.get(event.id)
    this.#answersAhead.delete(event.id)
    const isAnswered = ahead?.some((at) => this.#isInTime(event, at)) ?? false
    this.#contacts.set(event.id, { event, isAnswered })
    this.#countContact(event, 1, isAnswered ? 1 : 0)
  }

  #addResponse(event: CustomerEvent): void {
    const { refersTo, at } = event
    if (refersTo === undefined || !this.#answers.includes(event.name)) return
    const contact = this.#contacts.get(refersTo)
    if (contact === undefined) {
      const ahead = this.#answersAhead.get(refersTo)
      if (ahead === undefined) this.#answersAhead.set(refersTo, [at])
      else ahead.push(at)
    } else if (!contact.isAnswered && this.#isInTime(contact.event, at)) {
      contact.isAnswered = true
      this.#countContact(contact.event, 0, 1)
    }
  }

  #isInTime(contact: CustomerEvent, at: number): boolean {
    return at >= contact.at && at - contact.at <= this.#responseMs
  }

  #countContact(event: CustomerEvent, trials: number, successes: number): void {
    const zone = this.#zoneOf(event, trials === 1)
    for (const dimension of responseDimensions) {
      const option = optionOf(event, dimension, zone)
      if (option === undefined) continue
      this.#cell(dimension, option, event.channel).tally.add(dayOf(event.at), trials, successes)
    }
  }

  #addActivity(event: CustomerEvent): void {
    const zone = this.#zoneOf(event, true)
    const halfHour = Math.floor(event.at / HALF_HOUR_MS)
    for (const dimension of preferenceDimensions) {
      if (responseDimensions.includes(dimension)) continue
      const option = optionOf(event, dimension, zone)
      if (option === undefined) continue
      const { halfHours, tally } = this.#cell(dimension, option, event.channel)
      if (halfHours.has(halfHour)) continue
      halfHours.add(halfHour)
      tally.add(dayOf(event.at), 1, 1)
    }
  }

  #zoneOf(event: CustomerEvent, isCounting: boolean): Zone | undefined {
    const own = event.zone === undefined ? undefined : zoneOf(event.zone)
    if (isCounting && event.zone !== undefined && own === undefined) this.#issues.add('unknown-zone', event.zone)
    const zone = own ?? this.#zone
    if (isCounting && zone === undefined) this.#issues.add('no-zone', event.id)
    return zone
  }

  #cell(dimension: PreferenceDimension, option: string, via: string | undefined): Cell {
    const key = `${dimension}\u0000${option}\u0000${via ?? ''}`
    let cell = this.#cells.get(key)
    if (cell === undefined) {
      cell = { option, via, tally: new DayTally(), halfHours: new Set() }
      this.#cells.set(key, cell)
      this.#channels.add(via)
      // Sums are made in this order, whatever the order of events.
      const own = [...(this.#cellsOf.get(dimension) ?? []), cell]
      this.#cellsOf.set(dimension, own.sort(compareCells))
    }
    return cell
  }
}

function compareCells(a: Cell, b: Cell): number {
  return compareText(a.option, b.option) || compareText(a.via ?? '', b.via ?? '')
}

function dayOf(at: number): number {
  return Math.floor(at / DAY_MS)
}
