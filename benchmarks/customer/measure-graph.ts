import { CustomerGraph, type FollowedRelation, type GraphNode } from 'samewise/customer'
import { type Figure, timeFigures } from './figure'
import { timesOf } from './processor-time'

const NODES = 1_000_000
const LIMIT = 10_000
const WARM_UP = 10
const QUESTIONS = 200
const UPDATES = 20_000

/** The nodes: households of three, firms, and people; as many as a large company knows. */
function* nodesOf(): Generator<GraphNode> {
  for (let n = 0; n < NODES; n++) {
    yield { id: `n${n}`, kind: n % 4 === 0 ? 'household' : n % 50 === 1 ? 'organization' : 'person' }
  }
}

function edge(from: number, to: number, type: string): FollowedRelation {
  return {
    from: `n${from}`,
    to: `n${to}`,
    type,
    role: '',
    confidence: 1,
    source: 'bench',
    isDerived: false,
    rule: '',
    denied: false,
    evidence: [],
    since: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
  }
}

/** Everyone belongs to the household before them, and every other one is tied to somebody far off. */
function* edgesOf(): Generator<FollowedRelation> {
  for (let n = 1; n < NODES; n++) {
    if (n % 4 !== 0) yield edge(n, n - (n % 4), 'lives-with')
    if (n % 2 === 1) yield edge(n, (n * 7919 + 12_345) % NODES, 'knows')
  }
}

/** How long a neighbourhood of ten thousand among a million nodes takes, and how long it takes to add an edge. */
export function measureGraph(): Figure[] {
  const start = performance.now()
  const graph = new CustomerGraph(nodesOf(), edgesOf())
  const seconds = (performance.now() - start) / 1000
  let size = 0
  const ask = (n: number): void => {
    const found = graph.neighbourhood(`n${(n * 24_989) % NODES}`, { depth: 100, limit: LIMIT })
    size = Math.max(size, found?.nodes.length ?? 0)
  }
  timesOf(WARM_UP, ask)
  const questions = timesOf(QUESTIONS, (n) => ask(WARM_UP + n))
  const updates = timesOf(UPDATES, (n) => {
    graph.update({ addEdges: [edge((n * 31_337) % NODES, (n * 77_773) % NODES, 'visited')] })
  })
  const loose = timesOf(QUESTIONS, (n) => ask(WARM_UP + n))
  return [
    { name: 'graph_nodes', value: graph.nodeCount },
    { name: 'graph_edges', value: graph.edgeCount },
    { name: 'graph_built_s', value: seconds },
    { name: 'neighbourhood_nodes', value: size, atLeast: LIMIT },
    ...timeFigures('neighbourhood', questions, 50),
    ...timeFigures('neighbourhood_after_updates', loose, 50),
    ...timeFigures('graph_update', updates, 1),
  ]
}
