import type { JobOptions, Pool } from '../base'
import type { RawTable } from '../columns'
import type { EntityConfig } from '../entity'
import type { InputFacts, RunExtension, WriteRunOptions } from '../files'
import type { ColumnGuess } from '../guess'
import { profileTables } from '../profile'
import type { ReportOptions } from '../report'
import type { ResolveOptions, ResolveResult, StageClock } from '../resolve'
import type { Model } from '../weigh'
import type { AddedRun } from './added-run'
import { describeGuess } from './describe-guess'
import type { InputOptions } from './input-options'
import type { Inputs } from './inputs'
import type { Decisions } from './judgements'
import { language, words } from './language'
import type { ProgressDisplay } from './progress'
import type { Truth } from './truth'
import { version } from './version'

/** Options of `samewise resolve`. */
export interface ResolveCommandOptions extends InputOptions {
  readonly out: string
  readonly seed: number
  readonly threads?: number
  readonly asOf?: string
  readonly truth?: string
  readonly model?: string
  readonly previous?: string
  readonly add?: string
  readonly deleted?: string
  readonly judgements?: string
  readonly view?: string[]
  readonly maxRejects?: number
  readonly rawCsv?: boolean
  readonly lineage: boolean
  readonly values: boolean
  readonly report: boolean
  readonly mask?: boolean
}

/** A model, with the hashes of the extension modules that were in use when it was learned. */
export type StoredModel = Model & {
  readonly extensions?: readonly RunExtension[]
}

/** A run of resolve whose input is read. */
export interface ResolveJob {
  readonly options: ResolveCommandOptions
  readonly inputs: Inputs
  readonly tables: readonly RawTable[]
  readonly model: StoredModel | undefined
  /** What people said. */
  readonly judgements: Decisions
  /** The earlier result whose golden IDs are kept. */
  readonly previous: Pick<ResolveOptions, 'previous' | 'previousByEntity'>
  /** The finished run that the input is added to. */
  readonly added: AddedRun | undefined
  readonly truth: Truth | undefined
  readonly clock: StageClock
  readonly display: ProgressDisplay
  readonly job: JobOptions
  readonly pool: Pool
  /** When it began, by `performance.now()`. */
  readonly started: number
}

/** What the library is told of the options. */
export function resolveOptionsOf({
  options,
  inputs,
  judgements,
  previous,
  model,
  job,
  pool,
}: ResolveJob): ResolveOptions {
  return {
    ...job,
    pool,
    ...previous,
    seed: options.seed,
    judgements: judgements.said,
    extensions: inputs.extensions.kinds,
    strategies: inputs.extensions.strategies,
    data: inputs.data,
    ...(model === undefined ? {} : { model }),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  }
}

/** Tells what is to be known of the input, and what was guessed of it, before any work. */
export function tellInput(
  { options: { json, quiet }, display }: ResolveJob,
  notes: readonly string[],
  columns: readonly ColumnGuess[],
): void {
  display.stop()
  if (json) return
  tellNotes(notes)
  if (columns.length > 0 && !quiet) process.stderr.write(`${describeGuess(columns)}\n`)
}

/** Prints notes on stderr. */
export function tellNotes(notes: readonly string[]): void {
  for (const note of notes) process.stderr.write(`${words.note(note)}\n`)
}

/** What a run folder is written with, whatever was resolved. */
export function writeOptionsOf({ options, inputs, judgements, job, pool }: ResolveJob, facts: readonly InputFacts[]) {
  return {
    pool,
    ...job,
    version,
    inputs: facts,
    extensions: inputs.extensions.modules,
    rawCsv: options.rawCsv,
    judgements: judgements.log,
    lineage: options.lineage,
    views: options.view,
    values: options.values,
  } satisfies WriteRunOptions
}

/** What makes the page of a report once its time has come; nothing with `--no-report`. */
export async function reporterOf({
  options: { report, mask },
  inputs,
}: ResolveJob): Promise<
  | ((
      result: ResolveResult,
      config: EntityConfig,
      tables: readonly RawTable[],
      options: Pick<ReportOptions, 'evaluation' | 'guesses' | 'inputs' | 'warnings'>,
    ) => (writeSeconds: number) => string)
  | undefined
> {
  if (!report) return undefined
  // Loaded only here: the script of the page is half a megabyte.
  const { renderReport, sampleTables } = await import('../report')
  return (result, config, tables, more) => (write) => {
    const sample = sampleTables(tables)
    return renderReport(
      result,
      {
        ...more,
        mask,
        profiles: profileTables(config, sample.tables, inputs.extensions.kinds, inputs.data),
        profiledShare: sample.share,
        seconds: { write },
        peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
        version,
        nodeVersion: process.version,
      },
      language.catalogue,
    )
  }
}

/** Golden records of several records, and the records in them. */
export function countMerged({ state }: ResolveResult): {
  merged: number
  several: number
} {
  const { starts, size } = state.clusters.groups
  let merged = 0
  let several = 0
  for (let g = 0; g < size; g++) {
    const members = starts[g + 1] - starts[g]
    if (members < 2) continue
    several++
    merged += members
  }
  return { merged, several }
}
