import type { Command } from 'commander'
import { describeGuess } from '../describe-guess'
import { examplesText, type InputOptions, withInputOptions } from '../input-options'
import { configFor, openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { words } from '../language'

const EXAMPLES = ['init customers.csv > config.json', 'resolve customers.csv --config config.json --out result']

/** `samewise init`: prints the config that resolve would guess, to start from. */
export function initCommand(program: Command): void {
  withInputOptions(program.command('init').description(words.help.commandNames.init))
    .addHelpText('after', examplesText(EXAMPLES))
    .action((files: string[], options: InputOptions) => interruptible((signal) => runInit(files, options, signal)))
}

async function runInit(files: string[], options: InputOptions, signal: AbortSignal): Promise<void> {
  const inputs = await openInputs(files, options)
  const { config, columns } = configFor(inputs, await readTables(inputs, { signal }), options)
  if (columns.length > 0 && !options.quiet && !options.json) process.stderr.write(`${describeGuess(columns)}\n`)
  process.stdout.write(`${JSON.stringify(config, null, options.json ? 0 : 2)}\n`)
}
