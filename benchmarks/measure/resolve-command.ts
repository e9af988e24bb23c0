import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runTimed, type TimedProcess } from './timed-process'

const COMMAND = 'dist/cli/main.js'

/** Precision and recall that a run expects of itself. */
export interface ExpectedFigures {
  readonly precision: number
  readonly recall: number
}

/** A rule of blocking, in run.json. */
export interface BlockingFigures {
  readonly rule: string
  readonly pairs: number
  readonly oversize_blocks: number
  readonly skipped_pairs: number
}

/** A finished `samewise resolve`. */
export interface ResolveRun extends TimedProcess {
  readonly peakMib: number
  /** Seconds by stage, from run.json. */
  readonly stages: Readonly<Record<string, number>>
  /** From run.json. */
  readonly expected: ExpectedFigures
  /** Numbers of records, pairs and so on, from run.json. */
  readonly counts: Readonly<Record<string, number>>
  /** From run.json. */
  readonly blocking: readonly BlockingFigures[]
  /** From run.json: values by feature that count as missing, since they stand far above the others. */
  readonly generic_values: Readonly<Record<string, number>>
}

/**
 * Brings dist up to date with src, so that what is measured is what is there.
 *
 * @returns whether dist is still that build: another build in between makes figures of two programs out of one result
 */
export function buildIfStale(): () => boolean {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed, so there is nothing to measure.')
  const builtAt = statSync(COMMAND).mtimeMs
  return () => statSync(COMMAND, { throwIfNoEntry: false })?.mtimeMs === builtAt
}

/**
 * Resolves one file with the built command line and nothing but its guesses: `samewise resolve <input> --out <out>`.
 *
 * @param command another command line than the built one
 * @throws Error with the command's own words if it fails
 */
export function resolveFile(input: string, out: string, command = COMMAND): ResolveRun {
  return runResolve([input], out, command)
}

/** The same with arguments of one's own, but for `--out`. */
export function runResolve(args: readonly string[], out: string, command = COMMAND): ResolveRun {
  const run = runTimed(process.execPath, [command, 'resolve', ...args, '--out', out, '--quiet'])
  if (run.status !== 0) throw new Error(`samewise resolve ended with exit code ${run.status}: ${lastLines(run.stderr)}`)
  const told = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
  const { seconds, peak_memory_bytes, expected, counts, blocking, generic_values } = told
  // Without GNU time the process's own word counts; it misses only what is allocated after run.json.
  const peakMib = run.peakMib ?? peak_memory_bytes / 2 ** 20
  return { ...run, peakMib, stages: seconds, expected, counts, blocking, generic_values }
}

/** The end of what a program said, short enough for a message. */
export function lastLines(text: string): string {
  return text.trim().split('\n').slice(-5).join('\n').slice(-1000)
}
