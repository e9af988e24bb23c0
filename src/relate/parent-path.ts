import type { FollowedRelation } from './follow-relations'
import { type Span, sharedSpan } from './span'

/**
 * The cycle that a new edge would close: parents that lead from it back to its child, all of them at one instant.
 *
 * @param edge the new edge, `from` the child and `to` the parent
 * @param held parents of each child so far, without a cycle and with at most one at any instant
 * @returns the nodes of the cycle from the child to itself; undefined where there is none
 */
export function parentPath(
  edge: FollowedRelation,
  held: ReadonlyMap<string, readonly FollowedRelation[]>,
): string[] | undefined {
  // Each entry is a node and the time that all edges on the way to it share; at most one parent at any instant keeps these few.
  const open: { readonly node: string; readonly span: Span; readonly path: readonly string[] }[] = [
    { node: edge.to, span: edge, path: [edge.from, edge.to] },
  ]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.node === edge.from) return [...at.path]
    for (const parent of held.get(at.node) ?? []) {
      const span = sharedSpan(at.span, parent)
      if (span !== undefined) open.push({ node: parent.to, span, path: [...at.path, parent.to] })
    }
  }
  return undefined
}
