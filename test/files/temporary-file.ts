import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'samewise-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0

/** Path of a new file in a folder that goes after the tests. */
export function temporaryPath(name = `${count++}.csv`): string {
  return join(folder, name)
}

/** Path of a new file with this content. */
export function temporaryFile(content: string | Uint8Array, name?: string): string {
  const path = temporaryPath(name)
  writeFileSync(path, content)
  return path
}
