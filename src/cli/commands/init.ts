import type { Command } from 'commander'
import { namedFiles, readTables } from '../inputs'
import { configFor, describeGuess, type InputOptions, withInputOptions } from './resolve'

const EXAMPLE = `
Example:
  $ samewise init customers.csv > config.json
  $ samewise resolve customers.csv --config config.json --out result`

/** `samewise init`: prints the config that resolve would guess, to start from. */
export function initCommand(program: Command): void {
  withInputOptions(program.command('init').description('print a config guessed from files').argument('[files...]', 'CSV files'))
    .addHelpText('after', EXAMPLE)
    .action(async (files: string[], options: InputOptions) => {
      const tables = await readTables(namedFiles(files, options.source ?? []), {})
      const { config, columns } = configFor(undefined, tables, options)
      if (!options.quiet) process.stderr.write(`${describeGuess(columns)}\n`)
      process.stdout.write(`${JSON.stringify(config, null, 2)}\n`)
    })
}
