/** A division of the records 0 … n−1 into numbered parts. */
export interface Partition {
  /** Part of each record, in [0, count). */
  readonly labels: Int32Array
  /** Number of part numbers; a part may be empty. */
  readonly count: number
}

/** Number of records in each part. */
export function partSizes({ labels, count }: Partition): Int32Array {
  const sizes = new Int32Array(count)
  for (let i = 0; i < labels.length; i++) sizes[labels[i]]++
  return sizes
}

/** Number of pairs of records that share a part; exact while it stays below 2^53. */
export function pairsWithin(sizes: Int32Array): number {
  let pairs = 0
  for (let i = 0; i < sizes.length; i++) pairs += (sizes[i] * (sizes[i] - 1)) / 2
  return pairs
}

/**
 * The common refinement of two partitions of the same records: two records share a part of it when they share one in both. Its parts are
 * the cells of their contingency table that are not empty, so there are at most as many as records. Linear in records and parts.
 */
export function meet(left: Partition, right: Partition): Partition {
  const recordCount = left.labels.length
  const order = byPart(left)
  const leftLabels = left.labels
  const rightLabels = right.labels
  const labels = new Int32Array(recordCount)
  // For a right part: the left part (plus one) in which it was met last, and the number its cell got there.
  const metIn = new Int32Array(right.count)
  const cell = new Int32Array(right.count)
  let count = 0
  for (let at = 0; at < recordCount; at++) {
    const record = order[at]
    const leftPart = leftLabels[record] + 1
    const rightPart = rightLabels[record]
    if (metIn[rightPart] !== leftPart) {
      metIn[rightPart] = leftPart
      cell[rightPart] = count++
    }
    labels[record] = cell[rightPart]
  }
  return { labels, count }
}

/** The records ordered by part (counting sort). */
function byPart(partition: Partition): Int32Array {
  const { labels } = partition
  const next = partSizes(partition)
  let start = 0
  for (let part = 0; part < next.length; part++) {
    const size = next[part]
    next[part] = start
    start += size
  }
  const order = new Int32Array(labels.length)
  for (let i = 0; i < labels.length; i++) order[next[labels[i]]++] = i
  return order
}
