import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pythonEnvironment } from './python'
import { lastLines } from './resolve-command'
import { tool } from './shared-folder'

/** A generated file of people and the truth about it, or the reason why there is none. */
export type PeopleFile = { readonly records: string; readonly truth: string } | { readonly missing: string }

/** Makes people with gen_people.py, or takes those of an earlier call; `count` and `seed` fix every byte. */
export function peopleFile(count: number, seed: number): PeopleFile {
  const generator = tool('gen_people.py')
  if (!existsSync(generator)) return { missing: `there is no ${generator}` }
  const folder = join('benchmarks', 'work', 'data')
  const records = join(folder, `people-${count}-${seed}.csv`)
  const truth = join(folder, `people-${count}-${seed}-truth.csv`)
  if (existsSync(records) && existsSync(truth)) return { records, truth }
  const environment = pythonEnvironment('venv', 'benchmarks/measure/people-requirements.txt')
  if ('missing' in environment) return environment
  mkdirSync(folder, { recursive: true })
  // The truth is written last, so that a file of an interrupted call is not taken for a whole one.
  const args = [generator, '--records', String(count), '--seed', String(seed), '--out', records, '--truth', truth]
  const { status, stderr } = spawnSync(environment.python, args, { encoding: 'utf8' })
  return status === 0 ? { records, truth } : { missing: `gen_people.py failed: ${lastLines(stderr)}` }
}
