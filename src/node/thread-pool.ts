import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import {
  breathe,
  type ErrorCode,
  type Groundwork,
  type JobFacts,
  type Pool,
  type PooledWork,
  runUnits,
  SamewiseError,
  throwIfAborted,
} from '../base'
import { mergeData } from '../data'
import type { EntityConfig } from '../entity'
import { dataTables } from './data-tables'
import { readExtensions } from './extensions'
import { sharable } from './sharable'
import type { GroundOrder, SentFailure, SentGround, WorkOrder, WorkReport } from './thread-message'

/** Options of {@link threadPool}. */
export interface ThreadPoolOptions {
  /** The module that each thread runs; by default `node/thread-worker.js` of this package. To be named where a bundler has moved it. */
  readonly worker?: URL
}

const MOST_THREADS = 64

/**
 * Threads that share the work of a job: `resolve(config, inputs, { pool: threadPool(2) })`. The result is the same, byte by byte, for any number
 * of them. Threads start with the first job, stay for further ones, and keep no process alive; `close` ends them.
 *
 * Each thread compiles the config anew, so kinds and data tables must be found by their names: those of this package, and those that modules named in
 * the config's `extensions` export. A job with others is done by the calling thread alone, and its result says so in its warnings.
 *
 * @param threads threads at work, the calling one among them: 1 (no further thread) to 64
 * @throws SamewiseError `BAD_USAGE` for another number
 * @example
 * ```ts
 * import { threadPool } from 'samewise/node'
 *
 * const pool = threadPool(2)
 * pool.threads // 2
 * await pool.close()
 * ```
 */
export function threadPool(threads: number, { worker }: ThreadPoolOptions = {}): Pool {
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS) {
    throw new SamewiseError(
      'BAD_USAGE',
      `threadPool takes a whole number from 1 to ${MOST_THREADS}, and got ${threads}. Give the number of threads.`,
    )
  }
  return new ThreadPool(threads, worker)
}

class ThreadPool implements Pool {
  private workers: Worker[] = []
  private runs = 0
  /** What ends each run that is under way. */
  private readonly underWay = new Set<(error: unknown) => void>()
  /** What each thread keeps. */
  private readonly grounds = new WeakMap<Worker, Groundwork>()

  constructor(
    readonly threads: number,
    private readonly program: URL | undefined,
  ) {}

  async refuses({ config, data, extensions }: JobFacts): Promise<string | undefined> {
    const { fields, extensions: modules = [] } = config as EntityConfig
    const own = Object.entries(fields).flatMap(([field, { kind }]) => (typeof kind === 'string' ? [] : [field]))
    if (own.length > 0) {
      return `${own.join(', ')} ${own.length === 1 ? 'has a kind' : 'have kinds'} written into the config. Name the modules of your kinds in "extensions".`
    }
    const names = data.name.split(' ').filter((name) => name !== '')
    const unknown = names.find((name) => !Object.hasOwn(dataTables, name))
    if (unknown !== undefined)
      return `the data table "${unknown}" is none of this package, and no other thread can load it.`
    if (mergeData(await Promise.all(names.map((name) => dataTables[name]()))) !== data) {
      return 'a data table has the name of one of this package and is another.'
    }
    const { kinds } = await readExtensions(modules)
    const foreign = Object.values(fields).find(
      ({ kind }) => extensions.get(kind as string) !== kinds.get(kind as string),
    )
    if (foreign !== undefined)
      return `the kind ${String(foreign.kind)} is in no module that "extensions" of the config names.`
    this.start()
    return undefined
  }

  prepare(ground: Groundwork): void {
    if (this.threads < 2) return
    const workers = this.start()
    const grounds = this.groundsFor(workers, ground)
    workers.forEach((worker, w) => {
      worker.postMessage({ ground: grounds[w] } satisfies GroundOrder)
    })
  }

  async run<I, O>(work: PooledWork<I, O>): Promise<O[]> {
    const { task, ground, units, here, joinsAfter, signal, between = breathe } = work
    throwIfAborted(signal)
    if (this.threads < 2 || units.length < (joinsAfter === undefined ? 2 : 1)) return runUnits(work, undefined)
    const workers = this.start()
    const outputs: O[] = new Array(units.length)
    let left = units.length
    let failure: { readonly error: unknown } | undefined
    let wake = (): void => {}
    const isOver = new Promise<void>((resolve) => {
      wake = resolve
    })
    const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const keep = (unit: number, output: O): void => {
      outputs[unit] = output
      if (--left === 0) wake()
    }
    const fail = (error: unknown): void => {
      failure ??= { error }
      wake()
    }
    const run = ++this.runs
    const hear = (report: WorkReport): void => {
      if (report.run !== run) return
      if ('failure' in report) fail(errorOf(report.failure))
      else keep(report.unit, report.output as O)
    }
    const abort = (): void =>
      fail(new SamewiseError('ABORTED', 'The job was stopped by its caller. Nothing was written.'))
    const fall = (error: unknown): void => fail(crashOf(error))
    const end = (code: number): void => fail(crashOf(`exit code ${code}`))
    signal?.addEventListener('abort', abort)
    this.underWay.add(fail)
    try {
      const inBackground = joinsAfter !== undefined
      const order: WorkOrder = {
        run,
        task,
        shared: sharable(work.shared()) as WorkOrder['shared'],
        units,
        inBackground,
        next,
      }
      const grounds = ground && this.groundsFor(workers, ground)
      workers.forEach((worker, w) => {
        if (ground === undefined) this.grounds.delete(worker)
        worker.on('message', hear).on('error', fall).on('exit', end).ref()
        worker.postMessage({ ...order, ground: grounds?.[w] } satisfies WorkOrder)
      })
      if (joinsAfter !== undefined) await Promise.race([joinsAfter, isOver])
      while (failure === undefined) {
        const unit = Atomics.add(next, 0, 1)
        if (unit >= units.length) break
        const done = here(units[unit])
        // A unit may wait for one of a thread that has failed.
        await Promise.race([done, isOver])
        if (failure !== undefined) break
        keep(unit, await done)
        await between(units.length - left, units.length)
      }
      if (left > 0 && failure === undefined) await isOver
      if (failure !== undefined) throw failure.error
      return outputs
    } catch (error) {
      for (const failOther of this.underWay) failOther(error)
      // Left to itself, a thread would go on with a job that nobody waits for.
      for (const worker of workers) worker.off('exit', end)
      await this.close()
      throw error
    } finally {
      signal?.removeEventListener('abort', abort)
      for (const worker of workers) worker.off('message', hear).off('error', fall).off('exit', end)
      this.underWay.delete(fail)
      if (this.underWay.size === 0) for (const worker of workers) worker.unref()
    }
  }

  async close(): Promise<void> {
    const workers = this.workers
    this.workers = []
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  /** What threads are to be told of what they build on. */
  private groundsFor(workers: readonly Worker[], ground: Groundwork): SentGround[] {
    let shared: SentGround['shared']
    return workers.map((worker) => {
      if (this.grounds.get(worker) === ground) return { task: ground.task, shared: undefined }
      this.grounds.set(worker, ground)
      shared ??= sharable(ground.shared()) as SentGround['shared']
      return { task: ground.task, shared }
    })
  }

  /** The threads beside the calling one, started if there are none; one that ended when nothing was asked of it is replaced. */
  private start(): readonly Worker[] {
    while (this.workers.length < this.threads - 1) {
      const worker = new Worker(this.program ?? workerProgram(), { name: 'samewise' })
      worker.unref()
      // Of a thread at work it is heard in `run`; without a listener at all, the process would end.
      worker.on('error', ignore)
      worker.once('exit', () => {
        this.workers = this.workers.filter((other) => other !== worker)
      })
      this.workers.push(worker)
    }
    return this.workers
  }
}

function ignore(): void {}

/** The worker's file, seen from where the build has put this module: beside it, or in the folder of the entry. */
function workerProgram(): URL {
  const places = ['./thread-worker.js', './node/thread-worker.js', '../node/thread-worker.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(fileURLToPath(url)))
  if (found !== undefined) return found
  throw new SamewiseError(
    'WORKER_FAILED',
    'The program of the threads, node/thread-worker.js of samewise, is not where this module looks for it. Name it as the option "worker" of threadPool.',
  )
}

function errorOf({ error, code, where }: SentFailure): unknown {
  return code === undefined ? error : new SamewiseError(code as ErrorCode, String(error), { where: { ...where } })
}

/** A thread that ended in the middle of its work. */
function crashOf(cause: unknown): SamewiseError {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new SamewiseError(
      'CAPACITY',
      'A thread ran out of memory. Give Node more (NODE_OPTIONS=--max-old-space-size=8192), or use one thread.',
      { cause },
    )
  }
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new SamewiseError('WORKER_FAILED', `A thread ended in the middle of its work (${reason}). Use one thread.`, {
    cause,
  })
}
