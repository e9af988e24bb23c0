import { apartBetween, type Constraints } from './constraints'

/** Kept pairs, as parallel columns; `weight` in bits. */
export interface Edges {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
}

/** Records joined so far, and the lightest edge that was needed: as edges come heaviest first, it is the last. */
export interface JoinedSet {
  readonly records: number[]
  weakest: number
}

/** The sets that "same" judgements make, by record; nothing lighter than certainty holds them together. */
export function setsOf(same: readonly (readonly number[])[]): Map<number, JoinedSet> {
  const sets = new Map<number, JoinedSet>()
  for (const records of same) {
    const set: JoinedSet = { records: [...records], weakest: Number.POSITIVE_INFINITY }
    for (const record of records) sets.set(record, set)
  }
  return sets
}

/**
 * Single linkage under constraints (Kruskal 1956): joins along the given edges, heaviest first, down to `stopBits`, unless that would
 * bring together what must stay apart. Ties go by left, then right record, so that the order edges came in does not matter.
 *
 * @param chosen numbers of the edges to use
 * @param sets sets joined already, by record; changed in place
 */
export function joinByEdges(
  { left, right, weight }: Edges,
  chosen: Int32Array,
  stopBits: number,
  constraints: Constraints,
  sets: Map<number, JoinedSet>,
): void {
  const order = chosen.slice().sort((a, b) => weight[b] - weight[a] || left[a] - left[b] || right[a] - right[b])
  for (const e of order) {
    if (weight[e] < stopBits) return
    const a = sets.get(left[e])
    const b = sets.get(right[e])
    if (a !== undefined && a === b) continue
    const first = a ?? { records: [left[e]], weakest: Number.POSITIVE_INFINITY }
    const second = b ?? { records: [right[e]], weakest: Number.POSITIVE_INFINITY }
    if (apartBetween(first.records, second.records, constraints) !== undefined) continue
    const [into, from] = first.records.length >= second.records.length ? [first, second] : [second, first]
    into.weakest = weight[e]
    for (const record of from.records) {
      into.records.push(record)
      sets.set(record, into)
    }
    sets.set(left[e], into)
    sets.set(right[e], into)
  }
}
