import { type Command, InvalidArgumentError } from 'commander'
import { DEFAULT_DATA } from './data-tables'
import { words } from './language'

/** Options of all commands that read records. */
export interface InputOptions {
  readonly config?: string
  readonly extensions?: string[]
  readonly source?: string[]
  readonly data?: string
  readonly id?: string
  readonly duplicateFree?: string
  readonly quiet?: boolean
  readonly json?: boolean
}

/** Adds the files and options that say what is read and how. */
export function withInputOptions(command: Command): Command {
  const names = words.help.optionNames
  return command
    .argument('[files...]', words.help.argumentNames.files)
    .option('--config <file>', names.config)
    .option('--extensions <modules...>', names.extensions)
    .option('--data <tables>', names.data(DEFAULT_DATA))
    .option('--source <name=path...>', names.source)
    .option('--id <column>', names.id)
    .option('--duplicate-free <sources>', names.duplicateFree)
    .option('--quiet', names.quiet)
    .option('--json', names.json)
}

/** Whole number of an option. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It takes a whole number from 0 on.')
  }
  return value
}

/** Day or time of an option, in ISO 8601. */
export function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new InvalidArgumentError('It takes a day or time in ISO 8601, such as 2027-01-31.')
}

/** Examples of a command, shown under its help. */
export function examplesText(lines: readonly string[], after?: string): string {
  const head = lines.length === 1 ? words.help.example : words.help.examples
  return ['', head, ...lines.map((line) => `  $ samewise ${line}`), ...(after === undefined ? [] : [after])].join('\n')
}
