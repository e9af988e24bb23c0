import { compareText } from '../base'
import type { FollowedRelation, ParentEdge, RelateIssue } from '../relate'
import type { RefusedFacts } from './household-facts'

/** Relations of one name, as `followRelations` gives them. */
export interface RelationSet {
  /** Such as `works-for`. */
  readonly name: string
  /** What stands at its ends, such as `person` and `company`. */
  readonly from: string
  readonly to: string
  readonly relations: Iterable<Pick<FollowedRelation, 'from' | 'to'>>
  /** Where the relation leads from a node to its parent: the edges and issues of a `Hierarchy`. */
  readonly hierarchy?: {
    readonly edges: readonly Pick<ParentEdge, 'from' | 'to'>[]
    readonly issues: readonly RelateIssue[]
  }
}

/** Relations of one name, counted. */
export interface RelationFacts {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Pairs of golden records, each once. */
  readonly pairs: number
  /** Golden records at either end. */
  readonly fromCount: number
  readonly toCount: number
  /** Most that lead to one. */
  readonly most: number
  readonly hierarchy?: {
    /** Groups of two or more under one top. */
    readonly groups: number
    readonly largest: number
    /** Levels of the deepest, the top being the first. */
    readonly levels: number
    readonly refused: readonly RefusedFacts[]
  }
}

/** Counts the relations of one name. */
export function relationFacts({ name, from, to, relations, hierarchy }: RelationSet, isMasked: boolean): RelationFacts {
  const pairs = new Map<string, Set<string>>()
  const starts = new Set<string>()
  for (const relation of relations) {
    const known = pairs.get(relation.to)
    if (known === undefined) pairs.set(relation.to, new Set([relation.from]))
    else known.add(relation.from)
    starts.add(relation.from)
  }
  const sizes = [...pairs.values()].map(({ size }) => size)
  return {
    name,
    from,
    to,
    pairs: sizes.reduce((sum, size) => sum + size, 0),
    fromCount: starts.size,
    toCount: sizes.length,
    most: sizes.reduce((most, size) => Math.max(most, size), 0),
    ...(hierarchy === undefined ? {} : { hierarchy: hierarchyFacts(hierarchy, isMasked) }),
  }
}

function hierarchyFacts(
  { edges, issues }: NonNullable<RelationSet['hierarchy']>,
  isMasked: boolean,
): NonNullable<RelationFacts['hierarchy']> {
  // The parent that holds last stands for all of them.
  const parentOf = new Map(edges.map((edge) => [edge.from, edge.to]))
  const sizes = new Map<string, number>()
  let levels = 0
  for (const node of new Set(edges.flatMap(({ from, to }) => [from, to]))) {
    let top = node
    let level = 1
    // Parents of different times may lead in a circle.
    for (let up = parentOf.get(top); up !== undefined && level <= parentOf.size; up = parentOf.get(top)) {
      top = up
      level++
    }
    sizes.set(top, (sizes.get(top) ?? 0) + 1)
    levels = Math.max(levels, level)
  }
  const all = [...sizes.values()]
  return {
    groups: all.length,
    largest: all.reduce((most, size) => Math.max(most, size), 0),
    levels,
    refused: [...issues]
      .sort((a, b) => compareText(a.code, b.code))
      .map(({ code, count, examples }) => ({ code, count, examples: isMasked ? [] : examples })),
  }
}
