import { beforeAll, describe, expect, it } from 'vitest'
import { type RawTable, type Row, tableFromRows } from '../../src/columns'
import { validateConfig } from '../../src/entity'
import { generatePeople } from '../../src/generate'
import { type ConfigGuess, completeConfig, guessConfig } from '../../src/guess'

let people: {
  given: string
  family: string
  born: string
  mail: string
  tel: string
  street: string
  city: string
  zip: string
  changed: string
}[]
beforeAll(() => {
  people = Array.from(generatePeople({ records: 300, seed: 5, noise: 0 }), ({ record }) => ({
    given: record.first_name,
    family: record.last_name,
    born: record.birth_date,
    mail: record.email,
    tel: record.phone,
    street: record.street,
    city: record.city,
    zip: record.postcode,
    changed: record.updated_at,
  }))
})

async function guess(rows: readonly Row[]): Promise<ConfigGuess> {
  return guessConfig([await tableFromRows('file', rows)])
}

const usesOf = ({ columns }: ConfigGuess): Record<string, string | undefined> =>
  Object.fromEntries(columns.map(({ column, use }) => [column, use]))

describe('guessConfig', () => {
  const styles: [name: string, headers: readonly string[]][] = [
    [
      'snake_case',
      ['id', 'first_name', 'last_name', 'birth_date', 'email', 'phone', 'street', 'city', 'postcode', 'updated_at'],
    ],
    [
      'camelCase',
      [
        'id',
        'firstName',
        'lastName',
        'birthDate',
        'emailAddress',
        'phoneNumber',
        'streetAddress',
        'city',
        'postalCode',
        'updatedAt',
      ],
    ],
    [
      'words',
      [
        'ID',
        'First Name',
        'Last Name',
        'Date of Birth',
        'E-Mail',
        'Phone Number',
        'Street Address',
        'City',
        'Zip Code',
        'Last Modified',
      ],
    ],
    ['short', ['rec_id', 'fname', 'lname', 'dob', 'mail', 'tel', 'addr', 'town', 'zip', 'modified']],
    [
      'capitals',
      ['RECORD_ID', 'GIVEN_NAME', 'SURNAME', 'DOB', 'EMAIL', 'MOBILE', 'ADDRESS', 'CITY', 'ZIP', 'LAST_UPDATED'],
    ],
    [
      'German',
      ['Kunden-ID', 'Vorname', 'Nachname', 'Geburtsdatum', 'E-Mail', 'Telefon', 'Straße', 'Ort', 'PLZ', 'updated'],
    ],
    [
      'French',
      [
        'id',
        'Prénom',
        'Nom de famille',
        'Date de naissance',
        'Email',
        'Téléphone',
        'Adresse',
        'Ville',
        'Code postal',
        'updated',
      ],
    ],
  ]
  it.each(styles)('understands headers in the style of %s', async (_, headers) => {
    const found = await guess(
      people.map((p, i) =>
        Object.fromEntries(
          [`R${i}`, p.given, p.family, p.born, p.mail, p.tel, p.street, p.city, p.zip, p.changed].map((v, c) => [
            headers[c],
            v,
          ]),
        ),
      ),
    )
    const targets = ['id', 'name.given', 'name.family', 'birthDate', 'email', 'phone']
    const uses = usesOf(found)
    expect(headers.slice(0, 6).map((header) => uses[header])).toEqual(targets)
    for (const header of headers.slice(6, 9)) expect(uses[header]).toMatch(/^address(\.|$)/)
    expect(uses[headers[9]]).toBe('observedAt')
    expect(() => validateConfig(found.config)).not.toThrow()
    expect(() => validateConfig(JSON.parse(JSON.stringify(found.config)))).not.toThrow()
  })

  it('uses what several columns say alike once: a full name beside its parts, a copy of a column', async () => {
    const found = await guess(
      people.map((p, i) => ({
        id: `${i}`,
        full_name: `${p.given} ${p.family}`,
        first_name: p.given,
        surname: p.family,
        email: p.mail,
        title: `${p.street} ${p.city} nice place`,
        description: `${p.street} ${p.city} nice place`,
      })),
    )
    const uses = usesOf(found)
    const isWhole = uses.full_name === 'name'
    expect([uses.first_name, uses.surname]).toEqual(isWhole ? [undefined, undefined] : ['name.given', 'name.family'])
    if (!isWhole) expect(uses.full_name).toBeUndefined()
    expect([uses.title, uses.description].filter((use) => use !== undefined).length).toBeLessThanOrEqual(1)
    for (const { use, evidence } of found.columns) if (use === undefined) expect(evidence).not.toBe('')
  })

  it('leaves out columns that are constant, empty, or numbers of rows, and says why', async () => {
    const found = await guess(
      people.map((p, i) => ({
        id: `R${i}`,
        name: `${p.given} ${p.family}`,
        email: p.mail,
        country: 'Ruritania',
        fax: '',
        row_number: `${i}`,
        checksum: `${(i * 7919) % 100_003}`,
      })),
    )
    const uses = usesOf(found)
    for (const column of ['country', 'fax', 'row_number', 'checksum']) expect(uses[column]).toBeUndefined()
    const reason = (column: string): string => found.columns.find((c) => c.column === column)?.evidence ?? ''
    expect(reason('country')).toBe('the same value everywhere')
    expect(reason('fax')).toBe('nearly empty')
  })

  it('takes several telephones or mailboxes into one field', async () => {
    const found = await guess(
      people.map((p, i) => ({
        id: `${i}`,
        name: `${p.given} ${p.family}`,
        phone: p.tel,
        mobile: people[(i + 1) % 300].tel,
      })),
    )
    expect(found.config.sources?.file.map?.phone).toEqual(['phone', 'mobile'])
  })

  it('finds the source in a column, and ids that are unique within it only', async () => {
    const found = await guess(
      people.map((p, i) => ({
        id: `${i >> 1}`,
        source: i % 2 ? 'crm' : 'web',
        name: `${p.given} ${p.family}`,
        email: p.mail,
      })),
    )
    expect(usesOf(found)).toMatchObject({ id: 'id', source: 'sourceColumn' })
  })

  it('takes no column for the id whose values repeat', async () => {
    const found = await guess(
      people.map((p, i) => ({ household_id: `${i >> 2}`, name: `${p.given} ${p.family}`, email: p.mail })),
    )
    expect(usesOf(found).household_id).toBeUndefined()
    expect(found.config.sources?.file.id).toBeUndefined()
  })

  it('never compares an id', async () => {
    const found = await guess(
      people.map((p, i) => ({
        customer_id: `C${i}`,
        account_id: `A${i}`,
        name: `${p.given} ${p.family}`,
        email: p.mail,
      })),
    )
    const uses = Object.values(usesOf(found)).filter((use) => use !== undefined)
    expect(uses.sort()).toEqual(['email', 'id', 'name'])
  })

  it('finds the order of dates by evidence', async () => {
    const found = await guess(
      people.map((p, i) => ({
        id: `${i}`,
        name: `${p.given} ${p.family}`,
        dob: `${(i % 28) + 1}/${(i % 12) + 1}/${1950 + (i % 50)}`,
      })),
    )
    expect(found.config.fields.birthDate).toMatchObject({ kind: 'date', order: 'DMY' })
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'takes a column of text called %s as any other',
    async (header) => {
      const words = ['red', 'fox', 'jumps', 'over', 'lazy', 'dog', 'quick', 'brown', 'hen', 'cat', 'sits', 'mat']
      const text = (i: number): string =>
        Array.from({ length: 6 }, (_, j) => words[(i * 7 + j * j * ((i % 5) + 1)) % 12] + (i % 9)).join(' ')
      const rows = people.map(
        (p, i): Row =>
          Object.fromEntries([
            ['id', `${i}`],
            ['email', p.mail],
            [header, text(i)],
          ]),
      )
      const found = await guess(rows)
      expect(usesOf(found)[header]).toBeDefined()
      expect(() => validateConfig(JSON.parse(JSON.stringify(found.config)))).not.toThrow()
      expect(Object.values(found.config.sources?.file.map ?? {}).sort()).toEqual([header, 'email'].sort())
    },
  )

  it('does not depend on the order of rows or columns', async () => {
    const rows = people.map((p, i) => ({
      id: `${i}`,
      name: `${p.given} ${p.family}`,
      email: p.mail,
      tel: p.tel,
      born: p.born,
      city: p.city,
    }))
    const found = await guess(rows)
    const turned = await guess([...rows].reverse().map((row) => Object.fromEntries(Object.entries(row).reverse())))
    expect(usesOf(turned)).toEqual(usesOf(found))
    expect(turned.config.fields).toEqual(found.config.fields)
  })

  it('says that nothing can tell records apart, in NO_INPUT', async () => {
    const table = await tableFromRows(
      'file',
      people.map((_, i) => ({ id: `${i}`, flag: 'x' })),
    )
    expect(() => guessConfig([table])).toThrow(expect.objectContaining({ code: 'NO_INPUT' }))
  })

  it('guesses a small table of one, two or five rows without failing otherwise', async () => {
    for (const count of [1, 2, 5]) {
      try {
        const found = await guess(
          people
            .slice(0, count)
            .map((p, i) => ({ id: `${i}`, first_name: p.given, last_name: p.family, email: p.mail })),
        )
        expect(() => validateConfig(found.config)).not.toThrow()
      } catch (error) {
        expect(error).toMatchObject({ code: 'NO_INPUT' })
      }
    }
  })
})

describe('completeConfig', () => {
  const table = async (): Promise<RawTable> =>
    tableFromRows(
      'file',
      people.map((p, i) => ({
        record_id: `${i}`,
        first_name: p.given,
        last_name: p.family,
        mail: p.mail,
        dob: p.born,
      })),
    )

  it('maps columns to the fields of the config for sources without an entry', async () => {
    const { config } = completeConfig({ fields: { person: { kind: 'person-name' }, email: { kind: 'email' } } }, [
      await table(),
    ])
    expect(config.sources?.file).toMatchObject({
      id: 'record_id',
      map: { 'person.given': 'first_name', 'person.family': 'last_name', email: 'mail' },
    })
    expect(config.fields).toEqual({ person: { kind: 'person-name' }, email: { kind: 'email' } })
  })

  it('changes nothing that the config says', async () => {
    const given = { fields: { email: { kind: 'email' } }, sources: { file: { map: { email: 'mail' } } } }
    expect(completeConfig(given, [await table()])).toEqual({ config: given, columns: [] })
  })

  it.each(['constructor', '__proto__', 'toString'])('completes a source called %s as any other', async (name) => {
    const own = { ...(await table()), source: name }
    const { config } = completeConfig({ fields: { email: { kind: 'email' } }, sources: { other: { id: 'x' } } }, [own])
    expect(Object.keys(config.sources ?? {}).sort()).toEqual(['other', name].sort())
    expect(new Map(Object.entries(config.sources ?? {})).get(name)).toMatchObject({
      id: 'record_id',
      map: { email: 'mail' },
    })
  })
})
