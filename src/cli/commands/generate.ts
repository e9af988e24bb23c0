import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { breathe, SamewiseError, throwIfAborted } from '../../base'
import { createCsvWriter } from '../../files'
import {
  flattenRow,
  generatePeople,
  generateSilos,
  peopleColumns,
  peopleTruthColumns,
  type SiloExport,
  type SiloRow,
} from '../../generate'
import { outputError } from '../../node'
import { examplesText, parseInteger } from '../input-options'
import { interruptible } from '../interrupt'
import { words } from '../language'
import { replaceFiles } from '../replace-files'
import { formatCount } from '../table'
import { writeCustomers } from '../write-customers'

interface Options {
  readonly records: number
  readonly seed: number
  readonly noise: number
  readonly truth?: string
  readonly silos?: string
  readonly flat?: boolean
  readonly customers?: string
  readonly people: number
  readonly months: number
}

const EXAMPLES = [
  'generate people.csv --records 100000 --seed 7 --truth truth.csv',
  'generate --silos exports --seed 7',
  'generate --customers world --people 2000 --months 6',
]
/** What the silos are for. */
const FURTHER_EXAMPLE =
  '  $ cd exports && samewise resolve crm.csv billing.csv support.ndjson web.csv loyalty.csv --truth truth.csv --out result'

const MAX_RECORDS = 10_000_000
const MAX_NOISE = 3
/** Records between two looks at Ctrl-C. */
const BREATHE_AFTER = 10_000

/** `samewise generate`: people with typical errors, and the truth about them. */
export function generateCommand(program: Command): void {
  const { argumentNames, commandNames, optionNames, customerOptions } = words.help
  program
    .command('generate')
    .description(commandNames.generate)
    .argument('[file]', argumentNames.people)
    .option('--records <number>', optionNames.records(MAX_RECORDS), parseRecords, 1000)
    .option('--seed <number>', optionNames.sameSeed, parseInteger, 1)
    .option('--noise <factor>', optionNames.noise(MAX_NOISE), parseNoise, 1)
    .option('--truth <file>', optionNames.truthFile)
    .option('--silos <dir>', optionNames.silos)
    .option('--flat', optionNames.flat)
    .option('--customers <dir>', customerOptions.customers)
    .option('--people <number>', customerOptions.people, parseInteger, 1000)
    .option('--months <number>', customerOptions.months, parseInteger, 12)
    .addHelpText('after', examplesText(EXAMPLES, FURTHER_EXAMPLE))
    .action((file: string | undefined, options: Options, command: Command) => {
      checkUsage(file, options, command)
      if (options.silos !== undefined) return writeSilos(options.silos, options)
      if (options.customers !== undefined) return writeCustomers(options.customers, options)
      return interruptible((signal) => runGenerate(file!, options, signal))
    })
}

/** What is written, and the options that go with each. */
const OPTIONS_OF: Readonly<Record<'file' | 'silos' | 'customers', readonly string[]>> = {
  file: ['records', 'noise', 'truth'],
  silos: ['flat'],
  customers: ['people', 'months', 'noise'],
}

/** A file, `--silos` or `--customers`, and nothing that the one asked for has no use for. */
function checkUsage(file: string | undefined, { silos, customers, flat }: Options, command: Command): void {
  if (silos !== undefined && customers !== undefined) {
    throw new SamewiseError('BAD_USAGE', '--silos and --customers write other worlds. Leave one of them out.')
  }
  const folder = silos ?? customers
  if (folder === undefined) {
    if (flat) throw new SamewiseError('BAD_USAGE', '--flat goes with --silos <dir>.')
    if (file === undefined) {
      throw new SamewiseError('BAD_USAGE', 'Name the CSV file to write, or give --silos <dir> or --customers <dir>.')
    }
  }
  const what = silos !== undefined ? 'silos' : customers !== undefined ? 'customers' : 'file'
  if (file !== undefined && what !== 'file') {
    throw new SamewiseError(
      'BAD_USAGE',
      `--${what} writes into ${folder}, so ${file} has no use. Leave one of them out.`,
    )
  }
  const own = OPTIONS_OF[what]
  const useless = [...new Set(Object.values(OPTIONS_OF).flat())].filter(
    (name) => !own.includes(name) && command.getOptionValueSource(name) === 'cli',
  )
  if (useless.length > 0) {
    const names = useless.map((name) => `--${name}`).join(' and ')
    throw new SamewiseError('BAD_USAGE', `${names} cannot go with ${what === 'file' ? 'a file' : `--${what}`}.`)
  }
}

function parseRecords(text: string): number {
  const records = parseInteger(text)
  if (records < 1 || records > MAX_RECORDS) {
    throw new InvalidArgumentError(`It takes a number from 1 to ${formatCount(MAX_RECORDS)}.`)
  }
  return records
}

function parseNoise(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= MAX_NOISE)) {
    throw new InvalidArgumentError(`It takes a number from 0 to ${MAX_NOISE}.`)
  }
  return value
}

async function runGenerate(file: string, options: Options, signal: AbortSignal): Promise<void> {
  const { records, seed, noise } = options
  const truthFile = options.truth ?? join(dirname(file), 'truth.csv')
  if (resolve(file) === resolve(truthFile)) {
    throw new SamewiseError(
      'BAD_USAGE',
      `The records and the truth would both go to ${file}. Give --truth another name.`,
    )
  }
  await replaceFiles([file, truthFile], async ([peoplePath, truthPath]) => {
    const people = createCsvWriter(peoplePath)
    try {
      const truths = createCsvWriter(truthPath)
      try {
        people.row(peopleColumns)
        truths.row(peopleTruthColumns)
        let count = 0
        for (const { record, truth } of generatePeople({ records, seed, noise })) {
          for (const column of peopleColumns) people.cell(record[column])
          people.endRow()
          for (const column of peopleTruthColumns) truths.cell(truth[column])
          truths.endRow()
          if (++count % BREATHE_AFTER === 0) {
            await breathe()
            throwIfAborted(signal)
          }
        }
      } finally {
        truths.close()
      }
    } finally {
      people.close()
    }
  })
  process.stdout.write(`${words.generate.written(records, file, truthFile)}\n`)
}

/** Writes the sample silos; the folder is made if it is not there, but nothing above it. */
async function writeSilos(folder: string, { seed, flat = false }: Options): Promise<void> {
  const { silos, truth, partner, partnerTruth } = generateSilos({ seed })
  const files = new Map<string, (path: string) => void>()
  for (const silo of [...silos, partner]) {
    if (silo.shape === 'nested' && !flat) files.set(`${silo.name}.ndjson`, (path) => writeNdjson(path, silo))
    else files.set(`${silo.name}.csv`, (path) => writeRows(path, silo.rows))
  }
  files.set('truth.csv', (path) => writeRows(path, truth))
  files.set('partner-truth.csv', (path) => writeRows(path, partnerTruth))
  try {
    if (!existsSync(folder)) mkdirSync(folder)
  } catch (cause) {
    throw outputError(folder, cause)
  }
  const writers = [...files.values()]
  await replaceFiles(
    [...files.keys()].map((name) => join(folder, name)),
    async (paths) => {
      for (const [k, write] of writers.entries()) write(paths[k])
    },
  )
  const counts = silos.map(({ name, rows }) => [name, rows.length] as const)
  process.stdout.write(`${words.generate.silos(truth.length, folder, counts, partner.rows.length)}\n`)
}

/** Columns are those of all rows, in the order in which they first come. */
function writeRows(path: string, rows: readonly SiloRow[]): void {
  const flat = rows.map(flattenRow)
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))]
  const writer = createCsvWriter(path)
  try {
    writer.row(columns)
    for (const row of flat) writer.row(columns.map((column) => row[column] ?? ''))
  } finally {
    writer.close()
  }
}

function writeNdjson(path: string, { rows }: SiloExport): void {
  try {
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  } catch (cause) {
    throw outputError(path, cause)
  }
}
