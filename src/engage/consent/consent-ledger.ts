import { type RecordRef, recordKey } from '../../identity'
import { type EngageIssue, IssueCounter } from '../engage-issue'
import type { Consent, ConsentQuestion } from './consent'
import { type EffectiveConsent, type EffectiveConsentOptions, effectiveConsent } from './effective-consent'

/**
 * All statements that were ever made, by record. Whom a record belongs to is asked at each question and never kept, so a merge
 * or an unmerge needs no change here.
 *
 * @example
 * ```ts
 * import { ConsentLedger } from 'samewise/customer'
 *
 * const crm = { source: 'crm', recordId: '7' }
 * const ledger = new ConsentLedger()
 * ledger.add({ id: 'a', record: crm, purpose: 'marketing', status: 'granted', at: 1_000 })
 * ledger.effective([crm], { purpose: 'marketing', channel: 'email' }, { asOf: 2_000 }).granted // true
 * ```
 */
export class ConsentLedger {
  readonly #ids = new Set<string>()
  readonly #byRecord = new Map<string, Consent[]>()

  /**
   * Takes a statement in.
   *
   * @returns false where one with its id is there already
   */
  add(consent: Consent): boolean {
    if (this.#ids.has(consent.id)) return false
    this.#ids.add(consent.id)
    const key = recordKey(consent.record)
    const own = this.#byRecord.get(key)
    if (own === undefined) this.#byRecord.set(key, [consent])
    else own.push(consent)
    return true
  }

  /** The statements of some records, by time, then by id. */
  statementsOf(records: Iterable<RecordRef>): Consent[] {
    const keys = new Set(Array.from(records, recordKey))
    return [...keys]
      .flatMap((key) => this.#byRecord.get(key) ?? [])
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  }

  /**
   * What holds for a person.
   *
   * @param records all records of the person
   */
  effective(
    records: Iterable<RecordRef>,
    question: ConsentQuestion,
    options: EffectiveConsentOptions,
  ): EffectiveConsent {
    return effectiveConsent(this.statementsOf(records), question, options)
  }

  /** Statements that contradict each other at one instant: same record, purpose, channel, address and time. The most restrictive holds. */
  issues(): EngageIssue[] {
    const issues = new IssueCounter()
    for (const own of this.#byRecord.values()) issues.addAll(contradictions(own))
    return issues.list()
  }
}

/** What {@link ConsentLedger.issues} reports, for any statements. */
export function contradictions(consents: Iterable<Consent>): EngageIssue[] {
  const issues = new IssueCounter()
  const firstByScope = new Map<string, Consent>()
  const sorted = [...consents].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const consent of sorted) {
    const { purpose, channel = '', contactPoint = '', at } = consent
    const scope = [recordKey(consent.record), purpose, channel, contactPoint, at].join('\u0000')
    const first = firstByScope.get(scope)
    if (first === undefined) firstByScope.set(scope, consent)
    else if ((first.status === 'granted') !== (consent.status === 'granted')) {
      issues.add('contradicting-consents', consent.id)
    }
  }
  return issues.list()
}
