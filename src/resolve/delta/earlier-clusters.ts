import type { EarlierClusters } from '../../cluster'
import type { BoundJudgements } from '../judgements'
import type { RunSnapshot } from './run-snapshot'

/**
 * What a finished run knows of the clusters of records that a delta leaves alone. A piece of them is weighed and joined as it was: pairs weigh
 * what they weighed, as the model holds the prior inside components, and nobody has said anything of its records.
 *
 * @param from by record: its number in the run, below 0 for one that is new or has changed
 * @param inQuestion by record, 1 where its pairs may be others than in the run
 * @returns undefined where the run does not tell
 */
export function earlierClusters(
  { model, clusters, weakest, pieces, judged }: RunSnapshot,
  from: Int32Array,
  inQuestion: Uint8Array | undefined,
  judgements: BoundJudgements,
): EarlierClusters | undefined {
  if (inQuestion === undefined || pieces === undefined || model.inside === undefined) return undefined
  const wasJudged = new Uint8Array(clusters.length)
  for (const record of judged) wasJudged[record] = 1
  const clusterOf = new Int32Array(from.length)
  for (let i = 0; i < from.length; i++) {
    clusterOf[i] = inQuestion[i] === 1 || wasJudged[from[i]] === 1 ? -1 : clusters[from[i]]
  }
  for (const pair of judgements.same) for (const record of pair) clusterOf[record] = -1
  for (const record of judgements.different.keys()) clusterOf[record] = -1
  const pieceSizes = new Int32Array(clusters.length)
  for (let record = 0; record < clusters.length; record++) {
    const piece = pieces[clusters[record]]
    if (piece >= 0) pieceSizes[piece]++
  }
  return { clusterOf, pieces, weakest, pieceSizes }
}
