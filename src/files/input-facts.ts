import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type JobOptions, throwIfAborted } from '../base'
import { inputFileError } from './input-error'

const BUFFER_BYTES = 1 << 20

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
 * Name, size and hash of an input file, read a block at a time.
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
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES)
  let size = 0
  let file: FileHandle | undefined
  try {
    file = await open(path)
    for (;;) {
      throwIfAborted(job.signal)
      // Into one buffer: those of a stream would pile up until they are collected.
      const { bytesRead } = await file.read(buffer)
      if (bytesRead === 0) break
      hash.update(buffer.subarray(0, bytesRead))
      size += bytesRead
    }
  } catch (cause) {
    throwIfAborted(job.signal)
    throw inputFileError(name, path, cause)
  } finally {
    await file?.close()
  }
  return { name, size, sha256: hash.digest('hex') }
}
