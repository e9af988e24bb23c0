import { type Command, InvalidArgumentError } from 'commander'
import { dirname, join } from 'node:path'
import { SamewiseError } from '../../base'
import { createCsvWriter } from '../../files'
import { generatePeople, peopleColumns, peopleTruthColumns } from '../../generate'
import { formatCount } from '../table'
import { parseInteger } from './resolve'

const EXAMPLE = `
Example:
  $ samewise generate people.csv --records 100000 --seed 7 --truth truth.csv`

const MIN_RECORDS = 1
const MAX_RECORDS = 10_000_000

/** `samewise generate`: people with typical errors, and the truth about them. */
export function generateCommand(program: Command): void {
  program
    .command('generate')
    .description('write sample people with duplicates and errors, and the truth about them')
    .argument('<file>', 'CSV file to write')
    .option('--records <number>', `records, up to ${formatCount(MAX_RECORDS)}`, parseInteger, 1000)
    .option('--seed <number>', 'the same seed gives the same bytes', parseInteger, 1)
    .option('--noise <factor>', 'how many errors: 1 is typical, 0 none', parseNoise, 1)
    .option('--truth <file>', 'where the truth goes (default: truth.csv beside the file)')
    .addHelpText('after', EXAMPLE)
    .action(runGenerate)
}

function parseNoise(text: string): number {
  const value = Number(text)
  if (!(value >= 0 && value <= 10)) throw new InvalidArgumentError('It takes a number from 0 to 10.')
  return value
}

function runGenerate(file: string, options: { records: number; seed: number; noise: number; truth?: string }): void {
  const { records, seed, noise } = options
  if (records < MIN_RECORDS || records > MAX_RECORDS) {
    throw new SamewiseError('BAD_USAGE', `--records must be from ${MIN_RECORDS} to ${formatCount(MAX_RECORDS)}, and is ${records}.`)
  }
  const truthFile = options.truth ?? join(dirname(file), 'truth.csv')
  const writer = createCsvWriter(file)
  const truthWriter = createCsvWriter(truthFile)
  try {
    writer.row(peopleColumns)
    truthWriter.row(peopleTruthColumns)
    for (const { record, truth } of generatePeople({ records, seed, noise })) {
      for (const column of peopleColumns) writer.cell(record[column])
      writer.endRow()
      for (const column of peopleTruthColumns) truthWriter.cell(truth[column])
      truthWriter.endRow()
    }
  } finally {
    writer.close()
    truthWriter.close()
  }
  process.stdout.write(`${formatCount(records)} records in ${file}, the truth in ${truthFile}\n`)
}
