import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Row, tableFromRows } from '../../src/columns'
import type { EntityConfig } from '../../src/entity'
import { builtInKinds } from '../../src/kinds'
import { type FieldProfile, profileTables, type SourceProfile, withoutPersonalValues } from '../../src/profile'

const profileRows = async (config: EntityConfig, rows: readonly Row[], source = 'crm'): Promise<SourceProfile[]> =>
  profileTables(config, [await tableFromRows(source, rows)])

const profileField = async (kind: string, values: readonly string[], options = {}): Promise<FieldProfile> => {
  const rows = values.map((value, i) => ({ id: `r${i}`, own: value }))
  const [profile] = await profileRows({ fields: { own: { kind, ...options } }, sources: { crm: { id: 'id' } } }, rows)
  return profile.fields[0]
}

const problemsOf = async (kind: string, values: readonly string[]) => {
  const rows = values.map((value) => ({ own: value }))
  const [profile] = await profileRows({ fields: { own: { kind } } }, rows)
  return profile.problems
}

const repeat = (count: number, value: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => value(i))

describe('profileTables', () => {
  it('tells filled, readable, placeholder and empty rows apart', async () => {
    const field = await profileField('email', [
      'ann@lee.org',
      'ANN@lee.org',
      'bob@ray.org',
      'no mail',
      'unknown',
      'test@test.com',
      '',
      ' ',
    ])
    expect(field.completeness).toMatchObject({ count: 4, n: 8, share: 0.5 })
    expect(field.validity).toMatchObject({ count: 3, n: 4, share: 0.75 })
    expect(field).toMatchObject({ distinct: 4, uniqueness: 1, placeholderRows: 2, repeatedValues: 1 })
    expect(field.placeholders).toEqual([
      { value: 'test@test.com', rows: 1, reason: 'test-address' },
      { value: 'unknown', rows: 1, reason: 'nothing' },
    ])
    expect(field.unreadable).toEqual([{ value: 'no mail', rows: 1 }])
  })

  it('counts two writings of one value as a repetition', async () => {
    const field = await profileField('email', ['ann@lee.org', 'ANN@lee.org', 'bob@ray.org'])
    expect(field.repeated).toMatchObject({ count: 2, n: 3 })
  })

  it('reads each value of a list', async () => {
    const field = await profileField('email', ['ann@lee.org;bob@ray.org', '["cy@fox.org","no mail"]', 'n/a|unknown'], {
      many: true,
    })
    expect(field.completeness.count).toBe(2)
    expect(field.validity.count).toBe(1)
    expect(field.placeholderRows).toBe(1)
  })

  it('takes a known stand-in for a date as a placeholder', async () => {
    const dates = repeat(200, (i) => `19${50 + (i % 40)}-0${1 + (i % 9)}-1${i % 10}`)
    const field = await profileField('date', [...dates, '1900-01-01', '1900-01-01'])
    expect(field.placeholders).toEqual([{ value: '1900-01-01', rows: 2, reason: 'date' }])
    expect(field.completeness.count).toBe(200)
    expect(field.range).toEqual({ min: '1950-01-10', max: '1989-08-19' })
  })

  it('finds values that suspiciously many rows share', async () => {
    const field = await profileField('email', [
      ...repeat(100, (i) => `person${i}@lee.org`),
      ...repeat(12, () => 'info@acme.com'),
    ])
    expect(field.generic).toEqual([{ value: 'info@acme.com', rows: 12 }])
    expect(field).toMatchObject({ genericValues: 1, genericRows: 12 })
  })

  it('leaves a frequent surname alone', async () => {
    const field = await profileField('person-name', [
      ...repeat(100, (i) => `Ann Abc${i}`),
      ...repeat(12, () => 'Ann Lee'),
    ])
    expect(field.genericValues).toBe(0)
  })

  it('knows shapes, types, lengths and what is out of place', async () => {
    const field = await profileField('identifier', ['AB-123', 'CD-456', 'X-1', 'ann@lee.org'])
    expect(field.patterns).toEqual([
      { pattern: 'AA-999', rows: 2 },
      { pattern: 'A-9', rows: 1 },
      { pattern: 'a+@a+.a+', rows: 1 },
    ])
    expect(field.types).toEqual([
      { type: 'code', rows: 3, isForeign: false },
      { type: 'email', rows: 1, isForeign: true },
    ])
    expect(field.lengths).toEqual({ min: 3, max: 11, mean: 6.5 })
  })

  it('orders numbers by size', async () => {
    expect((await profileField('number', ['9', '10', '-2.5'])).range).toEqual({ min: '-2.5', max: '10' })
  })

  it('judges values by more than reading where the kind can', async () => {
    const kind = builtInKinds.get('identifier')
    if (kind === undefined) throw new Error('no such kind')
    const checked = {
      ...kind,
      name: 'even-number',
      field: (...args: Parameters<typeof kind.field>) => ({
        ...kind.field(...args),
        isValid: (raw: string) => (/^\d+$/.test(raw) ? Number(raw) % 2 === 0 : undefined),
      }),
    }
    const [profile] = await profileRows({ fields: { own: { kind: checked } } }, [
      { own: '1702' },
      { own: '1703' },
      { own: 'A17' },
    ])
    expect(profile.fields[0].validity).toMatchObject({ count: 2, n: 3 })
  })

  it('profiles each source of a file by itself', async () => {
    const config = { fields: { email: { kind: 'email' } }, sources: { all: { sourceColumn: 'from' } } } as const
    const profiles = await profileRows(
      config,
      [
        { from: 'web', email: 'ann@lee.org' },
        { from: 'shop', email: '' },
        { from: 'web', email: 'bob@ray.org' },
        { from: '', email: 'cy@fox.org' },
      ],
      'all',
    )
    expect(
      profiles.map(({ source, table, rows, fields }) => [source, table, rows, fields[0].completeness.count]),
    ).toEqual([
      ['all', 'all', 1, 1],
      ['shop', 'all', 1, 0],
      ['web', 'all', 2, 2],
    ])
  })

  it('takes a table without rows', async () => {
    const table = { ...(await tableFromRows('crm', [{ email: 'a@b.org' }])), rowCount: 0 }
    const [profile] = profileTables({ fields: { email: { kind: 'email' } } }, [table])
    expect(profile).toMatchObject({ source: 'crm', rows: 0, problems: [], agreement: [] })
    expect(profile.fields[0].completeness).toMatchObject({ n: 0, share: 0 })
  })

  it('lists the columns that nothing is read from', async () => {
    const [profile] = await profileRows({ fields: { email: { kind: 'email' } } }, [{ email: 'a@b.org', colour: 'red' }])
    expect(profile.unusedColumns).toEqual(['colour'])
  })
})

describe('problems', () => {
  it.each([
    ['empty', 'email', repeat(5, () => '')],
    ['mostly-missing', 'email', repeat(100, (i) => (i < 20 ? `p${i}@lee.org` : ''))],
    ['placeholders', 'phone', ['999-999-9999', '617-504-2041']],
    ['unreadable', 'date', ['1987-04-13', '1987-13-45']],
    ['other-type', 'phone', ['617-504-2041', 'ann@lee.org']],
    ['generic', 'phone', [...repeat(50, (i) => `617-504-${2041 + i * 7}`), ...repeat(15, () => '617-555-0142')]],
    ['repeated-identifier', 'identifier', ['AB1702', 'ab-1702', 'CD1890']],
    ['mixed-date-orders', 'date', ['13/04/1987', '04/14/1987', '03/05/1990']],
    ['constant', 'category', repeat(20, () => 'gold')],
  ] as const)('names %s in a column of %s', async (name, kind, values) => {
    expect((await problemsOf(kind, values)).map(({ problem }) => problem)).toContain(name)
  })

  it('are none in a sound column', async () => {
    expect(
      await problemsOf(
        'email',
        repeat(30, (i) => `person${i}@lee.org`),
      ),
    ).toEqual([])
  })

  it('never name a value that is a person’s own', async () => {
    const problems = await problemsOf('email', ['ann@lee.org', ...repeat(20, (i) => `Quibblethorpe ${i}`)])
    expect(JSON.stringify(problems)).not.toContain('Quibblethorpe')
  })
})

describe('agreement without resolving', () => {
  const config: EntityConfig = {
    fields: {
      name: { kind: 'person-name' },
      birthDate: { kind: 'date' },
      email: { kind: 'email' },
      phone: { kind: 'phone' },
    },
  }
  const crm = [
    { name: 'Ann Lee', birthDate: '1987-04-13', email: 'ann@lee.org', phone: '617-504-2041' },
    { name: 'Bob Ray', birthDate: '1950-02-03', email: 'bob@ray.org', phone: '617-504-2042' },
    { name: 'Cy Fox', birthDate: '1961-07-08', email: '', phone: '617-504-2043' },
  ]
  const billing = [
    { name: 'ANN LEE', birthDate: '1987-04-13', email: 'ANN@lee.org', phone: '(617) 504-2041' },
    { name: 'Bob Ray', birthDate: '1950-03-02', email: 'bob@ray.org', phone: '617-504-9999' },
    { name: 'Di Fox', birthDate: '1961-07-09', email: 'cy@fox.org', phone: '617-504-2043' },
  ]

  it('compares records that share a mail address, or a phone and family name', async () => {
    const profiles = profileTables(config, [await tableFromRows('crm', crm), await tableFromRows('billing', billing)])
    const agreement = Object.fromEntries(
      profiles[0].agreement.map(({ field, agreement, linkedBy }) => [field, [agreement.count, agreement.n, linkedBy]]),
    )
    const phone = 'phone with name.family'
    expect(agreement).toEqual({
      'name.given': [2, 2, ['email']],
      'name.family': [2, 2, ['email']],
      birthDate: [1, 3, ['email', phone]],
      email: [1, 1, [phone]],
      phone: [1, 2, ['email']],
    })
    expect(profiles[1].agreement).toEqual(profiles[0].agreement)
    expect(profiles[0].agreement[0]).toMatchObject({ left: 'billing', right: 'crm' })
  })

  it('links nobody by a mailbox that many share', async () => {
    const shared = (source: string) =>
      tableFromRows(
        source,
        repeat(15, (i) => `Ann Lee${i}`).map((name) => ({ name, email: 'info@acme.com' })),
      )
    const [profile] = profileTables({ fields: { name: { kind: 'person-name' }, email: { kind: 'email' } } }, [
      await shared('crm'),
      await shared('web'),
    ])
    expect(profile.agreement).toEqual([])
  })
})

describe('withoutPersonalValues', () => {
  it('leaves out lists of values of persons, and keeps what is suspected and what is nobody’s', async () => {
    const [profile] = await profileRows({ fields: { email: { kind: 'email' }, tier: { kind: 'category' } } }, [
      { email: 'ann@lee.org', tier: 'gold' },
      { email: 'ann@lee.org', tier: 'gold' },
      { email: 'no mail', tier: 'none' },
      { email: 'test@test.com', tier: 'gold' },
    ])
    const shown = withoutPersonalValues(profile)
    expect(JSON.stringify(shown)).not.toMatch(/ann@lee|no mail/)
    expect(shown.fields[0].placeholders[0].value).toBe('test@test.com')
    expect(shown.fields[1].top).toEqual([{ value: 'gold', rows: 3 }])
    expect(profile.fields[0].top).toEqual([{ value: 'ann@lee.org', rows: 2 }])
  })
})

describe('a profile', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '',
      'unknown',
      '1900-01-01',
      '999-999-9999',
      'test@test.com',
      'ann@lee.org',
      'ANN@LEE.ORG',
      '13/04/1987',
    ),
    fc.constantFrom('Ann Lee', '617-504-2041', '山田', '2.50'),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  )
  const rowsOf = fc.array(
    fc.record({ s: fc.constantFrom('a', 'b', ''), name: value, dob: value, email: value, phone: value, no: value }),
    { maxLength: 30 },
  )
  const config: EntityConfig = {
    fields: {
      name: { kind: 'person-name' },
      dob: { kind: 'date' },
      email: { kind: 'email', many: true },
      phone: { kind: 'phone' },
      no: { kind: 'identifier' },
    },
    sources: { crm: { sourceColumn: 's' } },
  }
  // A first row with all columns, so that they are all there.
  const first = { s: 'a', name: 'Ann', dob: '1987', email: 'a@b.org', phone: '6175042041', no: '17' }

  it('does not depend on the order of rows, survives JSON, and has shares within their intervals', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, fc.integer(), async (rows, seed) => {
        const all = [first, ...rows]
        const shuffled = all
          .map((row, i) => ({ row, key: Math.imul(i + 1, seed | 1) }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        const profiles = await profileRows(config, all)
        const other = await profileRows(config, shuffled)
        expect(other).toEqual(profiles)
        expect(JSON.parse(JSON.stringify(profiles))).toEqual(profiles)
        for (const { rows: n, fields, problems, agreement } of profiles) {
          const rates = [
            ...fields.flatMap((field) => [field.completeness, field.validity, field.repeated]),
            ...problems.map(({ affected }) => affected),
            ...agreement.map((own) => own.agreement),
          ]
          for (const { share, low, high, count, n: of } of rates) {
            expect(count).toBeLessThanOrEqual(of)
            expect([0 <= low, low <= share, share <= high, high <= 1]).toEqual([true, true, true, true])
          }
          for (const field of fields) {
            expect(field.rows).toBe(n)
            expect(field.completeness.count + field.placeholderRows).toBeLessThanOrEqual(n)
            expect(field.types.reduce((sum, { rows }) => sum + rows, 0)).toBe(field.completeness.count)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
