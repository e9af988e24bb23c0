#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { benchCommand } from './commands/bench'
import { diffCommand } from './commands/diff'
import { evaluateCommand } from './commands/evaluate'
import { explainCommand } from './commands/explain'
import { generateCommand } from './commands/generate'
import { householdsCommand } from './commands/households'
import { importSplinkCommand } from './commands/import-splink'
import { initCommand } from './commands/init'
import { journeyCommand } from './commands/journey'
import { measureCommand } from './commands/measure'
import { nextActionCommand } from './commands/next-action'
import { preferencesCommand } from './commands/preferences'
import { profileCommand } from './commands/profile'
import { qualityCommand } from './commands/quality'
import { reportCommand } from './commands/report'
import { resolveCommand } from './commands/resolve'
import { segmentCommand } from './commands/segment'
import { trainCommand } from './commands/train'
import { whatIfCommand } from './commands/what-if'
import { exitCodes, reportError } from './exit'
import { examplesText } from './input-options'
import { language, words } from './language'
import { translatedHelp } from './translated-help'
import { version } from './version'

if (language.note !== undefined) process.stderr.write(`${language.note}\n`)

const { help } = words
const program = new Command('samewise')
  .description(help.program)
  .version(version, '-V, --version', help.showVersion)
  .helpOption('-h, --help', help.showHelp)
  .helpCommand('help [command]', help.helpOf)
  .configureHelp(translatedHelp)
  .addHelpText('after', examplesText(['resolve customers.csv --out result'], help.ownExamples))
  .showHelpAfterError(help.afterError)
  .showSuggestionAfterError()
  .exitOverride()

for (const add of [
  resolveCommand,
  initCommand,
  profileCommand,
  trainCommand,
  explainCommand,
  evaluateCommand,
  diffCommand,
  qualityCommand,
  whatIfCommand,
  generateCommand,
  importSplinkCommand,
  benchCommand,
  householdsCommand,
  journeyCommand,
  nextActionCommand,
  preferencesCommand,
  segmentCommand,
  measureCommand,
  reportCommand,
]) {
  add(program)
}

const json = process.argv.includes('--json')

// A reader that has seen enough closes the pipe: that is no failure. Output comes last, so nothing is left to do by then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : reportError(error, { json }))
})
// Nobody listens to progress and warnings any more: the job goes on.
process.stderr.on('error', () => {})
process.on('uncaughtException', (error) => process.exit(reportError(error, { json })))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  else process.exitCode = reportError(error, { json })
}
