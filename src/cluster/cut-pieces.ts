import type { Edges } from './join-edges'
import { groupByLabel, UnionFind } from './union-find'

const CUT_STEP_BITS = 1
/** Weights above this are as good as certain: what they hold together is not cut any more. */
export const HIGHEST_CUT_BITS = 64

/** Records, the numbers of the edges between them, and those sets of them that stay together. */
export interface Piece {
  readonly members: Int32Array
  readonly own: Int32Array
  readonly same: readonly (readonly number[])[]
}

/**
 * Splits records into what hangs together along edges of at least `fromBits`. What is too big is split further by leaving out its lightest
 * edges, bit by bit, until it is small enough or held together by the heaviest edges alone.
 *
 * @param whole all records
 * @param take gets each piece of two records and more that is small enough
 * @returns how many were too big at first, and those that still are
 */
export function cutPieces(
  whole: Piece,
  edges: Edges,
  fromBits: number,
  mostRecords: number,
  take: (members: Int32Array) => void,
): { oversize: number; large: readonly Piece[] } {
  const places = new Int32Array(whole.members.length)
  let large = cutPiece(whole, edges, fromBits, mostRecords, places, take)
  const oversize = large.length
  for (let cut = fromBits; large.length > 0 && cut < HIGHEST_CUT_BITS; ) {
    cut += CUT_STEP_BITS
    large = large.flatMap((piece) => cutPiece(piece, edges, cut, mostRecords, places, take))
  }
  return { oversize, large }
}

/** Cuts a piece at a weight, and gives back the parts that are too big. */
function cutPiece(
  { members, own, same }: Piece,
  { left, right, weight }: Edges,
  cut: number,
  mostRecords: number,
  places: Int32Array,
  take: (members: Int32Array) => void,
): Piece[] {
  for (let a = 0; a < members.length; a++) places[members[a]] = a
  const heavy = own.filter((e) => weight[e] >= cut)
  const union = new UnionFind(members.length)
  for (let k = 0; k < heavy.length; k++) union.union(places[left[heavy[k]]], places[right[heavy[k]]])
  for (const set of same) for (const record of set) union.union(places[set[0]], places[record])
  const labels = members.map((_, a) => union.find(a))
  const { starts, members: found, size } = groupByLabel(labels)
  const records = found.map((a) => members[a])
  const large = new Map<number, { members: Int32Array; own: number[]; same: (readonly number[])[] }>()
  for (let g = 0; g < size; g++) {
    const length = starts[g + 1] - starts[g]
    if (length === 1) continue
    const part = records.subarray(starts[g], starts[g + 1])
    if (length <= mostRecords) take(part)
    else large.set(labels[places[part[0]]], { members: part, own: [], same: [] })
  }
  if (large.size === 0) return []
  const partOf = (record: number) => large.get(labels[places[record]])
  // What begins in a part ends in it.
  for (let k = 0; k < heavy.length; k++) partOf(left[heavy[k]])?.own.push(heavy[k])
  for (const set of same) partOf(set[0])?.same.push(set)
  return [...large.values()].map((part) => ({ ...part, own: Int32Array.from(part.own) }))
}
