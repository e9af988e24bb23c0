import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openInputs } from '../../src/cli/inputs'
import { type CliRun, folder, hashesOf, runCli } from './run-cli'

const CRM = `id,contact,mail,firm
1,Ann Lee,ann@lee.org,Lee Bakery
2,Ann Lee,ann@lee.org,Lee Bakery
3,Tom Hale,tom@hale.org,
4,,,North Mills
5,,,
`
const person = {
  name: 'person',
  fields: { name: { kind: 'person-name' }, email: { kind: 'email' } },
  sources: { crm: { id: 'id', map: { name: 'contact', email: 'mail' }, where: { column: 'contact' } } },
  relations: { 'works-for': { to: 'company' } },
}
const company = {
  name: 'company',
  fields: { firm: { kind: 'text' } },
  sources: { crm: { id: 'id', where: { column: 'firm' } } },
}

const write = (name: string, content: string | object): string => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}
const text = (path: string): string => readFileSync(join(folder, path), 'utf8')

describe('resolve with a config of several entities', () => {
  let run: CliRun
  beforeAll(async () => {
    write('crm.csv', CRM)
    write('both.json', { entities: [person, company] })
    run = await runCli(['resolve', 'crm.csv', '--config', 'both.json', '--out', 'both'])
  })

  it('writes a run folder for each, the relations, and the rows of none', () => {
    expect(run.status).toBe(0)
    expect(readdirSync(join(folder, 'both')).sort()).toEqual([
      'company',
      'person',
      'rejected.csv',
      'relations.csv',
      'run.json',
    ])
    for (const name of ['person', 'company']) {
      for (const file of ['golden.csv', 'xref.csv', 'run.json', 'report.html', 'values']) {
        expect(existsSync(join(folder, 'both', name, file))).toBe(true)
      }
    }
    const relations = text('both/relations.csv').trimEnd().split('\n')
    expect(relations[0]).toBe('relation,from_entity,from_golden_id,to_entity,to_golden_id,source,record_id')
    expect(relations).toHaveLength(3)
    expect(text('both/rejected.csv').split('\n')[1]).toMatch(/^crm,6,a record of no entity,/)
  })

  it('says what came of each, on stdout and in run.json', () => {
    expect(run.stdout).toMatch(/^person: 3 records → /m)
    expect(run.stdout).toMatch(/^company: 3 records → /m)
    expect(run.stdout).toContain('1 relation between golden records; 0 foreign keys lead to no record.')
    expect(run.stderr).toContain('Note: 1 row is a record of no entity, or could not be read; it is in rejected.csv.')
    const { entities, counts, seconds } = JSON.parse(text('both/run.json'))
    expect(entities).toMatchObject({ person: { records: 3 }, company: { records: 3 } })
    expect(counts).toEqual({ relations: 1, dangling_references: 0, rejected: 1 })
    expect(Object.keys(seconds)).toEqual(['read', 'resolve', 'write'])
  })

  it('leaves folders that explain opens', async () => {
    const { status, stdout } = await runCli(['explain', 'both/person', 'crm:1', 'crm:2'])
    expect(status).toBe(0)
    expect(stdout).toContain('Match probability')
  })

  it('takes an entity without sources to be in all files, and guesses where its fields stand', async () => {
    write('open.json', {
      entities: [
        { ...person, sources: undefined },
        { ...company, sources: undefined },
      ],
    })
    const { status, stdout } = await runCli(['resolve', 'crm.csv', '--config', 'open.json', '--out', 'open', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ entities: { person: {}, company: {} }, out: 'open' })
  })

  it.each<[string, object, RegExp]>([
    [
      'a name that is no folder',
      { entities: [{ ...person, name: '../person' }] },
      /"..\/person" cannot name a folder of the result/,
    ],
    [
      'names that differ in capitals only',
      { entities: [company, { ...company, name: 'Company' }] },
      /would share a folder/,
    ],
    ['one without a name', { entities: [company, { fields: company.fields }] }, /needs a "name" of its own/],
    ['a relation to nobody', { entities: [person] }, /"relations.works-for.to" .* names no entity: "company"/],
    ['settings beside the list', { entities: [company], match: {} }, /Beside "entities" the config has "match"/],
    ['an empty list', { entities: [] }, /"entities" must be a list of one config or more/],
    ['faults in two of them', { entities: [{}, { fields: {} }] }, /^Entity 1 [\s\S]*\nEntity 2 /],
  ])('refuses %s before a file is read', async (_, config, message) => {
    const path = join(folder, write('refused.json', config))
    const refused = openInputs(['nowhere.csv'], { config: path }, { several: true })
    await expect(refused).rejects.toMatchObject({ code: 'BAD_CONFIG', message: expect.stringMatching(message) })
  })

  it('refuses a truth and a model, with exit 2 and the earlier result untouched', async () => {
    const before = hashesOf(join(folder, 'both'))
    const { status, stdout, stderr } = await runCli([
      'resolve',
      'crm.csv',
      '--config',
      'both.json',
      '--out',
      'both',
      '--truth',
      'crm.csv',
      '--model',
      'both/person',
    ])
    expect(stderr).toMatch(/^--truth and --model cannot go with a config of several entities/)
    expect([status, stdout]).toEqual([2, ''])
    expect(hashesOf(join(folder, 'both'))).toEqual(before)
  })

  it('says which entity no file belongs to', async () => {
    const { status, stderr } = await runCli([
      'resolve',
      '--source',
      'shop=crm.csv',
      '--config',
      'both.json',
      '--out',
      'x',
    ])
    expect(stderr).toContain(
      'No file is a source of the entity "person": its "sources" name crm, and the files are shop.',
    )
    expect(status).toBe(2)
  })

  it('is for resolve alone', async () => {
    const { status, stderr } = await runCli(['profile', 'crm.csv', '--config', 'both.json'])
    expect(stderr).toContain('has several entities, and this command takes one')
    expect(status).toBe(2)
  })
})

describe('resolve with relations of one entity, and a source that is a reference', () => {
  const PARTNER = 'id,name,email\np1,Ann Lee,ann@lee.org\n'
  const entity = {
    name: 'customer',
    fields: { name: { kind: 'person-name' }, email: { kind: 'email' } },
    sources: {
      shop: { id: 'id', observedAt: 'seen' },
      partner: { id: 'id', role: 'reference', expires: '2027-01-31' },
    },
    relations: { 'referred-by': { by: { shop: { column: 'friend' } } } },
  }
  const resolveAsOf = (day: string) =>
    runCli(['resolve', 'shop.csv', 'partner.csv', '--config', 'friends.json', '--out', 'friends', '--as-of', day])
  beforeAll(() => {
    write(
      'shop.csv',
      'id,name,email,friend,seen\n1,Ann Lee,ann@lee.org,,2026-05-01\n2,Tom Hale,tom@hale.org,1,2026-05-02\n3,Cleo Dart,cleo@dart.org,99,2026-05-03\n',
    )
    write('partner.csv', PARTNER)
    write('friends.json', entity)
  })

  it('writes relations.csv and dangling.csv, and counts them', async () => {
    const { status, stderr } = await resolveAsOf('2027-01-30')
    expect([status, stderr.includes('expired')]).toEqual([0, false])
    expect(text('friends/relations.csv').trimEnd().split('\n')).toHaveLength(2)
    expect(text('friends/dangling.csv')).toBe('relation,source,record_id,to_source,to_id\nreferred-by,shop,3,shop,99\n')
    const run = JSON.parse(text('friends/run.json'))
    expect(run.counts).toMatchObject({ relations: 1, dangling_references: 1 })
    expect(run.reference_sources).toEqual(['partner'])
  })

  it('judges licences by --as-of, and says which have expired', async () => {
    const { status, stderr } = await resolveAsOf('2027-01-31')
    const warning = 'The licence of source "partner" expired on 2027-01-31: its 1 row takes no part.'
    expect(status).toBe(0)
    expect(stderr).toContain(`Note: ${warning}\n`)
    const run = JSON.parse(text('friends/run.json'))
    expect(run.warnings).toContain(warning)
    expect(run.reference_sources).toBeUndefined()
  })

  it('refuses an --as-of that is no day', async () => {
    const { status, stderr } = await resolveAsOf('31.1.2027')
    expect(stderr).toContain('It takes a day or time in ISO 8601')
    expect(status).toBe(2)
  })
})
