import { existsSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { RunFolder } from '../node'
import { type ResolveResult, resultOf } from '../resolve'
import { toProbability } from '../weigh'
import { readJson } from './read-run'
import type { FinishedDelta } from './resolve-delta'
import { type SplicedLines, spliceLines } from './splice-lines'
import { goldenFile, LINEAGE_FILE, writeGolden } from './write-golden'
import type { WriteRunOptions } from './write-run-options'
import { writeXref } from './write-xref'

const XREF_FILE = 'xref.csv'

/** What decides whether a line of a finished run is what this run would write. */
interface EarlierFigures {
  readonly samewise?: string
  readonly as_of?: string
  readonly raw_csv?: boolean
}

/** Of other golden IDs, as those of another system, not all may stand in a file as they are. */
const PLAIN_ID = /^[A-Za-z0-9_-]+$/

/**
 * Writes golden.csv, the views, lineage.ndjson and xref.csv of a result that adds to a finished run: only golden records that have changed are made, and the
 * lines of all others are those of that run. Where its lines cannot be taken, such as those of another day, all are made.
 */
export async function writeGoldenOfDelta(
  result: ResolveResult,
  delta: FinishedDelta,
  folder: RunFolder,
  options: WriteRunOptions,
  between: (share: number) => Promise<void>,
): Promise<void> {
  const views = options.views ?? []
  const tables = [goldenFile(undefined), ...views.map(goldenFile)]
  const files = [...tables, XREF_FILE, ...(options.lineage === false ? [] : [LINEAGE_FILE])]
  const lines = linesOf(result, delta.isTouched)
  if (!canSplice(result, delta.dir, files, options) || !lines.goldenIds.every((id) => PLAIN_ID.test(id))) {
    await writeGolden(result.made, folder, options, between)
    writeXref(result, folder.path(XREF_FILE), options)
    return
  }
  const changed = resultOf(result, delta.isTouched)
  const path = (file: string): string => folder.path(`${file}.changed`)
  const splice = (file: string, spliced: SplicedLines, format: 'csv' | 'ndjson'): void => {
    spliceLines(join(delta.dir, file), path(file), folder.path(file), spliced, format)
    unlinkSync(path(file))
  }
  await writeGolden(changed.made, { path }, options, between)
  const { goldenIds, isTouched, counts, cohesions } = lines
  for (const file of tables) splice(file, { goldenIds, isTouched, cohesions }, 'csv')
  await between(1)
  if (options.lineage !== false) splice(LINEAGE_FILE, { goldenIds, isTouched }, 'ndjson')
  await between(1)
  if (goldenIds.length < result.state.clusters.groups.size) {
    // Records of reference sources alone have lines in the crosswalk that belong to no golden record.
    writeXref(result, folder.path(XREF_FILE), options)
    return
  }
  writeXref(changed, path(XREF_FILE), options)
  splice(XREF_FILE, { goldenIds, isTouched, counts }, 'csv')
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
    files.every((file) => existsSync(join(dir, file)))
  )
}

/** The golden records by their IDs. */
function linesOf(result: ResolveResult, touched: Uint8Array): Required<SplicedLines> {
  const { groups, weakest } = result.state.clusters
  const goldenIds: string[] = []
  const isTouched: number[] = []
  const counts: number[] = []
  const cohesions: string[] = []
  for (const g of result.made.clusters()) {
    const goldenId = result.goldenIdOfCluster(g)
    if (goldenId === undefined) continue
    const count = groups.starts[g + 1] - groups.starts[g]
    goldenIds.push(goldenId)
    isTouched.push(touched[g])
    counts.push(count)
    cohesions.push(count === 1 ? '1' : String(toProbability(weakest[g])))
  }
  return { goldenIds, isTouched: Uint8Array.from(isTouched), counts: Int32Array.from(counts), cohesions }
}
