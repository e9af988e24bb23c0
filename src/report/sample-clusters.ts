import { partsOf, type ResolveResult } from '../resolve'
import { toProbability } from '../weigh'
import type { ValueView } from './mask-value'
import { type Place, placeNodes } from './place-nodes'
import { type RecordName, recordName } from './sample-pairs'

/** A record of a cluster: where it is drawn, and its values by field. */
export interface ClusterNode extends RecordName, Place {
  readonly values: readonly string[]
}

/** A pair of a cluster that was found and weighed. */
export interface ClusterEdge {
  /** Indices into the nodes. */
  readonly from: number
  readonly to: number
  readonly probability: number
}

/** A golden record of several records, as a network. */
export interface SampleCluster {
  readonly records: number
  readonly sources: number
  /** Lowest match probability on the maximum spanning tree. */
  readonly cohesion: number
  readonly fields: readonly string[]
  /** Up to 60 of its records. */
  readonly nodes: readonly ClusterNode[]
  readonly edges: readonly ClusterEdge[]
  readonly edgesLeftOut: number
}

/** The largest clusters and the least coherent ones; no cluster is in both. */
export interface ClusterSamples {
  readonly largest: readonly SampleCluster[]
  readonly weakest: readonly SampleCluster[]
}

const MOST_CLUSTERS = 6
const MOST_NODES = 60
const MOST_EDGES = 240
const MOST_FIELDS = 7
/** Least coherent clusters of three records or more come first: of a pair there is little to see. */
const PREFERRED_SIZE = 3

/** Chooses clusters and reads their records and edges. Looks once at every cluster and every kept pair. */
export function sampleClusters(result: ResolveResult, clusterOf: Int32Array, view: ValueView): ClusterSamples {
  const { groups, weakest } = result.state.clusters
  const sizeOf = (g: number): number => groups.starts[g + 1] - groups.starts[g]
  const largest = new Best(MOST_CLUSTERS)
  for (let g = 0; g < groups.size; g++) if (sizeOf(g) > 1) largest.offer(g, sizeOf(g))
  const taken = new Set(largest.chosen())
  const weak = new Best(MOST_CLUSTERS)
  const weakPairs = new Best(MOST_CLUSTERS)
  for (let g = 0; g < groups.size; g++) {
    const size = sizeOf(g)
    if (size < 2 || taken.has(g) || !Number.isFinite(weakest[g])) continue
    if (size >= PREFERRED_SIZE) weak.offer(g, -weakest[g])
    else weakPairs.offer(g, -weakest[g])
  }
  const least = [...weak.chosen(), ...weakPairs.chosen()].slice(0, MOST_CLUSTERS)
  const chosen = [...largest.chosen(), ...least]
  const edges = edgesOf(result, clusterOf, chosen)
  const read = (g: number): SampleCluster => readCluster(result, g, edges.get(g) ?? [], view)
  return { largest: largest.chosen().map(read), weakest: least.map(read) }
}

/** The few with the highest values; of equals, the first offered. */
class Best {
  private readonly found: { readonly item: number; readonly value: number }[] = []

  constructor(private readonly limit: number) {}

  offer(item: number, value: number): void {
    const { found, limit } = this
    if (found.length === limit && found[limit - 1].value >= value) return
    let at = found.length
    while (at > 0 && found[at - 1].value < value) at--
    found.splice(at, 0, { item, value })
    if (found.length > limit) found.pop()
  }

  chosen(): number[] {
    return this.found.map(({ item }) => item)
  }
}

interface FoundEdge {
  readonly left: number
  readonly right: number
  readonly bits: number
}

/** Kept pairs inside the chosen clusters. */
function edgesOf(
  { state }: ResolveResult,
  clusterOf: Int32Array,
  chosen: readonly number[],
): ReadonlyMap<number, FoundEdge[]> {
  const { pairs, clusters } = state
  const found = new Map<number, FoundEdge[]>(chosen.map((g) => [g, []]))
  const { left, right } = pairs
  const isChosen = new Uint8Array(clusters.groups.size)
  for (const g of chosen) isChosen[g] = 1
  for (let e = 0; e < left.length; e++) {
    const g = clusterOf[left[e]]
    if (isChosen[g] === 0 || g !== clusterOf[right[e]]) continue
    found.get(g)?.push({ left: left[e], right: right[e], bits: clusters.decisive[e] })
  }
  return found
}

function readCluster(result: ResolveResult, g: number, found: readonly FoundEdge[], view: ValueView): SampleCluster {
  const { clusters, plan, values, records } = result.state
  const { starts, members } = clusters.groups
  const own = members.subarray(starts[g], starts[g + 1])
  const sorted = [...found].sort((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right)
  const shown = own.length <= MOST_NODES ? own : connectedPart(own, sorted)
  const numberOf = new Map(Array.from(shown, (record, n) => [record, n]))
  const inside = sorted.filter(({ left, right }) => numberOf.has(left) && numberOf.has(right))
  const edges = spanningFirst(inside)
    .slice(0, MOST_EDGES)
    .map(({ left, right, bits }) => ({
      from: numberOf.get(left) as number,
      to: numberOf.get(right) as number,
      probability: toProbability(bits),
    }))
  const fields = plan.fields
    .map((field, f) => ({ field, f }))
    .filter(({ f }) => shown.some((record) => fieldText(result, f, record) !== ''))
    .slice(0, MOST_FIELDS)
  const places = placeNodes(
    shown.length,
    edges.map(({ from, to, probability }) => ({ from, to, strength: probability })),
  )
  return {
    records: own.length,
    sources: new Set(Array.from(own, (record) => records.sources[record])).size,
    cohesion: toProbability(clusters.weakest[g]),
    fields: fields.map(({ field }) => field.name),
    nodes: Array.from(shown, (record, n) => ({
      ...recordName(result, record, view),
      ...places[n],
      values: fields.map(({ f }) => view.value(fieldText(result, f, record, values[f].slots > 1))),
    })),
    edges,
    edgesLeftOut: inside.length - edges.length,
  }
}

/** Records of a cluster that is too big to be drawn, such that they hang together: those of the heaviest edges, grown from the first. */
function connectedPart(own: Int32Array, sorted: readonly FoundEdge[]): Int32Array {
  const neighbours = new Map<number, number[]>()
  const link = (a: number, b: number): void => {
    const known = neighbours.get(a)
    if (known === undefined) neighbours.set(a, [b])
    else known.push(b)
  }
  for (const { left, right } of sorted) {
    link(left, right)
    link(right, left)
  }
  const chosen = new Set<number>()
  const queue = sorted.length > 0 ? [sorted[0].left] : []
  for (let q = 0; q < queue.length && chosen.size < MOST_NODES; q++) {
    if (chosen.has(queue[q])) continue
    chosen.add(queue[q])
    queue.push(...(neighbours.get(queue[q]) ?? []).slice(0, MOST_NODES))
  }
  for (const record of own) {
    if (chosen.size >= MOST_NODES) break
    chosen.add(record)
  }
  return Int32Array.from(chosen).sort()
}

/** The maximum spanning forest before all other edges, so that cutting the list takes no record off. */
function spanningFirst(sorted: readonly FoundEdge[]): FoundEdge[] {
  const parents = new Map<number, number>()
  const rootOf = (record: number): number => {
    let root = record
    for (let above = parents.get(root); above !== undefined; above = parents.get(root)) root = above
    if (root !== record) parents.set(record, root)
    return root
  }
  const tree: FoundEdge[] = []
  const others: FoundEdge[] = []
  for (const edge of sorted) {
    const a = rootOf(edge.left)
    const b = rootOf(edge.right)
    if (a === b) others.push(edge)
    else {
      parents.set(a, b)
      tree.push(edge)
    }
  }
  return [...tree, ...others]
}

/** What a record says in a field: the whole value, or its parts; of lists the first values. */
function fieldText({ state }: ResolveResult, f: number, record: number, isList = true): string {
  const own = state.values[f]
  const parts = state.plan.fields[f].kind.goldenParts
  const texts: string[] = []
  for (let slot = 0; slot < (isList ? own.slots : 1); slot++) {
    const code = own.codes[record * own.slots + slot]
    if (code === 0) continue
    const values = partsOf(own, code)
    const whole = parts.indexOf('')
    texts.push(whole >= 0 && values[whole] !== '' ? values[whole] : values.filter((value) => value !== '').join(' '))
  }
  return texts.join('; ')
}
