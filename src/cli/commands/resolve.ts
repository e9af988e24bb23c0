import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { SamewiseError } from '../../base'
import type { RawTable } from '../../columns'
import { type ColumnGuess, compilePlan, completeConfig, type EntityConfig, guessConfig, type SourceConfig } from '../../entity'
import { evaluateClusters } from '../../evaluate'
import { inputFacts, warningsOf, writeRun } from '../../files'
import { type ResolveResult, resolveTables, StageClock } from '../../resolve'
import type { Model } from '../../weigh'
import { readFileSync } from 'node:fs'
import { namedFiles, readConfig, readExtensions, readJudgements, readTables } from '../inputs'
import { progressDisplay } from '../progress'
import { formatCount, formatSeconds, formatShare, formatTable } from '../table'
import { keyOf, readTruth } from '../truth'
import { version } from '../version'

/** Options that several commands share. */
export interface InputOptions {
  readonly config?: string
  readonly extensions?: string[]
  readonly source?: string[]
  readonly id?: string
  readonly duplicateFree?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

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
}

const EXAMPLE = `
Example:
  $ samewise resolve customers.csv --out result
  $ samewise resolve crm.csv billing.csv --out result --truth truth.csv`

/** `samewise resolve`: files in, a run folder out. */
export function resolveCommand(program: Command): void {
  withInputOptions(program.command('resolve').description('resolve records into golden records').argument('[files...]', 'CSV files; one file is one source'))
    .requiredOption('--out <dir>', 'folder for the result; an earlier result is replaced as a whole')
    .option('--seed <number>', 'seed of all samples', parseInteger, 1)
    .option('--truth <csv>', 'record_id,entity_id: score the result')
    .option('--model <file>', 'apply the model.json of an earlier run instead of learning one')
    .option('--judgements <ndjson>', 'what people said of pairs: {"judgement":"same","left":"crm:1","right":"web:7"} a line')
    .option('--max-rejects <number>', 'stop when more lines than this cannot be read', parseInteger)
    .option('--raw-csv', 'write cells as they are, also those a spreadsheet may run as formulas')
    .option('--no-lineage', 'leave lineage.ndjson out')
    .option('--no-values', 'leave the normalized values out (explain needs them)')
    .addHelpText('after', EXAMPLE)
    .action(runResolve)
}

/** Adds the options that say what is read and how. */
export function withInputOptions(command: Command): Command {
  return command
    .option('--config <file>', 'config.json, or a .js or .mjs module; guessed from the files without it')
    .option('--extensions <modules...>', 'modules with kinds of your own')
    .option('--source <name=path...>', 'a file with a name for its source')
    .option('--id <column>', 'column of the record id')
    .option('--duplicate-free <sources>', 'sources without duplicates, separated by commas, or "all"')
    .option('--quiet', 'no progress')
    .option('--json', 'progress and result as one JSON object a line')
}

/** Whole number of an option. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('It takes a whole number from 0 on.')
  return value
}

async function runResolve(files: string[], options: Options): Promise<void> {
  checkOut(options.out)
  const started = performance.now()
  const abort = abortOnInterrupt()
  const display = progressDisplay(options)
  const clock = new StageClock()
  try {
    const job = { signal: abort.signal, onProgress: display.onProgress }
    const sources = namedFiles(files, options.source ?? [])
    const extensions = await readExtensions(options.extensions ?? [])
    const given = options.config === undefined ? undefined : await readConfig(options.config)
    if (given !== undefined) compilePlan(given, extensions)
    const model = options.model === undefined ? undefined : readModel(options.model)
    const judgements = options.judgements === undefined ? [] : readJudgements(options.judgements)
    const tables = await readTables(sources, job)
    clock.end('read')
    checkRejects(tables, options.maxRejects)
    const { config, columns } = configFor(given, tables, options)
    display.stop()
    if (columns.length > 0 && !options.quiet && !options.json) process.stderr.write(`${describeGuess(columns)}\n`)
    const plan = compilePlan(config, extensions)
    const result = await resolveTables(
      plan,
      tables,
      { ...job, seed: options.seed, judgements, ...(model === undefined ? {} : { model }) },
      clock,
    )
    checkRejectCount(result.rejects.length, options.maxRejects)
    const evaluation = options.truth === undefined ? undefined : await evaluate(result, options.truth)
    const inputs = await Promise.all([...sources.values()].map((path) => inputFacts(path, { signal: abort.signal })))
    await writeRun(result, options.out, {
      version,
      inputs,
      evaluation,
      rawCsv: options.rawCsv === true,
      lineage: options.lineage,
      values: options.values,
    })
    display.stop()
    printResult(result, options, evaluation, (performance.now() - started) / 1000)
  } finally {
    display.stop()
    abort.release()
  }
}

/** Stops the job at Ctrl-C; a second one ends the process at once. */
function abortOnInterrupt(): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController()
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
    },
  }
}

function checkOut(out: string): void {
  if (out === '') throw new SamewiseError('BAD_USAGE', '--out is empty. Name a folder for the result.')
}

function readModel(path: string): Model {
  const file = existsSync(join(path, 'model.json')) ? join(path, 'model.json') : path
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Model
  } catch (cause) {
    throw new SamewiseError('BAD_MODEL', `${file} is not a model. Give the model.json of a finished run.`, { cause })
  }
}

/** The config in force: what the user gave, completed by guesses, with the options of the command line on top. */
export function configFor(
  given: EntityConfig | undefined,
  tables: readonly RawTable[],
  options: InputOptions,
): { config: EntityConfig; columns: readonly ColumnGuess[] } {
  const { config, columns } = given === undefined ? guessConfig(tables) : completeConfig(given, tables)
  if (options.id === undefined && options.duplicateFree === undefined) return { config, columns }
  const clean = options.duplicateFree?.split(',').map((name) => name.trim())
  const sources: Record<string, SourceConfig> = {}
  for (const table of tables) {
    const own = config.sources?.[table.source] ?? {}
    sources[table.source] = {
      ...own,
      ...(options.id === undefined ? {} : { id: options.id }),
      ...(clean === undefined ? {} : { duplicateFree: clean.includes('all') || clean.includes(table.source) ? true : clean }),
    }
  }
  return { config: { ...config, sources: { ...config.sources, ...sources } }, columns }
}

function checkRejects(tables: readonly RawTable[], most: number | undefined): void {
  checkRejectCount(
    tables.reduce((sum, table) => sum + table.rejects.length, 0),
    most,
  )
}

function checkRejectCount(count: number, most: number | undefined): void {
  if (most === undefined || count <= most) return
  throw new SamewiseError(
    'TOO_MANY_REJECTS',
    `${count} lines cannot be read, more than --max-rejects ${most} allows. Check the file's delimiter, quotes and encoding, or allow more.`,
  )
}

/** What was assumed of each column, as a table. */
export function describeGuess(columns: readonly ColumnGuess[]): string {
  const rows = columns.map(({ source, column, use, kind, evidence }) => [source, column, use ?? '(not used)', kind ?? '', evidence])
  return `Guessed columns (written to config.json):\n${formatTable([['source', 'column', 'used as', 'kind', 'because'], ...rows])}`
}

async function evaluate(result: ResolveResult, path: string): Promise<ReturnType<typeof evaluateClusters>> {
  const { entities, hasSources } = await readTruth(path)
  const clusters = new Map<string, string>()
  for (const { goldenId, source, recordId } of result.xref()) clusters.set(keyOf(source, recordId, hasSources), goldenId)
  return evaluateClusters(entities, clusters)
}

function printResult(
  result: ResolveResult,
  options: Options,
  evaluation: ReturnType<typeof evaluateClusters> | undefined,
  seconds: number,
): void {
  const expected = result.expected()
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ records: result.recordCount, golden: result.goldenCount, rejected: result.rejects.length, expected, evaluation, warnings: warningsOf(result), seconds, out: options.out })}\n`,
    )
    return
  }
  const { starts, size } = result.state.clusters.groups
  let merged = 0
  let several = 0
  for (let g = 0; g < size; g++) {
    const members = starts[g + 1] - starts[g]
    if (members < 2) continue
    several++
    merged += members
  }
  const lines = [
    `${formatCount(result.recordCount)} records are ${formatCount(result.goldenCount)} different ones: ${formatCount(merged)} records were merged into ${formatCount(several)} golden records.`,
    `Expected by the model: precision ${formatShare(expected.precision)}, recall ${formatShare(expected.recall)} of the candidate pairs.`,
  ]
  if (evaluation !== undefined) {
    const { precision, recall, f1 } = evaluation.pairs
    lines.push(`Measured against the truth: precision ${formatShare(precision)}, recall ${formatShare(recall)}, F1 ${f1.toFixed(4)}.`)
  }
  for (const warning of warningsOf(result)) lines.push(`Note: ${warning}`)
  lines.push(`Result in ${options.out}: golden.csv, xref.csv, possible.csv, run.json… (${formatSeconds(seconds)})`)
  process.stdout.write(`${lines.join('\n')}\n`)
}
