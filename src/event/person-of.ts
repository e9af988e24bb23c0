import type { RecordRef } from '../identity'
import type { CustomerEvent } from './event'

/**
 * Whose an event is: the golden ID, or nothing where it is not known. It is asked anew for every figure and its answers are never kept, so
 * that figures follow each merge and unmerge by themselves.
 */
export type PersonOfEvent = (event: CustomerEvent) => string | undefined

/**
 * Attributes events by the record they name.
 *
 * @param personOf golden ID of a record, such as a look-up in the crosswalk
 *
 * @example
 * ```ts
 * import { personByRecord } from 'samewise/customer'
 *
 * const personOf = personByRecord(({ source, recordId }) => (source === 'crm' ? `P-${recordId}` : undefined))
 * personOf({ id: 'e', at: 0, kind: 'interaction', name: 'visit', record: { source: 'crm', recordId: '7' } }) // 'P-7'
 * ```
 */
export function personByRecord(personOf: (record: RecordRef) => string | undefined): PersonOfEvent {
  return ({ record }) => (record === undefined ? undefined : personOf(record))
}
