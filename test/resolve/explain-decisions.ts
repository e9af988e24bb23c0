import { type Decisions, decidingPrior, type ResolveResult } from '../../src/resolve'

/** What a result decided, as it is read back from its run folder. */
export function decisionsOf(result: ResolveResult): Decisions {
  const { plan, table, scorer, prior, clusters, learned, judgements, pairs, records } = result.state
  const { method, stopBits, decisive, groups } = clusters
  const numbers = new Int32Array(table.count)
  for (let g = 0; g < groups.size; g++) {
    for (let k = groups.starts[g]; k < groups.starts[g + 1]; k++) numbers[groups.members[k]] = g
  }
  return {
    plan,
    table,
    scorer,
    method,
    stopBits,
    prior: decidingPrior(method, scorer, pairs, prior),
    edges: { left: pairs.left, right: pairs.right, weight: pairs.weight, decisive },
    clusters: numbers,
    clean: learned.clean,
    judgements,
    limits: clusters.limits,
    observedAt: records.observedAt,
    rules: learned.model.blocking.map((keys) => ({ keys })),
  }
}

/** Number of a record that is called `recordId` in one source only. */
export function numberOf(result: ResolveResult, recordId: string): number {
  const { records } = result.state
  for (let i = 0; i < records.count; i++) if (records.ids.get(records.idCodes[i]) === recordId) return i
  throw new Error(`no record ${recordId}`)
}
