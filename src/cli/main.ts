#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { benchCommand } from './commands/bench'
import { evaluateCommand } from './commands/evaluate'
import { explainCommand } from './commands/explain'
import { generateCommand } from './commands/generate'
import { initCommand } from './commands/init'
import { profileCommand } from './commands/profile'
import { resolveCommand } from './commands/resolve'
import { exitCodes, reportError } from './exit'
import { version } from './version'

const program = new Command('samewise')
  .description('Finds which records are the same person or thing and keeps one golden record for each.')
  .version(version)
  .showHelpAfterError('(samewise --help lists the commands and options)')
  .showSuggestionAfterError()
  .exitOverride()

for (const add of [
  resolveCommand,
  initCommand,
  profileCommand,
  explainCommand,
  evaluateCommand,
  generateCommand,
  benchCommand,
]) {
  add(program)
}

// A reader that has seen enough closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  else process.exitCode = reportError(error)
}
