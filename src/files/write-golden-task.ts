import type { Plan } from '../entity'
import type { RunFolder } from '../node'
import { canSendClusters, type ResolveResult, receiveClusters, type SentClusters, sendClusters } from '../resolve'
import { type BackgroundWriting, writeInBackground } from './background-writing'
import { type GoldenTable, goldenTables, writeTable } from './write-golden'
import type { WriteRunOptions } from './write-run-options'

/** Makes ready to write tables of golden records on another thread. */
export function openGoldenWriting(plan: Plan, sent: SentClusters): (table: GoldenTable) => void {
  const made = receiveClusters(plan, sent)
  return (table) => {
    for (const _ of writeTable(made, table));
  }
}

/** Has another thread write golden.csv, lineage.ndjson and the views; undefined where none can. */
export function beginGoldenWriting(
  { made, state: { sentPlan, table } }: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): BackgroundWriting | undefined {
  const { pool } = options
  if (pool === undefined || pool.threads < 2 || sentPlan === undefined || !canSendClusters(made)) return undefined
  const shared = (): SentClusters => sendClusters(made, table, sentPlan)
  return writeInBackground('write-golden', shared, goldenTables(folder, options), pool, options)
}
