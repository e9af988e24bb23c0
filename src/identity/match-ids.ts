/** Clusters of records beside the IDs that the records had before; everything by number. */
export interface IdColumns {
  /** The records of cluster `c` are `members[starts[c], starts[c + 1])`. */
  readonly starts: Int32Array
  readonly members: Int32Array
  /** By record: its ID before, -1 for none. */
  readonly before: Int32Array
  /** By ID: the record it was made from, -1 if that is gone. */
  readonly anchors: Int32Array
}

/** Which IDs and clusters share records: a pair for each that do, in the order of the clusters. All arrays are by pair. */
export interface IdPairs {
  readonly count: number
  readonly ids: Int32Array
  readonly clusters: Int32Array
  /** How many records they share. */
  readonly shared: Int32Array
  /** 1 if the ID's anchor is among them. */
  readonly hasAnchor: Uint8Array
  /** The pairs of cluster `c` are `[from[c], from[c + 1])`. */
  readonly from: Int32Array
  /** By ID: number of its pairs. */
  readonly pairsOfId: Int32Array
}

/** Finds the pairs of IDs and clusters that share records; each record is looked at once. */
export function pairIds({ starts, members, before, anchors }: IdColumns): IdPairs {
  const clusterCount = starts.length - 1
  const ids = new Int32Array(members.length)
  const clusters = new Int32Array(members.length)
  const shared = new Int32Array(members.length)
  const hasAnchor = new Uint8Array(members.length)
  const from = new Int32Array(clusterCount + 1)
  const pairsOfId = new Int32Array(anchors.length)
  // The pair of an ID and the cluster at work; it is of an earlier cluster if it lies before that cluster's first.
  const pairAt = new Int32Array(anchors.length).fill(-1)
  let count = 0
  for (let c = 0; c < clusterCount; c++) {
    const first = count
    from[c] = first
    for (let k = starts[c]; k < starts[c + 1]; k++) {
      const record = members[k]
      const id = before[record]
      if (id < 0) continue
      let pair = pairAt[id]
      if (pair < first) {
        pair = count++
        pairAt[id] = pair
        ids[pair] = id
        clusters[pair] = c
        pairsOfId[id]++
      }
      shared[pair]++
      if (anchors[id] === record) hasAnchor[pair] = 1
    }
  }
  from[clusterCount] = count
  return { count, ids, clusters, shared, hasAnchor, from, pairsOfId }
}

/** Whether one pair of {@link IdPairs} is preferred to another. */
export type PairOrder = (left: number, right: number) => boolean

/**
 * Gives each cluster at most one of the IDs of its records, and each ID at most one cluster. An ID and a cluster that share records with
 * nothing else belong together. All others are matched as in the stable marriages of Gale and Shapley (1962): an ID asks for its parts in
 * the order of the split policy, and a cluster takes the best ID by the winner policy. So both policies hold at once, the result hangs on no
 * order, and what happens in one group of clusters changes nothing in another.
 *
 * @param sortParts puts pairs of one ID into the order in which it asks, best first; only called for IDs of several pairs
 * @param isBetter whether a cluster prefers the ID of the left pair; a strict order
 * @returns by cluster the pair that was matched, -1 for none
 */
export function matchIds(pairs: IdPairs, sortParts: (pairs: Int32Array) => void, isBetter: PairOrder): Int32Array {
  const { count, ids, clusters, from, pairsOfId } = pairs
  const clusterCount = from.length - 1
  const taken = new Int32Array(clusterCount).fill(-1)
  const contested: number[] = []
  for (let pair = 0; pair < count; pair++) {
    const c = clusters[pair]
    if (pairsOfId[ids[pair]] === 1 && from[c + 1] - from[c] === 1) taken[c] = pair
    else contested.push(pair)
  }
  if (contested.length > 0) propose(pairs, contested, taken, sortParts, isBetter)
  return taken
}

function propose(
  { ids, clusters, pairsOfId }: IdPairs,
  contested: readonly number[],
  taken: Int32Array,
  sortParts: (pairs: Int32Array) => void,
  isBetter: PairOrder,
): void {
  const byId = Int32Array.from(contested).sort((a, b) => ids[a] - ids[b] || a - b)
  /** Where each ID's pairs begin, and the place it asks next. */
  const next = new Map<number, number>()
  const free: number[] = []
  for (let at = 0; at < byId.length; ) {
    const id = ids[byId[at]]
    const end = at + pairsOfId[id]
    if (end - at > 1) sortParts(byId.subarray(at, end))
    next.set(id, at)
    free.push(id)
    at = end
  }
  while (free.length > 0) {
    const id = free.pop() as number
    const at = next.get(id) as number
    if (at >= byId.length || ids[byId[at]] !== id) continue
    next.set(id, at + 1)
    const pair = byId[at]
    const c = clusters[pair]
    const holder = taken[c]
    if (holder < 0 || isBetter(pair, holder)) {
      taken[c] = pair
      if (holder >= 0) free.push(ids[holder])
    } else free.push(id)
  }
}
