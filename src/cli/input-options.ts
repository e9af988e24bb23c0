import { type Command, InvalidArgumentError } from 'commander'

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
  return command
    .argument(
      '[files...]',
      'CSV or JSON files (.csv, .ndjson, .json); one file is one source, unless a column holds the source',
    )
    .option('--config <file>', 'config.json, or a .js or .mjs module; guessed from the files without it')
    .option('--extensions <modules...>', 'modules with kinds of your own, used in the config as module#kind')
    .option(
      '--data <tables>',
      'data tables, separated by commas: scripts, identifiers, domains (all by default), or "none"',
    )
    .option('--source <name=path...>', 'a file with a name for its source')
    .option('--id <column>', 'column of the record id')
    .option('--duplicate-free <sources>', 'sources without duplicates, separated by commas, or "all"')
    .option('--quiet', 'no progress, and no guesses')
    .option('--json', 'progress, errors and result as one JSON object a line')
}

/** Whole number of an option. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0) {
    throw new InvalidArgumentError('It takes a whole number from 0 on.')
  }
  return value
}
