import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder, runCli } from './run-cli'

it('gives the same files with any number of threads, and ends by itself', async () => {
  await runCli(['generate', 'people.csv', '--records', '800'])
  const filesOf = async (threads: string): Promise<string[]> => {
    const out = `threads-${threads}`
    const { status, stderr } = await runCli([
      'resolve',
      'people.csv',
      '--threads',
      threads,
      '--out',
      out,
      '--no-report',
    ])
    expect({ status, told: /One thread did all/.test(stderr) }).toEqual({ status: 0, told: false })
    return ['golden.csv', 'xref.csv', 'possible.csv', 'lineage.ndjson', 'model.json', 'ids.ndjson'].map((name) =>
      readFileSync(join(folder, out, name), 'utf8'),
    )
  }
  const alone = await filesOf('1')
  expect(await filesOf('2')).toEqual(alone)
  expect(await filesOf('3')).toEqual(alone)
})

it('refuses a number of threads that makes no sense', async () => {
  for (const threads of ['0', '1.5', 'many']) {
    const { status, stderr } = await runCli(['resolve', 'people.csv', '--threads', threads, '--out', 'none'])
    expect(status).toBe(2)
    expect(stderr).toContain('1 to 64')
  }
})
