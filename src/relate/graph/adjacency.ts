import type { FollowedRelation } from '../follow-relations'
import type { GraphNode } from './customer-graph'

/** Nodes that were seen in one question. */
export interface Seen {
  add(node: number): void
  has(node: number): boolean
}

/**
 * Neighbours of nodes by number. Nodes that were there at the start are numbered in the order of their IDs and have their neighbours in
 * compressed rows, in that order; those that came later, and their edges, are in lists beside them.
 */
export class Adjacency {
  private ids: string[] = []
  /** Undefined for a node that only edges speak of. */
  private nodes: (GraphNode | undefined)[] = []
  private numbers = new Map<string, number>()
  private edges: FollowedRelation[] = []
  private isGone = new Uint8Array(0)
  private goneCount = 0
  private rowCount = 0
  private starts = new Uint32Array(1)
  private neighbours = new Uint32Array(0)
  private edgeAt = new Uint32Array(0)
  /** By edge of the rows: its other end. Edges of one start are next to each other. */
  private toOf = new Uint32Array(0)
  private outStarts = new Uint32Array(1)
  private isKnown = new Uint8Array(0)
  private types = new Map<string, number>()
  private typeOf = new Uint16Array(0)
  private since = new Float64Array(0)
  private until = new Float64Array(0)
  /** By node: edges that came after the rows were made. */
  private readonly loose = new Map<number, number[]>()
  private looseCount = 0
  private stamps = new Uint32Array(0)
  private stamp = 0
  private typeChosen: Uint8Array | undefined
  private moment = Number.POSITIVE_INFINITY
  private scratch = new Uint32Array(64)

  constructor(nodes: Iterable<GraphNode>, edges: Iterable<FollowedRelation>) {
    this.build([...nodes], [...edges])
  }

  /** Number of places for nodes, known or not. */
  get size(): number {
    return this.ids.length
  }

  get nodeCount(): number {
    let count = 0
    for (const node of this.nodes) if (node !== undefined) count++
    return count
  }

  get edgeCount(): number {
    let count = 0
    for (let e = 0; e < this.edges.length; e++) {
      if (this.isGone[e] === 0 && this.isWhole(this.edges[e])) count++
    }
    return count
  }

  /** Number of an ID; −1 for one that nothing speaks of. */
  numberOf(id: string): number {
    return this.numbers.get(id) ?? -1
  }

  node(number: number): GraphNode | undefined {
    return number < 0 ? undefined : this.nodes[number]
  }

  addNode(node: GraphNode): void {
    const number = this.place(node.id)
    this.nodes[number] = node
    this.isKnown[number] = 1
  }

  removeNode(id: string): void {
    const number = this.numberOf(id)
    if (number < 0) return
    this.nodes[number] = undefined
    this.isKnown[number] = 0
  }

  addEdge(edge: FollowedRelation): void {
    const from = this.place(edge.from)
    const to = this.place(edge.to)
    if (this.find(edge, from, to) >= 0) return
    const number = this.edges.length
    this.edges.push(edge)
    this.grow(number + 1)
    this.keep(number, edge)
    push(this.loose, from, number)
    push(this.loose, to, number)
    this.looseCount++
  }

  removeEdge(edge: FollowedRelation): void {
    const from = this.numberOf(edge.from)
    const to = this.numberOf(edge.to)
    if (from < 0 || to < 0) return
    const number = this.find(edge, from, to)
    if (number < 0) return
    this.isGone[number] = 1
    this.goneCount++
  }

  /** Edges that came or went since the rows were made. */
  get looseEdges(): number {
    return this.looseCount + this.goneCount
  }

  /** Makes the rows anew, with all that is beside them. */
  compact(): void {
    this.build(
      this.ids.flatMap((_, number) => this.nodes[number] ?? []),
      this.edges.filter((_, e) => this.isGone[e] === 0),
    )
  }

  /** Says which edges the next questions follow. */
  choose(types: readonly string[] | undefined, moment: number): void {
    this.moment = moment
    this.typeChosen = undefined
    if (types === undefined) return
    this.typeChosen = new Uint8Array(this.types.size)
    for (const type of types) {
      const code = this.types.get(type)
      if (code !== undefined) this.typeChosen[code] = 1
    }
  }

  /** A fresh set of seen nodes; the one before it is no longer valid. */
  begin(): Seen {
    if (this.stamps.length < this.ids.length)
      this.stamps = new Uint32Array(this.ids.length + (this.ids.length >> 3) + 16)
    if (++this.stamp === 0xffffffff) {
      this.stamps.fill(0)
      this.stamp = 1
    }
    const { stamps, stamp } = this
    return {
      add: (node) => {
        stamps[node] = stamp
      },
      has: (node) => stamps[node] === stamp,
    }
  }

  /** Known neighbours of a node over chosen edges, by ID, some more than once; valid until the next call. */
  around(node: number): { readonly neighbours: Uint32Array; readonly count: number } {
    const own = node < this.rowCount ? this.starts[node + 1] - this.starts[node] : 0
    const loose = this.loose.get(node)
    const most = own + (loose?.length ?? 0)
    if (this.scratch.length < most) this.scratch = new Uint32Array(most * 2)
    const { scratch, neighbours, edgeAt, isKnown } = this
    let count = 0
    if (own > 0) {
      const end = this.starts[node + 1]
      for (let k = this.starts[node]; k < end; k++) {
        if (isKnown[neighbours[k]] === 1 && this.isChosen(edgeAt[k])) scratch[count++] = neighbours[k]
      }
    }
    if (loose === undefined) return { neighbours: scratch, count }
    for (const e of loose) {
      const other = this.otherEnd(e, node)
      if (isKnown[other] === 1 && this.isChosen(e)) scratch[count++] = other
    }
    const { ids } = this
    const inOrder = scratch.subarray(0, count).sort((a, b) => (ids[a] < ids[b] ? -1 : ids[a] > ids[b] ? 1 : 0))
    return { neighbours: inOrder, count }
  }

  /** Types of the chosen edges to each neighbour. */
  typesAround(node: number): Map<number, Set<string>> {
    const found = new Map<number, Set<string>>()
    for (const e of this.edgesAt(node)) {
      if (!this.isChosen(e)) continue
      const other = this.otherEnd(e, node)
      const known = found.get(other)
      if (known === undefined) found.set(other, new Set([this.edges[e].type]))
      else known.add(this.edges[e].type)
    }
    return found
  }

  /** Chosen edges between the given nodes, in order. */
  edgesBetween(nodes: readonly number[], seen: Seen): FollowedRelation[] {
    const found: FollowedRelation[] = []
    const { outStarts, toOf, edges, ids } = this
    let hasLoose = false
    for (const node of Int32Array.from(nodes).sort()) {
      const end = node < this.rowCount ? outStarts[node + 1] : 0
      for (let e = node < this.rowCount ? outStarts[node] : 0; e < end; e++) {
        if (seen.has(toOf[e]) && this.isChosen(e)) found.push(edges[e])
      }
      for (const e of this.loose.get(node) ?? []) {
        if (edges[e].from !== ids[node] || !seen.has(this.numberOf(edges[e].to)) || !this.isChosen(e)) continue
        found.push(edges[e])
        hasLoose = true
      }
    }
    // Nodes and edges of the rows are numbered in order; what came later is not.
    return hasLoose || nodes.some((node) => node >= this.rowCount) ? found.sort(byEnds) : found
  }

  /** The first chosen edge between two nodes, either way. */
  edgeBetween(a: number, b: number): FollowedRelation | undefined {
    const found: FollowedRelation[] = []
    for (const e of this.edgesAt(a)) if (this.isChosen(e) && this.otherEnd(e, a) === b) found.push(this.edges[e])
    return found.sort(byEnds)[0]
  }

  /** IDs that edges speak of and that are no node, one for each such end. */
  waiting(): string[] {
    const found: string[] = []
    for (let e = 0; e < this.edges.length; e++) {
      if (this.isGone[e] === 1) continue
      const { from, to } = this.edges[e]
      if (this.node(this.numberOf(from)) === undefined) found.push(from)
      if (this.node(this.numberOf(to)) === undefined) found.push(to)
    }
    return found
  }

  private isWhole({ from, to }: FollowedRelation): boolean {
    return this.node(this.numberOf(from)) !== undefined && this.node(this.numberOf(to)) !== undefined
  }

  private isChosen(e: number): boolean {
    if (this.isGone[e] === 1) return false
    const { typeChosen, moment } = this
    if (typeChosen !== undefined && typeChosen[this.typeOf[e]] !== 1) return false
    return moment === Number.POSITIVE_INFINITY
      ? this.until[e] === moment
      : this.since[e] <= moment && moment < this.until[e]
  }

  private otherEnd(e: number, node: number): number {
    const { from, to } = this.edges[e]
    return from === this.ids[node] ? this.numberOf(to) : this.numberOf(from)
  }

  private *edgesAt(node: number): Generator<number, void, undefined> {
    if (node < this.rowCount) for (let k = this.starts[node]; k < this.starts[node + 1]; k++) yield this.edgeAt[k]
    yield* this.loose.get(node) ?? []
  }

  /** The number of an equal edge, looked for where there are fewer; −1 if there is none. */
  private find(edge: FollowedRelation, from: number, to: number): number {
    for (const e of this.edgesAt(this.degree(from) < this.degree(to) ? from : to)) {
      if (this.isGone[e] === 0 && byEnds(edge, this.edges[e]) === 0) return e
    }
    return -1
  }

  private degree(node: number): number {
    const own = node < this.rowCount ? this.starts[node + 1] - this.starts[node] : 0
    return own + (this.loose.get(node)?.length ?? 0)
  }

  private place(id: string): number {
    const known = this.numbers.get(id)
    if (known !== undefined) return known
    const number = this.ids.length
    this.ids.push(id)
    this.nodes.push(undefined)
    this.numbers.set(id, number)
    if (number >= this.isKnown.length) this.isKnown = grown(this.isKnown, new Uint8Array(number + (number >> 2) + 16))
    return number
  }

  private grow(count: number): void {
    if (this.isGone.length >= count) return
    const size = count + (count >> 2) + 16
    this.isGone = grown(this.isGone, new Uint8Array(size))
    this.typeOf = grown(this.typeOf, new Uint16Array(size))
    this.since = grown(this.since, new Float64Array(size))
    this.until = grown(this.until, new Float64Array(size))
  }

  private keep(number: number, edge: FollowedRelation): void {
    let code = this.types.get(edge.type)
    if (code === undefined) this.types.set(edge.type, (code = this.types.size))
    this.typeOf[number] = code
    this.since[number] = edge.since
    this.until[number] = edge.until
    this.isGone[number] = 0
  }

  private build(nodes: readonly GraphNode[], edges: readonly FollowedRelation[]): void {
    const byId = new Map(nodes.map((node) => [node.id, node]))
    const ids = new Set(byId.keys())
    for (const { from, to } of edges) ids.add(from).add(to)
    this.ids = [...ids].sort()
    this.numbers = new Map(this.ids.map((id, number) => [id, number]))
    this.nodes = this.ids.map((id) => byId.get(id))
    this.isKnown = Uint8Array.from(this.nodes, (node) => (node === undefined ? 0 : 1))
    this.rowCount = this.ids.length
    this.edges = edgesInOrder(edges, this.numbers)
    this.loose.clear()
    this.looseCount = 0
    this.goneCount = 0
    this.isGone = new Uint8Array(0)
    this.types = new Map()
    this.grow(this.edges.length)
    this.edges.forEach((edge, e) => {
      this.keep(e, edge)
    })
    this.fillRows()
  }

  private fillRows(): void {
    const count = this.edges.length
    const from = new Uint32Array(count)
    const to = new Uint32Array(count)
    const starts = new Uint32Array(this.rowCount + 1)
    for (let e = 0; e < count; e++) {
      from[e] = this.numbers.get(this.edges[e].from)!
      to[e] = this.numbers.get(this.edges[e].to)!
      starts[from[e] + 1]++
      starts[to[e] + 1]++
    }
    for (let n = 0; n < this.rowCount; n++) starts[n + 1] += starts[n]
    const next = starts.slice()
    const neighbours = new Uint32Array(count * 2)
    const edgeAt = new Uint32Array(count * 2)
    for (let e = 0; e < count; e++) {
      edgeAt[next[from[e]]] = e
      neighbours[next[from[e]]++] = to[e]
      edgeAt[next[to[e]]] = e
      neighbours[next[to[e]]++] = from[e]
    }
    const outStarts = new Uint32Array(this.rowCount + 1)
    for (let e = 0; e < count; e++) outStarts[from[e] + 1]++
    for (let n = 0; n < this.rowCount; n++) outStarts[n + 1] += outStarts[n]
    this.outStarts = outStarts
    this.toOf = to
    this.starts = starts
    this.neighbours = neighbours
    this.edgeAt = edgeAt
    sortRows(starts, neighbours, edgeAt)
  }
}

/** Edges by their ends, each once. The ends are compared by number, which is their order and faster than to compare texts. */
function edgesInOrder(edges: readonly FollowedRelation[], numbers: ReadonlyMap<string, number>): FollowedRelation[] {
  const count = edges.length
  const from = new Uint32Array(count)
  const to = new Uint32Array(count)
  const order = new Uint32Array(count)
  for (let e = 0; e < count; e++) {
    from[e] = numbers.get(edges[e].from)!
    to[e] = numbers.get(edges[e].to)!
    order[e] = e
  }
  order.sort((a, b) => from[a] - from[b] || to[a] - to[b] || byEnds(edges[a], edges[b]))
  const found: FollowedRelation[] = []
  for (let k = 0; k < count; k++) {
    const edge = edges[order[k]]
    if (k === 0 || byEnds(edges[order[k - 1]], edge) !== 0) found.push(edge)
  }
  return found
}

/** Sorts each row by neighbour, then by edge. */
function sortRows(starts: Uint32Array, neighbours: Uint32Array, edgeAt: Uint32Array): void {
  const most = edgeAt.length
  for (let n = 0; n + 1 < starts.length; n++) {
    const start = starts[n]
    const end = starts[n + 1]
    if (end - start < 2) continue
    // A number of both sorts faster than pairs; 2^53 allows 9 million nodes of 1 billion edges.
    const keys = new Float64Array(end - start)
    for (let k = start; k < end; k++) keys[k - start] = neighbours[k] * most + edgeAt[k]
    keys.sort()
    for (let k = start; k < end; k++) {
      neighbours[k] = Math.floor(keys[k - start] / most)
      edgeAt[k] = keys[k - start] % most
    }
  }
}

/** Order of edges; 0 for edges that say the same. */
export function byEnds(a: FollowedRelation, b: FollowedRelation): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  if (a.to !== b.to) return a.to < b.to ? -1 : 1
  if (a.type !== b.type) return a.type < b.type ? -1 : 1
  if (a.role !== b.role) return a.role < b.role ? -1 : 1
  if (a.since !== b.since) return a.since < b.since ? -1 : 1
  if (a.until !== b.until) return a.until < b.until ? -1 : 1
  if (a.source !== b.source) return a.source < b.source ? -1 : 1
  if (a.rule !== b.rule) return a.rule < b.rule ? -1 : 1
  return 0
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [value])
  else known.push(value)
}

function grown<T extends Uint8Array | Uint16Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
