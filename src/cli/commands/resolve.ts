import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import type { RawTable } from '../../columns'
import { compilePlan } from '../../entity'
import type { ClusterEvaluation } from '../../evaluate'
import { inputFacts, type RunExtension, warningsOf, writeRun } from '../../files'
import { openRunFolder } from '../../node'
import { profileTables, type SourceProfile } from '../../profile'
import type { ReportOptions } from '../../report'
import { type ResolveResult, resolveTables, StageClock } from '../../resolve'
import type { Model } from '../../weigh'
import { describeGuess } from '../describe-guess'
import { type InputOptions, parseInteger, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { readJudgements } from '../judgements'
import { progressDisplay } from '../progress'
import { countOf, formatSeconds, formatShare } from '../table'
import { evaluateXref, evaluationNotes, readTruth } from '../truth'
import { version } from '../version'

interface Options extends InputOptions {
  readonly out: string
  readonly seed: number
  readonly truth?: string
  readonly model?: string
  readonly judgements?: string
  readonly maxRejects?: number
  readonly rawCsv?: boolean
  readonly lineage: boolean
  readonly values: boolean
  readonly report: boolean
  readonly mask?: boolean
}

const EXAMPLE = `
Example:
  $ samewise resolve customers.csv --out result
  $ samewise resolve crm.csv billing.csv --out result --truth truth.csv`

/** `samewise resolve`: files in, a run folder out. */
export function resolveCommand(program: Command): void {
  withInputOptions(program.command('resolve').description('resolve records into golden records'))
    .requiredOption('--out <dir>', 'folder for the result; an earlier result is replaced as a whole')
    .option('--seed <number>', 'seed of all samples', parseInteger, 1)
    .option('--truth <csv>', 'record_id,entity_id: score the result')
    .option('--model <file>', 'apply the model.json of an earlier run (or its folder) instead of learning one')
    .option(
      '--judgements <ndjson>',
      'what people said of pairs: {"judgement":"same","left":"crm:1","right":"web:7"} a line',
    )
    .option('--max-rejects <number>', 'stop when more lines than this cannot be read', parseInteger)
    .option('--raw-csv', 'write cells as they are, also those a spreadsheet may run as formulas')
    .option('--no-lineage', 'leave lineage.ndjson out')
    .option('--no-report', 'leave report.html out')
    .option('--mask', 'hide personal data in report.html')
    .option('--no-values', 'leave the normalized values out (explain needs them)')
    .addHelpText('after', EXAMPLE)
    .action((files: string[], options: Options) => interruptible((signal) => runResolve(files, options, signal)))
}

async function runResolve(files: string[], options: Options, signal: AbortSignal): Promise<void> {
  const started = performance.now()
  const clock = new StageClock()
  const display = progressDisplay(options)
  try {
    const job = { signal, onProgress: display.onProgress }
    // Everything that can be wrong before a record is read is found before a record is read.
    if (options.out === '') throw new SamewiseError('BAD_USAGE', '--out is empty. Name a folder for the result.')
    const inputs = await openInputs(files, options)
    const model = options.model === undefined ? undefined : readModel(options.model)
    const judgements = options.judgements === undefined ? [] : readJudgements(options.judgements)
    const truth = options.truth === undefined ? undefined : await readTruth(options.truth)
    openRunFolder(options.out).discard()

    const tables = await readTables(inputs, job)
    clock.end('read')
    checkRejects(countRejects(tables), options.maxRejects)
    const { config, columns } = configFor(inputs, tables, options)
    if (columns.length > 0 && !options.quiet && !options.json) {
      display.stop()
      process.stderr.write(`${describeGuess(columns)}\n`)
    }
    const plan = compilePlan(config, inputs.extensions.kinds, inputs.data)
    const result = await resolveTables(
      plan,
      tables,
      { ...job, seed: options.seed, judgements, ...(model === undefined ? {} : { model }) },
      clock,
    )
    checkRejects(result.rejects.length, options.maxRejects)
    const evaluation = truth === undefined ? undefined : await evaluateXref(truth, result.xref())
    const notes = [
      ...changedExtensions(model, inputs.extensions.modules),
      ...warningsOf(result),
      ...(evaluation === undefined ? [] : evaluationNotes(evaluation)),
    ]
    const facts = await Promise.all([...inputs.sources.values()].map((path) => inputFacts(path, { signal })))
    const report = options.report
      ? await reportOf(result, {
          mask: options.mask,
          guesses: columns,
          evaluation,
          warnings: notes,
          inputs: facts,
          profile: (sample) => profileTables(config, sample, inputs.extensions.kinds),
          tables,
        })
      : undefined
    await writeRun(result, options.out, {
      ...job,
      version,
      inputs: facts,
      report,
      extensions: inputs.extensions.modules,
      evaluation,
      rawCsv: options.rawCsv,
      lineage: options.lineage,
      values: options.values,
    })
    display.stop()
    if (!options.json) for (const note of notes) process.stderr.write(`Note: ${note}\n`)
    printResult(result, options, evaluation, notes, (performance.now() - started) / 1000)
    if (options.report && !options.json && !options.quiet)
      process.stderr.write(`Report: ${join(options.out, 'report.html')}\n`)
  } finally {
    display.stop()
  }
}

/** What makes the page of the report once its time has come. */
async function reportOf(
  result: ResolveResult,
  {
    profile,
    tables,
    ...options
  }: ReportOptions & {
    readonly tables: readonly RawTable[]
    readonly profile: (tables: readonly RawTable[]) => SourceProfile[]
  },
): Promise<(writeSeconds: number) => string> {
  // Loaded only here: the script of the page is half a megabyte.
  const { renderReport, sampleTables } = await import('../../report')
  return (write) => {
    const sample = sampleTables(tables)
    return renderReport(result, {
      ...options,
      profiles: profile(sample.tables),
      profiledShare: sample.share,
      seconds: { write },
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      version,
      nodeVersion: process.version,
    })
  }
}

/** A model, with the hashes of the extension modules that were in use when it was learned. */
type StoredModel = Model & { readonly extensions?: readonly RunExtension[] }

function readModel(path: string): StoredModel {
  const file = existsSync(join(path, 'model.json')) ? join(path, 'model.json') : path
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SamewiseError(
      'BAD_MODEL',
      `The model ${file} cannot be read (${(cause as NodeJS.ErrnoException).code}). Give the model.json of a finished run, or its folder.`,
      { cause },
    )
  }
  try {
    return JSON.parse(text) as StoredModel
  } catch (cause) {
    throw new SamewiseError('BAD_MODEL', `${file} is not a model. Give the model.json of a finished run.`, { cause })
  }
}

/** Extension modules that are not what they were when the model was learned. */
function changedExtensions(model: StoredModel | undefined, modules: readonly RunExtension[]): string[] {
  const known = new Map(model?.extensions?.map(({ specifier, sha256 }) => [specifier, sha256]))
  return modules
    .filter(({ specifier, sha256 }) => known.has(specifier) && known.get(specifier) !== sha256)
    .map(
      ({ specifier }) => `The module ${specifier} has changed since the model was learned; learn it again if in doubt.`,
    )
}

function countRejects(tables: readonly RawTable[]): number {
  return tables.reduce((sum, table) => sum + table.rejects.length, 0)
}

function checkRejects(count: number, most: number | undefined): void {
  if (most === undefined || count <= most) return
  throw new SamewiseError(
    'TOO_MANY_REJECTS',
    `${countOf(count, 'line')} cannot be read, more than --max-rejects ${most} allows. Check the delimiter, quotes and encoding of the files, or allow more.`,
  )
}

function printResult(
  result: ResolveResult,
  { out, json, report }: Options,
  evaluation: ClusterEvaluation | undefined,
  notes: readonly string[],
  seconds: number,
): void {
  const expected = result.expected()
  if (json) {
    const figures = {
      records: result.recordCount,
      golden: result.goldenCount,
      rejected: result.rejects.length,
      expected,
      evaluation,
      warnings: notes,
      seconds,
      out,
      ...(report ? { report: join(out, 'report.html') } : {}),
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`)
    return
  }
  const { merged, several } = countMerged(result)
  const lines = [
    `${countOf(result.recordCount, 'record')} → ${countOf(result.goldenCount, 'golden record')}; ${formatMerged(merged, several)}.`,
    `Expected by the model: precision ${formatShare(expected.precision)}, recall ${formatShare(expected.recall)} of the candidate pairs.`,
  ]
  if (evaluation !== undefined) {
    const { precision, recall, f1 } = evaluation.pairs
    lines.push(
      `Measured against the truth: precision ${formatShare(precision)}, recall ${formatShare(recall)}, F1 ${f1.toFixed(4)}.`,
    )
  }
  lines.push(`Result in ${out}: golden.csv, xref.csv, possible.csv, run.json… (${formatSeconds(seconds)})`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function formatMerged(merged: number, several: number): string {
  return several === 0
    ? 'none were merged'
    : `${countOf(merged, 'record')} were merged into ${countOf(several, 'golden record')}`
}

/** Golden records of several records, and the records in them. */
function countMerged({ state }: ResolveResult): { merged: number; several: number } {
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
