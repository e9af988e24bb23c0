import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { root } from '../cli/run-cli'

/** Runs an example and gives what it exports and what it prints. */
export async function tellStory<Told>(
  run: () => Promise<Told>,
): Promise<{ readonly told: Told; readonly printed: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    const told = await run()
    return { told, printed: log.mock.calls.map(([line]) => `${line}\n`).join('') }
  } finally {
    log.mockRestore()
  }
}

/** The output that the README of an example shows. */
export function shownIn(example: string): string | undefined {
  const readme = readFileSync(join(root, 'examples', example, 'README.md'), 'utf8')
  return /```text\n([^`]*)```/.exec(readme)?.[1]
}
