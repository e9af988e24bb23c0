import { type Group, joinApart } from './link-occupants'

/** A household through time: the groups that it was at one dwelling after another. */
export interface Chain {
  /** By their anchors. */
  readonly groups: readonly Group[]
}

/**
 * Whether two groups are one household that moved: they share more than half of the larger one. So a household goes on with most of its
 * people, and a child who leaves home, or two persons found to be one, never join two households.
 */
export function isSameHousehold(a: Group, b: Group): boolean {
  const [small, large] = a.members.size < b.members.size ? [a, b] : [b, a]
  let shared = 0
  for (const person of small.members.keys()) if (large.members.has(person)) shared++
  return shared * 2 > large.members.size
}

/** Households out of groups that are linked to each other in any way; no two whom someone keeps apart are in one. */
export function chainGroups(
  groups: readonly Group[],
  isLinked: (a: Group, b: Group) => boolean,
  areApart: (a: string, b: string) => boolean,
): Chain[] {
  const inOrder = [...groups].sort((a, b) => (a.anchor < b.anchor ? -1 : 1))
  const links: { a: number; b: number }[] = []
  for (let a = 0; a < inOrder.length; a++) {
    for (let b = a + 1; b < inOrder.length; b++) if (isLinked(inOrder[a], inOrder[b])) links.push({ a, b })
  }
  const anchors = inOrder.map(({ anchor }) => anchor)
  const sets = joinApart(anchors, links, areApart, (i) => inOrder[i].members.keys())
  const chains = new Map<number, Group[]>()
  inOrder.forEach((group, i) => {
    const root = sets.find(i)
    const known = chains.get(root)
    if (known === undefined) chains.set(root, [group])
    else known.push(group)
  })
  return [...chains.values()].map((own) => ({ groups: own }))
}
