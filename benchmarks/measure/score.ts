import { spawnSync } from 'node:child_process'
import { lastLines } from './resolve-command'
import { tool } from './shared-folder'

/** How well clusters agree with a truth. */
export interface Score {
  readonly records: number
  readonly precision: number
  readonly recall: number
  /** Of pairs, after transitive closure. */
  readonly f1: number
  /** F1 of B-cubed, over all records. */
  readonly bCubed: number
  /** Over the pairs inside the groups that were asked for. */
  readonly within?: { readonly precision: number; readonly recall: number }
}

/**
 * Scores clusters with evaluate.py, the evaluator that judges from outside.
 *
 * @param truth CSV with record_id and entity_id
 * @param clusters CSV with record_id and the column `cluster`
 * @param across column of the truth; only pairs whose records differ in it count then, save for B-cubed
 * @param within column of the truth; precision and recall of the pairs whose records agree in it come as well
 * @throws Error with the evaluator's words if it fails
 */
export function scoreClusters(
  truth: string,
  clusters: string,
  cluster: string,
  across?: string,
  within?: string,
): Score {
  const all = evaluate([truth, clusters, '--cluster', cluster, ...(within === undefined ? [] : ['--within', within])])
  const pairs = across === undefined ? all : evaluate([truth, clusters, '--cluster', cluster, '--across', across])
  return {
    records: all.records,
    precision: pairs.pair_precision,
    recall: pairs.pair_recall,
    f1: pairs.pair_f1,
    bCubed: all.bcubed_f1,
    ...(within === undefined ? {} : { within: { precision: all.within_precision, recall: all.within_recall } }),
  }
}

function evaluate(args: readonly string[]): Record<string, number> {
  const { status, stdout, stderr } = spawnSync('python3', [tool('evaluate.py'), ...args, '--json'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`evaluate.py failed: ${lastLines(stderr)}`)
  return JSON.parse(stdout)
}
