import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { splitPeople } from '../../../benchmarks/silos/split-people'

const folder = mkdtempSync(join(tmpdir(), 'samewise-split-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const head = 'record_id,source,first_name,surname,dob,street,city,postcode,phone,email,updated_at'
const person = 'Ann,Lee,1980-12-31,1 Oak St,Salem,97301,(503) 555-0123 x4,ann@x.org,2020-02-03'
const empty = ',,,,,,,,2020-02-03'

describe('splitPeople', () => {
  it('writes each source in its own names, order and formats', () => {
    const records = join(folder, 'people.csv')
    const truth = join(folder, 'people-truth.csv')
    const sources = ['crm', 'billing', 'support', 'web']
    const rows = sources.flatMap((source, k) => [`a${k},${source},${person}`, `b${k},${source},${empty}`])
    writeFileSync(records, [head, ...rows, ''].join('\n'))
    const known = sources.flatMap((_, k) => [`a${k},e1,h1`, `b${k},f${k},h2`])
    writeFileSync(truth, ['record_id,entity_id,household_id', ...known, ''].join('\n'))

    const split = splitPeople(records, truth, folder)
    expect(split.files.map((file) => basename(file))).toEqual(['crm.csv', 'billing.csv', 'support.ndjson', 'web.csv'])
    const [crm, billing, support, web] = split.files.map((file) => readFileSync(file, 'utf8').trim().split('\n'))
    expect(crm.slice(1)).toEqual([
      'a0,Ann,Lee,1980-12-31,1 Oak St,Salem,97301,(503) 555-0123,ann@x.org,2020-02-03',
      'b0,,,,,,,,,2020-02-03',
    ])
    expect(billing.slice(1)).toEqual([
      'a1,"Lee, Ann",31.12.1980,"1 Oak St, Salem, 97301",5035550123,ann@x.org,03.02.2020',
      'b1,,,,,,03.02.2020',
    ])
    expect(support.map((line) => JSON.parse(line))).toMatchObject([
      {
        ticket: 'a2',
        contact: { name: { first: 'Ann', last: 'Lee' }, birthday: '31/12/1980' },
        emails: ['ann@x.org'],
        phones: ['+1 503 555 0123'],
        opened_at: '2020-02-03T12:00:00Z',
      },
      { ticket: 'b2', emails: [], phones: [] },
    ])
    expect(web[1]).toBe('a3,Ann Lee,ann@x.org,12/31/1980,503.555.0123,1 Oak St,Salem,97301,02/03/2020')
    const told = readFileSync(split.truth, 'utf8').trim().split('\n')
    expect(told.slice(0, 3)).toEqual(['source,record_id,entity_id', 'crm,a0,e1', 'crm,b0,f0'])
    expect(told).toHaveLength(9)
  })
})
