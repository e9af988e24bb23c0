import { Command, CommanderError } from 'commander'
import { vi } from 'vitest'
import { generateCommand } from '../../src/cli/commands/generate'
import { householdsCommand } from '../../src/cli/commands/households'
import { journeyCommand } from '../../src/cli/commands/journey'
import { measureCommand } from '../../src/cli/commands/measure'
import { nextActionCommand } from '../../src/cli/commands/next-action'
import { preferencesCommand } from '../../src/cli/commands/preferences'
import { reportCommand } from '../../src/cli/commands/report'
import { resolveCommand } from '../../src/cli/commands/resolve'
import { segmentCommand } from '../../src/cli/commands/segment'
import { exitCodes, reportError } from '../../src/cli/exit'
import type { CliRun } from './run-cli'

const commands = [
  generateCommand,
  resolveCommand,
  householdsCommand,
  journeyCommand,
  nextActionCommand,
  preferencesCommand,
  segmentCommand,
  measureCommand,
  reportCommand,
]

/** Runs a command out of the sources in this process, which takes a fraction of a process of its own. Paths must be absolute. */
export async function runCommand(args: readonly string[]): Promise<CliRun> {
  const said = { stdout: '', stderr: '' }
  const listen = (stream: 'stdout' | 'stderr') =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += String(text)
      return true
    })
  const spies = [listen('stdout'), listen('stderr')]
  const program = new Command('samewise').exitOverride()
  for (const add of commands) add(program)
  let status: number = exitCodes.done
  try {
    for (const command of program.commands) command.exitOverride()
    await program.parseAsync(['node', 'samewise', ...args])
  } catch (error) {
    if (error instanceof CommanderError) status = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
    else status = reportError(error)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return { status, ...said }
}
