import { SamewiseError } from '../base'
import { TextPool } from '../columns'
import { meet, type Partition, pairsWithin, partSizes } from './partition'
import { type PrecisionRecall, precisionRecall, withF1 } from './precision-recall'
import { countPairs, readGroups, readTruth, type TruthTable } from './truth-table'

/** Options of {@link evaluateClusters}. */
export interface ClusterEvaluationOptions {
  /**
   * Rows or a Map of (record key, group), such as the source of each record. `pairs` then counts only pairs whose two records differ in
   * it, as is usual where two sources are linked. Must name every record of the truth.
   */
  readonly across?: Iterable<readonly [string, string]> | undefined
}

/** How clusters compare with the truth. All but `pairs` looks at all records, also with `across`. */
export interface ClusterEvaluation {
  /** Records of the truth; all figures are over them. */
  readonly records: number
  readonly entities: number
  /** Clusters with a record of the truth; a record that has no cluster counts as one of its own. */
  readonly clusters: number
  readonly largestCluster: number
  readonly recordsNotInClusters: number
  /** Records of the clusters that the truth does not have, and that were left out of every figure. */
  readonly recordsNotInTruth: number
  /** Over pairs of records in one cluster (predicted), of one entity (true), and both (common). */
  readonly pairs: PrecisionRecall & {
    readonly truePairs: number
    readonly predictedPairs: number
    readonly commonPairs: number
  }
  /** Mean over records of the share of its cluster that is of its entity, and of its entity that is in its cluster. */
  readonly bCubed: PrecisionRecall
  /** Entities whose records are one cluster with no other record in it. */
  readonly exactEntities: number
  /** `exactEntities / entities`; 1 with no entity. */
  readonly exactEntityShare: number
  /** 1 for equal partitions, about 0 for chance, below 0 for worse than chance. */
  readonly adjustedRandIndex: number
  /** In bits, from 0 (equal) to log2 of the number of records; `split` is what is torn apart, `lumped` what is wrongly together. */
  readonly variationOfInformation: { readonly total: number; readonly split: number; readonly lumped: number }
  /** The fewest steps that turn the clusters into the truth: first `splits` of a cluster in two, then `merges` of two into one. */
  readonly mergeDistance: { readonly total: number; readonly splits: number; readonly merges: number }
}

/**
 * Scores clusters against the truth, exactly and without listing a pair: time and memory are linear in the records (a million in a few
 * seconds). The result does not depend on the order of the rows.
 *
 * - pairs: precision, recall and F1 over pairs of records. One large cluster weighs as the square of its size.
 * - bCubed: Bagga & Baldwin 1998, "Entity-based cross-document coreferencing using the vector space model"; each record weighs the same.
 * - adjustedRandIndex: Hubert & Arabie 1985, "Comparing partitions".
 * - variationOfInformation: Meilă 2007, "Comparing clusterings – an information based distance", in bits; its two halves are the entropy of
 *   the cluster given the entity (split) and of the entity given the cluster (lumped).
 * - mergeDistance: Menestrina, Whang & Garcia-Molina 2010, "Evaluating entity resolution results", with cost 1 for each step.
 *
 * @param truth rows or a Map of (record key, entity id). With several sources the key must hold the source, such as `crm:17`
 * @param clusters rows or a Map of (record key, cluster id). A record of the truth that is missing here is a cluster of its own; a record
 *   the truth does not have is ignored and counted
 * @throws SamewiseError `DUPLICATE_IDS` if a record is in the truth twice or in two clusters, `UNKNOWN_RECORD` if one has no key or no
 *   group
 *
 * @example
 * ```ts
 * import { evaluateClusters } from 'samewise/evaluate'
 *
 * const truth = new Map([['a', 'ann'], ['b', 'ann'], ['c', 'bob']])
 * const clusters = new Map([['a', '1'], ['b', '1'], ['c', '1']])
 * const { pairs, bCubed } = evaluateClusters(truth, clusters)
 * pairs.precision // 1 of 3 pairs is right
 * bCubed.recall // 1
 * ```
 */
export function evaluateClusters(
  truth: Iterable<readonly [string, string]>,
  clusters: Iterable<readonly [string, string]>,
  { across }: ClusterEvaluationOptions = {},
): ClusterEvaluation {
  const table = readTruth(truth)
  const { recordCount, entities } = table
  const { partition, recordsNotInClusters } = readClusters(table, clusters)
  const recordsNotInTruth = table.unknownKeys()
  const groups = across === undefined ? undefined : readGroups(table, across)

  const cells = meet(entities, partition)
  const entitySizes = partSizes(entities)
  const clusterSizes = partSizes(partition)
  const cellSizes = partSizes(cells)
  const entityCount = entitySizes.filter(Boolean).length
  const clusterCount = clusterSizes.filter(Boolean).length

  // Squares of cell sizes are summed by the size of the cluster (and of the entity) and divided once a size, in ascending order. Whole
  // numbers add up alike in any order, so the figures do not depend on the order of the rows.
  const largestCluster = clusterSizes.reduce((a, b) => Math.max(a, b), 0)
  const largestEntity = entitySizes.reduce((a, b) => Math.max(a, b), 0)
  const squaresByCluster = new Float64Array(largestCluster + 1)
  const squaresByEntity = new Float64Array(largestEntity + 1)
  const counted = new Uint8Array(cells.count)
  let exactEntities = 0
  for (let i = 0; i < recordCount; i++) {
    const cell = cells.labels[i]
    if (counted[cell] === 1) continue
    counted[cell] = 1
    const size = cellSizes[cell]
    const clusterSize = clusterSizes[partition.labels[i]]
    const entitySize = entitySizes[entities.labels[i]]
    squaresByCluster[clusterSize] += size * size
    squaresByEntity[entitySize] += size * size
    if (size === clusterSize && size === entitySize) exactEntities++
  }

  const cellBits = sumOfLogs(cellSizes)
  const split = recordCount === 0 ? 0 : (sumOfLogs(entitySizes) - cellBits) / recordCount
  const lumped = recordCount === 0 ? 0 : (sumOfLogs(clusterSizes) - cellBits) / recordCount
  const splits = cells.count - clusterCount
  const merges = cells.count - entityCount

  const truePairs = countPairs(entities, groups)
  const predictedPairs = countPairs(partition, groups)
  const commonPairs = countPairs(cells, groups)
  return {
    records: recordCount,
    entities: entityCount,
    clusters: clusterCount,
    largestCluster,
    recordsNotInClusters,
    recordsNotInTruth,
    pairs: { truePairs, predictedPairs, commonPairs, ...precisionRecall(commonPairs, predictedPairs, truePairs) },
    bCubed: withF1(meanOfShares(squaresByCluster, recordCount), meanOfShares(squaresByEntity, recordCount)),
    exactEntities,
    exactEntityShare: entityCount === 0 ? 1 : exactEntities / entityCount,
    adjustedRandIndex: adjustedRandIndex(
      pairsWithin(cellSizes),
      pairsWithin(clusterSizes),
      pairsWithin(entitySizes),
      (recordCount * (recordCount - 1)) / 2,
    ),
    variationOfInformation: { total: split + lumped, split, lumped },
    mergeDistance: { total: splits + merges, splits, merges },
  }
}

/** Divides the records of the truth by cluster; those without one get a part each. */
function readClusters(
  table: TruthTable,
  clusters: Iterable<readonly [string, string]>,
): { partition: Partition; recordsNotInClusters: number } {
  const clusterIds = new TextPool()
  const labels = new Int32Array(table.recordCount).fill(-1)
  for (const [recordKey, clusterId] of clusters) {
    const record = table.numberOf(recordKey)
    if (record >= table.recordCount) continue
    const cluster = clusterIds.intern(clusterId)
    if (labels[record] >= 0 && labels[record] !== cluster) {
      throw new SamewiseError(
        'DUPLICATE_IDS',
        `Record "${recordKey}" is in two clusters. Give each record one cluster; with several sources, a key that holds the source.`,
        { where: { record: recordKey } },
      )
    }
    labels[record] = cluster
  }
  let count = clusterIds.size
  for (let i = 0; i < labels.length; i++) if (labels[i] < 0) labels[i] = count++
  return { partition: { labels, count }, recordsNotInClusters: count - clusterIds.size }
}

/** Mean over records of (cell size / part size), from the sums of squared cell sizes by part size. */
function meanOfShares(squaresBySize: Float64Array, recordCount: number): number {
  if (recordCount === 0) return 1
  let sum = 0
  for (let size = 1; size < squaresBySize.length; size++) sum += squaresBySize[size] / size
  return sum / recordCount
}

/** Sum of n · log2 n over the sizes, added up in ascending order of size. */
function sumOfLogs(sizes: Int32Array): number {
  const sorted = sizes.slice().sort()
  let sum = 0
  for (let i = 0; i < sorted.length; i++) if (sorted[i] > 1) sum += sorted[i] * Math.log2(sorted[i])
  return sum
}

function adjustedRandIndex(common: number, predicted: number, actual: number, all: number): number {
  // Also the degenerate cases, in which chance could not do worse: all records apart, or all together, on both sides.
  if (common === predicted && common === actual) return 1
  const expected = predicted * (actual / all)
  return (common - expected) / ((predicted + actual) / 2 - expected)
}
