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
import { ByteFile } from './byte-file'
import { createParted, FilePart, type PartedFile } from './file-part'
import { LEDGER_FILE } from './ids-ledger'
import { writeFirstLedger } from './write-first-ledger'
import { GoldenRows, type GoldenTable, goldenTables, writeGolden } from './write-golden'
import type { WriteRunOptions } from './write-run-options'
import { writeXref, XREF_FILE } from './write-xref'

/** A file with a line for each record or golden record, made of the clusters alone; plain data. */
type ClusterFile =
  | { readonly holds: 'crosswalk'; readonly path: string; readonly raw?: boolean | undefined }
  | { readonly holds: 'ledger'; readonly path: string }

/** What a thread writes at a time: such a file, or some rows of a table, those of the clusters at `from` to `to` by golden ID; plain data. */
type GoldenPart =
  | ClusterFile
  | {
      readonly holds: 'golden'
      readonly table: GoldenTable
      readonly part: number
      readonly from: number
      readonly to: number
      readonly file: PartedFile
      readonly lineage: PartedFile | undefined
    }

/** Most clusters whose rows are a part: few enough to be kept in memory, some megabytes with their lineage. */
const PART_CLUSTERS = 4096
/** Parts for each thread at least, so that all end at about the same time. */
const PARTS_A_THREAD = 8

/** Writes the golden files of a first run: golden.csv, the views, lineage.ndjson, xref.csv and ids.ndjson. */
export async function writeGoldenFiles(
  result: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<void> {
  const { made } = result
  await writeGolden(made, folder, options, between)
  for (const file of clusterFiles(result, folder, options)) writeClusterFile(made, file)
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
  return writeInBackground(
    'write-golden',
    shared,
    goldenParts(result, folder, options),
    partWriter(made),
    pool,
    options,
  )
}

/** Makes ready to write golden files on another thread. */
export function openGoldenWriting(plan: Plan, sent: SentClusters): (part: GoldenPart) => Promise<void> {
  return partWriter(receiveClusters(plan, sent))
}

/** The files beside the tables; the ledger of a run that keeps IDs is more than its clusters tell. */
function clusterFiles(
  { idChanges }: ResolveResult,
  folder: Pick<RunFolder, 'path'>,
  options: WriteRunOptions,
): ClusterFile[] {
  return [
    { holds: 'crosswalk', path: folder.path(XREF_FILE), raw: options.rawCsv },
    ...(idChanges === undefined ? [{ holds: 'ledger', path: folder.path(LEDGER_FILE) } as const] : []),
  ]
}

/** All that is to be written, what takes long first. */
function goldenParts(result: ResolveResult, folder: Pick<RunFolder, 'path'>, options: WriteRunOptions): GoldenPart[] {
  const clusters = result.made.clusters().length
  const wanted = PARTS_A_THREAD * (options.pool?.threads ?? 1)
  const size = Math.max(1, Math.min(PART_CLUSTERS, Math.ceil(clusters / wanted)))
  const parts = Math.max(1, Math.ceil(clusters / size))
  return [
    ...clusterFiles(result, folder, options),
    ...goldenTables(folder, options).flatMap((table) => {
      const file = createParted(table.path, parts)
      const lineage = table.lineage === undefined ? undefined : createParted(table.lineage, parts)
      return Array.from({ length: parts }, (_, part): GoldenPart => {
        const from = part * size
        return { holds: 'golden', table, part, from, to: Math.min(clusters, from + size), file, lineage }
      })
    }),
  ]
}

/** Writes parts, and keeps from one to the next what is bound for a table. */
function partWriter(made: GoldenClusters): (part: GoldenPart, signal?: AbortSignal) => Promise<void> {
  const known = new Map<string, GoldenRows>()
  return async (own, signal) => {
    if (own.holds !== 'golden') {
      writeClusterFile(made, own)
      return
    }
    const { table, part, from, to, file, lineage } = own
    let rows = known.get(table.path)
    if (rows === undefined) known.set(table.path, (rows = new GoldenRows(made, table)))
    const sinks = [file, ...(lineage === undefined ? [] : [lineage])].map((parted) => new FilePart(parted, part))
    const [out, lineageOut] = sinks.map((sink) => new ByteFile(table.path, sink))
    for (const _ of rows.write(from, to, out, lineageOut));
    out.close()
    lineageOut?.close()
    for (const sink of sinks) await sink.finish(signal)
  }
}

function writeClusterFile(made: GoldenClusters, file: ClusterFile): void {
  if (file.holds === 'crosswalk') writeXref(made, file.path, file)
  else writeFirstLedger(made, file.path)
}
