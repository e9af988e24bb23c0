import { measureQuality, type QualityReport } from './quality'
import { checkQualityPolicy, type QualityPolicy } from './quality-policy'
import type { QualityRecord } from './quality-record'

/**
 * Records whose quality is watched while they come, change and go. Its report is that of {@link measureQuality} over the records it holds, in whatever
 * order they came.
 *
 * @throws SamewiseError `BAD_CONFIG` for a policy with faults
 *
 * @example
 * ```ts
 * import { QualityState } from 'samewise/profile'
 *
 * const state = new QualityState({ fields: { email: {} }, minimum: 1 })
 * state.put({ source: 'crm', recordId: '1', values: { email: '' } })
 * state.put({ source: 'crm', recordId: '1', values: { email: 'ann@example.com' } })
 * state.report(0).records // 1
 * ```
 */
export class QualityState {
  readonly #policy: QualityPolicy
  readonly #records = new Map<string, QualityRecord>()

  constructor(policy: QualityPolicy) {
    checkQualityPolicy(policy)
    this.#policy = policy
  }

  /** Takes a record in, in place of what was known under its source and id. */
  put(record: QualityRecord): void {
    this.#records.set(JSON.stringify([record.source, record.recordId]), record)
  }

  /** Forgets a record; false where it is not there. */
  remove(source: string, recordId: string): boolean {
    return this.#records.delete(JSON.stringify([source, recordId]))
  }

  /** The quality of the records held. */
  report(asOf: number): QualityReport {
    return measureQuality(this.#records.values(), this.#policy, asOf)
  }
}
