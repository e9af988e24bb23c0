import { EventFlag, type EventLog } from '../event'
import { type AttributionPolicy, type FullAttributionPolicy, fullAttributionPolicy } from './attribution-policy'
import type { IdentifierOwner, IdentityIndex } from './identity-index'
import { PersonResolver, Verdict } from './person-resolver'

/** Why an event is whose it is, or nobody's. The first ones are those of `Verdict`. */
export const attributionReasons = [
  'no-evidence',
  'record',
  'identifier',
  'unknown-customer',
  'ambiguous-identifier',
  'shared-identifier',
  'contradicting-identifiers',
  'signed-in',
  'before-login',
  'same-device',
  'anonymous',
  'unknown-owner',
  'contradicted-owner',
  'session-over',
  'public-device',
  'mixed-session',
  'beyond-lookback',
] as const

/** The name of a reason. */
export type AttributionReason = (typeof attributionReasons)[number]

const Reason = {
  signedIn: 7,
  beforeLogin: 8,
  sameDevice: 9,
  anonymous: 10,
  unknownOwner: 11,
  contradictedOwner: 12,
  sessionOver: 13,
  publicDevice: 14,
  mixedSession: 15,
  beyondLookback: 16,
} as const

/** Someone unknown who signed in: below 0, and the number of nobody's evidence. */
const SOMEONE = -0x80000000

/** How many use a device. */
const Sharing = { personal: 0, shared: 1, public: 2 } as const

/**
 * Whose the events of a log are, in columns by row of the log. The logins of a device cut its events into spans; a span is decided by itself, so
 * that one event is answered, and a late one taken in, by looking at the span around it. Nothing is stored that identities could outdate: the
 * columns hold what was decided last, and every question decides anew.
 */
export class Attribution {
  /** Number of the person, see {@link goldenIdOf}; 0 for nobody. */
  person = new Int32Array(0)
  /** Place in {@link attributionReasons}. */
  reason = new Uint8Array(0)
  /** Row of the login that settled it, or -1. */
  login = new Int32Array(0)
  readonly policy: FullAttributionPolicy
  private readonly resolver: PersonResolver
  private readonly publicDevices: ReadonlySet<string>
  /** The person that each event of the span names by itself, by place in the span. */
  private named = new Int32Array(256)

  constructor(
    readonly log: EventLog,
    readonly identity: IdentityIndex,
    policy: AttributionPolicy = {},
  ) {
    this.policy = fullAttributionPolicy(policy)
    this.resolver = new PersonResolver(log, identity)
    this.publicDevices = new Set(this.policy.publicDevices)
  }

  /** Golden ID of a person by number. */
  goldenIdOf(person: number): string {
    return this.resolver.goldenIds[person]
  }

  /** Number of a person; 0 for one to whom nothing has been attributed. */
  numberOf(goldenId: string): number {
    return this.resolver.numberOf(goldenId)
  }

  /** Decides all events of the log. */
  decideAll(): void {
    const { log } = this
    this.makeRoom()
    for (let row = 0; row < log.rowCount; row++) {
      if (log.device[row] === 0 && (log.flags[row] & EventFlag.dead) === 0) this.decideAlone(row)
    }
    for (let device = 1; device < log.deviceIds.length; device++) this.decideDevice(device)
  }

  /** Decides all events of a device. */
  decideDevice(device: number): void {
    this.makeRoom()
    const { log } = this
    const run = log.run(device)
    const auth = log.authRun(device)
    const sharing = this.sharingOf(device)
    let from = 0
    let authAt = 0
    while (from < run.length) {
      while (authAt < auth.length && (log.flags[auth[authAt]] & EventFlag.login) === 0) authAt++
      // The login at the start of a span is its own; the next one ends it.
      if (authAt < auth.length && auth[authAt] === run[from]) {
        authAt++
        continue
      }
      const to = authAt < auth.length ? log.placeInRun(auth[authAt]) : run.length
      this.decideSpan(run, from, to, sharing)
      from = to
    }
  }

  /**
   * Decides an event along with the span it lies in.
   *
   * @returns rows of the span: the event alone where it came without a device
   */
  decide(row: number): readonly number[] {
    this.makeRoom()
    const { log } = this
    const device = log.device[row]
    if (device === 0) {
      this.decideAlone(row)
      return [row]
    }
    const run = log.run(device)
    const [from, to] = this.spanAround(row)
    this.decideSpan(run, from, to, this.sharingOf(device))
    return run.slice(from, to)
  }

  /**
   * Places in the run of its device from the last login before an event up to the next login after it: as far as the event can have a say. The
   * span of a login starts with it, and what came before it is another span.
   */
  spanAround(row: number): [from: number, to: number] {
    const { log } = this
    const device = log.device[row]
    const auth = log.authRun(device)
    const place = log.placeInAuthRun(row)
    let after = place
    const isLogin = (k: number) => (log.flags[auth[k]] & EventFlag.login) !== 0
    if (after < auth.length && auth[after] === row) after++
    while (after < auth.length && !isLogin(after)) after++
    let before = auth[place] === row && isLogin(place) ? place : place - 1
    while (before >= 0 && !isLogin(before)) before--
    return [
      before < 0 ? 0 : log.placeInRun(auth[before]),
      after < auth.length ? log.placeInRun(auth[after]) : log.run(device).length,
    ]
  }

  /** Whose an identifier is, by records and by the events it came in: see `identifierKey`. */
  ownerOf(key: string, isAccount: boolean): IdentifierOwner {
    return this.resolver.ownerOf(key, isAccount, undefined)
  }

  /** How many use a device: 0 for one at most, 1 for several, 2 for the public. */
  sharingOf(device: number): number {
    const { log, policy, resolver } = this
    if (this.publicDevices.has(log.deviceIds[device])) return Sharing.public
    const persons = new Set<number>()
    for (const evidence of log.actorsOf(device)) {
      persons.add(resolver.personEver(evidence))
      if (persons.size > policy.publicAbove) return Sharing.public
    }
    return persons.size > policy.sharedAbove ? Sharing.shared : Sharing.personal
  }

  /** Decides an event by what it says itself, and returns whom it names: below 0 for somebody who cannot be told. */
  private decideAlone(row: number): number {
    const code = this.resolver.personOf(row)
    this.person[row] = Math.max(0, code)
    this.reason[row] = this.resolver.lastVerdict
    this.login[row] = -1
    return code
  }

  /**
   * Decides the events at `[from, to)` of a run: a login, or the start of the run; no other login; then a login, or the end of the run.
   */
  private decideSpan(run: readonly number[], from: number, to: number, sharing: number): void {
    const { log } = this
    const { flags } = log
    if (this.named.length < to - from) this.named = new Int32Array((to - from) * 2)
    const { named } = this
    for (let i = from; i < to; i++) {
      const code = this.decideAlone(run[i])
      // Who cannot be told by an address that was given is still whoever uses the device.
      named[i - from] = code < 0 && (flags[run[i]] & (EventFlag.names | EventFlag.login)) === 0 ? 0 : code
    }
    let anonymousFrom = from
    let owner = 0
    if ((flags[run[from]] & EventFlag.login) !== 0) {
      owner = named[0] > 0 ? named[0] : SOMEONE
      anonymousFrom = this.decideOwned(run, from, to, owner, sharing)
    }
    // A logout of someone whose login is not known: what came before it is not anonymous.
    for (let i = anonymousFrom; i < to; i++) {
      if ((flags[run[i]] & EventFlag.logout) === 0) continue
      this.giveUp(run, from, anonymousFrom, i + 1, Reason.unknownOwner)
      owner = named[i - from] > 0 ? named[i - from] : SOMEONE
      anonymousFrom = i + 1
    }
    if (anonymousFrom < to) this.decideAnonymous(run, from, anonymousFrom, to, owner, sharing)
  }

  /**
   * Decides the events under the login at `from`.
   *
   * @param owner who signed in, or {@link SOMEONE}
   * @returns the place behind the logout, or `to`
   */
  private decideOwned(run: readonly number[], from: number, to: number, owner: number, sharing: number): number {
    const { log, named, policy } = this
    const { flags, at } = log
    let end = from + 1
    let contradicted = to
    while (end < to) {
      const row = run[end]
      const code = named[end - from]
      if ((flags[row] & EventFlag.logout) !== 0) {
        end++
        break
      }
      if (contradicted === to && code !== 0 && code !== owner && (flags[row] & EventFlag.names) !== 0)
        contradicted = end
      end++
    }
    if (contradicted < end) this.giveUp(run, from, contradicted, end, Reason.contradictedOwner)
    const ownedTo = Math.min(contradicted, end)
    if (owner < 0) {
      this.giveUp(run, from, from, ownedTo, Reason.unknownOwner)
      return end
    }
    // The last event that shows that the owner is still signed in, and how far they are taken to be so without one.
    let confirmed = from
    for (let i = from + 1; i < ownedTo; i++) {
      const broken = at[run[i]] - at[run[i - 1]] > policy.sessionGapMs
      if (broken && sharing === Sharing.public) break
      const code = named[i - from]
      if (code === owner || (code === 0 && (flags[run[i]] & EventFlag.logout) !== 0)) confirmed = i
    }
    let last = sharing === Sharing.personal ? ownedTo - 1 : confirmed
    if (sharing === Sharing.shared) {
      while (last + 1 < ownedTo && at[run[last + 1]] - at[run[last]] <= policy.sessionGapMs) last++
    }
    this.login[run[from]] = run[from]
    for (let i = from; i <= last; i++) {
      const row = run[i]
      if (named[i - from] === 0) this.give(row, owner, Reason.signedIn, run[from])
      else if (named[i - from] === owner) this.login[row] = run[from]
    }
    const reason = sharing === Sharing.public ? Reason.publicDevice : Reason.sessionOver
    this.giveUp(run, from, last + 1, ownedTo, reason)
    return end
  }

  /**
   * Decides the events at `[start, to)` of a run, under no login.
   *
   * @param before who was signed in until then: a person, {@link SOMEONE}, or 0 for nobody
   */
  private decideAnonymous(
    run: readonly number[],
    from: number,
    start: number,
    to: number,
    before: number,
    sharing: number,
  ): void {
    const { log, resolver, policy } = this
    const { backfill } = policy
    const next = to < run.length ? Math.max(-1, resolver.personOf(run[to])) : 0
    this.giveUp(run, from, start, to, sharing === Sharing.public && next > 0 ? Reason.publicDevice : Reason.anonymous)
    if (backfill === 'none') return
    if (sharing === Sharing.public) {
      if (next > 0) this.backfillVisit(run, from, start, to, next)
      return
    }
    if (next > 0) this.backfillFrom(run, from, start, to, before, next, sharing)
    if (backfill !== 'all' || sharing !== Sharing.personal || before <= 0) return
    const loggedOut = log.at[run[start - 1]]
    for (let i = start; i < to && log.at[run[i]] - loggedOut <= policy.maxLookbackMs; i++) {
      if (this.reason[run[i]] === Reason.anonymous || this.reason[run[i]] === Reason.beyondLookback) {
        this.give(run[i], before, Reason.sameDevice, -1)
      }
    }
  }

  /** Gives what led up to the login of `next` at `to` to them. */
  private backfillFrom(
    run: readonly number[],
    from: number,
    start: number,
    to: number,
    before: number,
    next: number,
    sharing: number,
  ): void {
    const { log, named, policy } = this
    const { at, flags } = log
    const bySession = policy.backfill === 'session' || sharing !== Sharing.personal
    const loginAt = at[run[to]]
    let first = to
    let mixed = false
    while (first > from) {
      const row = run[first - 1]
      if (bySession && at[run[first]] - at[row] > policy.sessionGapMs) break
      const code = named[first - 1 - from]
      if (first === start) {
        // The session reaches back into what was someone else's: it cannot be told who of the two did the rest of it.
        mixed = bySession && before !== next
        break
      }
      if (code !== 0 && code !== next && (bySession || (flags[row] & EventFlag.names) !== 0)) {
        mixed = bySession
        break
      }
      first--
    }
    for (let i = Math.max(first, start); i < to; i++) {
      const row = run[i]
      if (this.reason[row] !== Reason.anonymous) continue
      if (mixed) this.reason[row] = Reason.mixedSession
      else if (loginAt - at[row] > policy.maxLookbackMs) this.reason[row] = Reason.beyondLookback
      else this.give(row, next, Reason.beforeLogin, run[to])
    }
  }

  /**
   * Gives what led up to the login of `next` at `to` to them on a public device: as far as the source itself counts it to the session of that login,
   * without a pause and without anyone else in it.
   */
  private backfillVisit(run: readonly number[], from: number, start: number, to: number, next: number): void {
    const { log, named, policy } = this
    const { session } = log.events[run[to]]
    if (session === undefined) return
    let first = to
    while (first > start) {
      const row = run[first - 1]
      if (log.events[row].session !== session || log.at[run[first]] - log.at[row] > policy.sessionGapMs) break
      if (named[first - 1 - from] !== 0 && named[first - 1 - from] !== next) return
      first--
    }
    // The session began before the last logout, so it is not one person's.
    if (first === start && start > from && log.events[run[start - 1]].session === session) return
    for (let i = first; i < to; i++) {
      if (this.reason[run[i]] === Reason.publicDevice) this.give(run[i], next, Reason.beforeLogin, run[to])
    }
  }

  private give(row: number, person: number, reason: number, login: number): void {
    this.person[row] = person
    this.reason[row] = reason
    this.login[row] = login
  }

  /** Leaves the events at `[start, end)` that name nobody to nobody. */
  private giveUp(run: readonly number[], from: number, start: number, end: number, reason: number): void {
    for (let i = start; i < end; i++) {
      const row = run[i]
      if (this.named[i - from] !== 0 || this.person[row] !== 0) continue
      // What is wrong with identifiers that it came with says more than what is not known of the device.
      if (this.reason[row] === Verdict.none) this.reason[row] = reason
    }
  }

  private makeRoom(): void {
    const { rowCount } = this.log
    if (this.person.length >= rowCount) return
    const room = Math.max(rowCount, this.person.length * 2, 1024)
    const { person, reason, login } = this
    ;(this.person = new Int32Array(room)).set(person)
    ;(this.reason = new Uint8Array(room)).set(reason)
    ;(this.login = new Int32Array(room)).set(login)
  }
}
