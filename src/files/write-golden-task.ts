import { runUnits } from '../base'
import type { Plan } from '../entity'
import type { RunFolder } from '../node'
import { canSendClusters, type ResolveResult, receiveClusters, type SentClusters, sendClusters } from '../resolve'
import { type GoldenTable, goldenTables, writeTable } from './write-golden'
import type { WriteRunOptions } from './write-run-options'

/** Makes ready to write tables of golden records on another thread. */
export function openGoldenWriting(plan: Plan, sent: SentClusters): (table: GoldenTable) => void {
  const made = receiveClusters(plan, sent)
  return (table) => {
    for (const _ of writeTable(made, table));
  }
}

/** Golden records that another thread is writing. */
export interface GoldenWriting {
  /** Settles when all is written; rejects as `writeGolden` does. */
  readonly done: Promise<void>
  /** Ends it before its time; resolves when no thread writes any more. */
  stop(): Promise<void>
}

/** Has another thread write golden.csv, lineage.ndjson and the views; undefined where none can. */
export function beginGoldenWriting(
  { made, state: { sentPlan, table } }: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): GoldenWriting | undefined {
  const { pool, signal } = options
  if (pool === undefined || pool.threads < 2 || sentPlan === undefined || !canSendClusters(made)) return undefined
  const units = goldenTables(folder, options)
  const stopping = new AbortController()
  const abort = (): void => stopping.abort()
  signal?.addEventListener('abort', abort)
  const done = runUnits(
    {
      task: 'write-golden',
      shared: () => sendClusters(made, table, sentPlan),
      units,
      here: () => undefined,
      inBackground: true,
      signal: stopping.signal,
    },
    pool,
  ).then(() => signal?.removeEventListener('abort', abort))
  // Met by whoever awaits it; where the caller fails before that, it is of no interest.
  done.catch(() => undefined)
  return {
    done,
    stop: async () => {
      abort()
      await done.catch(() => undefined)
    },
  }
}
