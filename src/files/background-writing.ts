import { Gate, type JobOptions, type Pool, runUnits } from '../base'

/** Files that other threads are writing. */
export interface BackgroundWriting {
  /** Takes part in what is left, and settles when all is written; rejects with what went wrong. */
  finish(): Promise<void>
  /** Ends it before its time; resolves when no thread writes any more. */
  stop(): Promise<void>
}

/**
 * Has other threads write files while the calling one does something else.
 *
 * @param task name of the work, as the program of the threads has it
 * @param shared what all files need, as of `PooledWork`
 * @param files plain data, a file or a few each; those that take long first
 * @param write writes one on the calling thread
 */
export function writeInBackground<F>(
  task: string,
  shared: () => unknown,
  files: readonly F[],
  write: (file: F, signal: AbortSignal) => void | Promise<void>,
  pool: Pool,
  { signal }: JobOptions,
): BackgroundWriting {
  const stopping = new AbortController()
  const abort = (): void => stopping.abort()
  signal?.addEventListener('abort', abort)
  const gate = new Gate()
  const done = runUnits(
    {
      task,
      shared,
      units: files,
      here: (file) => write(file, stopping.signal),
      joinsAfter: gate.opened,
      signal: stopping.signal,
    },
    pool,
  ).then(() => signal?.removeEventListener('abort', abort))
  // Met by whoever awaits it; where the caller fails before that, it is of no interest.
  done.catch(() => undefined)
  return {
    finish: () => {
      gate.open()
      return done
    },
    stop: async () => {
      abort()
      await done.catch(() => undefined)
    },
  }
}
