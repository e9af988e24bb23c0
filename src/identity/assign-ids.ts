import { SamewiseError } from '../base'
import { type AssignOptions, assignNumbered, type IdAssignment } from './assign-numbered'
import type { PreviousIds } from './past-ids'
import { compareRefs, type RecordRef } from './record-ref'

/**
 * Gives clusters of records their golden IDs, so that an ID goes on naming what it named before. An ID stays where its records are; what
 * happens to other records changes nothing in it. Pure: the same whatever the order of clusters, records or crosswalk, and giving out IDs again
 * for the same clusters changes nothing. It takes time in proportion to the number of records.
 *
 * Where records of several IDs come together, or those of one apart, the policy says which keeps its name. A cluster without an ID revives one
 * that has gone if it holds the record that this ID was made from, and only records that the ID named when it went; so a merge that is
 * taken back has its IDs again. Every other cluster gets a new ID, which has never named anything.
 *
 * @param previous the crosswalk and ledger of the last run; undefined in a first run
 * @param clusters the records of each golden record, each record once
 * @param options the policy; the time of the run; which records changed. All may be left out
 * @returns IDs in the order of the clusters, what became of the earlier ones and why, and the ledger with this run behind it
 * @throws SamewiseError `BAD_USAGE` for an empty cluster and for a record that stands in two; `BAD_CONFIG` for a policy that cannot be used;
 *   `UNREADABLE_INPUT` for a ledger of a newer format, one that contradicts itself, and a crosswalk that does not go with it
 * @example
 * ```ts
 * import { assignIds, resolveId } from 'samewise/identity'
 *
 * const ann = { source: 'crm', recordId: '1' }
 * const anne = { source: 'web', recordId: '7' }
 * const first = assignIds(undefined, [[ann], [anne]])
 * const xref = [
 *   { ...ann, goldenId: first.ids[0] },
 *   { ...anne, goldenId: first.ids[1] },
 * ]
 * const second = assignIds({ xref, ledger: first.ledger }, [[ann, anne]])
 * second.merges.length // 1
 * const gone = first.ids.find((id) => id !== second.ids[0]) ?? ''
 * resolveId(second.ledger, gone).current // the ID that both records have now
 * ```
 */
export function assignIds(
  previous: PreviousIds | undefined,
  clusters: Iterable<readonly RecordRef[]>,
  options: AssignOptions = {},
): IdAssignment {
  const refs: RecordRef[] = []
  const ends: number[] = [0]
  for (const cluster of clusters) {
    if (cluster.length === 0) {
      throw new SamewiseError('BAD_USAGE', `Cluster ${ends.length - 1} has no record. Leave out clusters of nothing.`)
    }
    for (const record of cluster) refs.push(record)
    ends.push(refs.length)
  }
  const members = new Int32Array(refs.length)
  for (let record = 0; record < refs.length; record++) members[record] = record
  const numbered = {
    recordCount: refs.length,
    starts: new Int32Array(ends),
    members,
    refOf: (record: number) => refs[record],
    anchorOf: (cluster: number) => {
      let first = ends[cluster]
      for (let k = first + 1; k < ends[cluster + 1]; k++) if (compareRefs(refs[k], refs[first]) < 0) first = k
      return first
    },
  }
  return assignNumbered(previous, numbered, options)
}
