import type { Adjacency } from './adjacency'

/** One side of the search: who was reached from whom, at which step, and those of the last step. */
interface Side {
  readonly parents: Map<number, number>
  readonly steps: Map<number, number>
  last: number[]
  depth: number
}

/**
 * A shortest way between two nodes, searched from both ends (Pohl 1971): the smaller front goes a whole step at a time, so that of a million
 * nodes only those near either end are looked at. Of several ways the one that meets nearest the goal is taken, then the one that was found
 * first, with neighbours in the order of their IDs.
 *
 * @returns numbers of the nodes from start to goal; undefined where there is no way
 */
export function shortestWay(links: Adjacency, start: number, goal: number): number[] | undefined {
  if (start === goal) return [start]
  const head = sideAt(start)
  const tail = sideAt(goal)
  while (head.last.length > 0 && tail.last.length > 0) {
    const isHead = head.last.length <= tail.last.length
    const meeting = isHead ? step(links, head, tail) : step(links, tail, head)
    if (meeting !== undefined) return [...trace(head, meeting).reverse(), ...trace(tail, meeting).slice(1)]
  }
  return undefined
}

function sideAt(node: number): Side {
  return { parents: new Map([[node, -1]]), steps: new Map([[node, 0]]), last: [node], depth: 0 }
}

/** Takes one step with a side; gives the node where it met the other side on a shortest way. */
function step(links: Adjacency, side: Side, other: Side): number | undefined {
  const { parents, steps } = side
  const next: number[] = []
  let meeting: number | undefined
  side.depth++
  for (const node of side.last) {
    const { neighbours, count } = links.around(node)
    for (let k = 0; k < count; k++) {
      const reached = neighbours[k]
      if (parents.has(reached)) continue
      parents.set(reached, node)
      steps.set(reached, side.depth)
      next.push(reached)
      const rest = other.steps.get(reached)
      if (rest !== undefined && (meeting === undefined || rest < other.steps.get(meeting)!)) meeting = reached
    }
  }
  side.last = next
  return meeting
}

/** From a node back to where its side began. */
function trace({ parents }: Side, from: number): number[] {
  const way: number[] = []
  for (let node = from; node >= 0; node = parents.get(node)!) way.push(node)
  return way
}
