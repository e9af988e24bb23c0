import { throwIfAborted } from './progress'

/** What several works build on. Each thread makes it ready once, and keeps it until a work comes that builds on something else, or nothing. */
export interface Groundwork {
  /** Name by which every thread knows how it is made ready. */
  readonly task: string
  /** Plain data; arrays of numbers that are not in shared memory are copied to it. */
  readonly shared: () => unknown
}

/**
 * Work that falls into units which know nothing of each other. What comes back is in the order of the units, so that it does not depend on the
 * number of threads, nor on which of them was faster.
 */
export interface PooledWork<I, O> {
  /** Name by which every thread knows what is to be done with a unit. */
  readonly task: string
  /** What all units need: plain data; arrays of numbers that are not in shared memory are copied to it. Asked for if other threads take part, and sent to each once. */
  readonly shared: () => unknown
  /** Plain data, a unit each, and few enough to be sent one by one. */
  readonly units: readonly I[]
  /** Does a unit on the calling thread, with what it has already; gives what any other thread would give. */
  readonly here: (unit: I) => O | Promise<O>
  /** What the other threads build on. */
  readonly ground?: Groundwork | undefined
  /** The calling thread has something else to do first, and takes part once this has settled; without other threads it begins at once. */
  readonly joinsAfter?: Promise<void>
  readonly signal?: AbortSignal | undefined
  /** Called on the calling thread now and then, between units: progress, breathing, abort. */
  readonly between?: ((done: number, total: number) => Promise<void>) | undefined
}

/** What decides whether the work of a job can be done on other threads. */
export interface JobFacts {
  readonly config: unknown
  /** The data tables that were handed in, merged into one whose name lists theirs. */
  readonly data: { readonly name: string }
  /** Kinds that extension modules brought, by `module#name`. */
  readonly extensions: ReadonlyMap<string, unknown>
}

/** Threads that share the work of a job, such as `threadPool(2)` of `samewise/node`. Handed in; nothing in here starts a thread. */
export interface Pool {
  /** Threads at work, the calling one among them. */
  readonly threads: number
  /** Why the work of such a job must stay on the calling thread, in words; undefined where it need not. */
  refuses(job: JobFacts): Promise<string | undefined>
  /** Has the other threads make ready what later works build on, ahead of them. What fails is told by those works. */
  prepare?(ground: Groundwork): void
  /**
   * Does all units.
   *
   * @throws SamewiseError `ABORTED`, `CAPACITY` or `WORKER_FAILED`, or what a unit throws. No thread is then at work any more.
   */
  run<I, O>(work: PooledWork<I, O>): Promise<O[]>
  /** Ends the threads. Those that have nothing to do keep no process alive. */
  close(): Promise<void>
}

/** Does work on the threads of a pool, or without one on the calling thread, one unit after the other. */
export async function runUnits<I, O>(work: PooledWork<I, O>, pool: Pool | undefined): Promise<O[]> {
  if (pool !== undefined) return pool.run(work)
  const outputs: O[] = []
  for (const unit of work.units) {
    throwIfAborted(work.signal)
    outputs.push(await work.here(unit))
    await work.between?.(outputs.length, work.units.length)
  }
  return outputs
}
