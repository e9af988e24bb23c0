import { SamewiseError } from '../base'

/**
 * Stops a run whose input has more lines that cannot be read than the user allows.
 *
 * @throws SamewiseError `TOO_MANY_REJECTS`
 */
export function checkRejects(count: number, most: number | undefined): void {
  if (most === undefined || count <= most) return
  throw new SamewiseError(
    'TOO_MANY_REJECTS',
    `${count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`} cannot be read, more than --max-rejects ${most} allows. Check the delimiter, quotes and encoding of the files, or allow more.`,
  )
}
