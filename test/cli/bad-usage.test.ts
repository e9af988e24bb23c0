import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, hashesOf, hiddenIn, runCli } from './run-cli'

const SECRET = 'Quibblethorpe'
const CSV = `id,name,email\n${[1, 2, 3, 4].map((i) => `${i},${SECRET} ${i},q${i % 2}@lee.org\n`).join('')}`

const write = (name: string, content: string | object): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

beforeAll(async () => {
  write('good.csv', CSV)
  mkdirSync(join(folder, 'other'))
  write('other/good.csv', CSV)
  expect((await runCli(['resolve', 'good.csv', '--out', 'out'])).status).toBe(0)
})

/** Runs a command that must fail, and leave an earlier result as it was. */
async function fail(...args: readonly string[]): Promise<{ status: number | null; stderr: string }> {
  const before = hashesOf(join(folder, 'out'))
  const { status, stdout, stderr } = await runCli(args.includes('--out') ? args : [...args, '--out', 'out'])
  expect(stdout).toBe('')
  expect(stderr).not.toContain(SECRET)
  expect(stderr).not.toContain('Unexpected failure')
  expect(hashesOf(join(folder, 'out'))).toEqual(before)
  expect(hiddenIn(folder)).toEqual([])
  return { status, stderr }
}

describe('wrong usage ends with exit 2', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no file', ['resolve'], /No input: name at least one file/],
    [
      'an unknown option',
      ['resolve', 'good.csv', '--truht', 'x'],
      /unknown option '--truht'[\s\S]*Did you mean --truth\?/,
    ],
    ['a number that is none', ['resolve', 'good.csv', '--seed', 'x'], /It takes a whole number/],
    ['an empty number', ['resolve', 'good.csv', '--max-rejects', ''], /It takes a whole number/],
    [
      'the same source twice',
      ['resolve', 'good.csv', 'other/good.csv'],
      /Two files are called "good": good.csv and other\/good.csv. Name one with --source/,
    ],
    ['a source without a path', ['resolve', '--source', 'crm='], /--source takes name=path, and got "crm="/],
    ['a source with a colon', ['resolve', '--source', 'a:b=good.csv'], /holds no colon/],
    [
      'an unknown source free of duplicates',
      ['resolve', 'good.csv', '--duplicate-free', 'goood'],
      /names "goood", which is no source. The sources are good. Did you mean "good"\?/,
    ],
    [
      'an id column that is none',
      ['resolve', 'good.csv', '--id', 'idd'],
      /Source "good" has no column "idd" \(record id\).*Did you mean "id"\?/,
    ],
    ['a missing config', ['resolve', 'good.csv', '--config', 'nowhere.json'], /nowhere.json cannot be read \(ENOENT\)/],
    [
      'a config that is no config',
      ['resolve', 'good.csv', '--config', 'good.csv'],
      /good.csv is neither .json, .js nor .mjs/,
    ],
    [
      'a missing extension',
      ['resolve', 'good.csv', '--extensions', './nowhere.js'],
      /module .\/nowhere.js does not exist/,
    ],
    [
      'an extension that is not installed',
      ['resolve', 'good.csv', '--extensions', 'samewise-nowhere'],
      /samewise-nowhere is not installed here/,
    ],
    ['a missing model', ['resolve', 'good.csv', '--model', 'nowhere.json'], /nowhere.json cannot be read/],
    ['a model that is none', ['resolve', 'good.csv', '--model', 'good.csv'], /good.csv is not a model/],
    ['an empty --out', ['resolve', 'good.csv', '--out', ''], /--out is empty/],
    ['--out that is a file', ['resolve', 'good.csv', '--out', 'good.csv'], /good.csv is a file. Name a folder/],
    ['--out with other files in it', ['resolve', 'good.csv', '--out', 'other'], /is not empty and holds no run.json/],
  ])('%s', async (_, args, message) => {
    const { status, stderr } = await fail(...args)
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })

  it('no command, an unknown command, no --out', async () => {
    for (const [args, message] of [
      [[], /Usage: samewise/],
      [['resolv'], /unknown command 'resolv'[\s\S]*Did you mean resolve\?/],
      [['resolve', 'good.csv'], /required option '--out <dir>' not specified/],
    ] as const) {
      const { status, stdout, stderr } = await runCli(args)
      expect(stderr).toMatch(message)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    }
  })

  it('--out with other files in it leaves them as they are', async () => {
    expect(readFileSync(join(folder, 'other', 'good.csv'), 'utf8')).toBe(CSV)
  })
})

describe('a wrong config ends with exit 2', () => {
  it('names every fault at once, each with the nearest right name', async () => {
    write('typos.json', {
      field: 1,
      fields: { name: { kind: 'person-nme' }, email: { kind: 'emal' } },
      sources: { good: { idd: 'id' } },
      match: { treshold: {}, cluster: 'average' },
    })
    const { status, stderr } = await fail('resolve', 'good.csv', '--config', 'typos.json')
    expect(stderr).toMatch(/^The config has 6 faults:/)
    for (const fault of [
      '"field" is not a setting. Did you mean "fields"?',
      '"fields.name.kind" names no kind: "person-nme". Did you mean "person-name"?',
      '"fields.email.kind" names no kind: "emal". Did you mean "email"?',
      '"sources.good.idd" is not a setting. Did you mean "id"?',
      '"match.treshold" is not a setting. Did you mean "thresholds"?',
      '"match.cluster" must be one of "average-linkage", "components".',
    ]) {
      expect(stderr).toContain(fault)
    }
    expect(status).toBe(2)
  })

  it('names every column that is missing', async () => {
    write('columns.json', {
      fields: { name: { kind: 'person-name' } },
      sources: { good: { id: 'idx', observedAt: 'seen', map: { name: 'nme' } } },
    })
    const { status, stderr } = await fail('resolve', 'good.csv', '--config', 'columns.json')
    for (const column of ['idx', 'seen', 'nme']) expect(stderr).toContain(`Source "good" has no column "${column}"`)
    expect(stderr).toContain('Its columns are id, name, email. Did you mean "name"?')
    expect(status).toBe(2)
  })

  it.each<[string, string, string, RegExp]>([
    ['not JSON', 'not.json', `{ "${SECRET}`, /not.json is not JSON/],
    ['a list', 'list.json', '[]', /must be an object/],
    ['nothing', 'null.json', 'null', /must be an object/],
    ['a module without a default export', 'named.mjs', 'export const config = {}', /named.mjs has no default export/],
    ['a module that throws', 'throws.mjs', 'throw new Error("no luck")', /throws.mjs cannot be loaded \(no luck\)/],
    [
      'a kind of a module that was not given',
      'kind.json',
      '{"fields":{"plate":{"kind":"plates#plate"}}}',
      /plates#plate/,
    ],
  ])('%s', async (_, name, content, message) => {
    const { status, stderr } = await fail('resolve', 'good.csv', '--config', write(name, content))
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })

  it('extension modules without a kind, or with the same names', async () => {
    write('empty.mjs', 'export const size = 1')
    expect((await fail('resolve', 'good.csv', '--extensions', 'empty.mjs')).stderr).toContain('exports no kind')
    write('plates.mjs', 'export const plate = { name: "plate", field: () => {} }')
    write('other/plates.mjs', 'export const plate = { name: "plate", field: () => {} }')
    const { status, stderr } = await fail('resolve', 'good.csv', '--extensions', 'plates.mjs', 'other/plates.mjs')
    expect(stderr).toContain('Two extension modules bring a kind plates#plate')
    expect(status).toBe(2)
  })
})
