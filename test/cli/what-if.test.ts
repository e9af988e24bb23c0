import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, runCli } from './run-cli'

const write = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
const read = (...path: readonly string[]): string => readFileSync(join(folder, ...path), 'utf8')

const person = {
  name: 'person',
  fields: { name: { kind: 'person-name' }, plan: { kind: 'category' }, no: { kind: 'identifier' } },
  survive: { plan: [{ strategy: 'source-priority' }] },
  sources: {
    crm: { id: 'id', observedAt: 'seen', priority: 1 },
    billing: { id: 'id', observedAt: 'seen', priority: 2 },
  },
  views: { invoices: { priorities: { billing: 1, crm: 2 } }, all: { survive: { plan: [{ strategy: 'union' }] } } },
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  match: { rules: [{ when: { same: ['no'] }, then: 'match' }] },
}
const FILES = ['crm.csv', 'billing.csv']
const RESOLVE = ['resolve', ...FILES, '--config', 'config.json', '--no-report', '--quiet']

const pins = [
  { id: 'p1', record: 'crm:crm0', field: 'plan', value: 'platinum', at: '2026-01-01' },
  { id: 'p2', record: 'crm:nobody', field: 'plan', value: 'x', at: '2026-01-01' },
  { id: 'p3', record: 'crm:crm2', field: 'plan', value: 'x', at: '2025-01-01', until: '2025-02-01' },
  { id: 'p4', record: 'billing:billing0', field: 'plan', value: 'iron', at: '2025-12-01' },
  { id: 'p5', record: 'crm:crm3', field: 'plan', from: 'billing:billing3', at: '2025-12-01' },
  { id: 'p6', record: 'billing:billing3', field: 'plan', from: 'crm:crm3', at: '2025-12-01' },
]

let warnings = ''
beforeAll(async () => {
  for (const source of ['crm', 'billing']) {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const plan = source === 'crm' || i % 3 === 0 ? 'basic' : 'gold'
      return `${source}${i},Ann ${'ABCDEFGHIJKL'[i % 12]}${'aeiou'[i % 5]}lling,${plan},C${1000 + i},2026-01-01`
    })
    write(`${source}.csv`, `id,name,plan,no,seen\n${rows.join('\n')}\n`)
  }
  write('config.json', person)
  write('policy.json', { priorities: { billing: 1, crm: 2 } })
  write('pins.ndjson', pins.map((pin) => `${JSON.stringify({ judgement: 'pin', ...pin })}\n`).join(''))
  const first = await runCli([...RESOLVE, '--view', 'invoices', 'all', '--judgements', 'pins.ndjson', '--out', 'run'])
  expect(first.status).toBe(0)
  warnings = first.stderr
})

describe('pins of a run', () => {
  it('decide golden values', () => {
    expect(read('run', 'golden.csv').match(/platinum/g)).toHaveLength(1)
    expect(read('run', 'golden.csv')).not.toContain('iron')
  })

  it('are told where they have no effect, each with its cause', () => {
    expect(warnings).toContain('crm:nobody has no effect: there is no such record in the input')
    expect(warnings).toContain('crm:crm2 has no effect: it held until 2025-02-01')
    expect(warnings).toContain('billing:billing0 has no effect: a newer one holds the field, of crm:crm0 (2026-01-01)')
    expect(warnings).toContain('crm:crm3 has no effect: pins take the value of each other in a circle')
    const told = JSON.parse(read('run', 'run.json')).pins_without_effect as { problem: string }[]
    expect(told.map(({ problem }) => problem).sort()).toEqual([
      'cycle',
      'cycle',
      'expired',
      'superseded',
      'unknown-record',
    ])
  })
})

describe('views of a run', () => {
  const planOf = (file: string) =>
    new Map(
      read('run', file)
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => [line.split(',')[0], line] as const),
    )

  it('are written beside golden.csv, of the same golden records', () => {
    const [own, invoices, all] = ['golden.csv', 'golden.invoices.csv', 'golden.all.csv'].map(planOf)
    expect([...invoices.keys()]).toEqual([...own.keys()])
    expect([...all.keys()]).toEqual([...own.keys()])
    expect([...own.values()].filter((line) => line.includes(',gold,'))).toHaveLength(0)
    expect([...invoices.values()].filter((line) => line.includes(',gold,'))).toHaveLength(20)
    expect([...all.values()].filter((line) => line.includes('"[""basic"",""gold""]"'))).toHaveLength(20)
  })

  it('must be views of the config', async () => {
    const { status, stderr } = await runCli([...RESOLVE, '--view', 'invoice', '--out', 'other'])
    expect(status).toBe(2)
    expect(stderr).toContain('Did you mean "invoices"?')
  })
})

describe('what-if', () => {
  it('counts what would change in each field, and shows why', async () => {
    const { stdout, stderr, status } = await runCli([
      ...['what-if', 'run', ...FILES, '--policy', 'policy.json', '--samples', '2', '--quiet'],
    ])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toContain('20 of 30 golden records would have another value. Nothing was changed.')
    expect(stdout).toMatch(/plan \(30 golden records\): 20 changed, .*settled by source-priority \(20\)/)
    expect(stdout.match(/basic → gold {2}\[source-priority; the one before is lower-priority\]/g)).toHaveLength(2)
  })

  it('takes a view of the config, and prints JSON', async () => {
    const { stdout } = await runCli(['what-if', 'run', ...FILES, '--view', 'invoices', '--quiet', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ golden: 30, changedGolden: 20, notes: [] })
  })

  it('keeps the golden IDs of a run that kept those of an earlier one', async () => {
    expect((await runCli([...RESOLVE, '--previous', 'run', '--out', 'next'])).status).toBe(0)
    const { stdout } = await runCli(['what-if', 'next', ...FILES, '--policy', 'policy.json', '--quiet', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ changedGolden: 20, notes: [] })
  })

  it('tells where the files are others than those of the run', async () => {
    const { stderr } = await runCli(['what-if', 'run', 'crm.csv', '--view', 'all', '--quiet'])
    expect(stderr).toContain('The files are not those of the run (crm.csv, billing.csv)')
  })

  it('refuses a policy of no such field, strategy or source, and a view that is not there', async () => {
    const refusedBy = async (policy: object): Promise<string> => {
      write('bad.json', policy)
      const { status, stderr } = await runCli(['what-if', 'run', ...FILES, '--policy', 'bad.json', '--quiet'])
      expect(status).toBe(2)
      return stderr
    }
    expect(await refusedBy({ survive: { plann: [{ strategy: 'oldest' }] } })).toContain('Did you mean "plan"?')
    expect(await refusedBy({ survive: { plan: [{ strategy: 'oldst' }] } })).toContain('"views.policy.survive.plan')
    expect(await refusedBy({ priorities: { biling: 1 } })).toContain('Did you mean "billing"?')
    expect(await refusedBy({ rules: [] })).toContain('"views.policy.rules" is not a setting')
    expect((await runCli(['what-if', 'run', ...FILES, '--view', 'al', '--quiet'])).stderr).toContain('"all"')
    expect((await runCli(['what-if', 'run', ...FILES, '--quiet'])).stderr).toContain('Name what to try')
  })
})
