import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, runCli } from './run-cli'

const write = (name: string, content: string): void => writeFileSync(join(folder, name), content)

/** Two sources of the same sixty people, of whom crm has mail addresses for some. */
function people(withMail: number): void {
  for (const source of ['crm', 'billing']) {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const email = source === 'crm' && i >= withMail ? '' : `ann${i}@example.org`
      const plan = source === 'crm' || i % 3 === 0 ? 'basic' : 'gold'
      return `${source}${i},Ann ${'ABCDEFGHIJKL'[i % 12]}${'aeiou'[i % 5]}lling,${email},${plan},C${1000 + i},2026-01-01`
    })
    write(`${source}.csv`, `id,name,email,plan,no,seen\n${rows.join('\n')}\n`)
  }
}

const source = { id: 'id', observedAt: 'seen' }
const config = {
  name: 'person',
  fields: {
    name: { kind: 'person-name' },
    email: { kind: 'email' },
    plan: { kind: 'category' },
    no: { kind: 'identifier' },
  },
  sources: { crm: source, billing: source },
  // biome-ignore lint/suspicious/noThenProperty: `then` is the rule's word for its outcome
  match: { rules: [{ when: { same: ['no'] }, then: 'match' }] },
}

beforeAll(async () => {
  write('config.json', JSON.stringify(config))
  const args = ['resolve', 'crm.csv', 'billing.csv', '--config', 'config.json', '--no-report', '--quiet', '--out']
  people(15)
  expect((await runCli([...args, 'before'])).status).toBe(0)
  people(55)
  expect((await runCli([...args, 'after'])).status).toBe(0)
})

describe('quality', () => {
  it('shows each dimension of each source with interval and n, and who disagrees on what', async () => {
    const { stdout, stderr, status } = await runCli(['quality', 'before'])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
    expect(stdout).toMatch(/source +overall +filled +valid +unique +timely +consistent/)
    expect(stdout).toMatch(/crm +.*81\.[23]% \(.*–.*, n 60\)/)
    expect(stdout).toMatch(/plan +billing, crm +33\.3 % +\d.* to .* 60 +g_/)
    expect(stdout).toContain('accuracy (it takes a reference that is known to be true)')
  })

  it('shows each field', async () => {
    const { stdout } = await runCli(['quality', 'before', '--by', 'field'])
    expect(stdout).toMatch(/email +62\.5% \(/)
  })

  it('tells what became better since an earlier run, and what is unclear', async () => {
    const { stdout } = await runCli(['quality', 'after', '--previous', 'before'])
    expect(stdout).toMatch(/filled, crm, email: 25% → 91\.7% \(\+66\.7%, between \+5\d.*% and \+7\d.*%\)/)
    expect(stdout).not.toMatch(/filled, billing/)
  })

  it('prints the report and the trend as JSON', async () => {
    const { stdout } = await runCli(['quality', 'after', '--previous', 'before', '--json'])
    const { scores, share, trend } = JSON.parse(stdout)
    expect(share).toBe(1)
    expect(scores.length).toBe(trend.changes.length)
    expect(trend.changes.filter(({ verdict }: { verdict: string }) => verdict === 'worse')).toEqual([])
    expect(JSON.parse(readFileSync(join(folder, 'after', 'run.json'), 'utf8')).quality.scores).toEqual(scores)
  })

  it('refuses what is no run, and a run without quality', async () => {
    expect(await runCli(['quality', '.'])).toMatchObject({ status: 3, stderr: expect.stringContaining('run.json') })
    const path = join(folder, 'before', 'run.json')
    const { quality: _, ...older } = JSON.parse(readFileSync(path, 'utf8'))
    writeFileSync(path, JSON.stringify(older))
    const { status, stderr } = await runCli(['quality', 'before'])
    expect(status).toBe(3)
    expect(stderr).toContain('says nothing of quality: the run was made by an earlier version. Run resolve again.')
  })
})
