import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { type JobOptions, throwIfAborted } from '../base'
import { inputFileError } from './input-error'

/** What identifies an input file, as kept in `run.json`. */
export interface InputFacts {
  /** File name without its folders. */
  readonly name: string
  /** Size in bytes. */
  readonly size: number
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string
}

/**
 * Name, size and hash of an input file, read as a stream.
 *
 * @param path of the file
 * @param job `signal` stops it; nothing is left open
 * @throws SamewiseError `UNREADABLE_INPUT` or `ABORTED`
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { inputFacts } from 'samewise/files'
 *
 * const path = join(tmpdir(), 'samewise-input-facts-example.csv')
 * writeFileSync(path, 'id\n1\n')
 * const { size, sha256 } = await inputFacts(path)
 * ```
 */
export async function inputFacts(path: string, job: JobOptions = {}): Promise<InputFacts> {
  const name = basename(path)
  const hash = createHash('sha256')
  let size = 0
  const stream = createReadStream(path, { highWaterMark: 1 << 20 })
  try {
    for await (const chunk of stream) {
      throwIfAborted(job.signal)
      hash.update(chunk)
      size += chunk.length
    }
  } catch (cause) {
    throwIfAborted(job.signal)
    throw inputFileError(name, path, cause)
  }
  return { name, size, sha256: hash.digest('hex') }
}
