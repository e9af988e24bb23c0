import { beforeAll, describe, expect, it } from 'vitest'
import { type RawTable, type Row, tableFromRows } from '../../src/columns'
import { generatePeople, type PersonRecord } from '../../src/generate'
import { type ConfigGuess, guessConfig } from '../../src/guess'

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

  const brands = ['Norda', 'Velox', 'Kestrel', 'Brimar', 'Tolux']
  const goods = ['camera', 'washer', 'speaker', 'printer', 'monitor', 'toaster']
  const product = (i: number): string => `${brands[i % 5]} ${goods[i % 6]} series ${i}`
  const first = Array.from({ length: 60 }, (_, i) => ({ no: `a${i}`, product_name: product(i), price: 100 + i }))

  it('finds texts of one thing under different headers by their words, and prices by a common word', async () => {
    const found = await guess({
      shop: first,
      outlet: first.map(({ price }, i) => ({ no: `b${i}`, title: `${product(i)} new`, list_price: price * 1.1 })),
    })
    expect(useOf(found, 'shop', 'product_name')).toBe(useOf(found, 'outlet', 'title'))
    expect(useOf(found, 'shop', 'price')).toBe(useOf(found, 'outlet', 'list_price'))
  })

  it('leaves texts and numbers of different things apart', async () => {
    const found = await guess({
      shop: first,
      outlet: first.map((_, i) => ({
        no: `b${i}`,
        description: `delivered within ${i} days by post or van`,
        weight: 3 + i,
      })),
    })
    expect(useOf(found, 'outlet', 'description')).toBe('description')
    expect(useOf(found, 'outlet', 'weight')).toBe('weight')
  })

  it('reads names as names of organizations where another table says that they are', async () => {
    const named = (i: number): string => `${brands[i % 5]}${i} ${['Grill', 'Cafe', 'Deli'][i % 3]}`
    const rows = Array.from({ length: 60 }, (_, i) => i)
    const found = await guess({
      guide: rows.map((i) => ({ no: `a${i}`, name: named(i), phone: `212 555 ${1000 + i}` })),
      list: rows.map((i) => ({ no: `b${i}`, restaurant: named(i + 7).toLowerCase(), phone: `212 555 ${1007 + i}` })),
    })
    expect(useOf(found, 'guide', 'name')).toBe('organization')
    expect(evidenceOf(found, 'guide', 'name')).toBe('its words stand in "restaurant" of list')
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
