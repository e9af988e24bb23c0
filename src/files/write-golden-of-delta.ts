import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inSharedMemory } from '../base'
import type { RunFolder } from '../node'
import { type ResolveResult, resultOf } from '../resolve'
import { type BackgroundWriting, writeInBackground } from './background-writing'
import { readJson } from './read-run'
import type { FinishedDelta } from './resolve-delta'
import { type SentSplicing, type SplicedFile, spliceLines } from './splice-lines'
import { goldenFile, LINEAGE_FILE, writeGolden } from './write-golden'
import type { WriteRunOptions } from './write-run-options'
import { writeXref, XREF_FILE } from './write-xref'

/** What decides whether a line of a finished run is what this run would write. */
interface EarlierFigures {
  readonly samewise?: string
  readonly as_of?: string
  readonly raw_csv?: boolean
}

/**
 * Writes golden.csv, the views, lineage.ndjson and xref.csv of a result that adds to a finished run: only golden records that have changed are made, and the
 * lines of all others are those of that run, which another thread copies if there is one. Where lines cannot be taken, such as those of another day, all are made.
 *
 * @returns what is still being written
 */
export async function writeGoldenOfDelta(
  result: ResolveResult,
  delta: FinishedDelta,
  folder: RunFolder,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<BackgroundWriting | undefined> {
  const tables = [goldenFile(undefined), ...(options.views ?? []).map(goldenFile)]
  const others = options.lineage === false ? [] : [LINEAGE_FILE]
  if (!canSplice(result, delta.dir, [...tables, XREF_FILE, ...others], options)) {
    await writeGolden(result.made, folder, options, between)
    writeXref(result.made, folder.path(XREF_FILE), { raw: options.rawCsv })
    return undefined
  }
  const changed = resultOf(result, delta.isTouched)
  const changedPath = (file: string): string => folder.path(`${file}.changed`)
  const spliced = (file: string): SplicedFile => ({
    earlier: join(delta.dir, file),
    changed: changedPath(file),
    path: folder.path(file),
    format: file === LINEAGE_FILE ? 'ndjson' : 'csv',
    isByRecord: file === XREF_FILE,
  })
  await writeGolden(changed.made, { path: changedPath }, options, between)
  const files = [...others, ...tables].map(spliced)
  if (result.goldenCount < result.state.clusters.groups.size) {
    // Records of reference sources alone have lines in the crosswalk that belong to no golden record.
    writeXref(result.made, folder.path(XREF_FILE), { raw: options.rawCsv })
  } else {
    writeXref(changed.made, changedPath(XREF_FILE), { raw: options.rawCsv })
    files.push(spliced(XREF_FILE))
  }
  return splice(files, result, delta.isTouched, options, between)
}

/** Splices files, on other threads if there are any. */
async function splice(
  files: readonly SplicedFile[],
  { made, state: { sentPlan } }: ResolveResult,
  touched: Uint8Array,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<BackgroundWriting | undefined> {
  const { pool } = options
  const { ids, starts } = made.basis
  const clusters = made.clusters().filter((g) => made.isGolden(g))
  const write = (file: SplicedFile): void => spliceLines(file, { ids, clusters, isTouched: touched, starts })
  if (pool !== undefined && pool.threads > 1 && sentPlan !== undefined) {
    const { bytes, offsets } = ids.share()
    const [order, isTouched, ends] = [inSharedMemory(clusters), inSharedMemory(touched), inSharedMemory(starts)]
    const shared: SentSplicing = { plan: sentPlan, ids: { bytes, offsets }, clusters: order, isTouched, starts: ends }
    return writeInBackground('splice-lines', () => shared, files, write, pool, options)
  }
  for (const file of files) {
    write(file)
    await between(1)
  }
  return undefined
}

function canSplice(
  result: ResolveResult,
  dir: string,
  files: readonly string[],
  { version, rawCsv = false, extensions = [] }: WriteRunOptions,
): boolean {
  const earlier = readJson<EarlierFigures>(dir, 'run.json')
  const { extensions: known = [] } = result.model as { readonly extensions?: WriteRunOptions['extensions'] }
  return (
    earlier.samewise === version &&
    earlier.as_of === result.made.lineageFrame.asOf &&
    (earlier.raw_csv ?? false) === rawCsv &&
    JSON.stringify(known) === JSON.stringify(extensions) &&
    files.every((file) => existsSync(join(dir, file))) &&
    result.made.basis.ids.bytes.every(isPlain)
  )
}

/** Whether a byte is a letter, a digit, "-" or "_". Of other golden IDs, as those of another system, not all may stand in a file as they are. */
function isPlain(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x5f ||
    byte === 0x2d
  )
}
