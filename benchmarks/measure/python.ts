import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lastLines } from './resolve-command'

/** A Python with packages of its own, or the reason why there is none. */
export type PythonEnvironment = { readonly python: string } | { readonly missing: string }

/** Whether python3 can be run at all; the standard library is enough to score a result. */
export function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0
}

/**
 * A virtual environment in benchmarks/work with what a requirements file pins. It is made once and again when that file changes.
 *
 * @param name folder inside benchmarks/work
 * @param requirements path of the requirements file, every version pinned
 */
export function pythonEnvironment(name: string, requirements: string): PythonEnvironment {
  const folder = join('benchmarks', 'work', name)
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python')
  const stamp = join(folder, 'requirements.installed.txt')
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { python }
  if (!hasPython()) return { missing: 'python3 is not installed' }
  process.stderr.write(`Making the Python environment ${folder} from ${requirements}. This happens once.\n`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const steps: [string, string[]][] = [
    ['python3', ['-m', 'venv', folder]],
    [python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--prefer-binary', '-r', requirements]],
  ]
  for (const [command, args] of steps) {
    const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
    if (status !== 0)
      return { missing: `its Python packages cannot be installed: ${lastLines(error?.message ?? stderr)}` }
  }
  // Last, so that an environment that was interrupted halfway is made anew.
  writeFileSync(stamp, wanted)
  return { python }
}
