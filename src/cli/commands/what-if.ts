import type { Command } from 'commander'
import { SamewiseError } from '../../base'
import { didYouMean } from '../../entity'
import { readRunConfig } from '../../files'
import { type PolicyConfig, whatIf } from '../../survive'
import { describeWhatIf } from '../describe-what-if'
import { examplesText, parseInteger } from '../input-options'
import { interruptible } from '../interrupt'
import { readJsonObject } from '../json-file'
import { words } from '../language'
import { progressDisplay } from '../progress'
import { repeatRun } from '../repeat-run'
import { tellNotes } from '../resolve-job'

interface Options {
  readonly policy?: string
  readonly view?: string
  readonly source?: string[]
  readonly extensions?: string[]
  readonly samples: number
  readonly quiet?: boolean
  readonly json?: boolean
}

const EXAMPLES = [
  'what-if result crm.csv billing.csv --policy billing-first.json',
  'what-if result crm.csv --view audit',
]
/** Name of the policy among the views, where faults are told. */
const TRIED = 'policy'

/** `samewise what-if`: which golden values of a finished run would change under another policy, and why. */
export function whatIfCommand(program: Command): void {
  const { help } = words
  program
    .command('what-if')
    .description(help.commandNames.whatIf)
    .argument('<dir>', help.argumentNames.runFolder)
    .argument('[files...]', help.argumentNames.files)
    .option('--policy <json>', help.optionNames.policy)
    .option('--view <name>', help.optionNames.whatIfView)
    .option('--source <name=path...>', help.optionNames.source)
    .option('--extensions <modules...>', help.optionNames.furtherExtensions)
    .option('--samples <number>', help.optionNames.samples, parseInteger, 5)
    .option('--quiet', help.optionNames.quiet)
    .option('--json', help.optionNames.json)
    .addHelpText('after', examplesText(EXAMPLES))
    .action((dir: string, files: string[], options: Options) =>
      interruptible((signal) => runWhatIf(dir, files, options, signal)),
    )
}

async function runWhatIf(dir: string, files: string[], options: Options, signal: AbortSignal): Promise<void> {
  if ((options.policy === undefined) === (options.view === undefined)) {
    throw new SamewiseError(
      'BAD_USAGE',
      'Name what to try: either a file with --policy, such as {"priorities":{"billing":1,"crm":2}}, or a view of the config with --view.',
    )
  }
  const { views = {} } = readRunConfig(dir)
  if (options.view !== undefined) refuseUnknownView(options.view, Object.keys(views))
  const given = options.policy === undefined ? undefined : readJsonObject<PolicyConfig>(options.policy, '--policy')
  const display = progressDisplay(options)
  try {
    const run = await repeatRun(dir, files, {
      ...options,
      views: given === undefined ? {} : { [TRIED]: given },
      job: { signal, onProgress: display.onProgress },
    })
    const policy = given ?? views[options.view as string]
    refuseUnknownSources(policy, run.result.state.records.sourceNames)
    const found = whatIf(run.result, policy, { samples: options.samples })
    display.stop()
    if (options.json) process.stdout.write(`${JSON.stringify({ ...found, notes: run.notes })}\n`)
    else {
      tellNotes(run.notes)
      process.stdout.write(`${describeWhatIf(found).join('\n')}\n`)
    }
  } finally {
    display.stop()
  }
}

function refuseUnknownView(name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  throw new SamewiseError(
    'BAD_USAGE',
    `The config of the run has no view "${name}".${didYouMean(name, known)} ${known.length === 0 ? 'It has no views; give a file with --policy.' : `Its views are ${known.join(', ')}.`}`,
  )
}

/** A priority of a source that is not there would change nothing, and nobody would know why. */
function refuseUnknownSources({ priorities = {} }: PolicyConfig, sources: readonly string[]): void {
  const unknown = Object.keys(priorities).filter((name) => !sources.includes(name))
  if (unknown.length === 0) return
  throw new SamewiseError(
    'BAD_CONFIG',
    unknown
      .map(
        (name) =>
          `"priorities" names no source of the run: "${name}".${didYouMean(name, sources)} The sources are ${sources.slice(0, 20).join(', ')}.`,
      )
      .join('\n'),
  )
}
