import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { pythonEnvironment } from '../measure/python'
import { lastLines } from '../measure/resolve-command'
import { tool } from '../measure/shared-folder'

/** A row of gen_people.py, by column. */
export type PersonRow = Readonly<Record<string, string>>

/** Records of people, who they are of, and what was true of each person on the last day. */
export interface GoldenPeople {
  readonly records: readonly PersonRow[]
  /** Entity by record id. */
  readonly entityOf: ReadonlyMap<string, string>
  readonly truth: ReadonlyMap<string, PersonRow>
}

/** Makes people with gen_people.py and their true values, or takes those of an earlier call. */
export function goldenPeople(count: number, seed: number): GoldenPeople | { readonly missing: string } {
  const generator = tool('gen_people.py')
  if (!existsSync(generator)) return { missing: `there is no ${generator}` }
  const folder = join('benchmarks', 'work', 'data')
  const [records, golden, truth] = ['', '-golden', '-who'].map((part) =>
    join(folder, `survivorship-${count}-${seed}${part}.csv`),
  )
  if (![records, golden, truth].every((path) => existsSync(path))) {
    const environment = pythonEnvironment('venv', 'benchmarks/measure/people-requirements.txt')
    if ('missing' in environment) return environment
    mkdirSync(folder, { recursive: true })
    const paths = ['--out', records, '--golden', golden, '--truth', truth]
    const args = [generator, '--records', String(count), '--seed', String(seed), ...paths]
    const { status, stderr } = spawnSync(environment.python, args, { encoding: 'utf8' })
    if (status !== 0) return { missing: `gen_people.py failed: ${lastLines(stderr)}` }
  }
  const read = (path: string): PersonRow[] => parse(readFileSync(path), { columns: true, bom: true })
  return {
    records: read(records),
    entityOf: new Map(read(truth).map((row) => [row.record_id, row.entity_id])),
    truth: new Map(read(golden).map((row) => [row.entity_id, row])),
  }
}
