import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { generateCommand } from '../../../src/cli/commands/generate'

const examples = resolve(import.meta.dirname, '../../../examples/silos')
const folder = mkdtempSync(join(tmpdir(), 'samewise-generate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command in this process, and gives back what it says. */
async function generate(...args: string[]): Promise<string> {
  const program = new Command().exitOverride()
  generateCommand(program)
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    await program.parseAsync(['generate', ...args], { from: 'user' })
    return write.mock.calls.map(([text]) => String(text)).join('')
  } finally {
    write.mockRestore()
  }
}

describe('generate --silos', () => {
  it('writes the very files that lie in examples/silos', async () => {
    const to = join(folder, 'silos')
    expect(await generate('--silos', to, '--seed', '1')).toContain('crm')
    const names = readdirSync(examples).filter((name) => name !== 'README.md' && name !== 'with-partner.json')
    expect(readdirSync(to).sort()).toEqual(names.sort())
    for (const name of names) {
      expect(readFileSync(join(to, name), 'utf8'), name).toBe(readFileSync(join(examples, name), 'utf8'))
    }
  })

  it('keeps the examples under 400 kB', () => {
    const bytes = readdirSync(examples).reduce((sum, name) => sum + statSync(join(examples, name)).size, 0)
    expect(bytes).toBeLessThan(400_000)
  })

  it('writes the nested export as CSV with --flat', async () => {
    const to = join(folder, 'flat')
    await generate('--silos', to, '--flat')
    expect(readdirSync(to)).not.toContain('support.ndjson')
    const [head] = readFileSync(join(to, 'support.csv'), 'utf8').split('\n')
    expect(head.split(',')).toEqual(expect.arrayContaining(['ticket', 'contact.name.first', 'emails', 'location.zip']))
  })

  it.each([
    [[], 'Name the CSV file'],
    [['people.csv', '--flat'], '--flat goes with --silos'],
    [['people.csv', '--silos', 'dir'], 'Leave one of them out'],
    [['--silos', 'dir', '--records', '5', '--truth', 't.csv'], '--records and --truth cannot go with --silos'],
    [['--silos', join(folder, 'no', 'such')], 'Its folder does not exist'],
  ])('refuses %j', async (args, message) => {
    await expect(generate(...args)).rejects.toThrow(message)
  })
})
