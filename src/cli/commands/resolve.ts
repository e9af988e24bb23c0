import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { openRunFolder } from '../../node'
import { type Judgement, StageClock } from '../../resolve'
import { checkRejects } from '../check-rejects'
import { examplesText, parseDay, parseInteger, withInputOptions } from '../input-options'
import { type Inputs, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { readJudgements } from '../judgements'
import { readLabels } from '../labels'
import { words } from '../language'
import { progressDisplay } from '../progress'
import type { ResolveCommandOptions, StoredModel } from '../resolve-job'
import { resolveOne } from '../resolve-one'
import { checkSeveral, resolveSeveral } from '../resolve-several'
import { readTruth } from '../truth'

const EXAMPLES = [
  'resolve customers.csv --out result',
  'resolve crm.csv billing.csv --out result --truth truth.csv',
  'resolve crm.csv --config entities.json --out result',
]

/** `samewise resolve`: files in, a run folder out. */
export function resolveCommand(program: Command): void {
  const { commandNames, optionNames } = words.help
  withInputOptions(program.command('resolve').description(commandNames.resolve))
    .requiredOption('--out <dir>', optionNames.out)
    .option('--seed <number>', optionNames.seed, parseInteger, 1)
    .option('--as-of <date>', optionNames.asOf, parseDay)
    .option('--truth <csv>', optionNames.truth)
    .option('--model <file>', optionNames.model)
    .option('--judgements <ndjson>', optionNames.judgements)
    .option('--max-rejects <number>', optionNames.maxRejects, parseInteger)
    .option('--raw-csv', optionNames.rawCsv)
    .option('--no-lineage', optionNames.noLineage)
    .option('--no-report', optionNames.noReport)
    .option('--mask', optionNames.mask)
    .option('--no-values', optionNames.noValues)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((files: string[], options: ResolveCommandOptions) =>
      interruptible((signal) => runResolve(files, options, signal)),
    )
}

async function runResolve(files: string[], options: ResolveCommandOptions, signal: AbortSignal): Promise<void> {
  const started = performance.now()
  const clock = new StageClock()
  const display = progressDisplay(options)
  try {
    const job = { signal, onProgress: display.onProgress }
    // Everything that can be wrong before a record is read is found before a record is read.
    if (options.out === '') throw new SamewiseError('BAD_USAGE', '--out is empty. Name a folder for the result.')
    const inputs = await openInputs(files, options, { several: true })
    if (inputs.entities !== undefined) checkSeveral(options)
    const model = options.model === undefined ? undefined : readModel(options.model)
    const judgements = options.judgements === undefined ? [] : await readSaid(options.judgements, inputs)
    const truth = options.truth === undefined ? undefined : await readTruth(options.truth)
    openRunFolder(options.out).discard()

    const tables = await readTables(inputs, job)
    clock.end('read')
    checkRejects(
      tables.reduce((sum, table) => sum + table.rejects.length, 0),
      options.maxRejects,
    )
    const run = { options, inputs, tables, model, judgements, truth, clock, display, job, started }
    if (inputs.entities === undefined) await resolveOne(run)
    else await resolveSeveral(run, inputs.entities)
  } finally {
    display.stop()
  }
}

/** What people said: judgements, or a CSV of labels as `train` writes and reads it. */
async function readSaid(path: string, { sources }: Inputs): Promise<readonly Judgement[]> {
  if (!path.toLowerCase().endsWith('.csv')) return readJudgements(path)
  return (await readLabels(path, [...sources.keys()])).labels
}

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
