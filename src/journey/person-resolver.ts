import { EventFlag, type EventLog, type Evidence, evidenceKeys, identifierKey, isAccountType } from '../event'
import type { IdentifierOwner, IdentityIndex } from './identity-index'

/** What evidence comes to, beside a person. As numbers, since a column of them is kept per event. */
export const Verdict = {
  /** The event says nothing about whose it is. */
  none: 0,
  /** Its record is the person's. */
  record: 1,
  /** Its identifiers are the person's and no one else's. */
  identifier: 2,
  /** It names a record or identifiers that nobody is known to have. The numbers from here on rise with what the identifiers say. */
  unknown: 3,
  /** Its identifiers are of several persons. */
  several: 4,
  /** Its identifiers are shared by many. */
  shared: 5,
  /** Two of its identifiers are of different persons. */
  contradicting: 6,
} as const

/**
 * Turns the distinct evidence of a log into numbers of persons, once each: persons are numbered from 1; below 0 stands for somebody who cannot
 * be told, a number for each evidence, and 0 for nobody.
 */
export class PersonResolver {
  /** Golden IDs by number; 0 is not used. */
  readonly goldenIds: string[] = ['']
  private readonly numbers = new Map<string, number>()
  private persons = new Int32Array(64)
  private verdicts = new Uint8Array(64)
  /** Where the answer depends on the time of the event. */
  private dated = new Uint8Array(64)
  /** State of the identities and of the log that an answer was found under. */
  private stamps = new Float64Array(64)
  private verdict: number = Verdict.none

  constructor(
    private readonly log: EventLog,
    private readonly identity: IdentityIndex,
  ) {}

  /** Number of a person, or 0 for one of whom no event has been seen. */
  numberOf(goldenId: string): number {
    return this.numbers.get(goldenId) ?? 0
  }

  /** The person that an event's own evidence names; {@link lastVerdict} says why. */
  personOf(row: number): number {
    const { log } = this
    let evidence = log.evidence[row]
    if (evidence === 0) {
      this.verdict = Verdict.none
      if ((log.flags[row] & EventFlag.reply) === 0) return 0
      const answered = log.rowOf(log.events[row].refersTo!)
      evidence = answered < 0 ? 0 : log.evidence[answered]
      if (evidence === 0) return 0
    }
    return this.personBy(evidence, log.at[row])
  }

  /** The person that evidence names whatever the time: somebody who cannot be told where it has been in several hands. */
  personEver(evidence: number): number {
    this.refresh(evidence)
    return this.persons[evidence]
  }

  private personBy(evidence: number, at: number): number {
    this.refresh(evidence)
    if (this.dated[evidence] === 1) return this.answer(evidence, at)
    this.verdict = this.verdicts[evidence]
    return this.persons[evidence]
  }

  private refresh(evidence: number): void {
    // Both only grow, so their sum stays the same only while neither changes; 0 is no stamp.
    const stamp = this.identity.version + this.log.revision + 1
    if (evidence >= this.stamps.length) this.grow()
    if (this.stamps[evidence] !== stamp) this.resolve(evidence, stamp)
  }

  /** Why the last answer was given. */
  get lastVerdict(): number {
    return this.verdict
  }

  private resolve(evidence: number, stamp: number): void {
    const keys = evidenceKeys(this.log.evidences[evidence]!)
    this.dated[evidence] = keys.some((key) => this.identity.isDated(key)) ? 1 : 0
    this.persons[evidence] = this.answer(evidence, undefined)
    this.verdicts[evidence] = this.verdict
    this.stamps[evidence] = stamp
  }

  private answer(number: number, at: number | undefined): number {
    const evidence = this.log.evidences[number]!
    const { record } = evidence
    if (record !== undefined) {
      // An unknown record is somebody we do not know: an address given along with it may be another's.
      const goldenId = this.identity.ofRecord(record)
      this.verdict = goldenId === undefined ? Verdict.unknown : Verdict.record
      return goldenId === undefined ? -number : this.number(goldenId)
    }
    // An account outranks an address that was given along with it.
    let goldenId = this.byIdentifiers(evidence, true, at)
    const byAccount = this.verdict
    if (goldenId === undefined && byAccount !== Verdict.contradicting) {
      goldenId = this.byIdentifiers(evidence, false, at)
      if (goldenId === undefined) this.verdict = Math.max(byAccount, this.verdict)
    }
    return goldenId === undefined ? -number : this.number(goldenId)
  }

  private byIdentifiers(evidence: Evidence, accounts: boolean, at: number | undefined): string | undefined {
    let verdict: number = Verdict.unknown
    let found: string | undefined
    for (const [type, value] of Object.entries(evidence.identifiers)) {
      if (isAccountType(type) !== accounts) continue
      const { status, goldenId } = this.ownerOf(identifierKey(type, value), accounts, at)
      if (status === 'one') {
        if (found !== undefined && found !== goldenId) {
          this.verdict = Verdict.contradicting
          return undefined
        }
        found = goldenId
      } else if (status === 'shared') verdict = Verdict.shared
      else if (status === 'several' && verdict === Verdict.unknown) verdict = Verdict.several
    }
    this.verdict = found === undefined ? verdict : Verdict.identifier
    return found
  }

  /**
   * Whose an identifier is, by the records that hold it and by the events in which it came with a record: a number that came with many
   * customers, such as the call centre's own, is nobody's although only one record holds it. An account belongs to the record it came with;
   * an address does not.
   */
  ownerOf(key: string, isAccount: boolean, at: number | undefined): IdentifierOwner {
    const { identity, log } = this
    const persons = identity.personsOf(key, at)
    if (persons.size === 0 && !isAccount) return identity.ownerAmong(persons)
    if (at === undefined || !identity.isDated(key)) {
      for (const evidence of log.evidencesOf(key)) {
        const { record } = log.evidences[evidence]!
        if (record === undefined || !log.isInUse(evidence)) continue
        const goldenId = identity.ofRecord(record)
        if (goldenId !== undefined) persons.add(goldenId)
        if (persons.size > identity.sharedAbove) break
      }
    }
    return identity.ownerAmong(persons)
  }

  private number(goldenId: string): number {
    let number = this.numbers.get(goldenId)
    if (number === undefined) {
      number = this.goldenIds.length
      this.numbers.set(goldenId, number)
      this.goldenIds.push(goldenId)
    }
    return number
  }

  private grow(): void {
    const room = Math.max(this.stamps.length * 2, this.log.evidences.length * 2)
    const { persons, verdicts, dated, stamps } = this
    ;(this.persons = new Int32Array(room)).set(persons)
    ;(this.verdicts = new Uint8Array(room)).set(verdicts)
    ;(this.dated = new Uint8Array(room)).set(dated)
    ;(this.stamps = new Float64Array(room)).set(stamps)
  }
}
