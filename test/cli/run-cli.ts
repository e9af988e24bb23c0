import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect } from 'vitest'

export const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli/main.js')
if (!existsSync(cli)) throw new Error('dist/cli/main.js is not built. Run `npm run build` first.')

export interface CliRun {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
  /** Called with all that stderr has said so far, and a way to send a signal. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** Runs the built command line in a process of its own. Whatever happens, it must not show a stack trace. */
export async function runCli(
  args: readonly string[],
  { cwd = folder, env, uid, onStderr }: CliOptions = {},
): Promise<CliRun> {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    onStderr?.(stderr, (signal) => child.kill(signal))
  })
  const status = await new Promise<number | null>((done, fail) => child.on('close', done).on('error', fail))
  expect(stderr).not.toMatch(/^ {4}at /m)
  return { status, stdout, stderr }
}

/** Runs a script of the shell in which `samewise` is the built command line. */
export async function runShell(script: string, cwd = folder): Promise<CliRun> {
  const child = spawn('bash', ['-o', 'pipefail', '-c', `samewise() { "$NODE" "$CLI" "$@"; }\n${script}`], {
    cwd,
    env: { ...process.env, NODE: process.execPath, CLI: cli },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const status = await new Promise<number | null>((done, fail) => child.on('close', done).on('error', fail))
  expect(stderr).not.toMatch(/^ {4}at /m)
  return { status, stdout, stderr }
}

/** A folder of its own for the tests of a file, which goes after them. */
export const folder = mkdtempSync(join(tmpdir(), 'samewise-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Hashes of the files in a folder by name, hidden ones included. */
export function hashesOf(path: string): Record<string, string> {
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ name }) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex'),
    ]),
  )
}

/** Hidden files and folders beside a result. */
export function hiddenIn(path: string): string[] {
  return readdirSync(path).filter((name) => name.startsWith('.'))
}

/** The files of a run folder that must be the same bytes whenever records, config and seed are the same. */
export const reproducibleFiles = [
  'golden.csv',
  'xref.csv',
  'possible.csv',
  'lineage.ndjson',
  'model.json',
  'ids.ndjson',
  'config.json',
] as const

export function reproducibleHashes(path: string): Record<string, string> {
  const hashes = hashesOf(path)
  return Object.fromEntries(reproducibleFiles.map((name) => [name, hashes[name]]))
}
