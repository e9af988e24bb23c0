import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process took, and what it printed. */
export interface TimedProcess {
  /** Exit code; 1 if a signal ended it. */
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  /** Wall time from start to end, so with the start of the interpreter. */
  readonly seconds: number
  /** User and system time; absent where GNU time is. */
  readonly cpuSeconds?: number
  /** The largest resident set; absent where GNU time is. */
  readonly peakMib?: number
}

const GNU_TIME = '/usr/bin/time'

let hasGnuTime: boolean | undefined

/**
 * Runs a program to its end and measures it from outside: a process cannot read the peak memory of its child, so GNU time does where
 * it is installed.
 *
 * @throws Error if the program cannot be started
 */
export function runTimed(command: string, args: readonly string[]): TimedProcess {
  hasGnuTime ??= existsSync(GNU_TIME) && spawnSync(GNU_TIME, ['-f', '%M', 'true']).status === 0
  const folder = mkdtempSync(join(tmpdir(), 'samewise-time-'))
  try {
    const figures = join(folder, 'figures')
    const [program, ...rest] = hasGnuTime
      ? [GNU_TIME, '-f', '%U %S %M', '-o', figures, command, ...args]
      : [command, ...args]
    const start = performance.now()
    const { status, stdout, stderr, error } = spawnSync(program, rest, { encoding: 'utf8', maxBuffer: 1 << 28 })
    const seconds = (performance.now() - start) / 1000
    if (error) throw error
    return {
      status: status ?? 1,
      stdout,
      stderr,
      seconds,
      ...(hasGnuTime ? parseGnuTime(readFileSync(figures, 'utf8')) : {}),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Reads what GNU time writes for `%U %S %M`; a line about a failed command may come before it. */
export function parseGnuTime(text: string): { cpuSeconds: number; peakMib: number } {
  const [user, system, kib] = (text.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { cpuSeconds: user + system, peakMib: kib / 1024 }
}
