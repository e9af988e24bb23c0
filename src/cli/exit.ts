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
  WORKER_FAILED: exitCodes.failed,
}

/** What is printed for an error, and the exit code for it. */
export interface ErrorReport {
  readonly code: string
  readonly message: string
  readonly exitCode: number
}

/** Puts an error into words, without a stack trace. */
export function describeError(error: unknown): ErrorReport {
  if (isSamewiseError(error)) return { code: error.code, message: error.message, exitCode: codes[error.code] }
  const fail = (code: string, message: string): ErrorReport => ({ code, message, exitCode: exitCodes.failed })
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) {
    return fail('OUTPUT_FAILED', 'The disk is full. Free some space, or write to another one.')
  }
  if (error instanceof RangeError && /allocation|array length|string length/i.test(error.message)) {
    return fail('CAPACITY', 'There is not enough memory for this input. Run on a larger machine, or split the input.')
  }
  const message = error instanceof Error ? error.message : String(error)
  return fail('UNEXPECTED', `Unexpected failure: ${message}. Set SAMEWISE_DEBUG=1 for details, and report it please.`)
}

/** Prints an error on stderr, as a JSON line with `json`, and gives the exit code for it. */
export function reportError(error: unknown, { json = false }: { json?: boolean } = {}): number {
  const { exitCode, ...report } = describeError(error)
  process.stderr.write(json ? `${JSON.stringify({ error: report })}\n` : `${report.message}\n`)
  if (process.env.SAMEWISE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  return exitCode
}
