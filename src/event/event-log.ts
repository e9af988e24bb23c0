import { compareRepeats } from './compare-events'
import type { CustomerEvent } from './event'
import { type Evidence, evidenceKeys, evidenceOf, namesActor } from './evidence'
import { SortedRows } from './sorted-rows'

/** Bits of {@link EventLog.flags}. */
export const EventFlag = {
  /** Someone signs in on the device, or takes over from another. */
  login: 1,
  /** Whoever was signed in is so no longer. */
  logout: 2,
  /** It names who acted, by record or account. */
  names: 4,
  /** We did it and not the customer. */
  ours: 8,
  /** It was replaced by another event of its ID. */
  dead: 16,
  /** It says no more than which of our contacts it answers. */
  reply: 32,
} as const

const LOGOUTS: ReadonlySet<string> = new Set([
  'logout',
  'logged-out',
  'sign-out',
  'signed-out',
  'session-expired',
  'expired',
  'timeout',
])
const FAILURES: ReadonlySet<string> = new Set(['failed', 'failure', 'denied', 'rejected', 'error'])
/** Nothing. */
const NO_ROWS: readonly number[] = []

/**
 * Events in columns: a row each in the order of arrival, and for each device its rows in the order of time, so that sessions and attribution run
 * over integers and a late event moves nothing but its device. Devices and evidence are numbered from 1; 0 is none.
 *
 * The log takes events in any order and holds each ID once; where two events of one ID differ, the one that was received first counts, then
 * the smaller content, whatever the order of arrival. Events are held as they are and never changed.
 */
export class EventLog {
  /** Time of each row; as long as the log has room, of which {@link rowCount} are in use. */
  at = new Float64Array(1024)
  device = new Int32Array(1024)
  /** Number of what the event says about whose it is: {@link evidences}. */
  evidence = new Int32Array(1024)
  /** Number of the campaign. */
  campaign = new Int32Array(1024)
  /** Bits of {@link EventFlag}. */
  flags = new Uint8Array(1024)
  /** Rows in use, dead ones included. */
  rowCount = 0
  /** Changes whenever it changes what evidence there is. */
  revision = 0
  /** Events that the log holds. */
  size = 0
  /** Events by row. */
  readonly events: CustomerEvent[] = []
  /** What distinct evidence there is, by number; 0 is not used. */
  readonly evidences: (Evidence | undefined)[] = [undefined]
  /** Devices by number; 0 is not used. */
  readonly deviceIds: string[] = ['']

  private readonly rowsById = new Map<string, number>()
  private readonly devices = new Map<string, number>()
  private readonly campaigns = new Map<string, number>()
  private readonly evidenceByKeys = new Map<string, number>()
  private readonly evidencesByKey = new Map<string, number[]>()
  private readonly rowsByEvidence: number[][] = [[]]
  private readonly runs: SortedRows[] = [new SortedRows(this)]
  private readonly authRuns: SortedRows[] = [new SortedRows(this)]
  private readonly actors: Set<number>[] = [new Set()]
  private readonly replies = new Map<string, number[]>()

  /** A log of `events`. */
  static of(events: Iterable<CustomerEvent>): EventLog {
    const log = new EventLog()
    for (const event of events) log.add(event)
    return log
  }

  /**
   * Takes an event in.
   *
   * @returns `added`; `repeated` if it was there already; of an event that says something else under an ID that is there, `replaced` where the
   *   new one counts and `refused` where the old one does
   */
  add(event: CustomerEvent): 'added' | 'repeated' | 'replaced' | 'refused' {
    const known = this.rowsById.get(event.id)
    if (known !== undefined) {
      const order = compareRepeats(event, this.events[known])
      if (order >= 0) return order === 0 ? 'repeated' : 'refused'
      this.withdraw(known)
    }
    this.append(event)
    return known === undefined ? 'added' : 'replaced'
  }

  /** Row of an event, or -1. */
  rowOf(id: string): number {
    return this.rowsById.get(id) ?? -1
  }

  /** Number of a device, or 0. */
  deviceOf(id: string): number {
    return this.devices.get(id) ?? 0
  }

  /** Rows of a device by time, then by ID: good until the next event is added. */
  run(device: number): readonly number[] {
    return this.runs[device].read()
  }

  /** Place of a row in the {@link run} of its device. */
  placeInRun(row: number): number {
    const run = this.runs[this.device[row]]
    run.read()
    return run.placeOf(row)
  }

  /** Rows of a device at which someone signed in or out, as {@link run}. */
  authRun(device: number): readonly number[] {
    return this.authRuns[device].read()
  }

  /** Place in {@link authRun} of the first row that does not come before `row`. */
  placeInAuthRun(row: number): number {
    const run = this.authRuns[this.device[row]]
    run.read()
    return run.placeOf(row)
  }

  /** Numbers of all evidence that names who acted on a device. */
  actorsOf(device: number): ReadonlySet<number> {
    return this.actors[device]
  }

  /** Numbers of all evidence with this key: see `recordEvidenceKey` and `identifierKey`. */
  evidencesOf(key: string): readonly number[] {
    return this.evidencesByKey.get(key) ?? NO_ROWS
  }

  /** Rows with this evidence as they arrived; dead ones may be among them. */
  rowsOf(evidence: number): readonly number[] {
    return this.rowsByEvidence[evidence]
  }

  /** Whether an event of the log has this evidence. */
  isInUse(evidence: number): boolean {
    return this.rowsByEvidence[evidence].some((row) => (this.flags[row] & EventFlag.dead) === 0)
  }

  /** Rows of events that answer the event `id`; dead ones may be among them. */
  repliesTo(id: string): readonly number[] {
    return this.replies.get(id) ?? NO_ROWS
  }

  /** Negative where row `a` happened before row `b`; ties by ID. */
  compareRows(a: number, b: number): number {
    const difference = this.at[a] - this.at[b]
    if (difference !== 0) return difference
    const { events } = this
    return events[a].id < events[b].id ? -1 : events[a].id > events[b].id ? 1 : a - b
  }

  private append(event: CustomerEvent): void {
    if (this.rowCount === this.at.length) this.grow()
    const row = this.rowCount++
    this.size++
    this.events.push(event)
    this.rowsById.set(event.id, row)
    const failed = isFailedLogin(event)
    const flags = failed ? 0 : flagsOf(event)
    this.at[row] = event.at
    this.campaign[row] = event.campaign === undefined ? 0 : numberIn(this.campaigns, event.campaign)
    const evidence = failed ? 0 : this.evidenceNumber(event)
    this.evidence[row] = evidence
    const names = evidence !== 0 && namesActor(this.evidences[evidence]!) ? EventFlag.names : 0
    const reply = evidence === 0 && event.kind === 'response' && event.refersTo !== undefined ? EventFlag.reply : 0
    this.flags[row] = flags | names | reply
    const device = event.device === undefined ? 0 : this.deviceNumber(event.device)
    this.device[row] = device
    if (device !== 0) {
      this.runs[device].push(row)
      if ((flags & (EventFlag.login | EventFlag.logout)) !== 0) this.authRuns[device].push(row)
      if (isActor(flags | names) && evidence !== 0) this.actors[device].add(evidence)
    }
    if (evidence !== 0) {
      if (!this.isInUse(evidence)) this.revision++
      this.rowsByEvidence[evidence].push(row)
    }
    if (event.refersTo !== undefined) pushTo(this.replies, event.refersTo, row)
  }

  private withdraw(row: number): void {
    this.revision++
    const device = this.device[row]
    if (device !== 0) {
      this.runs[device].remove(row)
      if ((this.flags[row] & (EventFlag.login | EventFlag.logout)) !== 0) this.authRuns[device].remove(row)
      const actors = this.actors[device]
      actors.clear()
      for (const other of this.runs[device].read()) {
        if (isActor(this.flags[other]) && this.evidence[other] !== 0) actors.add(this.evidence[other])
      }
    }
    this.flags[row] = EventFlag.dead
    this.size--
  }

  private deviceNumber(id: string): number {
    const device = numberIn(this.devices, id)
    if (device === this.runs.length) {
      this.deviceIds.push(id)
      this.runs.push(new SortedRows(this))
      this.authRuns.push(new SortedRows(this))
      this.actors.push(new Set())
    }
    return device
  }

  private evidenceNumber(event: CustomerEvent): number {
    const evidence = evidenceOf(event)
    if (evidence === undefined) return 0
    const keys = evidenceKeys(evidence)
    const number = numberIn(this.evidenceByKeys, keys.length === 1 ? keys[0] : keys.join('\u0001'))
    if (number === this.evidences.length) {
      this.revision++
      this.evidences.push(evidence)
      this.rowsByEvidence.push([])
      for (const key of keys) pushTo(this.evidencesByKey, key, number)
    }
    return number
  }

  private grow(): void {
    const room = this.at.length * 2
    this.at = copied(new Float64Array(room), this.at)
    this.device = copied(new Int32Array(room), this.device)
    this.evidence = copied(new Int32Array(room), this.evidence)
    this.campaign = copied(new Int32Array(room), this.campaign)
    this.flags = copied(new Uint8Array(room), this.flags)
  }
}

function isActor(flags: number): boolean {
  return (flags & (EventFlag.names | EventFlag.login)) !== 0
}

function flagsOf({ kind, name }: CustomerEvent): number {
  if (kind === 'contact') return EventFlag.ours
  return kind !== 'auth' ? 0 : LOGOUTS.has(name) ? EventFlag.logout : EventFlag.login
}

/** A login that failed says nothing about who uses the device, and the account that it names may be another's. */
function isFailedLogin({ kind, name, outcome }: CustomerEvent): boolean {
  if (kind !== 'auth') return false
  return (
    FAILURES.has(name) || name.endsWith('-failed') || (outcome !== undefined && FAILURES.has(outcome.toLowerCase()))
  )
}

function numberIn(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text)
  if (known !== undefined) return known
  numbers.set(text, numbers.size + 1)
  return numbers.size
}

function pushTo(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

function copied<T extends Float64Array | Int32Array | Uint8Array>(larger: T, smaller: T): T {
  larger.set(smaller)
  return larger
}
