import { dirname, join, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { breathe, SamewiseError, throwIfAborted } from '../../base'
import { createCsvWriter } from '../../files'
import { generatePeople, peopleColumns, peopleTruthColumns } from '../../generate'
import { parseInteger } from '../input-options'
import { interruptible } from '../interrupt'
import { replaceFiles } from '../replace-files'
import { countOf, formatCount } from '../table'

interface Options {
  readonly records: number
  readonly seed: number
  readonly noise: number
  readonly truth?: string
}

const EXAMPLE = `
Example:
  $ samewise generate people.csv --records 100000 --seed 7 --truth truth.csv`

const MAX_RECORDS = 10_000_000
const MAX_NOISE = 3
/** Records between two looks at Ctrl-C. */
const BREATHE_AFTER = 10_000

/** `samewise generate`: people with typical errors, and the truth about them. */
export function generateCommand(program: Command): void {
  program
    .command('generate')
    .description('write sample people with duplicates and errors, and the truth about them')
    .argument('<file>', 'CSV file to write')
    .option('--records <number>', `records, 1 to ${formatCount(MAX_RECORDS)}`, parseRecords, 1000)
    .option('--seed <number>', 'the same seed gives the same bytes', parseInteger, 1)
    .option('--noise <factor>', `how many errors: 1 is typical, 0 none, ${MAX_NOISE} the most`, parseNoise, 1)
    .option('--truth <file>', 'where the truth goes (default: truth.csv beside the file)')
    .addHelpText('after', EXAMPLE)
    .action((file: string, options: Options) => interruptible((signal) => runGenerate(file, options, signal)))
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
  process.stdout.write(`${countOf(records, 'record')} in ${file}, the truth in ${truthFile}\n`)
}
