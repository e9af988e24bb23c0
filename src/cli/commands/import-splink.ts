import { readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { importSplink, type SplinkImport, type SplinkImportOptions, type SplinkNote } from '../../splink'
import { examplesText } from '../input-options'
import { openInputs, readTables } from '../inputs'
import { interruptible } from '../interrupt'
import { words } from '../language'

interface Options {
  readonly source?: string[]
  readonly quiet?: boolean
  readonly json?: boolean
}

const EXAMPLES = [
  'import-splink splink_model.json customers.csv > config.json',
  'resolve customers.csv --config config.json --out result',
]

/** A model has some kilobytes; what is larger is data. */
const MAX_BYTES = 50_000_000

/** What concerns the user most comes first. */
const OUTCOMES = ['left-out', 'check', 'replaced'] as const

/** `samewise import-splink`: prints the config that a Splink model becomes, and what is not in it as it was. */
export function importSplinkCommand(program: Command): void {
  const { help } = words
  program
    .command('import-splink')
    .description(help.commandNames.importSplink)
    .argument('<model>', help.argumentNames.splinkModel)
    .argument('[files...]', help.argumentNames.splinkFiles)
    .option('--source <name=path...>', help.optionNames.source)
    .option('--quiet', help.optionNames.importQuiet)
    .option('--json', help.optionNames.importJson)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((model: string, files: string[], options: Options) =>
      interruptible((signal) => runImport(model, files, options, signal)),
    )
}

async function runImport(path: string, files: string[], options: Options, signal: AbortSignal): Promise<void> {
  const settings = readSettings(path)
  const imported = importSplink(settings, await tablesOf(files, options, signal))
  if (options.json) {
    process.stdout.write(`${JSON.stringify(imported)}\n`)
    return
  }
  if (!options.quiet) process.stderr.write(describeImport(imported))
  process.stdout.write(`${JSON.stringify(imported.config, null, 2)}\n`)
}

async function tablesOf(files: string[], { source = [] }: Options, signal: AbortSignal): Promise<SplinkImportOptions> {
  if (files.length === 0 && source.length === 0) return {}
  const inputs = await openInputs(files, { source })
  return { tables: await readTables(inputs, { signal }), data: inputs.data }
}

/** The parser's own message is left out: it quotes the text, which may be anything if the wrong file was named. */
function readSettings(path: string): unknown {
  const unreadable = (why: string, remedy: string, cause?: unknown): SamewiseError =>
    new SamewiseError('UNREADABLE_INPUT', `The Splink model ${path} ${why}. ${remedy}`, {
      where: { file: path },
      cause,
    })
  let text: string
  try {
    const { size } = statSync(path)
    if (size > MAX_BYTES) {
      throw unreadable(
        `has ${size} bytes, and a model has some thousands`,
        'Give the file that save_model_to_json wrote.',
      )
    }
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof SamewiseError) throw cause
    throw unreadable(`cannot be read (${(cause as NodeJS.ErrnoException).code})`, 'Check the path.', cause)
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new SamewiseError(
      'BAD_MODEL',
      `${path} is not JSON. Give the file that save_model_to_json of Splink wrote.`,
      { where: { file: path }, cause },
    )
  }
}

function describeImport({ config, notes }: SplinkImport): string {
  const { summary, outcomes, nothingElse } = words.importSplink
  const lines = [summary(Object.keys(config.fields).length, config.match?.blocking?.length ?? 0)]
  for (const outcome of OUTCOMES) {
    const own = notes.filter((note) => note.outcome === outcome)
    if (own.length > 0) lines.push('', outcomes[outcome](own.length), ...own.map(describeNote))
  }
  if (notes.length === 0) lines.push(nothingElse)
  return `${lines.join('\n')}\n`
}

function describeNote({ path, what, why, suggestion }: SplinkNote): string {
  return `  - ${path}: ${what}\n    ${why}${suggestion === '' ? '' : ` ${suggestion}`}`
}
