import type { IdCause, IdEvent } from './ledger'
import type { IdPairs } from './match-ids'
import type { NumberedClusters, PastIds } from './past-ids'
import { compareRefs, type RecordRef } from './record-ref'

/** Clusters that have been given their IDs. */
export interface NamedClusters {
  readonly clusters: NumberedClusters
  readonly past: PastIds
  readonly pairs: IdPairs
  /** By cluster: the pair with the ID it keeps, -1 for none. */
  readonly taken: Int32Array
  /** By cluster. */
  readonly ids: readonly string[]
  /** By cluster: 1 if its ID had gone before. */
  readonly isRevived: Uint8Array
  readonly isChanged: ((record: RecordRef) => boolean) | undefined
}

/** What a run did to the IDs. */
export interface IdChanges {
  /** In the order of the ledger. */
  readonly events: readonly IdEvent[]
  readonly kept: readonly string[]
  /** Records that had an ID before and have one now, and those of them whose ID is another. */
  readonly records: number
  readonly moved: number
}

const ORDER: readonly IdEvent['event'][] = [
  'created',
  'revived',
  'joined',
  'left',
  'moved',
  'split',
  'merged',
  'retired',
]

/** Tells what became of the IDs of before and which are new, with causes. */
export function idChanges(named: NamedClusters): IdChanges {
  const { past, pairs, taken } = named
  const partsOf = partsOfIds(named)
  const causesOf = causeFinder(named, partsOf)
  const events: IdEvent[] = []
  let moved = 0
  for (let c = 0; c < taken.length; c++) moved += changesOfCluster(named, c, causesOf, events)
  for (const [id, records] of past.gone) {
    events.push({ event: 'left', id: past.history.ids[id], records: records.sort(compareRefs) })
  }
  const kept: string[] = []
  const { ids: names, isActive } = past.history
  for (let id = 0; id < names.length; id++) {
    if (isActive[id] === 0) continue
    const name = names[id]
    if (pairs.pairsOfId[id] === 0) {
      events.push({ event: 'retired', id: name, because: ['records-left'] })
      continue
    }
    const parts = partsOf.get(id)
    if (parts === undefined) {
      kept.push(name)
      continue
    }
    const into = parts.map((pair) => named.ids[pairs.clusters[pair]]).sort()
    if (into.includes(name)) kept.push(name)
    const because = causesOf(pairs.clusters[parts[0]])
    if (into.length === 1) events.push({ event: 'merged', id: name, into: into[0], because })
    else events.push({ event: 'split', id: name, into, because })
  }
  events.sort(compareEvents)
  let records = 0
  for (let pair = 0; pair < pairs.count; pair++) records += pairs.shared[pair]
  return { events, kept, records, moved }
}

function compareEvents(left: IdEvent, right: IdEvent): number {
  if (left.event !== right.event) return ORDER.indexOf(left.event) - ORDER.indexOf(right.event)
  if (left.id !== right.id) return left.id < right.id ? -1 : 1
  return left.event === 'moved' && right.event === 'moved' && left.into < right.into ? -1 : 1
}

/** The pairs of each ID that did not simply stay with its one cluster. */
function partsOfIds({ pairs, taken }: NamedClusters): Map<number, number[]> {
  const parts = new Map<number, number[]>()
  for (let pair = 0; pair < pairs.count; pair++) {
    const id = pairs.ids[pair]
    if (pairs.pairsOfId[id] === 1 && taken[pairs.clusters[pair]] === pair) continue
    const own = parts.get(id)
    if (own === undefined) parts.set(id, [pair])
    else own.push(pair)
  }
  return parts
}

/** Adds what happened to a cluster: its birth, and where its records came from. Returns how many came from another ID. */
function changesOfCluster(
  { clusters, past, pairs, taken, ids, isRevived }: NamedClusters,
  c: number,
  causesOf: (cluster: number) => readonly IdCause[],
  events: IdEvent[],
): number {
  const { starts, members, refOf } = clusters
  const size = starts[c + 1] - starts[c]
  const own = taken[c]
  if (own >= 0 && pairs.shared[own] === size) return 0
  const id = ids[c]
  if (own < 0) {
    // Nothing was there before the first run, so nothing is to be explained.
    const because = past.ledger === undefined ? undefined : causesOf(c)
    if (isRevived[c] === 1) events.push({ event: 'revived', id, records: size, because: because ?? [] })
    else {
      const { source, recordId } = refOf(clusters.anchorOf(c))
      const anchor = { source, recordId }
      events.push({ event: 'created', id, anchor, records: size, ...(because === undefined ? {} : { because }) })
      if (pairs.from[c] === pairs.from[c + 1]) return 0
    }
  }
  const from = new Map<number, RecordRef[]>()
  let moved = 0
  for (let k = starts[c]; k < starts[c + 1]; k++) {
    const before = past.before[members[k]]
    if (own >= 0 && before === pairs.ids[own]) continue
    if (before >= 0) moved++
    const { source, recordId } = refOf(members[k])
    const known = from.get(before)
    if (known === undefined) from.set(before, [{ source, recordId }])
    else known.push({ source, recordId })
  }
  for (const [before, records] of from) {
    records.sort(compareRefs)
    if (before >= 0) events.push({ event: 'moved', id: past.history.ids[before], into: id, records })
    else if (own >= 0 || isRevived[c] === 1) events.push({ event: 'joined', id, records })
  }
  return moved
}

/** Makes what tells why something happened to a cluster: it looks at all that earlier IDs connect it with. */
function causeFinder(
  { clusters: { starts, members, refOf }, past, pairs, isChanged }: NamedClusters,
  partsOf: ReadonlyMap<number, readonly number[]>,
): (cluster: number) => readonly IdCause[] {
  const connected = connectedClusters(pairs, partsOf)
  const known = new Map<readonly number[], readonly IdCause[]>()
  const findCauses = (around: readonly number[]): readonly IdCause[] => {
    let hasJoined = false
    let hasLost = false
    let hasChanged = false
    for (const c of around) {
      for (let p = pairs.from[c]; p < pairs.from[c + 1]; p++) hasLost ||= past.gone.has(pairs.ids[p])
      for (let k = starts[c]; k < starts[c + 1]; k++) {
        if (past.before[members[k]] < 0) hasJoined = true
        else hasChanged ||= isChanged?.(refOf(members[k])) === true
      }
    }
    const causes: IdCause[] = []
    if (hasJoined) causes.push('records-joined')
    if (hasLost) causes.push('records-left')
    if (hasChanged) causes.push('records-changed')
    if (causes.length > 0) return causes
    return [isChanged === undefined ? 'unknown' : 'model-or-config']
  }
  return (cluster) => {
    const around = connected.get(cluster) ?? [cluster]
    const causes = known.get(around) ?? findCauses(around)
    known.set(around, causes)
    return causes
  }
}

/** Clusters that share earlier IDs, directly or through others: the list that each is on. Those that share none are left out. */
function connectedClusters(pairs: IdPairs, partsOf: ReadonlyMap<number, readonly number[]>): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (const parts of partsOf.values()) {
    let list = lists.get(pairs.clusters[parts[0]])
    if (list === undefined) lists.set(pairs.clusters[parts[0]], (list = [pairs.clusters[parts[0]]]))
    for (const pair of parts) {
      const other = lists.get(pairs.clusters[pair]) ?? [pairs.clusters[pair]]
      if (other === list) continue
      // The shorter list goes over to the longer one, so that no cluster changes its list often.
      const [longer, shorter]: [number[], number[]] = other.length > list.length ? [other, list] : [list, other]
      for (const c of shorter) {
        longer.push(c)
        lists.set(c, longer)
      }
      list = longer
    }
  }
  return lists
}
