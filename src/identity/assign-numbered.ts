import { SamewiseError } from '../base'
import { freeGoldenId } from './golden-id'
import { type IdChanges, idChanges } from './id-changes'
import { type IdChurn, idChurn } from './id-churn'
import { type IdPolicy, type IdRank, readPolicy } from './id-policy'
import { type IdEvent, type IdEventOf, type IdLedger, LEDGER_FORMAT } from './ledger'
import { type IdPairs, matchIds, type PairOrder, pairIds } from './match-ids'
import { type NumberedClusters, type PastIds, type PreviousIds, readPast } from './past-ids'
import { compareRefs, type RecordRef } from './record-ref'
import type { IdHistory } from './replay-ledger'

/** How IDs are given out, and what is known beside the clusters. */
export interface AssignOptions extends IdPolicy {
  /** What the run takes for now, ISO 8601, for the ledger. */
  readonly at?: string
  /** Whether the values of a record are others than in the run before; it only serves to tell causes. */
  readonly isChanged?: (record: RecordRef) => boolean
}

/** IDs by cluster, and what became of those of before. */
export interface IdAssignment {
  /** By cluster, in the order they were given. */
  readonly ids: readonly string[]
  /** IDs that name something as before, whether or not records came or went. */
  readonly kept: readonly string[]
  readonly merges: readonly IdEventOf<'merged'>[]
  readonly splits: readonly IdEventOf<'split'>[]
  readonly created: readonly IdEventOf<'created'>[]
  readonly retired: readonly IdEventOf<'retired'>[]
  readonly revived: readonly IdEventOf<'revived'>[]
  /** Pinned IDs that name nothing now, and why. */
  readonly pinsNotHeld: readonly PinNotHeld[]
  /** The ledger of before with this run behind it; the same one if nothing changed. */
  readonly ledger: IdLedger
  readonly churn: IdChurn
}

/** A pinned ID that names nothing: it was never given out, had gone before, has no record left, or lost to another pinned ID. */
export interface PinNotHeld {
  readonly id: string
  readonly reason: 'never-given' | 'gone-before' | 'no-record-left' | 'another-pin'
}

/**
 * What {@link assignIds} does, for clusters of records that are known by number.
 *
 * @internal
 */
export function assignNumbered(
  previous: PreviousIds | undefined,
  clusters: NumberedClusters,
  options: AssignOptions,
): IdAssignment {
  const { rank, byAnchor } = readPolicy(options)
  const past = readPast(previous, clusters)
  const pairs = pairIds({ ...clusters, ...past })
  const taken = matchIds(
    pairs,
    (own) => {
      own.sort(
        (a, b) =>
          (byAnchor ? pairs.hasAnchor[b] - pairs.hasAnchor[a] : 0) ||
          pairs.shared[b] - pairs.shared[a] ||
          pairs.hasAnchor[b] - pairs.hasAnchor[a] ||
          compareRefs(anchorRef(clusters, pairs.clusters[a]), anchorRef(clusters, pairs.clusters[b])),
      )
    },
    winnerOrder(clusters, past, pairs, rank, new Set(options.pinned)),
  )
  const { ids, isRevived } = nameClusters(clusters, past, pairs, taken)
  const changes = idChanges({ clusters, past, pairs, taken, ids, isRevived, isChanged: options.isChanged })
  const activeAfter = new Set(options.pinned === undefined ? [] : ids)
  return {
    ids,
    kept: changes.kept,
    merges: ofKind(changes, 'merged'),
    splits: ofKind(changes, 'split'),
    created: ofKind(changes, 'created'),
    retired: ofKind(changes, 'retired'),
    revived: ofKind(changes, 'revived'),
    pinsNotHeld: [...new Set(options.pinned)].flatMap((id) =>
      activeAfter.has(id) ? [] : [{ id, reason: whyNotHeld(id, past.history, changes) }],
    ),
    ledger: appendRun(past.ledger, changes.events, options.at),
    churn: idChurn(changes, previous === undefined),
  }
}

function anchorRef(clusters: NumberedClusters, cluster: number): RecordRef {
  return clusters.refOf(clusters.anchorOf(cluster))
}

/** Which ID a cluster prefers: a pinned one, the best by the policy, that of most records, one whose anchor is there, the oldest, the first. */
function winnerOrder(
  clusters: NumberedClusters,
  { history, before }: PastIds,
  pairs: IdPairs,
  rank: IdRank,
  pinned: ReadonlySet<string>,
): PairOrder {
  const ranks = new Map<number, number>()
  const rankCluster = (c: number): void => {
    const sources = new Map<number, Set<string>>()
    for (let k = clusters.starts[c]; k < clusters.starts[c + 1]; k++) {
      const record = clusters.members[k]
      const own = sources.get(before[record])
      if (own === undefined) sources.set(before[record], new Set([clusters.refOf(record).source]))
      else own.add(clusters.refOf(record).source)
    }
    for (let pair = pairs.from[c]; pair < pairs.from[c + 1]; pair++) {
      const id = history.ids[pairs.ids[pair]]
      const created = history.created[pairs.ids[pair]]
      const hasAnchor = pairs.hasAnchor[pair] === 1
      const own = [...(sources.get(pairs.ids[pair]) ?? [])].sort()
      const found = rank({ id, created, records: pairs.shared[pair], hasAnchor, sources: own })
      if (typeof found !== 'number' || Number.isNaN(found)) {
        throw new SamewiseError(
          'BAD_CONFIG',
          `The "winner" function gave ${id} no number as its rank. Return a number.`,
        )
      }
      ranks.set(pair, found)
    }
  }
  const rankOf = (pair: number): number => {
    if (!ranks.has(pair)) rankCluster(pairs.clusters[pair])
    return ranks.get(pair) as number
  }
  return (left, right) => {
    const a = pairs.ids[left]
    const b = pairs.ids[right]
    const isPinned = pinned.has(history.ids[a])
    if (isPinned !== pinned.has(history.ids[b])) return isPinned
    const byRank = rankOf(left) - rankOf(right)
    if (byRank !== 0) return byRank < 0
    const more = pairs.shared[left] - pairs.shared[right] || pairs.hasAnchor[left] - pairs.hasAnchor[right]
    if (more !== 0) return more > 0
    const older = history.created[a] - history.created[b]
    return older === 0 ? history.ids[a] < history.ids[b] : older < 0
  }
}

/** IDs by cluster: the one it was matched with, one that had gone and fits it, or a new one. */
function nameClusters(
  clusters: NumberedClusters,
  past: PastIds,
  pairs: IdPairs,
  taken: Int32Array,
): { readonly ids: string[]; readonly isRevived: Uint8Array } {
  const ids: string[] = new Array(taken.length)
  const isRevived = new Uint8Array(taken.length)
  const open: number[] = []
  for (let c = 0; c < taken.length; c++) {
    if (taken[c] >= 0) ids[c] = past.history.ids[pairs.ids[taken[c]]]
    else open.push(c)
  }
  const fitting = open.length === 0 ? undefined : idsToRevive(clusters, past, open)
  const born = new Set<string>()
  for (const c of open) {
    const known = fitting?.get(c)
    if (known !== undefined) isRevived[c] = 1
    ids[c] = known === undefined ? newId(anchorRef(clusters, c), past, born) : past.history.ids[known]
  }
  return { ids, isRevived }
}

function newId({ source, recordId }: RecordRef, { history }: PastIds, born: Set<string>): string {
  const id = freeGoldenId(source, recordId, (candidate) => history.find(candidate) >= 0 || born.has(candidate))
  born.add(id)
  return id
}

/**
 * IDs that have gone and name the same thing again, by cluster: one that has the ID's anchor, and no record that was not the ID's when it went.
 * Of several the one that went last is taken, then the one of most records, then the first.
 */
function idsToRevive(clusters: NumberedClusters, past: PastIds, open: readonly number[]): Map<number, number> {
  const { starts, members } = clusters
  const { gone, anchors, ids } = past.history
  const found = new Map<number, number>()
  if (gone.size === 0) return found
  const clusterOf = new Map<number, number>()
  for (const c of open) for (let k = starts[c]; k < starts[c + 1]; k++) clusterOf.set(members[k], c)
  for (const [id, last] of gone) {
    const c = clusterOf.get(past.findRecord(anchors[id]))
    if (c === undefined || starts[c + 1] - starts[c] > last.members.length) continue
    const own = new Set(last.members.map(past.findRecord))
    let isWithin = true
    for (let k = starts[c]; k < starts[c + 1] && isWithin; k++) isWithin = own.has(members[k])
    if (!isWithin) continue
    const known = found.get(c)
    const other = known === undefined ? undefined : gone.get(known)
    const later = other === undefined ? 1 : last.run - other.run || last.members.length - other.members.length
    if (later > 0 || (later === 0 && ids[id] < ids[known as number])) found.set(c, id)
  }
  return found
}

function ofKind<Kind extends IdEvent['event']>({ events }: IdChanges, kind: Kind): IdEventOf<Kind>[] {
  return events.filter((event): event is IdEventOf<Kind> => event.event === kind)
}

function whyNotHeld(id: string, history: IdHistory, { events }: IdChanges): PinNotHeld['reason'] {
  const number = history.find(id)
  if (number < 0) return 'never-given'
  if (history.isActive[number] === 0) return 'gone-before'
  return events.some((event) => event.event === 'retired' && event.id === id) ? 'no-record-left' : 'another-pin'
}

function appendRun(ledger: IdLedger | undefined, events: readonly IdEvent[], at: string | undefined): IdLedger {
  if (ledger !== undefined && events.length === 0) return ledger
  const runs = ledger?.runs ?? []
  const run = (runs.at(-1)?.run ?? 0) + 1
  return { format: LEDGER_FORMAT, runs: [...runs, { run, ...(at === undefined ? {} : { at }), events }] }
}
