import type { Edges, WeighMembers } from '../cluster'

/**
 * Weighs all pairs of some records. Most pairs of a component are edges, whose weights are known; the others are weighed when they are asked
 * for.
 *
 * @param count of records
 * @param edges with the weights that decide, in bits
 * @param weighPair weight of two records between which there is no edge
 */
export function memberWeights(
  count: number,
  edges: Edges,
  weighPair: (left: number, right: number) => number,
): WeighMembers {
  const { left, right, weight } = edges
  const { starts, order } = edgesByLeft(count, left)
  const places = new Int32Array(count)
  return (members, weights) => {
    const size = members.length
    weights.fill(Number.NaN)
    for (let a = 0; a < size; a++) places[members[a]] = a
    for (let a = 0; a < size; a++) {
      for (let k = starts[members[a]]; k < starts[members[a] + 1]; k++) {
        const e = order[k]
        const b = places[right[e]]
        // A record of another component has an old place, or none.
        if (members[b] === right[e]) weights[a * size + b] = weights[b * size + a] = weight[e]
      }
    }
    for (let a = 0; a < size; a++) {
      weights[a * size + a] = 0
      for (let b = a + 1; b < size; b++) {
        if (Number.isNaN(weights[a * size + b]))
          weights[a * size + b] = weights[b * size + a] = weighPair(members[a], members[b])
      }
    }
  }
}

/** Numbers of edges by their left record, in compressed rows. */
function edgesByLeft(count: number, left: Int32Array): { starts: Int32Array; order: Int32Array } {
  const starts = new Int32Array(count + 1)
  for (let e = 0; e < left.length; e++) starts[left[e] + 1]++
  for (let i = 0; i < count; i++) starts[i + 1] += starts[i]
  const next = starts.slice()
  const order = new Int32Array(left.length)
  for (let e = 0; e < left.length; e++) order[next[left[e]]++] = e
  return { starts, order }
}
