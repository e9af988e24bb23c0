/** Times of single runs of something, in milliseconds. */
export interface RunTimes {
  readonly wall: Float64Array
  /** Processor time of the process, which other work on the machine does not lengthen; that of the garbage collector is in it. */
  readonly cpu: Float64Array
}

/** Runs something many times. */
export function timesOf(runs: number, run: (n: number) => void): RunTimes {
  const wall = new Float64Array(runs)
  const cpu = new Float64Array(runs)
  for (let n = 0; n < runs; n++) {
    const before = process.cpuUsage()
    const start = performance.now()
    run(n)
    wall[n] = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    cpu[n] = (user + system) / 1000
  }
  return { wall, cpu }
}

/** Seconds of processor time of this thread of work. */
export function cpuSecondsOf(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
