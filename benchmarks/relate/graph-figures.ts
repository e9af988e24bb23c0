import { CustomerGraph, type FollowedRelation, type GraphNode, toGraphMl, toGraphology } from 'samewise/customer'
import { seededRandom } from '../../src/base'
import { type Figure, quantile, timeFigures } from '../customer/figure'
import { timesOf } from '../measure/processor-time'

/** Nodes of the neighbourhoods that are asked for. */
const LIMIT = 10_000
const DEPTH = 20
const WARM_UP = 10
/** Questions of the slower sorts. */
const FEW = 20
const UPDATES = 20_000

const kinds = ['household', 'organization', 'product', 'place'] as const

/** A graph of persons, each in a household, with an employer, products and places; a few products and places have very many persons. */
function drawGraph(size: number, seed: number): { nodes: GraphNode[]; edges: FollowedRelation[] } {
  const random = seededRandom(seed)
  const persons = Math.floor(size * 0.55)
  const nodes: GraphNode[] = []
  for (let n = 0; n < size; n++) nodes.push({ id: `n${n}`, kind: n < persons ? 'person' : kinds[n % kinds.length] })
  const edges: FollowedRelation[] = []
  const others = size - persons
  for (let person = 0; person < persons; person++) {
    edges.push(edge(person, persons + random.below(others), 'member-of'))
    if (random.next() < 0.5) edges.push(edge(person, persons + random.below(others), 'affiliation'))
    // The power makes some of them very popular.
    for (let k = 0; k < 2; k++) edges.push(edge(person, persons + Math.floor(random.next() ** 3 * others), 'bought'))
  }
  return { nodes, edges }
}

function edge(from: number, to: number, type: string): FollowedRelation {
  return {
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
    since: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
  }
}

/**
 * How long a graph takes to build, to answer and to change.
 *
 * @param size nodes
 * @param questions for neighbourhoods
 */
export function graphFigures(size: number, seed: number, questions: number): Figure[] {
  const { nodes, edges } = drawGraph(size, seed)
  const start = performance.now()
  const graph = new CustomerGraph(nodes, edges)
  const built = performance.now() - start
  const random = seededRandom(seed + 1)
  const ids = Array.from({ length: WARM_UP + questions }, () => `n${random.below(size)}`)
  let largest = 0
  const neighbourhood = (n: number) => {
    const part = graph.neighbourhood(ids[n], { depth: DEPTH, limit: LIMIT })!
    largest = Math.max(largest, part.nodes.length)
    return part
  }
  const ask = (question: (n: number) => void, most = questions) => timesOf(most, (n) => question(WARM_UP + n))
  const median = (name: string, question: (n: number) => void): Figure => ({
    name: `${name}_p50_ms`,
    value: quantile(ask(question, FEW).wall, 0.5),
  })
  timesOf(WARM_UP, neighbourhood)
  const asked = ask(neighbourhood)
  const others = [
    median('neighbourhood_to_graphology', (n) => toGraphology(neighbourhood(n))),
    median('neighbourhood_to_graphml', (n) => toGraphMl(neighbourhood(n))),
    median('path', (n) => graph.path(ids[n], ids[0])),
  ]
  const updates = timesOf(UPDATES, () => {
    graph.update({ addEdges: [edge(random.below(size), random.below(size), 'visited')] })
  })
  const askedLoose = ask(neighbourhood)
  const beforeCompact = performance.now()
  graph.compact()
  const compacted = performance.now() - beforeCompact
  return [
    { name: 'graph_nodes', value: graph.nodeCount },
    { name: 'graph_edges', value: graph.edgeCount },
    { name: 'graph_built_s', value: built / 1000 },
    { name: 'neighbourhood_nodes', value: largest, atLeast: Math.min(LIMIT, size / 10) },
    ...timeFigures('neighbourhood', asked, 50),
    ...others,
    ...timeFigures('graph_update', updates, 1),
    ...timeFigures('neighbourhood_after_updates', askedLoose, 50),
    { name: 'graph_compacted_s', value: compacted / 1000 },
  ]
}
