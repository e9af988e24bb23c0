import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { importSplinkCommand } from '../../../src/cli/commands/import-splink'
import { describeError } from '../../../src/cli/exit'
import { validateConfig } from '../../../src/entity'
import { generatePeople, peopleColumns } from '../../../src/generate'
import { importSplink } from '../../../src/splink'

const model = resolve(import.meta.dirname, '../../fixtures/splink/splink-5-people.json')
const folder = mkdtempSync(join(tmpdir(), 'samewise-import-splink-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes a file into the folder of the tests. */
function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** Runs the command in this process, and gives back what it says. */
async function run(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const program = new Command().exitOverride()
  importSplinkCommand(program)
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockReturnValue(true))
  try {
    await program.parseAsync(['import-splink', ...args], { from: 'user' })
    const [stdout, stderr] = spies.map((spy) => spy.mock.calls.map(([text]) => String(text)).join(''))
    return { stdout, stderr }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const people = write(
  'people.csv',
  [
    peopleColumns.join(','),
    ...[...generatePeople({ records: 300, seed: 2 })].map(({ record }) =>
      Object.values(record)
        .map((value) => `"${value.replaceAll('"', '""')}"`)
        .join(','),
    ),
  ].join('\n'),
)

describe('import-splink', () => {
  it('prints a config on stdout and what is not in it as it was on stderr', async () => {
    const { stdout, stderr } = await run(model)
    const config = validateConfig(JSON.parse(stdout))
    expect(Object.keys(config.sources ?? {})).toEqual(['input'])
    expect(stderr).toContain('5 fields and 7 blocking rules out of the Splink model.\n')
    expect(stderr).toContain('Assumed (2 things to check):\n')
    expect(stderr).toContain('  - comparisons[3]: m and u of 2 levels of "city"')
    expect(stderr.match(/^ {2}- /gm)).toHaveLength(importSplink(JSON.parse(readFileSync(model, 'utf8'))).notes.length)
  })

  it('takes the names of sources, and how dates and phones are written, from the files', async () => {
    const { stdout } = await run(model, people, '--quiet')
    const { sources } = validateConfig(JSON.parse(stdout))
    expect(sources?.people).toMatchObject({ id: 'record_id', map: { phone: { column: 'phone', region: 'US' } } })
    const named = await run(model, '--source', `crm=${people}`, '--quiet')
    expect(Object.keys(JSON.parse(named.stdout).sources)).toEqual(['crm'])
  })

  it('prints one JSON object with --json, and nothing else', async () => {
    const { stdout, stderr } = await run(model, '--json')
    expect(stderr).toBe('')
    expect(stdout.trimEnd()).not.toContain('\n')
    const { config, notes } = JSON.parse(stdout)
    expect(Object.keys(config)).toEqual(['fields', 'sources', 'match'])
    for (const note of notes) expect(Object.keys(note)).toEqual(['outcome', 'path', 'what', 'why', 'suggestion'])
  })

  it('says nothing but the config with --quiet', async () => {
    expect((await run(model, '--quiet')).stderr).toBe('')
  })

  it('shows no sign of a model that could steer a terminal', async () => {
    const settings = JSON.parse(readFileSync(model, 'utf8'))
    settings.comparisons[3].comparison_levels[1].label_for_charts = 'x\u001b[31m\u202e\r\n'
    const { stderr } = await run(write('signs.json', JSON.stringify(settings)))
    expect(stderr).not.toMatch(/[\u001b\u202e\r]/)
  })

  it.each([
    ['a file that is not there', join(folder, 'no.json'), 3, 'cannot be read (ENOENT)'],
    ['a folder', folder, 3, 'cannot be read (EISDIR)'],
    ['no JSON', people, 2, 'is not JSON'],
    ['an empty file', write('empty.json', ''), 2, 'is not JSON'],
    ['JSON of something else', write('other.json', '[1]'), 2, 'A Splink model is a JSON object'],
    ['settings of Splink 2', write('two.json', '{"comparison_columns":[]}'), 2, 'Splink 2'],
  ])('ends on %s with the exit code for it', async (_, path, exitCode, message) => {
    const error = await run(path).catch((thrown: unknown) => describeError(thrown))
    expect(error).toMatchObject({ exitCode, message: expect.stringContaining(message) })
  })

  it('does not quote a file that is no model', async () => {
    const error = await run(write('secret.json', 'password=hunter2')).catch((thrown: unknown) => describeError(thrown))
    expect(JSON.stringify(error)).not.toContain('hunter2')
  })
})
