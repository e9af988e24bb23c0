import type { Command } from 'commander'
import { words } from './language'

/** Adds what all commands have that work on a finished run and event files. */
export function withEventOptions(command: Command): Command {
  const { argumentNames, optionNames, customerOptions } = words.help
  return command
    .argument('<dir>', argumentNames.runFolder)
    .requiredOption('--events <files...>', customerOptions.events)
    .option('--zone <zone>', customerOptions.zone)
    .option('--extensions <modules...>', optionNames.furtherExtensions)
    .option('--quiet', customerOptions.quiet)
    .option('--json', optionNames.explainJson)
}
