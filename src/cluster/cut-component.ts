import type { Edges } from './join-edges'
import { groupByLabel, UnionFind } from './union-find'

const CUT_STEP_BITS = 1
/** Weights above this are as good as certain: what they hold together is not cut any more. */
export const HIGHEST_CUT_BITS = 64

/**
 * Splits a component by leaving out its lightest edges, bit by bit, until a piece is small enough or held together by the heaviest edges
 * alone.
 *
 * @param own numbers of the component's edges
 * @param fromBits the weight the component is connected at
 * @param same sets of records that stay together
 */
export function cutComponent(
  members: Int32Array,
  edges: Edges,
  own: Int32Array,
  fromBits: number,
  same: readonly (readonly number[])[],
  mostRecords: number,
): Int32Array[] {
  const done: Int32Array[] = []
  let open = [{ members, own }]
  for (let cut = fromBits + CUT_STEP_BITS; open.length > 0; cut += CUT_STEP_BITS) {
    const next: typeof open = []
    for (const piece of open) {
      const heavy = piece.own.filter((e) => edges.weight[e] >= cut)
      for (const part of connectedParts(piece.members, edges, heavy, same)) {
        if (part.length <= mostRecords || cut >= HIGHEST_CUT_BITS) done.push(part)
        else next.push({ members: part, own: edgesInside(part, edges, heavy) })
      }
    }
    open = next
  }
  return done
}

/** The edges between members of a part; an edge with one end there has both. */
function edgesInside(part: Int32Array, { left }: Edges, own: Int32Array): Int32Array {
  const inside = new Set(part)
  return own.filter((e) => inside.has(left[e]))
}

function connectedParts(
  members: Int32Array,
  { left, right }: Edges,
  own: Int32Array,
  same: readonly (readonly number[])[],
): Int32Array[] {
  const position = new Map<number, number>()
  for (let a = 0; a < members.length; a++) position.set(members[a], a)
  const union = new UnionFind(members.length)
  for (const e of own) union.union(position.get(left[e]) as number, position.get(right[e]) as number)
  for (const set of same) {
    const first = position.get(set[0])
    if (first !== undefined) for (const record of set) union.union(first, position.get(record) as number)
  }
  const labels = Int32Array.from(members, (_, a) => union.find(a))
  const { starts, members: places, size } = groupByLabel(labels)
  return Array.from({ length: size }, (_, g) => places.subarray(starts[g], starts[g + 1]).map((a) => members[a]))
}
