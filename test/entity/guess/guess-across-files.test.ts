import { beforeAll, describe, expect, it } from 'vitest'
import { type RawTable, type Row, tableFromRows } from '../../../src/columns'
import { type ConfigGuess, guessConfig } from '../../../src/entity'
import { generatePeople, type PersonRecord } from '../../../src/generate'

let people: PersonRecord[]
beforeAll(() => {
  people = Array.from(generatePeople({ records: 400, seed: 9, noise: 0 }), ({ record }) => record)
})

async function guess(files: Readonly<Record<string, readonly Row[]>>): Promise<ConfigGuess> {
  const tables: RawTable[] = []
  for (const [name, rows] of Object.entries(files)) tables.push(await tableFromRows(name, rows))
  return guessConfig(tables)
}

const useOf = ({ columns }: ConfigGuess, source: string, column: string): string | undefined =>
  columns.find((guess) => guess.source === source && guess.column === column)?.use
const evidenceOf = ({ columns }: ConfigGuess, source: string, column: string): string =>
  columns.find((guess) => guess.source === source && guess.column === column)?.evidence ?? ''

const crm = (record: PersonRecord, i: number): Row => ({
  customer_id: `C-${1000 + i}`,
  first_name: record.first_name,
  last_name: record.last_name,
  birth_date: record.birth_date,
  email: record.email,
})
const dayFirst = (date: string): string => date.split('-').reverse().join('/')

describe('guessConfig over several files', () => {
  it('finds the birth date of one file by the values of another, and in which order it is written', async () => {
    const found = await guess({
      crm: people.map(crm),
      billing: people.map(({ last_name, first_name, birth_date }, i) => ({
        account: `A${i}`,
        holder: `${last_name}, ${first_name}`,
        xq7: dayFirst(birth_date),
      })),
    })
    expect(useOf(found, 'billing', 'xq7')).toBe('birthDate')
    expect(evidenceOf(found, 'billing', 'xq7')).toMatch(/% of its values stand in "birth_date" of crm/)
    expect(found.config.sources?.billing.map?.birthDate).toEqual({ column: 'xq7', order: 'DMY' })
  })

  it('does not take another date for the birth date', async () => {
    const found = await guess({
      crm: people.map(crm),
      billing: people.map(({ last_name, updated_at }, i) => ({ account: `A${i}`, holder: last_name, xq7: updated_at })),
    })
    expect(useOf(found, 'billing', 'xq7')).not.toBe('birthDate')
  })

  it('finds names under headers that say nothing', async () => {
    const found = await guess({
      crm: people.map(crm),
      web: people.map(({ first_name, last_name, email }, i) => ({
        no: `W${i}`,
        c1: first_name,
        c2: last_name,
        c3: email,
      })),
    })
    expect([useOf(found, 'web', 'c1'), useOf(found, 'web', 'c2'), useOf(found, 'web', 'c3')]).toEqual([
      'name.given',
      'name.family',
      'email',
    ])
  })

  it('keeps the order of dates with each source', async () => {
    const found = await guess({
      crm: people.map(crm),
      web: people.map(({ email, birth_date }, i) => {
        const [year, month, day] = birth_date.split('-')
        return { user: `u${i}`, mail: email, dob: birth_date === '' ? '' : `${month}/${day}/${year}` }
      }),
    })
    expect(found.config.fields.birthDate).toEqual({ kind: 'date' })
    expect(found.config.sources?.crm.map?.birthDate).toEqual({ column: 'birth_date', order: 'YMD' })
    expect(found.config.sources?.web.map?.birthDate).toEqual({ column: 'dob', order: 'MDY' })
  })

  it('follows a foreign key whose rows agree elsewhere, and gives both columns one field', async () => {
    const found = await guess({
      crm: people.map(crm),
      support: people.slice(0, 200).map(({ first_name, last_name }, i) => ({
        ticket: `T${i}`,
        contact_name: `${first_name} ${last_name}`,
        crm_ref: `C-${1000 + i}`,
      })),
    })
    expect(useOf(found, 'support', 'crm_ref')).toBe('crmRef')
    expect(useOf(found, 'crm', 'customer_id')).toBe('id, crmRef')
    expect(evidenceOf(found, 'support', 'crm_ref')).toMatch(/ids of crm, and \d+ % of the rows so joined agree/)
  })

  it('does not follow a key that leads to somebody else', async () => {
    const found = await guess({
      crm: people.map(crm),
      support: people.slice(0, 200).map(({ first_name, last_name }, i) => ({
        ticket: `T${i}`,
        contact_name: `${first_name} ${last_name}`,
        referred_by: `C-${1000 + ((i * 37 + 11) % 400)}`,
      })),
    })
    expect(useOf(found, 'crm', 'customer_id')).toBe('id')
  })

  it('does not depend on the order of rows', async () => {
    const files = {
      crm: people.map(crm),
      web: people.map(({ email, last_name }, i) => ({ no: `W${i}`, c2: last_name, c3: email })),
    }
    const reversed = { crm: [...files.crm].reverse(), web: [...files.web].reverse() }
    expect(await guess(reversed)).toEqual(await guess(files))
  })
})

describe('guessConfig', () => {
  it('makes the same config of files in any order', async () => {
    const files = {
      web: people.map(({ email, birth_date, last_name }, i) => ({
        no: `W${i}`,
        c1: last_name,
        mail: email,
        born: dayFirst(birth_date),
      })),
      crm: people.map(crm),
      shop: people.map(({ email }, i) => ({ order_no: `S${i}`, contact: email, customer: `C-${1000 + i}` })),
    }
    const { web, crm: own, shop } = files
    const configs = await Promise.all([guess(files), guess({ shop, web, crm: own }), guess({ crm: own, shop, web })])
    expect(new Set(configs.map(({ config }) => JSON.stringify(config))).size).toBe(1)
    expect(configs[0].columns[0].source).toBe('web')
  })
})

describe('guessConfig on a file of persons and organizations', () => {
  it('splits a column of names by the column that tells the type', async () => {
    const found = await guess({
      crm: people.map(({ first_name, last_name, email }, i) => ({
        id: `c${i}`,
        type: i % 5 === 0 ? 'B2B' : 'B2C',
        name: i % 5 === 0 ? `${last_name} Trading Ltd` : `${first_name} ${last_name}`,
        email,
      })),
    })
    expect(found.config.fields).toMatchObject({ type: { kind: 'record-type' }, name: { kind: 'person-name' } })
    expect(found.config.sources?.crm.map).toMatchObject({
      name: { column: 'name', when: { column: 'type', is: ['B2C'] } },
      organization: { column: 'name', when: { column: 'type', is: ['B2B'] } },
    })
  })

  it('splits it by how the names read where no column tells', async () => {
    const found = await guess({
      crm: people.map(({ first_name, last_name, email }, i) => ({
        id: `c${i}`,
        name: i % 5 === 0 ? `${last_name} Trading Ltd` : `${first_name} ${last_name}`,
        email,
      })),
    })
    expect(found.config.sources?.crm.map).toMatchObject({
      name: { column: 'name', only: 'persons' },
      organization: { column: 'name', only: 'organizations' },
    })
  })
})
