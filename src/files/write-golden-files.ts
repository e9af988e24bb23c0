import type { Plan } from '../entity'
import type { RunFolder } from '../node'
import {
  canSendClusters,
  type GoldenClusters,
  type ResolveResult,
  receiveClusters,
  type SentClusters,
  sendClusters,
} from '../resolve'
import { type BackgroundWriting, writeInBackground } from './background-writing'
import { LEDGER_FILE } from './ids-ledger'
import { writeFirstLedger } from './write-first-ledger'
import { type GoldenTable, goldenTables, writeGolden, writeTable } from './write-golden'
import type { WriteRunOptions } from './write-run-options'
import { writeXref, XREF_FILE } from './write-xref'

/** A file that is made of golden records and their clusters alone; plain data. */
type GoldenFile =
  | { readonly holds: 'golden'; readonly table: GoldenTable }
  | { readonly holds: 'crosswalk'; readonly path: string; readonly raw?: boolean | undefined }
  | { readonly holds: 'ledger'; readonly path: string }

/** Writes the golden files of a first run: golden.csv, the views, lineage.ndjson, xref.csv and ids.ndjson. */
export async function writeGoldenFiles(
  result: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<void> {
  const { made } = result
  await writeGolden(made, folder, options, between)
  for (const file of goldenFiles(result, folder, options)) if (file.holds !== 'golden') writeGoldenFile(made, file)
}

/** Has other threads begin with what {@link writeGoldenFiles} writes; undefined where none can. */
export function beginGoldenFiles(
  result: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): BackgroundWriting | undefined {
  const { pool } = options
  const { made, state } = result
  const { sentPlan, table } = state
  if (pool === undefined || pool.threads < 2 || sentPlan === undefined || !canSendClusters(made)) return undefined
  const shared = (): SentClusters => sendClusters(made, table, sentPlan)
  const write = (file: GoldenFile): void => writeGoldenFile(made, file)
  return writeInBackground('write-golden', shared, goldenFiles(result, folder, options), write, pool, options)
}

/** Makes ready to write golden files on another thread. */
export function openGoldenWriting(plan: Plan, sent: SentClusters): (file: GoldenFile) => void {
  const made = receiveClusters(plan, sent)
  return (file) => writeGoldenFile(made, file)
}

/** The golden files, those that take long first; the ledger of a run that keeps IDs is more than its clusters tell. */
function goldenFiles(
  { idChanges }: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): GoldenFile[] {
  return [
    ...goldenTables(folder, options).map((table) => ({ holds: 'golden', table }) as const),
    { holds: 'crosswalk', path: folder.path(XREF_FILE), raw: options.rawCsv },
    ...(idChanges === undefined ? [{ holds: 'ledger', path: folder.path(LEDGER_FILE) } as const] : []),
  ]
}

function writeGoldenFile(made: GoldenClusters, file: GoldenFile): void {
  if (file.holds === 'golden') for (const _ of writeTable(made, file.table));
  else if (file.holds === 'crosswalk') writeXref(made, file.path, file)
  else writeFirstLedger(made, file.path)
}
