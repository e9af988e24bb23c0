import { SamewiseError } from './errors'

/** What a long job tells its caller. */
export interface Progress {
  /** The stage at work, such as `read` or `score`. */
  readonly stage: string
  /** Units finished, and units in all; `total` is 0 where it is not known yet. */
  readonly done: number
  readonly total: number
}

/** Given to every long job. */
export interface JobOptions {
  /** Stops the job at its next step, with an `ABORTED` error; nothing is written then. */
  readonly signal?: AbortSignal | undefined
  /** Told of each stage, and of what is done within one; must not throw. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** Throws an `ABORTED` error if the caller has asked to stop. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new SamewiseError('ABORTED', 'The job was stopped by its caller. Nothing was written.')
}

/** Lets timers and signal handlers run; a synchronous job calls it between units of work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
