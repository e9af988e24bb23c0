import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pythonEnvironment } from '../measure/python'
import { lastLines } from '../measure/resolve-command'

/** Time and result of a kernel on a set of pairs. */
export interface KernelTiming {
  /** Nanoseconds of processor time a pair. */
  readonly ns: number
  /** Of the results of all pairs. */
  readonly sum: number
}

/** Times of RapidFuzz and DuckDB by `<kernel>_<package>_<set>`. */
export type PythonTexts = () => { readonly versions: object; readonly timings: Record<string, KernelTiming> }

/** Pairs of texts with a name. */
interface NamedPairs {
  readonly name: string
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Makes RapidFuzz and DuckDB ready for sets of pairs, in a Python environment of their own, or says why there is none. */
export function pythonTexts(sets: readonly NamedPairs[], rounds: number): PythonTexts | { readonly missing: string } {
  const environment = pythonEnvironment('text-venv', 'benchmarks/peers/text-requirements.txt')
  if ('missing' in environment) return environment
  const folder = join('benchmarks', 'work', 'data', 'kernels')
  mkdirSync(folder, { recursive: true })
  const files = sets.map(({ name, left, right }) => {
    const file = join(folder, `${name}.tsv`)
    writeFileSync(file, left.map((text, i) => `${text}\t${right[i]}\n`).join(''))
    return file
  })
  return () => {
    const args = ['benchmarks/peers/time_text.py', String(rounds), ...files]
    const { status, stdout, stderr } = spawnSync(environment.python, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`time_text.py failed: ${lastLines(stderr)}`)
    const { figures, ...versions } = JSON.parse(stdout)
    return { versions, timings: figures }
  }
}
