import { SamewiseError } from '../base'

/**
 * Turns what `node:fs` threw on creating or writing a result into a SamewiseError `OUTPUT_FAILED` that names the file and says what to do.
 *
 * @param path of the file or folder
 * @param cause what was thrown; kept as `cause`
 *
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs'
 * import { outputError } from 'samewise/node'
 *
 * try {
 *   writeFileSync('/no/such/folder/run.json', '{}')
 * } catch (cause) {
 *   console.log(outputError('/no/such/folder/run.json', cause).message)
 * }
 * ```
 */
export function outputError(path: string, cause: unknown): SamewiseError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return new SamewiseError('OUTPUT_FAILED', `${path} cannot be written (${code}). ${remedy(code)}`, {
    where: { file: path },
    cause,
  })
}

function remedy(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: free some space, or choose another output folder.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'It is not writable: change its permissions, or choose another output folder.'
    case 'ENOENT':
    case 'ENOTDIR':
      return 'Its folder does not exist: create it, or choose another output folder.'
    default:
      return 'Check the disk, or choose another output folder.'
  }
}
