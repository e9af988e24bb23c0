import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { folder, runCli } from './run-cli'

const CRM = `id,name,born,tel,mail
1,Ann Quibblethorpe,1987-04-13,020 7946 0958,ann@quibblethorpe.org
2,Bob Ray,1950-02-03,999-999-9999,bob@ray.org
3,Cy Fox,1961-07-08,cy@fox.org,unknown
`
const WEB = `id,name,mail
a,Ann Quibblethorpe,ANN@quibblethorpe.org
b,Robert Ray,bob@ray.org
`
const CONFIG = {
  fields: {
    name: { kind: 'person-name' },
    born: { kind: 'date' },
    tel: { kind: 'phone' },
    mail: { kind: 'email' },
  },
  sources: { crm: { id: 'id' }, web: { id: 'id' } },
}
const run = (...more: string[]) =>
  runCli(['profile', 'crm.csv', 'web.csv', '--config', 'config.json', '--quiet', ...more])

beforeAll(() => {
  writeFileSync(join(folder, 'crm.csv'), CRM)
  writeFileSync(join(folder, 'web.csv'), WEB)
  writeFileSync(join(folder, 'config.json'), JSON.stringify(CONFIG))
})

describe('profile', () => {
  it('shows a table for each source, what is suspected, and how the words are meant', async () => {
    const { status, stdout, stderr } = await run()
    expect(status).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain(
      [
        'crm: 3 rows',
        'field  kind         column   filled  readable  different  repeated  length  shapes',
        'name   person-name  name    100.0 %   100.0 %          3     0.0 %    6-17  Aa+ Aa+ | Aa Aa+',
        'born   date         born    100.0 %   100.0 %          3     0.0 %   10-10  9999-99-99',
      ].join('\n'),
    )
    expect(stdout).toContain(
      '- tel: 1 of 3 rows (33.3 %) hold a word for nothing or a placeholder: "999-999-9999" in 1.',
    )
    expect(stdout).toContain(
      '- tel: 1 of 2 rows (50.0 %) hold something else than the field says: mail addresses in 1.',
    )
    expect(stdout).toContain('\nweb: 2 rows\n')
    expect(stdout).toContain('filled: rows with a value that is no placeholder')
  })

  it('shows values of persons only with --values', async () => {
    expect((await run()).stdout).not.toMatch(/quibblethorpe|1987/i)
    expect((await run('--json')).stdout).not.toMatch(/quibblethorpe|1987/i)
    const { stdout } = await run('--values')
    expect(stdout).toMatch(/^born {2,}from, to {2,}1950-02-03, 1987-04-13$/m)
    expect(stdout).toMatch(/^tel {2,}unreadable {2,}cy@fox\.org \(1\)$/m)
  })

  it('prints one JSON object a line for each source with --json', async () => {
    const { stdout } = await run('--json')
    const profiles = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(profiles.map(({ source, rows }) => [source, rows])).toEqual([
      ['crm', 3],
      ['web', 2],
    ])
    const given = profiles[0].agreement.find(({ field }: { field: string }) => field === 'name.given')
    expect(given).toMatchObject({ left: 'crm', right: 'web', linkedBy: ['mail'], agreement: { count: 1, n: 2 } })
  })
})
