import { averageLinkage, membersAt, weakestLink } from './average-linkage'
import type { Constraints } from './constraints'
import type { Labels } from './labels'
import type { Groups } from './union-find'

/** Fills a symmetric matrix with the weights between some records: `weights[a * members.length + b]`, in bits. */
export type WeighMembers = (members: Int32Array, weights: Float64Array) => void

/** Records that are to be joined piece by piece; plain data. */
export interface Pieces extends Groups {
  /** By record that people or rules joined to others, the lowest of them. */
  readonly lowestSame: ReadonlyMap<number, number>
}

/** The pieces `from` to `to - 1`. */
export interface PieceRange {
  readonly from: number
  readonly to: number
}

/** Cuts pieces into ranges of about so many pairs of records. */
export function rangesOf({ starts, size }: Groups, mostPairs: number): PieceRange[] {
  const ranges: PieceRange[] = []
  let pairs = 0
  for (let g = 0, from = 0; g < size; g++) {
    const records = starts[g + 1] - starts[g]
    pairs += (records * (records - 1)) / 2
    if (pairs < mostPairs && g < size - 1) continue
    ranges.push({ from, to: g + 1 })
    from = g + 1
    pairs = 0
  }
  return ranges
}

/**
 * Weighs all pairs of each of some pieces and joins its records by average linkage. What comes of a piece hangs on nothing but the piece.
 *
 * @param stopBits clusters are joined while the mean weight between them reaches it
 * @returns by the place of a record among the members of the range; plain data
 */
export function joinPieces(
  { starts, members, lowestSame }: Pieces,
  { from, to }: PieceRange,
  weigh: WeighMembers,
  constraints: Pick<Constraints, 'forbids' | 'vetoes' | 'exceeds'>,
  stopBits: number,
): Labels {
  const first = starts[from]
  const labels = new Int32Array(starts[to] - first)
  const weakest = new Float64Array(labels.length).fill(Number.POSITIVE_INFINITY)
  let largest = 0
  for (let g = from; g < to; g++) largest = Math.max(largest, starts[g + 1] - starts[g])
  const room = [new Float64Array(largest * largest), new Float64Array(largest * largest)]
  for (let g = from; g < to; g++) {
    const own = members.subarray(starts[g], starts[g + 1])
    const at = starts[g] - first
    const ownLabels = labels.subarray(at, at + own.length)
    const [weights, sums] = room.map((matrix) => matrix.subarray(0, own.length * own.length))
    weigh(own, weights)
    sums.set(weights)
    startLabels(own, lowestSame, ownLabels)
    averageLinkage(sums, forbiddenMatrix(own, constraints), own.length, stopBits, ownLabels, refusal(own, constraints))
    for (let a = 0; a < own.length; a++) {
      if (ownLabels[a] === a) weakest[at + a] = weakestLink(weights, own.length, membersAt(ownLabels, a))
    }
    for (let a = 0; a < own.length; a++) ownLabels[a] = own[ownLabels[a]]
  }
  return { labels, weakest }
}

/** Each record is its own cluster, but for those judged the same, which share the label of their first. */
function startLabels(members: Int32Array, lowestSame: ReadonlyMap<number, number>, labels: Int32Array): void {
  for (let a = 0; a < labels.length; a++) labels[a] = a
  if (lowestSame.size === 0) return
  const firstOf = new Map<number, number>()
  for (let a = 0; a < members.length; a++) {
    const lowest = lowestSame.get(members[a])
    if (lowest === undefined) continue
    const first = firstOf.get(lowest)
    if (first === undefined) firstOf.set(lowest, a)
    else labels[a] = first
  }
}

type Refusal = (left: readonly number[], right: readonly number[]) => boolean

/** Whether one cluster of the records at some places would break a limit. */
function refusal(members: Int32Array, { exceeds }: Pick<Constraints, 'exceeds'>): Refusal | undefined {
  if (exceeds === undefined) return undefined
  const recordsAt = (places: readonly number[]): number[] => places.map((place) => members[place])
  return (left, right) => exceeds(recordsAt(left), recordsAt(right)) !== undefined
}

function forbiddenMatrix(
  members: Int32Array,
  { forbids, vetoes }: Pick<Constraints, 'forbids' | 'vetoes'>,
): Uint8Array | undefined {
  if (forbids === undefined && vetoes === undefined) return undefined
  const size = members.length
  const matrix = new Uint8Array(size * size)
  let any = false
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      if (!forbids?.(members[a], members[b]) && !vetoes?.(members[a], members[b])) continue
      matrix[a * size + b] = 1
      matrix[b * size + a] = 1
      any = true
    }
  }
  return any ? matrix : undefined
}
