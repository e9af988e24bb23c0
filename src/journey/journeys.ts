import {
  type CustomerEvent,
  EventFlag,
  EventLog,
  evidenceKeys,
  identifierKey,
  isAccountType,
  recordEvidenceKey,
  SortedRows,
} from '../event'
import type { RecordRef } from '../identity'
import { attributionsOf } from './attribute-events'
import { Attribution } from './attribution'
import type { AttributionPolicy } from './attribution-policy'
import { type AttributionExplanation, attributionAt, type EventAttribution, explainRow } from './explain-attribution'
import type { IdentifierLink, IdentifierOwner, IdentityIndex } from './identity-index'
import { type OwnershipInterval, ownershipOf } from './ownership'
import { type Session, type SessionOptions, sessionAround, sessionsAmong } from './sessions'

/** What a change did to the attribution of events. */
export interface JourneyUpdate {
  /** `added`; `repeated` if the event was there; `replaced` or `refused` if it differs from one of its ID. Of identities always `moved`. */
  readonly outcome: 'added' | 'repeated' | 'replaced' | 'refused' | 'moved'
  /** How many events were decided anew. */
  readonly decided: number
  /** Events that are another's now than before: the new one first, if it is somebody's, then the others by time. */
  readonly changed: readonly EventAttribution[]
}

/**
 * The events of all customers, and whose each is, kept up to date event by event. In whatever order they come, it holds what one batch over all
 * of them would give: a late event is decided along with its neighbours on the device, and a merge or unmerge along with the events of the
 * records that moved.
 *
 * @example
 * ```ts
 * import { IdentityIndex, Journeys } from 'samewise/customer'
 *
 * const record = { source: 'shop', recordId: '7' }
 * const journeys = new Journeys(new IdentityIndex({ crosswalk: [{ goldenId: 'g_ann', ...record }] }))
 * journeys.update({ id: 'e1', at: 0, kind: 'interaction', name: 'page-view', device: 'cookie' })
 * const { changed } = journeys.update({ id: 'e2', at: 60_000, kind: 'auth', name: 'login', device: 'cookie', record })
 * changed.map((event) => event.eventId) // ['e2', 'e1']
 * journeys.explain('e1')?.words // 'Attributed to g_ann. They signed in on its device afterwards, …'
 * journeys.eventsOf('g_ann').length // 2
 * ```
 */
export class Journeys {
  readonly log: EventLog
  private readonly attribution: Attribution
  private readonly rowsByPerson = new Map<number, SortedRows>()
  private sharing = new Uint8Array(64)

  /**
   * @param identity who is meant by records and identifiers; change it through {@link moveRecord} and {@link addIdentifier} from here on
   * @param policy see {@link AttributionPolicy}
   * @param events to begin with: many at once are taken in far faster than one by one
   * @throws BAD_CONFIG for a policy that cannot be
   */
  constructor(
    readonly identity: IdentityIndex,
    policy: AttributionPolicy = {},
    events: Iterable<CustomerEvent> = [],
  ) {
    this.log = EventLog.of(events)
    this.attribution = new Attribution(this.log, identity, policy)
    this.attribution.decideAll()
    for (let device = 1; device < this.log.deviceIds.length; device++) this.noteSharing(device)
    for (let row = 0; row < this.log.rowCount; row++) {
      if (this.attribution.person[row] !== 0 && !this.isDead(row)) this.rowsFor(this.attribution.person[row]).push(row)
    }
  }

  /** Takes an event in. */
  update(event: CustomerEvent): JourneyUpdate {
    const { log } = this
    const replaced = log.rowOf(event.id)
    const around = new Rows()
    // An event that goes takes its say with it, so what it had a say in is looked up before.
    if (replaced >= 0) this.withNeighbours(replaced, around)
    const owners = this.ownersBefore(event)
    const revision = log.revision
    const outcome = log.add(event)
    if (outcome === 'repeated' || outcome === 'refused') return { outcome, decided: 0, changed: [] }
    const row = log.rowCount - 1
    const left = replaced < 0 ? 0 : this.leave(replaced)
    this.withNeighbours(row, around)
    const former = replaced < 0 ? 0 : log.device[replaced]
    if (former !== 0 && this.noteSharing(former)) for (const other of log.run(former)) around.add(other)
    if (replaced >= 0 && log.revision !== revision) this.withKeysOf(replaced, around)
    for (const { key, isAccount, owner } of owners) {
      const { status, goldenId } = this.attribution.ownerOf(key, isAccount)
      if (status !== owner.status || goldenId !== owner.goldenId) this.withKey(key, around)
    }
    for (const reply of log.repliesTo(event.id)) this.withNeighbours(reply, around)
    const { decided, changed } = this.decide(around)
    // The row of an event that was replaced is another one now, so its persons are compared across both rows.
    const others = changed.filter(({ eventId }) => eventId !== event.id)
    const own = this.attribution.person[row] === left ? [] : [attributionAt(this.attribution, row)]
    return { outcome, decided, changed: [...own, ...others] }
  }

  /** Gives a record to a person, or to nobody: what follows a merge or an unmerge, record by record. */
  moveRecord(record: RecordRef, goldenId: string | undefined): JourneyUpdate {
    const around = new Rows()
    const keys = new Set([recordEvidenceKey(record), ...this.identity.keysOfRecord(record)])
    this.identity.moveRecord(record, goldenId)
    for (const evidence of this.log.evidencesOf(recordEvidenceKey(record))) {
      for (const key of evidenceKeys(this.log.evidences[evidence]!)) keys.add(key)
    }
    for (const key of keys) this.withKey(key, around)
    return { outcome: 'moved', ...this.decide(around) }
  }

  /** Takes in that a record has an identifier. */
  addIdentifier(link: IdentifierLink): JourneyUpdate {
    const around = new Rows()
    this.identity.addIdentifier(link)
    this.withKey(identifierKey(link.type, link.value), around)
    return { outcome: 'moved', ...this.decide(around) }
  }

  /** Whose an event is; nothing for one that is not there. */
  attributionOf(eventId: string): EventAttribution | undefined {
    const row = this.log.rowOf(eventId)
    return row < 0 ? undefined : attributionAt(this.attribution, row)
  }

  /** Whose an event is, and why, in words. */
  explain(eventId: string): AttributionExplanation | undefined {
    const row = this.log.rowOf(eventId)
    return row < 0 ? undefined : explainRow(this.attribution, row)
  }

  /** Whose each event is, by time, then by ID. */
  attributions(): EventAttribution[] {
    return attributionsOf(this.attribution)
  }

  /** Events of a person by time, then by ID; up to `asOf` where it is given. */
  eventsOf(goldenId: string, asOf = Number.POSITIVE_INFINITY): CustomerEvent[] {
    const events = this.runOf(goldenId).map((row) => this.log.events[row])
    return asOf === Number.POSITIVE_INFINITY ? events : events.filter((event) => event.at <= asOf)
  }

  /** Sessions of a person across their devices. */
  sessionsOf(goldenId: string, options: SessionOptions = {}): Session[] {
    return sessionsAmong(this.log, this.runOf(goldenId), options)
  }

  /** Sessions on a device, whoever used it. */
  deviceSessions(device: string, options: SessionOptions = {}): Session[] {
    const number = this.log.deviceOf(device)
    return number === 0 ? [] : sessionsAmong(this.log, this.log.run(number), options)
  }

  /** The session of an event on its device, found by looking at its neighbours only. */
  sessionOf(eventId: string, options: SessionOptions = {}): Session | undefined {
    const { log } = this
    const row = log.rowOf(eventId)
    if (row < 0) return undefined
    const device = log.device[row]
    return device === 0
      ? sessionAround(log, [row], 0, options)
      : sessionAround(log, log.run(device), log.placeInRun(row), options)
  }

  /** In which intervals a device was whose. */
  ownershipOf(device: string): OwnershipInterval[] {
    const number = this.log.deviceOf(device)
    return number === 0 ? [] : ownershipOf(this.attribution, number)
  }

  private runOf(goldenId: string): readonly number[] {
    const person = this.attribution.numberOf(goldenId)
    return person === 0 ? [] : (this.rowsByPerson.get(person)?.read() ?? [])
  }

  private isDead(row: number): boolean {
    return (this.log.flags[row] & EventFlag.dead) !== 0
  }

  /** Whose the identifiers of an event are that came with a record: where it says otherwise, other events change hands. */
  private ownersBefore(event: CustomerEvent): { key: string; isAccount: boolean; owner: IdentifierOwner }[] {
    if (event.record === undefined) return []
    return Object.entries(event.identifiers ?? {}).flatMap(([type, value]) => {
      const key = identifierKey(type, value)
      if (this.log.evidencesOf(key).length === 0) return []
      const isAccount = isAccountType(type)
      return [{ key, isAccount, owner: this.attribution.ownerOf(key, isAccount) }]
    })
  }

  /** Adds what an event has a say in: the span around it, and of a login the one before; all of its device if its sort of use changes. */
  private withNeighbours(row: number, around: Rows): void {
    const { log, attribution } = this
    const device = log.device[row]
    if (this.isDead(row)) return
    if (device === 0) {
      around.add(row)
      return
    }
    const run = log.run(device)
    let [from, to] = attribution.spanAround(row)
    if (this.noteSharing(device)) [from, to] = [0, run.length]
    else if (from > 0 && (log.flags[row] & EventFlag.login) !== 0) from = attribution.spanAround(run[from - 1])[0]
    for (let i = from; i < to; i++) around.add(run[i])
  }

  /** Adds all events whose evidence holds a key, and what is on their devices, as they may be used by another number of persons now. */
  private withKey(key: string, around: Rows): void {
    const { log } = this
    const devices = new Set<number>()
    const visit = (row: number) => {
      if (this.isDead(row)) return
      if (log.device[row] === 0) around.add(row)
      else devices.add(log.device[row])
    }
    for (const evidence of log.evidencesOf(key)) {
      for (const row of log.rowsOf(evidence)) {
        visit(row)
        for (const reply of log.repliesTo(log.events[row].id)) visit(reply)
      }
    }
    for (const device of devices) {
      this.noteSharing(device)
      for (const row of log.run(device)) around.add(row)
    }
  }

  private withKeysOf(row: number, around: Rows): void {
    const evidence = this.log.evidence[row]
    if (evidence !== 0) for (const key of evidenceKeys(this.log.evidences[evidence]!)) this.withKey(key, around)
  }

  /** Notes by how many persons a device is used, and says whether that is another sort of use than before. */
  private noteSharing(device: number): boolean {
    if (device >= this.sharing.length) {
      const { sharing } = this
      ;(this.sharing = new Uint8Array(Math.max(device + 1, sharing.length * 2))).set(sharing)
    }
    const before = this.sharing[device]
    this.sharing[device] = this.attribution.sharingOf(device)
    return this.sharing[device] !== before
  }

  /** Takes an event that was replaced from its person, and returns that person. */
  private leave(row: number): number {
    const person = this.attribution.person[row]
    if (person !== 0) this.rowsFor(person).remove(row)
    return person
  }

  private decide(around: Rows): { decided: number; changed: EventAttribution[] } {
    const { attribution } = this
    const rows = around.list.filter((row) => !this.isDead(row))
    const before = rows.map((row) => attribution.person[row] ?? 0)
    const done = new Set<number>()
    for (const row of rows) if (!done.has(row)) for (const same of attribution.decide(row)) done.add(same)
    const changed: number[] = []
    rows.forEach((row, i) => {
      const after = attribution.person[row]
      if (after === before[i]) return
      if (before[i] !== 0) this.rowsFor(before[i]).remove(row)
      if (after !== 0) this.rowsFor(after).push(row)
      changed.push(row)
    })
    changed.sort((a, b) => this.log.compareRows(a, b))
    return { decided: done.size, changed: changed.map((row) => attributionAt(attribution, row)) }
  }

  private rowsFor(person: number): SortedRows {
    let rows = this.rowsByPerson.get(person)
    if (rows === undefined) this.rowsByPerson.set(person, (rows = new SortedRows(this.log)))
    return rows
  }
}

/** Rows to be decided, each once. */
class Rows {
  readonly list: number[] = []
  private readonly seen = new Set<number>()

  add(row: number): void {
    if (this.seen.has(row)) return
    this.seen.add(row)
    this.list.push(row)
  }
}
