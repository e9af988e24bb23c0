import { type CrosswalkEntry, compareRefs, type RecordRef, recordKey } from '../identity'

/** Clusters before and after, of the records that both have, which only together hold the same records. */
export interface ClusterChange {
  /** The clusters, each with its records by source and id; a cluster of one record is among them. */
  readonly before: readonly (readonly RecordRef[])[]
  readonly after: readonly (readonly RecordRef[])[]
}

/** Changes of one kind: how many there are, and the first of them by their first record. */
export interface ClusterChanges {
  readonly count: number
  /** Records in them. */
  readonly records: number
  readonly examples: readonly ClusterChange[]
}

/** How two clusterings of the same records differ. Records that only one of them has are counted, and left out of all else. */
export interface ClusteringComparison {
  readonly records: { readonly both: number; readonly onlyBefore: number; readonly onlyAfter: number }
  /** Clusters with a record that both have. */
  readonly clusters: { readonly before: number; readonly after: number; readonly unchanged: number }
  /** Several clusters became one. */
  readonly merged: ClusterChanges
  /** One cluster became several. */
  readonly split: ClusterChanges
  /** Several clusters became several others: records went from one to another. */
  readonly moved: ClusterChanges
  /** Pairs of records that came together, and that came apart. */
  readonly pairs: { readonly joined: number; readonly separated: number }
}

/** Options of {@link compareClusterings}. */
export interface CompareClusteringsOptions {
  /** Examples of each kind of change at the most; default 5. */
  readonly examples?: number
}

/**
 * What changes between two clusterings, such as before and after a constraint is tightened or a policy changed: show it before it applies. The
 * order of the lines and the names of the golden IDs do not matter. Linear in the records.
 *
 * @param before the crosswalk before, such as `result.xref()`: every record once
 * @param after the crosswalk after
 * @example
 * ```ts
 * import { defineEntity, kinds as k, resolve } from 'samewise'
 * import { compareClusterings } from 'samewise/judgements'
 *
 * const rows = [
 *   { id: '1', name: 'Ann Lee', email: 'ann@lee.org', card: '1001' },
 *   { id: '2', name: 'Ann Lee', email: 'ann@lee.org', card: '1002' },
 * ]
 * const config = (unique: boolean) =>
 *   defineEntity({
 *     fields: { name: k.personName(), email: k.email(), card: k.identifier({ unique }) },
 *     match: { rules: [{ when: { same: ['email'] }, then: 'match' }] },
 *     sources: { crm: { id: 'id' } },
 *   })
 * const loose = await resolve(config(false), { crm: rows })
 * const strict = await resolve(config(true), { crm: rows })
 * compareClusterings(loose.xref(), strict.xref()).split.count // 1
 * ```
 */
export function compareClusterings(
  before: Iterable<CrosswalkEntry>,
  after: Iterable<CrosswalkEntry>,
  { examples = 5 }: CompareClusteringsOptions = {},
): ClusteringComparison {
  const old = readClusters(before)
  const now = readClusters(after)
  const both = [...old.refs.keys()].filter((key) => now.refs.has(key))
  const changes = changesOf(both, old, now)
  const kept = changes.filter((change) => change.before.length === 1 && change.after.length === 1)
  const pairs = { joined: 0, separated: 0 }
  for (const change of changes) countPairs(change, now, pairs)
  return {
    records: { both: both.length, onlyBefore: old.refs.size - both.length, onlyAfter: now.refs.size - both.length },
    clusters: {
      before: changes.reduce((sum, change) => sum + change.before.length, 0),
      after: changes.reduce((sum, change) => sum + change.after.length, 0),
      unchanged: kept.length,
    },
    merged: summary(changes, (b, a) => b > 1 && a === 1, examples),
    split: summary(changes, (b, a) => b === 1 && a > 1, examples),
    moved: summary(changes, (b, a) => b > 1 && a > 1, examples),
    pairs,
  }
}

interface Clusters {
  readonly refs: ReadonlyMap<string, RecordRef>
  /** Golden ID by record. */
  readonly idOf: ReadonlyMap<string, string>
}

function readClusters(crosswalk: Iterable<CrosswalkEntry>): Clusters {
  const refs = new Map<string, RecordRef>()
  const idOf = new Map<string, string>()
  for (const { source, recordId, goldenId } of crosswalk) {
    const ref = { source, recordId }
    refs.set(recordKey(ref), ref)
    idOf.set(recordKey(ref), goldenId)
  }
  return { refs, idOf }
}

/** The smallest groups of clusters that hold the same records before and after, by their first record. */
function changesOf(both: readonly string[], old: Clusters, now: Clusters): ClusterChange[] {
  const groups = [groupBy(both, old.idOf), groupBy(both, now.idOf)] as const
  const seen = new Set<string>()
  const changes: ClusterChange[] = []
  for (const start of both) {
    if (seen.has(start)) continue
    const clusters: [Set<string>, Set<string>] = [new Set(), new Set()]
    const open = [start]
    seen.add(start)
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      for (const [side, { idOf }] of [old, now].entries()) {
        const id = idOf.get(key) as string
        if (clusters[side].has(id)) continue
        clusters[side].add(id)
        for (const other of groups[side].get(id) as string[]) {
          if (seen.has(other)) continue
          seen.add(other)
          open.push(other)
        }
      }
    }
    const [before, after] = clusters.map((ids, side) =>
      [...ids]
        .map((id) => (groups[side].get(id) as string[]).map((key) => old.refs.get(key) as RecordRef).sort(compareRefs))
        .sort((a, b) => compareRefs(a[0], b[0])),
    )
    changes.push({ before, after })
  }
  return changes.sort((a, b) => compareRefs(a.before[0][0], b.before[0][0]))
}

function groupBy(keys: readonly string[], idOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const key of keys) {
    const id = idOf.get(key) as string
    const own = groups.get(id)
    if (own === undefined) groups.set(id, [key])
    else own.push(key)
  }
  return groups
}

/** Adds the pairs that came together and apart: those of each side less those that share a cluster on both. */
function countPairs(
  { before, after }: ClusterChange,
  now: Clusters,
  pairs: { joined: number; separated: number },
): void {
  if (before.length === 1 && after.length === 1) return
  let common = 0
  for (const cluster of before) {
    const sizes = new Map<string, number>()
    for (const ref of cluster) {
      const id = now.idOf.get(recordKey(ref)) as string
      sizes.set(id, (sizes.get(id) ?? 0) + 1)
    }
    for (const size of sizes.values()) common += pairsIn(size)
  }
  pairs.joined += after.reduce((sum, { length }) => sum + pairsIn(length), 0) - common
  pairs.separated += before.reduce((sum, { length }) => sum + pairsIn(length), 0) - common
}

function pairsIn(size: number): number {
  return (size * (size - 1)) / 2
}

function summary(
  changes: readonly ClusterChange[],
  isOf: (before: number, after: number) => boolean,
  examples: number,
): ClusterChanges {
  const own = changes.filter(({ before, after }) => isOf(before.length, after.length))
  return {
    count: own.length,
    records: own.reduce((sum, { before }) => sum + before.reduce((all, { length }) => all + length, 0), 0),
    examples: own.slice(0, examples),
  }
}
