import { spawnSync } from 'node:child_process'
import { pythonEnvironment } from '../measure/python'
import { lastLines } from '../measure/resolve-command'

/** What the query took. */
export interface SqlScoring {
  /** Of the query alone, on a loaded table. */
  readonly seconds: number
  readonly pairs: number
  readonly duckdb: string
}

/** Scores the pairs of a file's blocks by SQL. */
export interface DuckdbScoring {
  score(file: string, threads: number): SqlScoring
  /** Writes the levels of all pairs of the first blocks as CSV: numbers of two rows, then a level for each field. */
  writeLevels(file: string, blocks: number, out: string): void
}

/**
 * DuckDB in a Python environment of its own, or the reason why there is none.
 *
 * @param fields kinds by column
 */
export function duckdbScoring(fields: Readonly<Record<string, string>>): DuckdbScoring | { readonly missing: string } {
  const environment = pythonEnvironment('text-venv', 'benchmarks/peers/text-requirements.txt')
  if ('missing' in environment) return environment
  const run = (file: string, args: readonly string[]): string => {
    const all = ['benchmarks/peers/score_sql.py', file, '--fields', JSON.stringify(fields), ...args]
    const { status, stdout, stderr } = spawnSync(environment.python, all, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`score_sql.py failed: ${lastLines(stderr)}`)
    return stdout
  }
  return {
    score: (file, threads) => JSON.parse(run(file, ['--threads', String(threads)])),
    writeLevels: (file, blocks, out) => {
      run(file, ['--blocks', String(blocks), '--levels', out])
    },
  }
}
