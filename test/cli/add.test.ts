import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, runCli } from './run-cli'

const path = (...names: string[]): string => join(folder, ...names)
const read = (...names: string[]): string => readFileSync(path(...names), 'utf8')
const runOf = (dir: string) => JSON.parse(read(dir, 'run.json'))
const SAME_FILES = ['golden.csv', 'xref.csv', 'possible.csv', 'lineage.ndjson', 'ids.ndjson', 'model.json']

let header: string
let lines: string[]
const source = (line: string): string => line.split(',')[1]
const id = (line: string): string => line.split(',')[0]

/** Resolves into the finished run; the files of the first are `people`. */
const add = (...args: string[]) => runCli(['resolve', '--add', 'first', '--no-report', ...args])

beforeAll(async () => {
  await runCli(['generate', 'all.csv', '--records', '900', '--seed', '5'])
  ;[header, ...lines] = read('all.csv').trimEnd().split('\n')
  writeFileSync(path('people.csv'), [header, ...lines.slice(0, 850)].join('\n'))
  const first = await runCli(['resolve', 'people.csv', '--out', 'first', '--no-report'])
  expect(first.status).toBe(0)
  const gone = lines.slice(0, 20)
  const changed = lines.slice(20, 40).map((line) => line.replace(/,[^,]*@[^,]*/, ',new@example.org'))
  writeFileSync(path('delta.csv'), [header, ...lines.slice(850), ...changed, ...lines.slice(40, 45)].join('\n'))
  writeFileSync(
    path('gone.csv'),
    ['source,record_id', ...[...gone, lines[0]].map((line) => `${source(line)},${id(line)}`), 'crm,nobody'].join('\n'),
  )
  writeFileSync(path('now.csv'), [header, ...changed, ...lines.slice(40)].join('\n'))
}, 60_000)

describe('resolve --add', () => {
  it('gives the files of a run over all records, and tells what the given ones were', async () => {
    const whole = ['resolve', '--source', 'people=now.csv', '--model', 'first', '--previous', 'first']
    expect((await runCli([...whole, '--out', 'whole', '--no-report'])).status).toBe(0)
    const { status, stdout, stderr } = await add(
      '--source',
      'people=delta.csv',
      '--deleted',
      'gone.csv',
      '--out',
      'added',
    )
    expect(stderr).toContain('1 record to delete is not in the finished run, such as crm:nobody')
    expect(status).toBe(0)
    const { delta, counts } = runOf('added')
    const changed = delta.changed
    expect(delta).toEqual({ added: 50, changed, unchanged: 25 - changed, deleted: 20, unknown_deleted: 1 })
    expect(changed).toBeGreaterThan(5)
    expect(counts.records).toBe(880)
    expect(stdout).toContain(
      `To the finished run: 50 records added, ${changed} changed, ${25 - changed} given again as they were, 20 deleted.`,
    )
    for (const file of SAME_FILES) expect(read('added', file), file).toBe(read('whole', file))
  })

  it('takes the place of the run that it adds to, also with nothing but records to delete', async () => {
    cpSync(path('first'), path('place'), { recursive: true })
    writeFileSync(path('one.csv'), `source,record_id\n${source(lines[3])},${id(lines[3])}\n`)
    const { status, stdout } = await runCli([
      'resolve',
      '--add',
      'place',
      '--deleted',
      'one.csv',
      '--out',
      'place',
      '--json',
    ])
    expect(status).toBe(0)
    expect(JSON.parse(stdout).delta).toMatchObject({ added: 0, deleted: 1 })
    expect(runOf('place').counts.records).toBe(849)
    expect(existsSync(path('place', 'report.html'))).toBe(true)
  })

  it.each([
    ['--previous', ['--previous', 'first']],
    ['--model, --id', ['--model', 'first', '--id', 'record_id']],
  ])('refuses %s beside it, and says what to do', async (names, args) => {
    const { status, stderr } = await add('--source', 'people=delta.csv', '--out', 'none', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(`so ${names} cannot be given with it. Leave`)])
    expect(existsSync(path('none'))).toBe(false)
  })

  it('refuses --deleted without it', async () => {
    const { status, stderr } = await runCli(['resolve', 'people.csv', '--deleted', 'gone.csv', '--out', 'none'])
    expect([status, stderr]).toEqual([2, expect.stringContaining('name its folder with --add')])
  })

  it.each<[what: string, status: number, says: string, delta: () => string, args?: string[]]>([
    ['a source that the run does not have', 2, 'no source "other". Its sources are people', () => '', ['other']],
    ['columns that are not those of the run', 2, 'email', () => `${header.replace('email', 'mail')}\n${lines[1]}`],
    ['a record twice on lines that differ', 3, 'on lines that differ', () => `${header}\n${lines[1]}\n${lines[1]}x`],
  ])('refuses %s', async (_, status, says, delta, [name = 'people'] = []) => {
    writeFileSync(path('bad.csv'), delta() || `${header}\n${lines[899]}`)
    const run = await add('--source', `${name}=bad.csv`, '--out', 'none')
    expect([run.status, run.stderr]).toEqual([status, expect.stringContaining(says)])
    expect(existsSync(path('none'))).toBe(false)
  })

  it('refuses a record that is given and deleted at once', async () => {
    writeFileSync(path('both.csv'), `source,record_id\n${source(lines[899])},${id(lines[899])}\n`)
    const run = await add('--source', 'people=delta.csv', '--deleted', 'both.csv', '--out', 'none')
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining('given and deleted at once')])
  })

  it('counts lines that stand twice in the new files once', async () => {
    writeFileSync(path('twice.csv'), [header, lines[899], lines[899]].join('\n'))
    const { status } = await add('--source', 'people=twice.csv', '--out', 'twice')
    expect([status, runOf('twice').delta.added, runOf('twice').counts.repeated_lines]).toEqual([0, 1, 1])
  })

  it.each<[what: string, says: string, harm: (dir: string) => void]>([
    ['no run', 'Give the folder of a finished run', (dir) => rmSync(path(dir, 'run.json'))],
    ['one without values', 'Run resolve again without --no-values', (dir) => rmSync(path(dir, 'values'))],
    [
      'one of which a file is cut',
      'is not a whole snapshot',
      (dir) => writeFileSync(path(dir, 'edges'), read(dir, 'edges').slice(0, 900)),
    ],
    [
      'one whose files are of two runs',
      'and by run.json there were',
      (dir) => {
        writeFileSync(path(dir, 'run.json'), read(dir, 'run.json').replace('"records": 850', '"records": 851'))
      },
    ],
    [
      'one of another version',
      'was written by another version',
      (dir) => {
        const text = readFileSync(path(dir, 'values'), 'latin1').replace(
          '"records":{"format":2',
          '"records":{"format":1',
        )
        writeFileSync(path(dir, 'values'), text, 'latin1')
      },
    ],
    [
      'one whose config is another',
      'was not made by the config.json beside it',
      (dir) => writeFileSync(path(dir, 'config.json'), read(dir, 'config.json').replace('"US"', '"GB"')),
    ],
  ])('refuses a folder that is %s', async (_, says, harm) => {
    cpSync(path('first'), path('harmed'), { recursive: true })
    harm('harmed')
    const run = await runCli(['resolve', '--source', 'people=delta.csv', '--add', 'harmed', '--out', 'none'])
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining(says)])
    rmSync(path('harmed'), { recursive: true })
  })
})
