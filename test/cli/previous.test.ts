import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, reproducibleHashes, runCli } from './run-cli'

const path = (...names: string[]): string => join(folder, ...names)
const xrefOf = (dir: string): Map<string, string> =>
  new Map(
    (parse(readFileSync(path(dir, 'xref.csv'), 'utf8'), { from_line: 2 }) as string[][]).map(([id, ...record]) => [
      record.join(':'),
      id,
    ]),
  )
const runOf = (dir: string) => JSON.parse(readFileSync(path(dir, 'run.json'), 'utf8'))

/** Records of each golden record. */
function membersOf(dir: string): Map<string, string> {
  const members = new Map<string, string[]>()
  for (const [record, id] of xrefOf(dir)) members.set(id, [...(members.get(id) ?? []), record])
  return new Map([...members].map(([id, records]) => [id, records.sort().join(' ')]))
}

const RECORDS = 2000
let header: string
let lines: string[]

beforeAll(async () => {
  const generated = await runCli(['generate', 'all.csv', '--records', String(RECORDS), '--seed', '5'])
  expect(generated.status).toBe(0)
  ;[header, ...lines] = readFileSync(path('all.csv'), 'utf8').trimEnd().split('\n')
  // One record in a hundred is new in the second extract.
  const isNew = (k: number): boolean => k % 100 === 99
  writeFileSync(path('people.csv'), [header, ...lines.filter((_, k) => !isNew(k))].join('\n'))
  const first = await runCli(['resolve', 'people.csv', '--out', 'first', '--no-report'])
  expect(first.status).toBe(0)
  writeFileSync(path('people.csv'), [header, ...lines].join('\n'))
}, 60_000)

describe('resolve --previous', () => {
  it('changes no ID of an unchanged cluster when one record in a hundred is new', async () => {
    const { status, stdout } = await runCli([
      'resolve',
      'people.csv',
      '--out',
      'second',
      '--previous',
      'first',
      '--no-report',
    ])
    expect(status).toBe(0)
    const before = membersOf('first')
    const after = new Map([...membersOf('second')].map(([id, records]) => [records, id]))
    let unchanged = 0
    for (const [id, records] of before) {
      const now = after.get(records)
      if (now === undefined) continue
      unchanged++
      expect(now).toBe(id)
    }
    expect(unchanged).toBeGreaterThan(before.size * 0.9)
    const { ids, counts } = runOf('second')
    expect(ids.records_in_both).toBe(lines.length - Math.floor(lines.length / 100))
    expect(ids.kept + ids.created + ids.revived).toBe(counts.golden)
    expect(ids.kept + ids.merged + ids.retired).toBeGreaterThanOrEqual(before.size)
    expect(ids.share_moved).toBeLessThan(0.02)
    expect(stdout).toMatch(
      /Golden IDs of the earlier result: [\d,]+ kept; \d+ of the 1,980 records in both \([\d.]+%\) ha(s|ve) another ID\./,
    )
    expect(stdout).toMatch(/ {2}\d+ IDs are new \(\d+ with new records/)
  })

  it('gives the same bytes for the same files, also where it replaces the earlier result', async () => {
    cpSync(path('first'), path('again'), { recursive: true })
    const { status } = await runCli(['resolve', 'people.csv', '--out', 'again', '--previous', 'again', '--no-report'])
    expect(status).toBe(0)
    expect(reproducibleHashes(path('again'))).toEqual(reproducibleHashes(path('second')))
    const ledger = readFileSync(path('again', 'ids.ndjson'), 'utf8')
    expect(ledger.startsWith(readFileSync(path('first', 'ids.ndjson'), 'utf8'))).toBe(true)
    const same = await runCli([
      'resolve',
      'people.csv',
      '--out',
      'again',
      '--previous',
      'again',
      '--no-report',
      '--json',
    ])
    expect(readFileSync(path('again', 'ids.ndjson'), 'utf8')).toBe(ledger)
    expect(JSON.parse(same.stdout).ids).toMatchObject({ created: 0, merged: 0, split: 0, retired: 0, recordsMoved: 0 })
  })

  it('refuses sources without an id column, and writes nothing', async () => {
    writeFileSync(path('nameless.csv'), 'name,email\nAnn Lee,ann@lee.org\nTom Hale,tom@hale.org\n')
    const { status, stderr } = await runCli(['resolve', 'nameless.csv', '--out', 'none', '--previous', 'first'])
    expect(status).toBe(2)
    expect(stderr).toContain('the source "nameless" has no id column')
    expect(existsSync(path('none'))).toBe(false)
  })

  it('refuses what is no finished run, and a ledger that is damaged, before any record is read', async () => {
    const missing = await runCli(['resolve', 'people.csv', '--out', 'none', '--previous', 'nowhere'])
    expect([missing.status, missing.stderr]).toEqual([3, expect.stringContaining('Give the folder of a finished run')])
    cpSync(path('first'), path('damaged'), { recursive: true })
    writeFileSync(path('damaged', 'ids.ndjson'), readFileSync(path('first', 'ids.ndjson'), 'utf8').slice(0, -40))
    const kept = readFileSync(path('damaged', 'ids.ndjson'))
    const damaged = await runCli(['resolve', 'people.csv', '--out', 'damaged', '--previous', 'damaged'])
    expect([damaged.status, damaged.stderr]).toEqual([3, expect.stringMatching(/ids\.ndjson, line \d+, is damaged/)])
    expect(readFileSync(path('damaged', 'ids.ndjson')).equals(kept)).toBe(true)
  })

  it('keeps the IDs of several entities', async () => {
    const rows = ['id,name,email,firm', '1,Ann Lee,ann@lee.org,Lee & Daughters', '2,Tom Hale,tom@hale.org,North Mills']
    writeFileSync(path('crm.csv'), rows.join('\n'))
    const source = (map: object): object => ({ crm: { id: 'id', map } })
    const entities = [
      {
        name: 'person',
        fields: { name: { kind: 'person-name' }, email: { kind: 'email' } },
        sources: source({ name: 'name' }),
      },
      { name: 'company', fields: { firm: { kind: 'text' } }, sources: source({ firm: 'firm' }) },
    ]
    writeFileSync(path('entities.json'), JSON.stringify({ entities }))
    const args = ['resolve', 'crm.csv', '--config', 'entities.json', '--out', 'both', '--no-report']
    expect((await runCli(args)).status).toBe(0)
    const before = ['person', 'company'].map((name) => xrefOf(join('both', name)))
    writeFileSync(path('crm.csv'), [...rows, '3,Mia Moss,mia@moss.org,Moss Ltd'].join('\n'))
    const { status, stdout } = await runCli([...args, '--previous', 'both'])
    expect(status).toBe(0)
    expect(stdout).toContain('person: Golden IDs of the earlier result: 2 kept; 0 of the 2 records in both')
    ;['person', 'company'].forEach((name, k) => {
      for (const [record, id] of before[k]) expect(xrefOf(join('both', name)).get(record)).toBe(id)
    })
    const one = await runCli(['resolve', 'crm.csv', '--out', 'one', '--previous', 'both'])
    expect([one.status, one.stderr]).toEqual([3, expect.stringContaining('both holds a run of several entities')])
  })
})
