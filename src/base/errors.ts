/** Names what went wrong, so that a program can act on it without reading the message. */
export type ErrorCode =
  | 'ABORTED'
  | 'BAD_CONFIG'
  | 'BAD_MODEL'
  | 'BAD_USAGE'
  | 'CAPACITY'
  | 'DUPLICATE_IDS'
  | 'NO_INPUT'
  | 'OUTPUT_FAILED'
  | 'TOO_MANY_REJECTS'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_RECORD'
  | 'UNREADABLE_INPUT'
  | 'WORKER_FAILED'

/**
 * The one class of errors that samewise throws. Tell them apart by `code`: `instanceof` fails between an ESM and a CommonJS copy.
 * The message has two parts: what happened, with its numbers, and what to do. Values of records are never in it.
 *
 * @example
 * ```ts
 * import { SamewiseError } from 'samewise'
 *
 * const error = new SamewiseError('UNKNOWN_COLUMN', 'Source "billing" has no column "born". Did you mean "birth_dt"?', {
 *   where: { source: 'billing', column: 'born' },
 * })
 * error.code // 'UNKNOWN_COLUMN'
 * ```
 */
export class SamewiseError extends Error {
  readonly code: ErrorCode
  /** Where it happened: source, column, line, path of a config key… */
  readonly where: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    message: string,
    options: { where?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'SamewiseError'
    this.code = code
    this.where = options.where ?? {}
  }
}

/** Whether a caught value is a {@link SamewiseError}, also one of another copy of this package. */
export function isSamewiseError(error: unknown): error is SamewiseError {
  return error instanceof Error && error.name === 'SamewiseError' && 'code' in error
}
