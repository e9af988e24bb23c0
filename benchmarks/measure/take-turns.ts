import { calibrationMs } from './calibrate'

/** All runs by contender, in the order they were made, and the calibration of each round. */
export interface Turns<Run> {
  readonly runs: Readonly<Record<string, readonly Run[]>>
  readonly calibrationsMs: readonly number[]
}

/**
 * Runs every contender `rounds` times, round by round, so that a slow minute of the machine falls on all alike, and in the opposite order
 * every second round, so that none gains by its place.
 */
export function takeTurns<Run>(rounds: number, contenders: Readonly<Record<string, () => Run>>): Turns<Run> {
  const runs: Record<string, Run[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  const calibrationsMs: number[] = []
  const order = Object.entries(contenders)
  for (let n = 0; n < rounds; n++) {
    process.stderr.write(`Round ${n + 1} of ${rounds}\n`)
    calibrationsMs.push(calibrationMs())
    for (const [name, run] of n % 2 === 0 ? order : order.toReversed()) {
      process.stderr.write(`  ${name}…\n`)
      runs[name].push(run())
    }
  }
  return { runs, calibrationsMs }
}
