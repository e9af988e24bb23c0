import type { Edges } from './join-edges'
import { groupByLabel, UnionFind } from './union-find'

const CUT_STEP_BITS = 1
/** Weights above this are as good as certain: what they hold together is not cut any more. */
export const HIGHEST_CUT_BITS = 64

/** Records with the numbers of the edges between them. */
interface Piece {
  readonly members: Int32Array
  readonly own: Int32Array
}

/**
 * Splits a component by leaving out its lightest edges, bit by bit, until a piece is small enough or held together by the heaviest edges
 * alone.
 *
 * @param own numbers of the component's edges
 * @param fromBits the weight the component is connected at
 * @param same sets of records that stay together
 * @param places room for a number by record; what stands in it does not matter
 */
export function cutComponent(
  members: Int32Array,
  edges: Edges,
  own: Int32Array,
  fromBits: number,
  same: readonly (readonly number[])[],
  mostRecords: number,
  places: Int32Array,
): Int32Array[] {
  const done: Int32Array[] = []
  let open: Piece[] = [{ members, own }]
  for (let cut = fromBits + CUT_STEP_BITS; open.length > 0; cut += CUT_STEP_BITS) {
    const most = cut >= HIGHEST_CUT_BITS ? Number.POSITIVE_INFINITY : mostRecords
    open = open.flatMap((piece) => cutPiece(piece, edges, cut, same, most, places, done))
  }
  return done
}

/** Cuts a piece at a weight; parts of at most `most` records are done, and the others come back. */
function cutPiece(
  { members, own }: Piece,
  { left, right, weight }: Edges,
  cut: number,
  same: readonly (readonly number[])[],
  most: number,
  places: Int32Array,
  done: Int32Array[],
): Piece[] {
  for (let a = 0; a < members.length; a++) places[members[a]] = a
  const heavy = own.filter((e) => weight[e] >= cut)
  const union = new UnionFind(members.length)
  for (let k = 0; k < heavy.length; k++) union.union(places[left[heavy[k]]], places[right[heavy[k]]])
  for (const set of same) {
    const first = places[set[0]]
    // A record of another piece has an old place, or none.
    if (members[first] === set[0]) for (const record of set) union.union(first, places[record])
  }
  const labels = Int32Array.from(members, (_, a) => union.find(a))
  const { starts, members: found, size } = groupByLabel(labels)
  const large = new Map<number, { members: Int32Array; own: number[] }>()
  for (let g = 0; g < size; g++) {
    const part = found.subarray(starts[g], starts[g + 1])
    const records = part.map((a) => members[a])
    if (part.length <= most) done.push(records)
    else large.set(labels[part[0]], { members: records, own: [] })
  }
  if (large.size === 0) return []
  // An edge with one end in a part has both.
  for (let k = 0; k < heavy.length; k++) large.get(labels[places[left[heavy[k]]]])?.own.push(heavy[k])
  return [...large.values()].map((part) => ({ members: part.members, own: Int32Array.from(part.own) }))
}
