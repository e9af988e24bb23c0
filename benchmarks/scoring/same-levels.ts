import { readFileSync } from 'node:fs'
import { resolve } from 'samewise'
import { readCsv } from 'samewise/files'
import { readExtensions } from 'samewise/node'
import { EXTENSION, SOURCE, scoringConfig } from './scoring-config'

/**
 * Compares the levels that SQL gave to pairs with those of the library's own comparisons.
 *
 * @param file people of whole blocks, ids in the order of the rows
 * @param levels CSV of SQL: numbers of two rows, then a level for each compared field
 */
export async function sameLevels(file: string, levels: string): Promise<{ pairs: number; same: number }> {
  const { kinds: extensions } = await readExtensions([EXTENSION])
  const { state } = await resolve(scoringConfig, { [SOURCE]: readCsv(file) }, { extensions })
  const { comparer } = state.learned
  const own = new Uint8Array(comparer.comparisons.length)
  const lines = readFileSync(levels, 'utf8').trimEnd().split('\n').slice(1)
  let same = 0
  for (const line of lines) {
    const [left, right, ...theirs] = line.split(',')
    comparer.compare(Number(left), Number(right), own)
    if (theirs.every((level, k) => Number(level) === own[k])) same++
  }
  return { pairs: lines.length, same }
}
