import { join } from 'node:path'
import type { JobOptions } from '../base'
import { compilePlan } from '../entity'
import { inputFacts, readPreviousRun, readRunConfig } from '../files'
import { threadPool } from '../node'
import { type ResolveResult, resolveTables, StageClock } from '../resolve'
import type { PolicyConfig } from '../survive'
import { openInputs, readTables } from './inputs'
import { readJsonObject } from './json-file'
import { readDecisions } from './judgements'
import { words } from './language'
import type { StoredModel } from './resolve-job'
import { usualThreads } from './threads'
import { readXref } from './truth'

/** A run that was made again. */
export interface RepeatedRun {
  readonly result: ResolveResult
  /** Where it is not the run in the folder, in words. */
  readonly notes: readonly string[]
}

/** What a run is made again with. */
export interface RepeatOptions {
  readonly source?: readonly string[]
  readonly extensions?: string[]
  /** Policies that the config gets as further views, and with which it is checked. */
  readonly views: Readonly<Record<string, PolicyConfig>>
  readonly job: JobOptions
}

interface RunFile {
  readonly seed: number
  readonly as_of?: string
  /** Only of a run that kept the IDs of an earlier one. */
  readonly ids?: object
  readonly inputs?: readonly { readonly name: string; readonly sha256: string }[]
}

/**
 * Makes a finished run again out of its files, by its config, model, judgements and golden IDs: a run folder has what compares, and not all that
 * survives.
 *
 * @throws SamewiseError `UNREADABLE_INPUT` if it is not a run's folder or a file cannot be read, `BAD_CONFIG` with every fault of the views
 */
export async function repeatRun(dir: string, files: readonly string[], options: RepeatOptions): Promise<RepeatedRun> {
  const config = readRunConfig(dir)
  const run = readJsonObject<RunFile>(join(dir, 'run.json'), dir)
  const { views, job } = options
  const inputs = await openInputs(files, {
    config: join(dir, 'config.json'),
    ...(options.source === undefined ? {} : { source: [...options.source] }),
    ...(options.extensions === undefined ? {} : { extensions: options.extensions }),
  })
  const plan = compilePlan({ ...config, views: { ...config.views, ...views } }, inputs.extensions.kinds, inputs.data)
  const previous = run.ids === undefined ? undefined : await readPreviousRun(dir)
  const { said } = await readDecisions(undefined, [dir], previous, [...inputs.sources.keys()])
  const tables = await readTables(inputs, job)
  const pool = threadPool(usualThreads(tables))
  try {
    const result = await resolveTables(
      plan,
      tables,
      {
        ...job,
        pool,
        previous,
        judgements: said,
        seed: run.seed,
        model: readJsonObject<StoredModel>(join(dir, 'model.json'), words.help.argumentNames.runFolder),
        extensions: inputs.extensions.kinds,
        strategies: inputs.extensions.strategies,
        data: inputs.data,
        ...(run.as_of === undefined ? {} : { asOf: run.as_of }),
      },
      new StageClock(),
    )
    return { result, notes: [...(await otherInput(run, inputs.sources, job)), ...(await otherClusters(dir, result))] }
  } finally {
    await pool.close()
  }
}

async function otherInput(
  { inputs = [] }: RunFile,
  sources: ReadonlyMap<string, string>,
  job: JobOptions,
): Promise<string[]> {
  const facts = await Promise.all([...sources.values()].map((path) => inputFacts(path, job)))
  const hashes = (list: readonly { readonly sha256: string }[]) =>
    list
      .map(({ sha256 }) => sha256)
      .sort()
      .join()
  return hashes(inputs) === hashes(facts) ? [] : [words.whatIf.otherInput(inputs.map(({ name }) => name))]
}

async function otherClusters(dir: string, result: ResolveResult): Promise<string[]> {
  const earlier = new Map<string, string>()
  for await (const { goldenId, source, recordId } of readXref(join(dir, 'xref.csv'))) {
    earlier.set(`${source}:${recordId}`, goldenId)
  }
  let moved = 0
  for (const { goldenId, source, recordId } of result.xref()) {
    if (earlier.get(`${source}:${recordId}`) !== goldenId) moved++
  }
  return moved === 0 ? [] : [words.whatIf.otherClusters(moved)]
}
