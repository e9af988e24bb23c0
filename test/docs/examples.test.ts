import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Block, blocksOf, commandsOf, docstringsOnly, readBlocks } from './blocks'

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli/main.js')
// Inside the package, so that the examples find its dependencies; `npm run types:examples` then looks at their types.
const out = join(import.meta.dirname, 'out')

const byFile = new Map<string, Block[]>()
for (const block of readBlocks(root)) {
  const isCode = /^(ts|typescript|js|javascript|mjs)$/.test(block.language)
  const isShell = /^(sh|bash|shell|console)$/.test(block.language) && commandsOf(block.text).length > 0
  if (!isCode && !isShell) continue
  byFile.set(block.file, [...(byFile.get(block.file) ?? []), block])
}

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

/** A docstring's or a document's example as a module of its own. */
function writeModule({ file, line, text }: Block): string {
  const path = join(out, `${file.replace(/\.\w+$/, '').replace(/[^\w-]+/g, '.')}.line-${line}.ts`)
  writeFileSync(path, `${text}\nexport {}\n`)
  return path
}

/** Runs a command of the documentation by the built command line; what it says is shown only if it fails. */
function runCommand(command: string, cwd: string): void {
  if (!existsSync(cli)) throw new Error('dist/cli/main.js is not built. Run `npm run build` first.')
  // A function of the shell stands for the command, so that pipes and redirections work as they are written.
  const script = `samewise() { "$NODE" "$CLI" "$@"; }\n${command}`
  const env = { ...process.env, NODE: process.execPath, CLI: cli }
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', script], {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 55_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`\`${command}\` ended with exit code ${status}.\n${stdout}\n${stderr}`)
}

describe.each([...byFile])('the examples of %s', (_, blocks) => {
  const home = process.cwd()
  let folder = ''

  // The blocks of one file run in order in one folder, where a reader would have the samples of the clone: a later block may use
  // what an earlier one wrote, and nothing is written into the package.
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samewise-docs-'))
    const examples = join(root, 'examples')
    if (existsSync(examples)) {
      cpSync(examples, join(folder, 'examples'), { recursive: true, filter: (path) => path !== join(examples, 'out') })
    }
    process.chdir(folder)
    for (const method of ['log', 'info', 'table'] as const) vi.spyOn(console, method).mockImplementation(() => {})
  })

  afterAll(() => {
    vi.restoreAllMocks()
    process.chdir(home)
    rmSync(folder, { recursive: true, force: true })
  })

  for (const block of blocks) {
    const commands = commandsOf(block.text)
    const isShell = commands.length > 0 && !/^(ts|typescript|js|javascript|mjs)$/.test(block.language)
    it(`${block.file}:${block.line} runs`, async () => {
      if (isShell) for (const command of commands) runCommand(command, folder)
      else await import(/* @vite-ignore */ pathToFileURL(writeModule(block)).href)
    })
  }
})

describe('the reading of examples', () => {
  it('finds blocks with their lines, and leaves out those tagged no-run', () => {
    const text = [
      '# Title',
      '```ts',
      'a()',
      '```',
      '- item',
      '  ```ts no-run',
      '  b()',
      '  ```',
      '  ~~~sh',
      '  c',
      '  ~~~',
    ]
    expect(blocksOf('a.md', text.join('\n'))).toEqual([
      { file: 'a.md', line: 2, language: 'ts', text: 'a()' },
      { file: 'a.md', line: 9, language: 'sh', text: 'c' },
    ])
  })

  it('says where a block is left open', () => {
    expect(() => blocksOf('a.md', 'x\n```ts\na()')).toThrow('a.md:2')
  })

  it('sees docstrings only, at the lines they stand on', () => {
    const source = [
      'const s = "```ts"',
      '/**',
      ' * Adds.',
      ' * ```ts',
      ' *   add(2 * 3)',
      ' * ```',
      ' */',
      '/** One. */',
      'f()',
    ]
    expect(docstringsOnly(source.join('\n')).split('\n')).toEqual([
      '',
      '',
      'Adds.',
      '```ts',
      '  add(2 * 3)',
      '```',
      '',
      'One. ',
      '',
    ])
  })

  it('takes the commands of this package out of a shell block', () => {
    const text =
      'npm install samewise\n$ npx samewise resolve a.csv \\\n  --out b\n# then\nnode dist/cli/main.js profile a.csv | head'
    expect(commandsOf(text)).toEqual(['samewise resolve a.csv --out b', 'samewise profile a.csv | head'])
  })
})
