import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { SamewiseError } from '../base'
import { outputError } from '../node'

/**
 * Writes files that take the place of earlier ones once all are whole. On failure nothing is left of them, and earlier files stay as they
 * were.
 *
 * @param paths of the files
 * @param write is given, for each file, the path to write to: a hidden file beside it
 * @throws SamewiseError `BAD_USAGE` if a path is a folder; `OUTPUT_FAILED`; what `write` throws
 */
export async function replaceFiles(
  paths: readonly string[],
  write: (working: readonly string[]) => Promise<void>,
): Promise<void> {
  for (const path of paths) {
    if (existsSync(path) && statSync(path).isDirectory()) {
      throw new SamewiseError('BAD_USAGE', `${path} is a folder. Name a file.`)
    }
    if (!existsSync(dirname(path))) throw outputError(path, Object.assign(new Error(), { code: 'ENOENT' }))
  }
  const working = paths.map((path) => join(dirname(path), `.${basename(path)}.samewise-new-${process.pid}`))
  try {
    await write(working)
    paths.forEach((path, k) => {
      try {
        renameSync(working[k], path)
      } catch (cause) {
        throw outputError(path, cause)
      }
    })
  } finally {
    for (const path of working) rmSync(path, { force: true })
  }
}
