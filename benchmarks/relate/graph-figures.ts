import { CustomerGraph, type FollowedRelation, type GraphNode, toGraphMl, toGraphology } from 'samewise/customer'
import { seededRandom } from '../../src/base'

/** Times of questions to a graph. */
export interface GraphTimes {
  readonly nodes: number
  readonly edges: number
  readonly build_s: number
  /** Nodes that a neighbourhood gave, on average. */
  readonly neighbourhood_nodes: number
  readonly neighbourhood_edges: number
  readonly neighbourhood_p50_ms: number
  readonly neighbourhood_p99_ms: number
  /** The same, and as a graphology graph. */
  readonly graphology_p50_ms: number
  readonly graphology_p99_ms: number
  readonly graphml_p50_ms: number
  readonly path_p50_ms: number
  readonly update_p99_ms: number
  readonly update_max_ms: number
  /** Makes the arrays anew, what came since in them. */
  readonly compact_s: number
}

/** Questions of the slower sorts. */
const FEW = 20

const kinds = ['household', 'organization', 'product', 'place'] as const

/** A graph of persons, each in a household, with an employer, products and places; a few products and places have very many persons. */
function drawGraph(size: number, seed: number): { nodes: GraphNode[]; edges: FollowedRelation[] } {
  const random = seededRandom(seed)
  const persons = Math.floor(size * 0.55)
  const nodes: GraphNode[] = []
  for (let n = 0; n < size; n++) nodes.push({ id: `n${n}`, kind: n < persons ? 'person' : kinds[n % kinds.length] })
  const edges: FollowedRelation[] = []
  const others = size - persons
  const edge = (from: number, to: number, type: string): void => {
    edges.push({
      from: `n${from}`,
      to: `n${to}`,
      type,
      role: '',
      confidence: 1,
      source: 'bench',
      rule: '',
      isDerived: false,
      denied: false,
      evidence: [],
      since: 0,
      until: Number.POSITIVE_INFINITY,
    })
  }
  for (let person = 0; person < persons; person++) {
    edge(person, persons + random.below(others), 'member-of')
    if (random.next() < 0.5) edge(person, persons + random.below(others), 'affiliation')
    // The square makes some of them very popular.
    for (let k = 0; k < 2; k++) edge(person, persons + Math.floor(random.next() ** 3 * others), 'bought')
  }
  return { nodes, edges }
}

/**
 * Builds a graph and asks it.
 *
 * @param size nodes
 * @param questions how many of each sort
 */
export function graphTimes(size: number, seed: number, questions: number): GraphTimes {
  const { nodes, edges } = drawGraph(size, seed)
  const start = performance.now()
  const graph = new CustomerGraph(nodes, edges)
  const build = performance.now() - start
  const random = seededRandom(seed + 1)
  const ids = Array.from({ length: questions }, () => `n${random.below(size)}`)
  let foundNodes = 0
  let foundEdges = 0
  const ask = (question: (id: string) => void, most = questions): Float64Array =>
    Float64Array.from(ids.slice(0, most), (id) => {
      const before = performance.now()
      question(id)
      return performance.now() - before
    }).sort()
  const options = { depth: 20, limit: 10_000 }
  for (const id of ids.slice(0, 5)) graph.neighbourhood(id, options)
  const neighbourhood = ask((id) => {
    const part = graph.neighbourhood(id, options)!
    foundNodes += part.nodes.length
    foundEdges += part.edges.length
  })
  const graphology = ask((id) => toGraphology(graph.neighbourhood(id, options)!))
  const graphml = ask((id) => toGraphMl(graph.neighbourhood(id, options)!), FEW)
  const path = ask((id) => graph.path(id, ids[0]), FEW)
  const update = ask((id) => {
    graph.update({ addEdges: [{ ...edges[0], from: id, to: `n${random.below(size)}`, type: 'visited' }] })
  })
  const beforeCompact = performance.now()
  graph.compact()
  const compact = performance.now() - beforeCompact
  const at = (times: Float64Array, share: number): number => times[Math.floor((times.length - 1) * share)]
  return {
    nodes: graph.nodeCount,
    edges: edges.length,
    build_s: build / 1000,
    neighbourhood_nodes: foundNodes / questions,
    neighbourhood_edges: foundEdges / questions,
    neighbourhood_p50_ms: at(neighbourhood, 0.5),
    neighbourhood_p99_ms: at(neighbourhood, 0.99),
    graphology_p50_ms: at(graphology, 0.5),
    graphology_p99_ms: at(graphology, 0.99),
    graphml_p50_ms: at(graphml, 0.5),
    path_p50_ms: at(path, 0.5),
    update_p99_ms: at(update, 0.99),
    update_max_ms: at(update, 1),
    compact_s: compact / 1000,
  }
}
