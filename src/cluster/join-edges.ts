import { type Constraints, forbiddenBetween } from './constraints'

/** Kept pairs, as parallel columns; `weight` in bits. */
export interface Edges {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Float64Array
}

/** Edge numbers, heaviest first; ties by left, then right record, so that the order edges came in does not matter. */
export function heaviestFirst(edges: Edges, chosen: readonly number[]): number[] {
  const { left, right, weight } = edges
  return [...chosen].sort((a, b) => weight[b] - weight[a] || left[a] - left[b] || right[a] - right[b])
}

/**
 * Single linkage under constraints (Kruskal): joins along the given edges, heaviest first, down to `stopBits`, unless that would bring
 * forbidden records together.
 *
 * @param sets sets joined already; changed in place
 */
export function joinByEdges(
  edges: Edges,
  chosen: readonly number[],
  stopBits: number,
  constraints: Constraints,
  sets: Map<number, number[]>,
): void {
  for (const e of heaviestFirst(edges, chosen)) {
    if (edges.weight[e] < stopBits) return
    const a = edges.left[e]
    const b = edges.right[e]
    const left = sets.get(a) ?? [a]
    const right = sets.get(b) ?? [b]
    if (left === right || forbiddenBetween(left, right, constraints.forbids) !== undefined) continue
    const [into, from] = left.length >= right.length ? [left, right] : [right, left]
    sets.set(a, into)
    sets.set(b, into)
    for (const record of from) {
      into.push(record)
      sets.set(record, into)
    }
  }
}
