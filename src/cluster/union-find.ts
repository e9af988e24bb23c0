/** Disjoint sets over 0…n-1, by path halving; the smallest member is the root, so that the result does not depend on the order of unions. */
export class UnionFind {
  private readonly parents: Int32Array

  constructor(count: number) {
    this.parents = new Int32Array(count)
    for (let i = 0; i < count; i++) this.parents[i] = i
  }

  /** The smallest member of the set of `i`. */
  find(i: number): number {
    const { parents } = this
    while (parents[i] !== i) {
      parents[i] = parents[parents[i]]
      i = parents[i]
    }
    return i
  }

  /** Joins two sets; false if they were one already. */
  union(a: number, b: number): boolean {
    const rootA = this.find(a)
    const rootB = this.find(b)
    if (rootA === rootB) return false
    if (rootA < rootB) this.parents[rootB] = rootA
    else this.parents[rootA] = rootB
    return true
  }
}

/** Groups of members in compressed rows: group `g` owns `members[starts[g], starts[g + 1])`, ascending; groups by smallest member. */
export interface Groups {
  readonly starts: Int32Array
  readonly members: Int32Array
  readonly size: number
}

/** The sets of `labels` (equal label = same set) as groups. Labels must be members' numbers, such as roots. */
export function groupByLabel(labels: Int32Array): Groups {
  const count = labels.length
  const numbers = new Int32Array(count).fill(-1)
  let size = 0
  const groupOf = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const label = labels[i]
    if (numbers[label] < 0) numbers[label] = size++
    groupOf[i] = numbers[label]
  }
  const starts = new Int32Array(size + 1)
  for (let i = 0; i < count; i++) starts[groupOf[i] + 1]++
  for (let g = 0; g < size; g++) starts[g + 1] += starts[g]
  const next = starts.slice()
  const members = new Int32Array(count)
  for (let i = 0; i < count; i++) members[next[groupOf[i]]++] = i
  return { starts, members, size }
}
