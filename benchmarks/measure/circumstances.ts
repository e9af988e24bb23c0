import { spawnSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import manifest from '../../package.json' with { type: 'json' }

/** Where and with what a result was measured. */
export interface Circumstances {
  readonly measured_at: string
  readonly samewise: string
  /** The commit of the code; `+changes` where the tree differed from it. */
  readonly commit: string
  readonly node: string
  readonly python?: string
  readonly platform: string
  readonly cpu: string
  readonly cores: number
  readonly memory_gib: number
  /** Processes that wanted a core in the minute before: above 0 on an otherwise idle machine means others were at work. */
  readonly load_before: number
}

/** The circumstances as they are now; call it before the measuring starts. */
export function circumstances(): Circumstances {
  const python = say('python3', ['--version'])
  const commit = say('git', ['rev-parse', '--short=12', 'HEAD'])
  const changed = say('git', ['status', '--porcelain', '--', 'src', 'package.json']) !== ''
  return {
    measured_at: new Date().toISOString(),
    samewise: manifest.version,
    commit: commit === '' ? 'unknown' : `${commit}${changed ? '+changes' : ''}`,
    node: process.version,
    ...(python === '' ? {} : { python: python.replace('Python ', '') }),
    platform: `${process.platform} ${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    load_before: Math.round(loadavg()[0] * 10) / 10,
  }
}

function say(command: string, args: readonly string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}
