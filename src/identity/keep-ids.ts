import { type AssignOptions, assignNumbered, type IdAssignment } from './assign-numbered'
import type { IdPolicy } from './id-policy'
import type { NumberedClusters, PreviousIds } from './past-ids'
import type { RecordRef } from './record-ref'

/** The run whose golden IDs are to go on naming what they named, and how. */
export interface KeepOptions extends PreviousIds {
  /** Who keeps an ID where golden records merge or split; by default the oldest, and the part with the record it was made from. */
  readonly policy?: IdPolicy
  /** Whether the values of a record are others than in that run; it only serves to tell causes. */
  readonly isChanged?: (record: RecordRef) => boolean
}

/** The option `previous` of `resolve`; made by {@link keepIds}. */
export interface KeptIds extends KeepOptions {
  /**
   * Gives clusters their IDs.
   *
   * @internal
   */
  readonly assign: (previous: PreviousIds, clusters: NumberedClusters, options: AssignOptions) => IdAssignment
}

/**
 * Makes `resolve` keep the golden IDs of an earlier run. What assigns IDs is handed in this way, so that a program that never does so has
 * not to carry it.
 *
 * @param previous the crosswalk and the ledger of that run, and a policy if the usual one does not fit
 * @returns the option `previous` of `resolve`
 * @example
 * ```ts
 * import { defineEntity, kinds, resolve } from 'samewise'
 * import { keepIds } from 'samewise/identity'
 *
 * const person = defineEntity({ fields: { name: kinds.personName() }, sources: { crm: { id: 'id' } } })
 * const first = await resolve(person, { crm: [{ id: '7', name: 'Ann Lee' }] })
 * const rows = [
 *   { id: '1', name: 'Tom Hale' },
 *   { id: '7', name: 'Ann Lee' },
 * ]
 * const previous = keepIds({ xref: [...first.xref()], ledger: first.ledger })
 * const second = await resolve(person, { crm: rows }, { previous })
 * second.idChanges?.churn.kept // 1
 * ```
 */
export function keepIds(previous: KeepOptions): KeptIds {
  return { ...previous, assign: assignNumbered }
}
