import {
  firstGoldenId,
  freeGoldenId,
  type IdAssignment,
  type IdLedger,
  type KeptIds,
  type RecordRef,
} from '../identity'
import type { ResolveState } from './result'

/** An earlier run whose golden IDs go on naming what they named; made by `keepIds` of `samewise/identity`. */
export interface PreviousRun extends KeptIds {
  /**
   * Makes {@link KeptIds.isChanged} once the records of this run are there.
   *
   * @internal
   */
  readonly compareWith?: (state: ResolveState) => (record: RecordRef) => boolean
}

/** Golden IDs of all clusters. */
export interface GoldenIds {
  /** By cluster. */
  readonly ids: string[]
  /** What became of the IDs of before; undefined in a first run. */
  readonly changes: IdAssignment | undefined
}

/**
 * Gives the clusters their IDs.
 *
 * @param anchors by cluster: the first of its records that is not of a reference source, since a golden ID does not hang on a record that may be
 *   withdrawn; -1 for a cluster of reference records alone. Such a cluster is no golden record: it has an ID in the crosswalk, and the
 *   ledger has never heard of it
 * @param refOf record by number
 */
export function giveGoldenIds(
  state: ResolveState,
  anchors: Int32Array,
  refOf: (record: number) => RecordRef,
): GoldenIds {
  const { starts, members, size } = state.clusters.groups
  const idOfAnchor = (record: number): string => {
    const { source, recordId } = refOf(record)
    return firstGoldenId(source, recordId)
  }
  const ids: string[] = new Array(size)
  if (state.previous === undefined) {
    for (let c = 0; c < size; c++) ids[c] = idOfAnchor(anchors[c] >= 0 ? anchors[c] : members[starts[c]])
    return { ids, changes: undefined }
  }
  const founded = clustersOf(state, anchors)
  const { assign, policy, isChanged, compareWith } = state.previous
  const changed = compareWith?.(state) ?? isChanged
  const changes = assign(
    state.previous,
    { ...founded, recordCount: state.records.count, refOf },
    {
      ...policy,
      ...(state.now === undefined ? {} : { at: state.now }),
      ...(changed === undefined ? {} : { isChanged: changed }),
    },
  )
  founded.numbers.forEach((c, k) => {
    ids[c] = changes.ids[k]
  })
  if (founded.numbers.length < size) {
    const taken = idsIn(changes.ledger)
    for (let c = 0; c < size; c++) {
      if (anchors[c] >= 0) continue
      // Where a source became one of reference, a golden record may have had the ID of its record.
      const { source, recordId } = refOf(members[starts[c]])
      ids[c] = freeGoldenId(source, recordId, (id) => taken.has(id))
    }
  }
  return { ids, changes }
}

function idsIn({ runs }: IdLedger): Set<string> {
  const ids = new Set<string>()
  for (const { events } of runs) for (const { event, id } of events) if (event === 'created') ids.add(id)
  return ids
}

/** The clusters that are golden records, and their numbers. */
function clustersOf({ clusters }: ResolveState, anchors: Int32Array) {
  const { groups } = clusters
  const numbers = Int32Array.from(anchors.keys()).filter((c) => anchors[c] >= 0)
  const starts = new Int32Array(numbers.length + 1)
  const members = new Int32Array(groups.members.length)
  let at = 0
  for (let k = 0; k < numbers.length; k++) {
    const c = numbers[k]
    for (let m = groups.starts[c]; m < groups.starts[c + 1]; m++) members[at++] = groups.members[m]
    starts[k + 1] = at
  }
  return { numbers, starts, members: members.subarray(0, at), anchorOf: (k: number) => anchors[numbers[k]] }
}
