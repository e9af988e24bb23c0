import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { didYouMean, type EntityConfig } from '../../entity'
import { openRunFolder, threadPool } from '../../node'
import { StageClock } from '../../resolve'
import { openAdded } from '../added-run'
import { checkRejects } from '../check-rejects'
import { examplesText, parseDay, parseInteger, withInputOptions } from '../input-options'
import { openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { readDecisions } from '../judgements'
import { words } from '../language'
import { readPrevious } from '../previous'
import { progressDisplay } from '../progress'
import type { ResolveCommandOptions, StoredModel } from '../resolve-job'
import { resolveOne } from '../resolve-one'
import { checkSeveral, resolveSeveral } from '../resolve-several'
import { parseThreads, usualThreads } from '../threads'
import { readTruth } from '../truth'

const EXAMPLES = [
  'resolve customers.csv --out result',
  'resolve crm.csv billing.csv --out result --truth truth.csv',
  'resolve crm.csv --config entities.json --out result',
  'resolve crm.csv billing.csv --previous result --out result',
  'resolve --source crm=new.csv --add result --deleted gone.csv --out result',
]

/** `samewise resolve`: files in, a run folder out. */
export function resolveCommand(program: Command): void {
  const { commandNames, optionNames } = words.help
  withInputOptions(program.command('resolve').description(commandNames.resolve))
    .requiredOption('--out <dir>', optionNames.out)
    .option('--seed <number>', optionNames.seed, parseInteger, 1)
    .option('--threads <number>', optionNames.threads, parseThreads)
    .option('--as-of <date>', optionNames.asOf, parseDay)
    .option('--truth <csv>', optionNames.truth)
    .option('--model <file>', optionNames.model)
    .option('--previous <dir>', optionNames.previous)
    .option('--add <dir>', optionNames.add)
    .option('--deleted <csv>', optionNames.deleted)
    .option('--judgements <ndjson>', optionNames.judgements)
    .option('--view <names...>', optionNames.view)
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
    const onto = await openAdded(files, options)
    const added = onto?.added
    const inputs = onto?.inputs ?? (await openInputs(files, options, { several: true }))
    if (inputs.entities !== undefined) checkSeveral(options)
    checkViews(options.view, inputs.entities ?? [inputs.given ?? {}])
    const model = options.model === undefined ? undefined : readModel(options.model)
    const truth = options.truth === undefined ? undefined : await readTruth(options.truth)
    const previousDir = options.add ?? options.previous
    const previous =
      added === undefined ? await readPrevious(previousDir, inputs.entities) : { previous: added.run.previous }
    const sources = [...inputs.sources.keys()]
    const dirs = previousDir === undefined ? [] : entityFolders(previousDir, inputs.entities)
    const judgements = await readDecisions(options.judgements, dirs, previous.previous, sources)
    openRunFolder(options.out).discard()

    const tables = await readTables(inputs, job)
    clock.end('read')
    checkRejects(
      tables.reduce((sum, table) => sum + table.rejects.length, 0),
      options.maxRejects,
    )
    const pool = threadPool(options.threads ?? usualThreads([...tables, ...(added?.run.run.tables ?? [])]))
    const run = {
      options,
      inputs,
      tables,
      model,
      judgements,
      previous,
      added,
      truth,
      clock,
      display,
      job,
      pool,
      started,
    }
    try {
      if (inputs.entities === undefined) await resolveOne(run)
      else await resolveSeveral(run, inputs.entities)
    } finally {
      await pool.close()
    }
  } finally {
    display.stop()
  }
}

/** Of several entities, each view must be one of any. */
function checkViews(names: readonly string[] = [], configs: readonly Pick<EntityConfig, 'views'>[]): void {
  const known = [...new Set(configs.flatMap(({ views = {} }) => Object.keys(views)))]
  for (const name of names) {
    if (known.includes(name)) continue
    throw new SamewiseError(
      'BAD_USAGE',
      `--view names "${name}", which is no view of the config.${didYouMean(name, known)} ${known.length === 0 ? 'It has no "views".' : `Its views are ${known.join(', ')}.`}`,
    )
  }
}

/** A result's folder and, of several entities, the folders in it. */
function entityFolders(dir: string, entities: readonly EntityConfig[] | undefined): string[] {
  return [dir, ...(entities ?? []).map(({ name = '' }) => join(dir, name))]
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
