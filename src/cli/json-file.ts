import { readFileSync } from 'node:fs'
import { SamewiseError } from '../base'

/**
 * Reads a JSON file that an option names: a policy, a plan, a list of actions.
 *
 * @param option the option, as messages name it
 * @throws SamewiseError `BAD_CONFIG` if it cannot be read or is no JSON; the parser's message is left out, as it quotes the text
 */
export function readJsonFile<T>(path: string, option: string): T {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SamewiseError(
      'BAD_CONFIG',
      `${path} cannot be read (${(cause as NodeJS.ErrnoException).code}). Check the path given to ${option}.`,
      { cause },
    )
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as T
  } catch (cause) {
    throw new SamewiseError('BAD_CONFIG', `${path}, given to ${option}, is not JSON. Correct it.`, { cause })
  }
}

/** As {@link readJsonFile}, of a file that holds one object, such as a policy. */
export function readJsonObject<T extends object>(path: string, option: string): T {
  const value = readJsonFile<unknown>(path, option)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as T
  throw new SamewiseError('BAD_CONFIG', `${path}, given to ${option}, must hold one JSON object.`)
}
