import { availableParallelism } from 'node:os'
import { InvalidArgumentError } from 'commander'
import type { RawTable } from '../columns'

/** Below so many rows a second thread costs more than it saves: it has to start, and to learn of the job. */
const WORTH_A_THREAD = 50_000
/** Threads where nobody names a number; further ones would wait for the stages that one thread does. */
const USUAL_THREADS = 2

/** Threads for an input where `--threads` names none: two, if it is large and the machine has them. */
export function usualThreads(tables: readonly RawTable[]): number {
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0)
  return rows < WORTH_A_THREAD ? 1 : Math.min(USUAL_THREADS, availableParallelism())
}

/** Number of threads of an option. */
export function parseThreads(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value
  throw new InvalidArgumentError('It takes a whole number from 1 to 64.')
}
