import { writeFileSync } from 'node:fs'
import { outputError } from '../node'

/** Writes a value as JSON, with a line break at its end. */
export function writeJson(path: string, value: unknown, indent = 2): void {
  writeText(path, `${JSON.stringify(value, null, indent)}\n`)
}

/** Writes a text as UTF-8. */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (cause) {
    throw outputError(path, cause)
  }
}
