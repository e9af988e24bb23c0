import { type RecordRef, recordKey } from '../identity'
import { judgementId } from './judgement-id'
import type { JudgementLine, MergeJudgement, UnmergeJudgement } from './judgement-line'
import type { KnownClusters } from './known-clusters'

/**
 * Writes into merges and unmerges which records they are about, as far as the clusters of a finished run tell: golden IDs become records, and
 * an unmerge of a record learns what it is taken out of. Do it once, when the judgement is made, and keep what comes back: clusters change, a
 * decision does not.
 *
 * @param clusters what the run knows, see {@link knownClusters}
 * @returns the lines with their ids; those that need nothing, have it already, or speak of what the run does not know are as they were, and
 *   `foldJudgements` reports the last
 * @example
 * ```ts
 * import { completeJudgements, knownClusters } from 'samewise/judgements'
 *
 * const clusters = knownClusters([
 *   { goldenId: 'g_1', source: 'crm', recordId: '1' },
 *   { goldenId: 'g_1', source: 'web', recordId: '7' },
 * ])
 * const [line] = completeJudgements([{ judgement: 'unmerge', detach: { source: 'web', recordId: '7' } }], clusters)
 * line.judgement === 'unmerge' && line.sides // [[web:7], [crm:1]]
 * ```
 */
export function completeJudgements(lines: Iterable<JudgementLine>, clusters: KnownClusters): JudgementLine[] {
  return Array.from(lines, (line) => {
    const sides = sidesOf(line, clusters)
    return { ...line, id: judgementId(line), ...(sides === undefined ? {} : { sides }) }
  })
}

type Sides = readonly (readonly RecordRef[])[]

function sidesOf(line: JudgementLine, clusters: KnownClusters): Sides | undefined {
  if ((line.judgement !== 'merge' && line.judgement !== 'unmerge') || line.sides !== undefined) return undefined
  return line.judgement === 'merge' ? sidesOfMerge(line, clusters) : sidesOfUnmerge(line, clusters)
}

function sidesOfMerge({ records, goldenIds }: MergeJudgement, clusters: KnownClusters): Sides | undefined {
  if (goldenIds === undefined) return undefined
  const sides = goldenIds.map((id) => clusters.recordsOf(id))
  if (sides.includes(undefined)) return undefined
  return [...(sides as Sides), ...(records ?? []).map((record) => [record])]
}

function sidesOfUnmerge({ detach, tree, all }: UnmergeJudgement, clusters: KnownClusters): Sides | undefined {
  if (detach !== undefined) return comeApart([detach], clusters)
  if (tree !== undefined) return comeApart(clusters.retiredRecordsOf(tree) ?? [], clusters)
  const records = typeof all === 'string' ? clusters.recordsOf(all) : all
  return records?.map((record) => [record])
}

/** Some records, and the others that are one with the first of them. */
function comeApart(group: readonly RecordRef[], clusters: KnownClusters): Sides | undefined {
  const goldenId = group.length === 0 ? undefined : clusters.goldenIdOf(group[0])
  if (goldenId === undefined) return undefined
  const inGroup = new Set(group.map(recordKey))
  const others = clusters.recordsOf(goldenId)?.filter((record) => !inGroup.has(recordKey(record))) ?? []
  return others.length === 0 ? undefined : [group, others]
}
