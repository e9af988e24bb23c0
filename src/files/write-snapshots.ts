import { type RunFolder, writeSnapshot } from '../node'
import type { ResolveResult } from '../resolve'

/** Writes the file `edges`: the pairs that were kept, with their weights and levels. */
export function writeEdges(result: ResolveResult, folder: RunFolder): void {
  const { pairs, clusters, scorer, judgements, records } = result.state
  const { patterns } = scorer
  const different = [...judgements.different].flatMap(([left, others]) =>
    [...others].filter((right) => left < right).map((right) => [left, right] as const),
  )
  writeSnapshot(folder.path('edges'), {
    header: { comparisons: scorer.comparer.comparisons.map((c) => c.name), width: patterns.width },
    arrays: {
      left: pairs.left,
      right: pairs.right,
      pattern: pairs.pattern,
      weight: pairs.weight,
      decisive: clusters.decisive,
      levels: patterns.levels.subarray(0, patterns.size * patterns.width),
      ...(clusters.limits.length === 0 ? {} : { observedAt: records.observedAt }),
      ...judgedPairs('same', judgements.same),
      ...judgedPairs('different', different),
    },
  })
}

/** Judged pairs as two columns; none if there are none. */
function judgedPairs(word: string, pairs: readonly (readonly [number, number])[]): Record<string, Int32Array> {
  if (pairs.length === 0) return {}
  return {
    [`${word}Left`]: Int32Array.from(pairs, ([left]) => left),
    [`${word}Right`]: Int32Array.from(pairs, ([, right]) => right),
  }
}

/** Writes the file `values`: the normalized values of all records. */
export function writeValues(result: ResolveResult, folder: RunFolder): void {
  const { table, records } = result.state
  const pools = [...new Set(table.features.map((feature) => feature.pool))]
  const arrays: Record<string, Uint8Array | Uint16Array | Int32Array> = {
    rows: table.rows,
    sources: table.sources,
    idBytes: records.ids.bytes,
    idOffsets: records.ids.offsets,
    idCodes: records.idCodes,
    clusters: clusterNumbers(result),
    goldenIds: goldenIdsOf(result),
    ...(table.types === undefined ? {} : { types: table.types }),
  }
  pools.forEach((pool, p) => {
    arrays[`units${p}`] = pool.units
    arrays[`offsets${p}`] = pool.offsets
    arrays[`hashes${p}`] = pool.hashes
  })
  const features = table.features.map(({ name, field, offset, slots, pool }) => ({
    name,
    field,
    offset,
    slots,
    pool: pools.indexOf(pool),
  }))
  writeSnapshot(folder.path('values'), {
    header: { count: table.count, stride: table.stride, sourceNames: table.sourceNames, features },
    arrays,
  })
}

/** Golden IDs by cluster, a line each; an empty one for a cluster that is no golden record. */
function goldenIdsOf(result: ResolveResult): Uint8Array {
  const { size } = result.state.clusters.groups
  return new TextEncoder().encode(Array.from({ length: size }, (_, g) => result.goldenIdOfCluster(g) ?? '').join('\n'))
}

/** Number of each record's cluster. */
function clusterNumbers({ state }: ResolveResult): Int32Array {
  const { starts, members, size } = state.clusters.groups
  const numbers = new Int32Array(state.records.count)
  for (let g = 0; g < size; g++) for (let k = starts[g]; k < starts[g + 1]; k++) numbers[members[k]] = g
  return numbers
}
