import type { FollowedRelation } from '../follow-relations'
import { countIssues, type RelateIssue, type RelateIssueCode } from '../relate-issue'
import { readAsOf } from '../span'
import { Adjacency } from './adjacency'
import { shortestWay } from './shortest-way'
import type { Subgraph } from './subgraph'

/** A customer, household, organisation, product or place. */
export interface GraphNode {
  readonly id: string
  /** `person`, `household`, `organization`, `product`, `place`, `account`, … */
  readonly kind: string
  readonly label?: string
}

/** What is new to a {@link CustomerGraph}; within a part, the order does not matter. */
export interface GraphChange {
  readonly removeEdges?: Iterable<FollowedRelation>
  readonly addEdges?: Iterable<FollowedRelation>
  readonly removeNodes?: Iterable<string>
  readonly addNodes?: Iterable<GraphNode>
}

/** Which edges a question follows. */
export interface EdgeChoice {
  /** Types of relations; default: all. */
  readonly types?: readonly string[] | undefined
  /** ISO 8601; default: the latest state, of what has not ended. */
  readonly asOf?: string | undefined
}

/** Options of {@link CustomerGraph.neighbourhood}. */
export interface NeighbourhoodOptions extends EdgeChoice {
  /** Steps from the centre, 0 or more; default 2. */
  readonly depth?: number
  /** Nodes at most, the centre among them; default 10,000. */
  readonly limit?: number
}

/** A way from one node to another. */
export interface GraphPath {
  /** IDs, both ends among them. */
  readonly nodes: readonly string[]
  /** One for each step, as it is stated: it may point against the way. */
  readonly edges: readonly FollowedRelation[]
}

/** A node that two others are both related to. */
export interface CommonNode {
  readonly id: string
  readonly kind: string
  /** Types of the edges to the one and to the other, each once, in order. */
  readonly toFirst: readonly string[]
  readonly toSecond: readonly string[]
}

const DEFAULT_DEPTH = 2
const DEFAULT_LIMIT = 10_000

/**
 * Who is related to whom, as sorted typed arrays (compressed rows of neighbours), with what came since in small lists beside them. Relations are
 * followed either way. Edges whose ends are not known wait until they are. Answers do not hang on the order in which nodes and edges came.
 *
 * @example
 * ```ts
 * import { CustomerGraph, followRelations } from 'samewise/customer'
 *
 * const { relations } = followRelations(
 *   [
 *     { from: { id: 'ada' }, to: { id: 'mill' }, type: 'affiliation', role: 'owner', source: 'register' },
 *     { from: { id: 'tom' }, to: { id: 'mill' }, type: 'affiliation', role: 'employee', source: 'crm' },
 *   ],
 *   () => undefined,
 * )
 * const graph = new CustomerGraph(
 *   [{ id: 'ada', kind: 'person' }, { id: 'tom', kind: 'person' }, { id: 'mill', kind: 'organization' }],
 *   relations,
 * )
 * graph.path('ada', 'tom')?.nodes // ['ada', 'mill', 'tom']
 * graph.neighbourhood('ada', { depth: 1 })?.nodes.length // 2
 * ```
 */
export class CustomerGraph {
  private readonly links: Adjacency

  constructor(nodes: Iterable<GraphNode> = [], edges: Iterable<FollowedRelation> = []) {
    this.links = new Adjacency(nodes, edges)
  }

  /** Takes in what is new: a change costs what its nodes have of neighbours. What came is beside the arrays until {@link compact}. */
  update({ removeEdges = [], addEdges = [], removeNodes = [], addNodes = [] }: GraphChange): void {
    for (const edge of removeEdges) this.links.removeEdge(edge)
    for (const edge of addEdges) this.links.addEdge(edge)
    for (const id of removeNodes) this.links.removeNode(id)
    for (const node of addNodes) this.links.addNode(node)
  }

  /**
   * Makes the arrays anew, which takes as long as making the graph and changes no answer. It gives back the room of what was removed and makes
   * questions faster again; a good time is a quiet one, once {@link looseEdges} is above an eighth of {@link edgeCount}.
   */
  compact(): void {
    this.links.compact()
  }

  /** Number of edges that came or went since the arrays were made. */
  get looseEdges(): number {
    return this.links.looseEdges
  }

  /** Number of nodes. */
  get nodeCount(): number {
    return this.links.nodeCount
  }

  /** Number of edges, those that wait for an end aside. */
  get edgeCount(): number {
    return this.links.edgeCount
  }

  /** The node of an ID. */
  node(id: string): GraphNode | undefined {
    return this.links.node(this.links.numberOf(id))
  }

  /**
   * All that is at most so many steps away, nearest first, until the limit, with the edges between them. Of nodes equally far, those are
   * first whose neighbours nearer to the centre are, and then those with the smaller ID.
   *
   * @returns undefined for an unknown node
   */
  neighbourhood(id: string, options: NeighbourhoodOptions = {}): Subgraph | undefined {
    const { depth = DEFAULT_DEPTH, limit = DEFAULT_LIMIT } = options
    const { links } = this
    const start = links.numberOf(id)
    if (links.node(start) === undefined) return undefined
    links.choose(options.types, readAsOf(options.asOf))
    const seen = links.begin()
    const found = [start]
    seen.add(start)
    let isCut = false
    let levelEnd = 1
    for (let next = 0, level = 0; next < found.length && !isCut; next++) {
      if (next === levelEnd) {
        level++
        levelEnd = found.length
      }
      if (level >= depth) break
      const { neighbours, count } = links.around(found[next])
      for (let k = 0; k < count; k++) {
        const other = neighbours[k]
        if (seen.has(other)) continue
        if (found.length >= limit) {
          isCut = true
          break
        }
        seen.add(other)
        found.push(other)
      }
    }
    const nodes = found.map((number) => links.node(number)!)
    return { center: id, isCut, nodes, edges: links.edgesBetween(found, seen) }
  }

  /** A shortest way between two nodes, of several always the same one; undefined where there is none. */
  path(from: string, to: string, choice: EdgeChoice = {}): GraphPath | undefined {
    const { links } = this
    const start = links.numberOf(from)
    const goal = links.numberOf(to)
    if (links.node(start) === undefined || links.node(goal) === undefined) return undefined
    links.choose(choice.types, readAsOf(choice.asOf))
    const way = shortestWay(links, start, goal)
    if (way === undefined) return undefined
    const edges: FollowedRelation[] = []
    for (let k = 1; k < way.length; k++) edges.push(links.edgeBetween(way[k - 1], way[k])!)
    return { nodes: way.map((number) => links.node(number)!.id), edges }
  }

  /** Nodes that two are both related to, by ID: what they have in common. */
  common(first: string, second: string, choice: EdgeChoice = {}): CommonNode[] {
    const { links } = this
    const [a, b] = [links.numberOf(first), links.numberOf(second)]
    if (links.node(a) === undefined || links.node(b) === undefined) return []
    links.choose(choice.types, readAsOf(choice.asOf))
    const ofFirst = links.typesAround(a)
    return [...links.typesAround(b)]
      .flatMap(([number, types]): CommonNode[] => {
        const own = ofFirst.get(number)
        const node = links.node(number)
        if (own === undefined || node === undefined) return []
        return [{ id: node.id, kind: node.kind, toFirst: [...own].sort(), toSecond: [...types].sort() }]
      })
      .sort((x, y) => (x.id < y.id ? -1 : 1))
  }

  /** Sets of nodes that hang together, the largest first, equal ones by their first ID; IDs in order. */
  components(choice: EdgeChoice = {}): string[][] {
    const { links } = this
    links.choose(choice.types, readAsOf(choice.asOf))
    const seen = links.begin()
    const found: string[][] = []
    for (let start = 0; start < links.size; start++) {
      if (links.node(start) === undefined || seen.has(start)) continue
      const own = [start]
      seen.add(start)
      for (let next = 0; next < own.length; next++) {
        const { neighbours, count } = links.around(own[next])
        for (let k = 0; k < count; k++) {
          if (seen.has(neighbours[k])) continue
          seen.add(neighbours[k])
          own.push(neighbours[k])
        }
      }
      found.push(own.map((number) => links.node(number)!.id).sort())
    }
    return found.sort((x, y) => y.length - x.length || (x[0] < y[0] ? -1 : 1))
  }

  /** Edges that wait, since an end is not known. */
  issues(): RelateIssue[] {
    const found: [RelateIssueCode, string][] = this.links.waiting().map((id) => ['unknown-node', id])
    return countIssues(found)
  }
}
