import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSamewiseError } from '../../src/base'
import { tableFromRows } from '../../src/columns'
import { compilePlan } from '../../src/entity'
import { importSplink, type SplinkNote } from '../../src/splink'
import { comparison, modelOf, savedModel } from './model-of'

const fieldsOf = (settings: unknown) => ({ ...importSplink(settings).config.fields })
const mapOf = (settings: unknown) => ({ ...importSplink(settings).config.sources?.input.map })
const notesAt = (notes: readonly SplinkNote[], path: string) => notes.filter((note) => note.path === path)

describe('importSplink', () => {
  it('reads a trained model of Splink 5', () => {
    const { config, notes } = importSplink(savedModel('splink-5-people'), { sources: ['people'] })
    expect(JSON.parse(JSON.stringify(config))).toEqual({
      fields: {
        name: { kind: 'person-name' },
        birthDate: { kind: 'date' },
        address: { kind: 'address' },
        phone: { kind: 'phone' },
        email: { kind: 'email' },
      },
      sources: {
        people: {
          id: 'record_id',
          map: {
            'name.given': 'first_name',
            'name.family': 'last_name',
            birthDate: 'birth_date',
            'address.line': 'street',
            'address.city': 'city',
            'address.postcode': 'postcode',
            phone: 'phone',
            email: 'email',
          },
        },
      },
      match: {
        blocking: [
          ['email'],
          ['phone'],
          ['name.family', 'birthDate'],
          ['name.given', 'birthDate'],
          ['name.given', 'name.family', 'address.postcode'],
          ['address.line', 'address.postcode'],
          ['name.given:first-3', 'name.family:first-4', 'address.postcode'],
        ],
      },
    })
    expect(notes.filter(({ outcome }) => outcome === 'left-out')).toEqual([])
    const [learned] = notesAt(notes, 'comparisons[3]')
    expect(learned.what).toMatch(/^m and u of 2 levels of "city": "Exact match on city" m 0\.\d+, u 0\.\d+; "All other/)
  })

  it('reads what Splink 4 makes of arrays, places, dates and SQL of one’s own', () => {
    const { config, notes } = importSplink(savedModel('splink-4-mixed'))
    expect(Object.keys(config.sources ?? {})).toEqual(['left', 'right'])
    expect(config.fields.email).toEqual({ kind: 'email', many: true })
    expect({ ...config.sources?.left.map }).toMatchObject({
      'location.latitude': 'lat',
      'location.longitude': 'lng',
      email: 'emails',
      updatedAt: 'updated_at',
    })
    expect(config.fields.updatedAt).toEqual({ kind: 'category', compare: false })
    expect(config.match?.blocking).toEqual([
      ['name:both'],
      ['email'],
      ['birthDate'],
      ['address.postcode'],
      ['phone'],
      ['name.family'],
      ['name.given:first-2', 'birthDate'],
      ['name.family', 'address.city'],
    ])
    const leftOut = notes.filter(({ outcome }) => outcome === 'left-out').map(({ what }) => what)
    expect(leftOut).toEqual([
      'retain_intermediate_calculation_columns true',
      'tf_adjustment_weight 0.5 of phone',
      'tf_minimum_u_value 0.001 of phone',
      'Level "last six": right(phone_l, 6) = right(phone_r, 6)',
      'salting_partitions of 4',
    ])
  })

  it('reads trained and linking models of Splink 3', () => {
    const people = importSplink(savedModel('splink-3-people'))
    expect(Object.keys(people.config.fields)).toEqual(['name', 'birthDate', 'address', 'email', 'phone'])
    expect(people.config.match?.blocking).toEqual([
      ['email'],
      ['name.family', 'birthDate'],
      ['name.given', 'address.postcode'],
    ])
    const link = importSplink(savedModel('splink-3-link'))
    expect(Object.keys(link.config.sources ?? {})).toEqual(['left', 'right'])
    expect(notesAt(link.notes, 'link_type')[1]).toMatchObject({ outcome: 'check', what: 'link_type link_only' })
  })

  it('never assumes that linked tables hold no duplicates', () => {
    const { config } = importSplink(savedModel('splink-3-link'))
    for (const source of Object.values(config.sources ?? {})) expect(source.duplicateFree).toBeUndefined()
  })

  it('takes one table of a linking model for one with a column that names the source', () => {
    const settings = { ...savedModel('splink-3-link'), source_dataset_column_name: 'system' }
    expect(importSplink(settings, { sources: ['all'] }).config.sources?.all.sourceColumn).toBe('system')
    const { config, notes } = importSplink(settings, { sources: ['a', 'b'] })
    expect(config.sources?.a.sourceColumn).toBeUndefined()
    expect(notesAt(notes, 'source_dataset_column_name')).toHaveLength(1)
  })

  it('has a note on every level that is not carried over as it is, and on every setting', () => {
    const settings = savedModel('splink-4-mixed')
    const { notes } = importSplink(settings)
    for (const [i, { comparison_levels }] of (
      settings.comparisons as { comparison_levels: { sql_condition: string }[] }[]
    ).entries()) {
      for (const [k, { sql_condition }] of comparison_levels.entries()) {
        if (/^ELSE$|NULL OR|^"(\w+)_l" = "\1_r"$/.test(sql_condition)) continue
        expect(notesAt(notes, `comparisons[${i}].comparison_levels[${k}]`), sql_condition).not.toEqual([])
      }
    }
    const unknown = importSplink({ ...settings, some_new_setting: { a: 1 } }).notes
    expect(notesAt(unknown, 'some_new_setting')).toMatchObject([{ outcome: 'left-out' }])
  })

  it('says where a known setting has a value of its own, and is silent where it says nothing', () => {
    const quiet = modelOf([comparison('surname')], [], {
      em_convergence: 0.0001,
      max_iterations: 25,
      sql_dialect: 'spark',
    })
    const loud = { ...quiet, em_convergence: 0.01, max_iterations: 5 }
    const settings = (model: unknown) =>
      importSplink(model).notes.filter(({ outcome, path }) => outcome === 'left-out' && !path.includes('['))
    expect(settings(quiet)).toEqual([])
    expect(settings(loud).map(({ what }) => what)).toEqual(['em_convergence 0.01', 'max_iterations 5'])
  })

  it('speaks of fixed m, and of unknown settings of a level', () => {
    const model = modelOf([
      {
        output_column_name: 'city',
        comparison_levels: [
          { sql_condition: 'city_l = city_r', fix_m_probability: true, new_key: 1, fix_u_probability: false },
        ],
      },
    ])
    const own = notesAt(importSplink(model).notes, 'comparisons[0].comparison_levels[0]')
    expect(own.map(({ what }) => what)).toEqual(['fix_m_probability true', 'new_key 1'])
  })
})

describe('a level of an imported model', () => {
  const outcomesOf = (condition: string) => {
    const model = modelOf([
      comparison('surname', condition),
      comparison('first_name'),
      comparison('dob'),
      comparison('city'),
    ])
    return notesAt(importSplink(model).notes, 'comparisons[0].comparison_levels[2]').map(({ outcome }) => outcome)
  }

  it.each([
    'levenshtein(surname_l, surname_r) <= 2',
    'jaro_winkler(`surname_l`, `surname_r`) >= 0.9 AND (city_l = city_r OR dob_l = dob_r)',
    'abs(datediff(date(try_to_timestamp(dob_l)), date(try_to_timestamp(dob_r)))) <= floor(2629800 / 86400)',
    'ABS(EXTRACT(EPOCH FROM dob_l) - EXTRACT(EPOCH FROM dob_r)) <= 86400',
    'year(dob_l) = year(dob_r)',
    'array_length(list_intersect(surname_l, surname_r)) >= 1',
    'list_max(list_transform(flatten(list_transform(surname_l, x -> list_transform(surname_r, y -> [x, y]))), p -> jaro(p[1], p[2]))) >= 0.8',
    'surname_l = surname_r AND dob_l = dob_r',
  ])('is replaced by those of the kind where it asks for likeness: %s', (condition) => {
    expect(outcomesOf(condition)).toEqual(['replaced'])
  })

  it.each([
    "surname_l = 'smith' AND surname_r = 'smith'",
    'surname_l = surname_r OR NOT (city_l = city_r)',
    'right(surname_l, 4) = right(surname_r, 4)',
    'my_function(surname_l, surname_r) > 0.5',
    'length(surname_l) = length(surname_r)',
    'jaro(surname_l, surname_r) > 0.9 and right(city_l, 4) = right(city_r, 4)',
    "levenshtein(surname_l, 'smith') < 2",
    'surname_l = city_r',
    'surname_l > (select avg(x) from t)',
  ])('is left out where it asks for something else: %s', (condition) => {
    expect(outcomesOf(condition)).toEqual(['left-out'])
  })

  it('is carried over silently where the kind has it', () => {
    expect(outcomesOf('lower(surname_l) = lower(surname_r)')).toEqual([])
    expect(outcomesOf('first_name_l = surname_r and surname_l = first_name_r')).toEqual([])
  })

  it('on vectors is left out with its column', () => {
    const model = modelOf([
      comparison('surname'),
      comparison('embedding', 'array_cosine_similarity(embedding_l, embedding_r) > 0.9'),
    ])
    const { config, notes } = importSplink(model)
    expect(Object.keys(config.fields)).toEqual(['name'])
    expect(notesAt(notes, 'comparisons[1]')).toMatchObject([{ outcome: 'left-out', what: 'Column embedding' }])
  })

  it('with a crowd of columns is left out with its comparison', () => {
    const crowd = Array.from({ length: 500 }, (_, i) => `c${i}_l = c${i}_r`).join(' and ')
    const { config, notes } = importSplink(modelOf([comparison('surname'), comparison('x', crowd)]))
    expect(Object.keys(config.fields)).toEqual(['name'])
    expect(notesAt(notes, 'comparisons[1]')).toMatchObject([{ why: 'It names 501 columns, and 60 are read.' }])
  })

  it('that takes more for missing than what is empty is left out', () => {
    const model = modelOf([
      {
        output_column_name: 'postcode',
        comparison_levels: [
          { sql_condition: "regexp_extract(postcode_l, '[A-Z]+') IS NULL OR postcode_r IS NULL", is_null_level: true },
          { sql_condition: 'postcode_l = postcode_r' },
        ],
      },
    ])
    expect(notesAt(importSplink(model).notes, 'comparisons[0].comparison_levels[0]')).toMatchObject([
      { outcome: 'left-out' },
    ])
  })
})

describe('the fields of an imported model', () => {
  it.each([
    ['surname', 'person-name', 'name.family'],
    ['full_name', 'person-name', 'name'],
    ['dob', 'date', 'birthDate'],
    ['birth_year', 'date', 'birthDate.year'],
    ['emails', 'email', 'email'],
    ['mobile', 'phone', 'phone'],
    ['zip', 'address', 'address.postcode'],
    ['address', 'address', 'address.line'],
    ['company_name', 'organization-name', 'organization'],
    ['org_name', 'organization-name', 'organization'],
    ['soc_sec_id', 'identifier', 'socSecId'],
    ['website', 'web-address', 'website'],
    ['occupation', 'category', 'occupation'],
    ['state', 'category', 'state'],
    ['middle_name', 'category', 'middleName'],
    ['street_number', 'category', 'streetNumber'],
    ['gender', 'category', 'gender'],
    ['customer_ref', 'identifier', 'customerRef'],
    ['contact_name', 'person-name', 'name'],
    ['member_segment', 'category', 'memberSegment'],
  ])('are told by the header %s', (column, kind, target) => {
    const model = modelOf([comparison(column)])
    expect(Object.values(fieldsOf(model))).toMatchObject([{ kind }])
    expect(mapOf(model)).toEqual({ [target]: column })
  })

  it.each([
    ['x', ["regexp_extract(x_l, '^[^@]+') = regexp_extract(x_r, '^[^@]+')"], 'email'],
    ['x', ["abs(date_diff('day', try_strptime(x_l, '%d/%m/%Y'), try_strptime(x_r, '%d/%m/%Y'))) <= 30"], 'date'],
    ['x', ['abs(x_l - x_r) < 5'], 'number'],
    ['x', ['jaccard(x_l, x_r) >= 0.8'], 'text'],
    ['x', ["regexp_extract(x_l, '^[A-Za-z]{1,2}') = regexp_extract(x_r, '^[A-Za-z]{1,2}')"], 'postal-code'],
    ['x', ['jaro_winkler_similarity(x_l, x_r) >= 0.9'], 'category'],
  ])('are told by their conditions where the header %s says nothing: %j', (column, conditions, kind) => {
    expect(Object.values(fieldsOf(modelOf([comparison(column, ...conditions)])))).toMatchObject([{ kind }])
  })

  it('are told by the class that made the comparison, and by its name', () => {
    const made = (column: string, by: string) => ({ ...comparison(column), comparison_description: by })
    expect(fieldsOf(modelOf([made('a', 'EmailComparison'), made('b', 'DateOfBirthComparison')]))).toEqual({
      email: { kind: 'email' },
      birthDate: { kind: 'date' },
    })
    expect(fieldsOf(modelOf([{ ...comparison('c7'), output_column_name: 'telephone' }]))).toEqual({
      phone: { kind: 'phone' },
    })
  })

  it('read dates in the order of the model’s format', () => {
    const level = "try_strptime(dob_l, '%d/%m/%Y') = try_strptime(dob_r, '%d/%m/%Y')"
    expect(fieldsOf(modelOf([comparison('dob', level)])).birthDate).toEqual({ kind: 'date', order: 'DMY' })
  })

  it('are one list for several mails', () => {
    const model = modelOf([comparison('email'), comparison('work_email')])
    expect(fieldsOf(model)).toEqual({ email: { kind: 'email', many: true } })
    expect(mapOf(model)).toEqual({ email: ['email', 'work_email'] })
    expect(notesAt(importSplink(model).notes, 'comparisons[1]')).toMatchObject([{ what: 'Column work_email' }])
  })

  it('leave copies of other columns out, and say so', () => {
    const model = modelOf([
      comparison('first_name', 'array_length(list_intersect(first_name_dm_l, first_name_dm_r)) >= 1', 'x_l = x_r'),
    ])
    expect(mapOf(model)).toEqual({ 'name.given': 'first_name', x: 'x' })
    expect(notesAt(importSplink(model).notes, 'comparisons[0]')[0].what).toContain('first_name_dm')
  })

  it('are two where two columns have one place, to be checked', () => {
    const model = modelOf([comparison('postcode'), comparison('billing_postcode')])
    expect(mapOf(model)).toEqual({ 'address.postcode': 'postcode', billingPostcode: 'billing_postcode' })
    expect(notesAt(importSplink(model).notes, 'comparisons[1]')).toMatchObject([{ outcome: 'check' }])
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'prototype',
    'hasOwnProperty',
    '名',
    'a'.repeat(300),
    '1st',
    "o'clock",
  ])('bear names that are names, whatever the column is called: %s', (column) => {
    const { config } = importSplink(
      modelOf([comparison(column), comparison('surname')], [`l."${column}" = r."${column}"`]),
    )
    expect(() => compilePlan(JSON.parse(JSON.stringify(config)))).not.toThrow()
    expect(Object.values({ ...config.sources?.input.map })).toContain(column)
    expect(config.match?.blocking).toHaveLength(1)
  })

  it('bear names of their own where columns differ in signs only', () => {
    const model = modelOf(['a_b', 'a-b', 'a b', 'aB'].map((column) => comparison(column)))
    expect(Object.values(mapOf(model))).toEqual(['a_b', 'a-b', 'a b', 'aB'])
  })
})

describe('tables at hand', () => {
  const tableOf = () =>
    tableFromRows(
      'people',
      Array.from({ length: 40 }, (_, i) => ({
        id: String(i),
        surname: `Name${String.fromCharCode(97 + (i % 26))}`,
        dob: `${String(13 + (i % 15))}/0${1 + (i % 9)}/19${50 + i}`,
      })),
    )
  const model = modelOf([comparison('surname'), comparison('dob'), comparison('city')], [], {
    unique_id_column_name: 'id',
  })

  it('name the sources and show the order of dates', async () => {
    const { config } = importSplink(model, { tables: [await tableOf()] })
    expect({ ...config.sources?.people.map }).toMatchObject({ birthDate: { column: 'dob', order: 'DMY' } })
  })

  it('show which columns are not there', async () => {
    const { notes } = importSplink(model, { tables: [await tableOf()] })
    const [note] = notes.filter(({ what }) => what === 'Column city')
    expect(note).toMatchObject({ outcome: 'check' })
    expect(note.why).toContain('Its columns are id, surname, dob')
  })

  it('must be named', () => {
    for (const sources of [[], [''], ['a:b']])
      expect(() => importSplink(model, { sources })).toThrow('names of the sources')
  })
})

describe('any JSON', () => {
  const outcomeOf = (settings: unknown): string => {
    try {
      const { config, notes } = importSplink(settings)
      compilePlan(JSON.parse(JSON.stringify(config)))
      for (const note of notes) for (const text of Object.values(note)) expect(typeof text).toBe('string')
      return 'config'
    } catch (error) {
      if (isSamewiseError(error)) return error.code
      throw error
    }
  }

  it('gives a config or an error that says what to do', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (settings) => {
        expect(outcomeOf(settings)).toBe('BAD_MODEL')
      }),
      { numRuns: 200 },
    )
  })

  it('in the form of a model does too', () => {
    const name = fc.oneof(
      fc.constantFrom('surname', 'dob', 'email', '__proto__', 'constructor', 'a b', '', 'x"y', 'lat', 'street_number'),
      fc.string({ maxLength: 8 }),
    )
    const condition = fc.oneof(
      fc.string({ maxLength: 30 }),
      name.map((column) => `"${column}_l" = "${column}_r"`),
      name.map((column) => `l."${column}" = r."${column}" and substr(l.${column}, 1, 3) = substr(r.${column}, 1, 3)`),
      fc.constantFrom(
        'ELSE',
        'a_l = b_r',
        "list_intersect(a_l, a_r)[1] = 'x'",
        'radians(a_l) < radians(b_r) or (c_l = c_r or d_l = d_r)',
      ),
    )
    const anything = fc.jsonValue({ maxDepth: 1 })
    const level = fc.record(
      {
        sql_condition: fc.oneof({ weight: 9, arbitrary: condition }, anything),
        label_for_charts: fc.oneof(fc.string(), anything),
        is_null_level: fc.oneof(fc.boolean(), anything),
        m_probability: fc.oneof(fc.double(), anything),
        tf_adjustment_column: fc.oneof(name, anything),
        tf_adjustment_weight: anything,
        further: anything,
      },
      { requiredKeys: ['sql_condition'] },
    )
    const model = fc.record(
      {
        link_type: fc.constantFrom('dedupe_only', 'link_only', 'link_and_dedupe'),
        comparisons: fc.array(
          fc.record({
            output_column_name: name,
            comparison_levels: fc.array(level, { maxLength: 4 }),
            extra: anything,
          }),
          { maxLength: 4 },
        ),
        blocking_rules_to_generate_predictions: fc.array(
          fc.oneof(
            condition,
            fc.record({ blocking_rule: condition, arrays_to_explode: anything, salting_partitions: anything }),
          ),
          { maxLength: 3 },
        ),
        unique_id_column_name: fc.oneof({ weight: 5, arbitrary: fc.constant('id') }, anything),
        additional_columns_to_retain: fc.array(name, { maxLength: 2 }),
      },
      { requiredKeys: ['link_type', 'comparisons'] },
    )
    const outcomes = new Set<string>()
    fc.assert(
      fc.property(model, (settings) => {
        outcomes.add(outcomeOf(settings))
      }),
      { numRuns: 400 },
    )
    expect([...outcomes].sort()).toEqual(['BAD_MODEL', 'config'])
  })

  it('gives the same result twice, and is not changed', () => {
    const settings = savedModel('splink-4-mixed')
    const before = JSON.stringify(settings)
    expect(JSON.stringify(importSplink(settings))).toBe(JSON.stringify(importSplink(JSON.parse(before))))
    expect(JSON.stringify(settings)).toBe(before)
  })
})
