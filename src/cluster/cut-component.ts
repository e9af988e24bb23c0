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
  let open = [members]
  for (let cut = fromBits + CUT_STEP_BITS; open.length > 0; cut += CUT_STEP_BITS) {
    const next: Int32Array[] = []
    for (const piece of open) {
      for (const part of connectedParts(piece, edges, own, cut, same)) {
        if (part.length <= mostRecords || cut >= HIGHEST_CUT_BITS) done.push(part)
        else next.push(part)
      }
    }
    open = next
  }
  return done
}

function connectedParts(
  members: Int32Array,
  { left, right, weight }: Edges,
  own: Int32Array,
  floor: number,
  same: readonly (readonly number[])[],
): Int32Array[] {
  const position = new Map<number, number>()
  for (let a = 0; a < members.length; a++) position.set(members[a], a)
  const union = new UnionFind(members.length)
  for (const e of own) {
    if (weight[e] < floor) continue
    const a = position.get(left[e])
    const b = position.get(right[e])
    if (a !== undefined && b !== undefined) union.union(a, b)
  }
  for (const set of same) {
    const first = position.get(set[0])
    if (first !== undefined) for (const record of set) union.union(first, position.get(record) as number)
  }
  const labels = Int32Array.from(members, (_, a) => union.find(a))
  const { starts, members: places, size } = groupByLabel(labels)
  return Array.from({ length: size }, (_, g) => places.subarray(starts[g], starts[g + 1]).map((a) => members[a]))
}
