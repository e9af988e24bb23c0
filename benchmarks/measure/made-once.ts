import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Path of a file in benchmarks/work/data, which is made if it is not there.
 *
 * @param name says all that the content depends on
 * @param make writes it; a file that was broken off is not taken for a whole one
 */
export function madeOnce(name: string, make: (path: string) => void): string {
  const folder = join('benchmarks', 'work', 'data')
  const path = join(folder, name)
  if (existsSync(path)) return path
  process.stderr.write(`Making ${path}…\n`)
  mkdirSync(folder, { recursive: true })
  const part = `${path}.part`
  make(part)
  renameSync(part, path)
  return path
}
