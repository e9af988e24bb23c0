import { SamewiseError } from '../base'

/** How messages name an input: `Source "crm" (data/crm.csv)`. */
export function inputName(source: string, path: string): string {
  return `Source "${source}" (${path})`
}

/** An input that cannot be used. `fault` goes on after the name of the input; `remedy` is a sentence of its own. */
export function inputError(
  code: 'NO_INPUT' | 'UNREADABLE_INPUT',
  source: string,
  path: string,
  fault: string,
  remedy: string,
  cause?: unknown,
): SamewiseError {
  return new SamewiseError(code, `${inputName(source, path)} ${fault}. ${remedy}`, {
    where: { source, file: path },
    ...(cause === undefined ? {} : { cause }),
  })
}

/** Turns what `node:fs` threw on opening or reading an input into a {@link SamewiseError}. */
export function inputFileError(source: string, path: string, cause: unknown): SamewiseError {
  const code = (cause as NodeJS.ErrnoException).code ?? ''
  const fail = (fault: string, remedy: string) => inputError('UNREADABLE_INPUT', source, path, fault, remedy, cause)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('does not exist', 'Check the path; a relative one starts from the current folder.')
    case 'EISDIR':
      return fail('is a folder', 'Name the file in it.')
    case 'EACCES':
    case 'EPERM':
      return fail('may not be read by this user', 'Change its permissions, or run as a user who may read it.')
    default:
      return fail(`cannot be read (${code || String(cause)})`, 'Check the disk or network drive it is on.')
  }
}
