/**
 * Agglomerative clustering with average linkage on signed weights: joins the two clusters with the highest mean weight between their
 * records until no mean reaches `stop` (UPGMA; Sokal, Michener 1958). Ties go to the clusters with the lowest members.
 *
 * @param weights symmetric, `weights[a * size + b]` in bits, finite; changed in place
 * @param forbidden `forbidden[a * size + b]` = 1 for records that must not share a cluster; changed in place
 * @param labels in: equal labels are joined from the start (a label is the lowest member); out: the label of each record's cluster
 * @param isRefused whether two clusters, given by their members in ascending order, may not be one; asked only where the mean would join
 *   them, and what was refused stays so
 */
export function averageLinkage(
  weights: Float64Array,
  forbidden: Uint8Array | undefined,
  size: number,
  stop: number,
  labels: Int32Array,
  isRefused?: (left: readonly number[], right: readonly number[]) => boolean,
): void {
  if (isRefused !== undefined) forbidden ??= new Uint8Array(size * size)
  const sizes = new Int32Array(size)
  const best = new Int32Array(size).fill(-1)
  for (let a = 0; a < size; a++) {
    sizes[a]++
    if (labels[a] !== a) {
      const into = labels[a]
      addRows(weights, forbidden, size, into, a)
      sizes[into]++
      sizes[a] = 0
    }
  }
  const mean = (a: number, b: number): number =>
    forbidden !== undefined && forbidden[a * size + b] !== 0
      ? Number.NEGATIVE_INFINITY
      : weights[a * size + b] / (sizes[a] * sizes[b])
  // best[a]: the active cluster after a with the highest mean.
  const refresh = (a: number): void => {
    let found = -1
    let highest = Number.NEGATIVE_INFINITY
    for (let b = a + 1; b < size; b++) {
      if (sizes[b] === 0) continue
      const value = mean(a, b)
      if (value > highest) {
        highest = value
        found = b
      }
    }
    best[a] = found
  }
  for (let a = 0; a < size; a++) if (sizes[a] > 0) refresh(a)
  for (;;) {
    let left = -1
    let highest = Number.NEGATIVE_INFINITY
    for (let a = 0; a < size; a++) {
      if (sizes[a] === 0 || best[a] < 0) continue
      const value = mean(a, best[a])
      if (value > highest) {
        highest = value
        left = a
      }
    }
    if (left < 0 || highest < stop) return
    const right = best[left]
    if (isRefused?.(membersAt(labels, left), membersAt(labels, right))) {
      const matrix = forbidden as Uint8Array
      matrix[left * size + right] = 1
      matrix[right * size + left] = 1
      refresh(left)
      continue
    }
    addRows(weights, forbidden, size, left, right)
    sizes[left] += sizes[right]
    sizes[right] = 0
    for (let i = 0; i < size; i++) if (labels[i] === right) labels[i] = left
    for (let a = 0; a < size; a++) {
      if (sizes[a] === 0) continue
      if (a === left || best[a] === left || best[a] === right) refresh(a)
      else if (a < left && best[a] >= 0 && mean(a, left) > mean(a, best[a])) best[a] = left
    }
  }
}

/** The places that have a label, in ascending order. */
export function membersAt(labels: Int32Array, label: number): number[] {
  const members: number[] = []
  for (let i = 0; i < labels.length; i++) if (labels[i] === label) members.push(i)
  return members
}

/** The sums of row `from` join those of row `into`, on both sides of the diagonal. */
function addRows(
  weights: Float64Array,
  forbidden: Uint8Array | undefined,
  size: number,
  into: number,
  from: number,
): void {
  for (let c = 0; c < size; c++) {
    if (c === into || c === from) continue
    const sum = weights[into * size + c] + weights[from * size + c]
    weights[into * size + c] = sum
    weights[c * size + into] = sum
    if (forbidden !== undefined && forbidden[from * size + c] !== 0) {
      forbidden[into * size + c] = 1
      forbidden[c * size + into] = 1
    }
  }
}

/**
 * Lowest weight on the maximum spanning tree of some records (Prim): the weakest link that holds them together.
 *
 * @param members positions in the matrix
 */
export function weakestLink(weights: Float64Array, size: number, members: readonly number[]): number {
  let weakest = Number.POSITIVE_INFINITY
  const reach = members.map((m) => weights[members[0] * size + m])
  const inside = members.map((_, k) => k === 0)
  for (let step = 1; step < members.length; step++) {
    let next = -1
    for (let k = 1; k < members.length; k++) if (!inside[k] && (next < 0 || reach[k] > reach[next])) next = k
    weakest = Math.min(weakest, reach[next])
    inside[next] = true
    for (let k = 1; k < members.length; k++) {
      const weight = weights[members[next] * size + members[k]]
      if (!inside[k] && weight > reach[k]) reach[k] = weight
    }
  }
  return weakest
}
