import { type ErrorCode, isSamewiseError } from '../base'

/** Exit codes of the command line. */
export const exitCodes = { done: 0, failed: 1, usage: 2, input: 3, interrupted: 130 } as const

const codes: Readonly<Record<ErrorCode, number>> = {
  ABORTED: exitCodes.interrupted,
  BAD_CONFIG: exitCodes.usage,
  BAD_MODEL: exitCodes.usage,
  BAD_USAGE: exitCodes.usage,
  CAPACITY: exitCodes.failed,
  DUPLICATE_IDS: exitCodes.input,
  NO_INPUT: exitCodes.input,
  OUTPUT_FAILED: exitCodes.failed,
  TOO_MANY_REJECTS: exitCodes.input,
  UNKNOWN_COLUMN: exitCodes.usage,
  UNKNOWN_RECORD: exitCodes.usage,
  UNREADABLE_INPUT: exitCodes.input,
}

/** Prints an error on stderr, without a stack trace, and gives the exit code for it. */
export function reportError(error: unknown): number {
  if (isSamewiseError(error)) {
    process.stderr.write(`${error.message}\n`)
    return codes[error.code]
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
    process.stderr.write('The disk is full: free some space, or choose another output folder.\n')
    return exitCodes.failed
  }
  if (error instanceof RangeError && /allocation|array length/i.test(error.message)) {
    process.stderr.write('There is not enough memory for this input. Run on a larger machine, or split the input.\n')
    return exitCodes.failed
  }
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`Unexpected failure: ${message}. Set SAMEWISE_DEBUG=1 for details, and report it please.\n`)
  if (process.env.SAMEWISE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCodes.failed
}
