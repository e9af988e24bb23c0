import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calibrationMs } from '../measure/calibrate'
import { type ResolveRun, resolveFile } from '../measure/resolve-command'
import { type Score, scoreClusters } from '../measure/score'
import type { SplinkJob, SplinkRun } from '../peers/splink-job'

/** A file to resolve, and its truth. */
export interface SpeedInput {
  readonly size: number
  readonly records: string
  readonly truth: string
}

/** All runs, in the order they were made. */
export interface Rounds {
  readonly resolve: ReadonlyMap<number, readonly ResolveRun[]>
  readonly splink: readonly SplinkRun[]
  /** One of each round, taken before it. */
  readonly calibrationMs: readonly number[]
  /** Of the first input: the time is worth nothing if the result is. */
  readonly score: Score
  readonly splinkScore?: Score
}

/**
 * Runs everything `count` times, round by round, so that a slow minute of the machine falls on all alike. Within a round samewise and Splink
 * take turns in going first on the first input; the larger inputs follow.
 *
 * @param inputs the first is the one that Splink gets too
 */
export function measureRounds(inputs: readonly SpeedInput[], count: number, splink?: SplinkJob): Rounds {
  const folder = mkdtempSync(join(tmpdir(), 'samewise-speed-'))
  try {
    const resolve = new Map<number, ResolveRun[]>(inputs.map(({ size }) => [size, []]))
    const splinkRuns: SplinkRun[] = []
    const calibrations: number[] = []
    const [first, ...larger] = inputs
    const run = (input: SpeedInput): void => {
      say(`samewise, ${input.size} records…`)
      resolve.get(input.size)?.push(resolveFile(input.records, join(folder, `samewise-${input.size}`)))
    }
    for (let round = 0; round < count; round++) {
      say(`Round ${round + 1} of ${count}`)
      calibrations.push(calibrationMs())
      if (round % 2 === 0) run(first)
      if (splink !== undefined) {
        say(`Splink, ${first.size} records…`)
        splinkRuns.push(splink(first.records, join(folder, 'splink')))
      }
      if (round % 2 === 1) run(first)
      for (const input of larger) run(input)
    }
    const clusters = splinkRuns.at(-1)?.clusters
    return {
      resolve,
      splink: splinkRuns,
      calibrationMs: calibrations,
      score: scoreClusters(first.truth, join(folder, `samewise-${first.size}`, 'xref.csv'), 'golden_id'),
      ...(clusters === undefined ? {} : { splinkScore: scoreClusters(first.truth, clusters, 'cluster_id') }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
