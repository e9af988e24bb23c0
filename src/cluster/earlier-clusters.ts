/** The piece of clusters that no piece small enough to be weighed was made into. */
export const NO_PIECE = -1

/** Clusters made earlier of some of the records by the same model, for pieces that are just as they were. */
export interface EarlierClusters {
  /** By record its cluster then; -1 for one of which anything may be otherwise: its values, its edges, or what people say of it. */
  readonly clusterOf: Int32Array
  /** By cluster then, as of {@link Clustering}. */
  readonly pieces: Int32Array
  readonly weakest: Float64Array
  /** Records of a piece then, by the number in `pieces`. */
  readonly pieceSizes: Int32Array
}

/** Whether some records were a piece before, and nothing of any of them is otherwise. */
export function isAsBefore(members: Int32Array, { clusterOf, pieces, pieceSizes }: EarlierClusters): boolean {
  const first = clusterOf[members[0]]
  if (first < 0) return false
  const piece = pieces[first]
  if (piece === NO_PIECE || pieceSizes[piece] !== members.length) return false
  for (let k = 1; k < members.length; k++) {
    const cluster = clusterOf[members[k]]
    if (cluster < 0 || pieces[cluster] !== piece) return false
  }
  return true
}
