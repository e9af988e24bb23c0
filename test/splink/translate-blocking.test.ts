import { describe, expect, it } from 'vitest'
import { importSplink } from '../../src/splink'
import { comparison, modelOf } from './model-of'

const columns = ['first_name', 'surname', 'dob', 'email', 'phone', 'street', 'city', 'postcode']
const importRules = (rules: readonly unknown[], further: readonly string[] = []) => {
  const { config, notes } = importSplink(
    modelOf(
      [...columns, ...further].map((column) => comparison(column)),
      rules,
    ),
  )
  return {
    config,
    blocking: config.match?.blocking,
    notes: notes.filter(({ path }) => path.startsWith('blocking_rules_to_generate_predictions[')),
  }
}

describe('blocking rules that keys say exactly', () => {
  it.each([
    ['l.surname = r.surname', [['name.family']]],
    ['l."surname" = r."surname" AND l."dob" = r."dob"', [['name.family', 'birthDate']]],
    ['(r.surname = l.surname)', [['name.family']]],
    ['lower(trim(l.surname)) = lower(trim(r.surname))', [['name.family']]],
    [
      'substr(l.surname, 1, 4) = substr(r.surname, 1, 4) and l.city = r.city',
      [['name.family:first-4', 'address.city']],
    ],
    ['left(l.first_name, 1) = left(r.first_name, 1) and l.dob = r.dob', [['name.given:first-1', 'birthDate']]],
    ['l.first_name[1] = r.first_name[1] and l.dob = r.dob', [['name.given:first-1', 'birthDate']]],
    ['year(l.dob) = year(r.dob) and l.surname = r.surname', [['birthDate:year', 'name.family']]],
    [
      'extract(year from l.dob) = extract(year from r.dob) and l.surname = r.surname',
      [['birthDate:year', 'name.family']],
    ],
    ["date_part('year', l.dob) = date_part('year', r.dob) and l.city = r.city", [['birthDate:year', 'address.city']]],
    ['substr(l.dob, 1, 7) = substr(r.dob, 1, 7) and l.surname = r.surname', [['birthDate:year-month', 'name.family']]],
    ["split_part(l.email, '@', 1) = split_part(r.email, '@', 1)", [['email:mailbox']]],
    ['right(l.phone, 7) = right(r.phone, 7)', [['phone:last-7']]],
    [
      'substr(l.postcode, 1, 3) = substr(r.postcode, 1, 3) and l.dob = r.dob',
      [['address.postcode:first-3', 'birthDate']],
    ],
    ['l.street = r.street and l.postcode = r.postcode', [['address.line', 'address.postcode']]],
    ['l.first_name || l.surname = r.first_name || r.surname', [['name.given', 'name.family']]],
    ['l.surname = r.surname and l.surname is not null', [['name.family']]],
  ])('become keys without a note: %s', (rule, expected) => {
    const { blocking, notes } = importRules([rule])
    expect(blocking).toEqual(expected)
    expect(notes).toEqual([])
  })

  it('take elements of arrays from fields that hold lists', () => {
    const rule = { blocking_rule: 'l.email = r.email', arrays_to_explode: ['email'] }
    const { config, blocking } = importRules([rule])
    expect(blocking).toEqual([['email']])
    expect(config.fields.email).toEqual({ kind: 'email', many: true })
  })

  it('take a street without its number by itself', () => {
    expect(importRules(['l.street = r.street and l.dob = r.dob'], ['house_number']).blocking).toEqual([
      ['address.street', 'birthDate'],
    ])
  })

  it('stand once each', () => {
    expect(importRules(['l.dob = r.dob', 'r.dob = l.dob']).blocking).toEqual([['birthDate']])
  })
})

describe('blocking rules that keys say more widely', () => {
  it.each([
    ['l.first_name = r.surname and l.surname = r.first_name', ['name:both']],
    ['substr(l.surname, 1, 3) = substr(r.surname, 1, 3) and l.dob = r.dob', ['name.family:first-2', 'birthDate']],
    ['l.dob = r.dob and levenshtein(l.surname, r.surname) <= 2', ['birthDate']],
    ['l.surname = r.surname and l.city <> r.city', ['name.family']],
    ['dmetaphone(l.surname) = dmetaphone(r.surname) and l.dob = r.dob', ['name.family:sound', 'birthDate']],
    ['l.surname = r.surname and l.nothing_known = r.nothing_known', ['name.family']],
    ["l.surname = r.surname and l.city = 'Leeds'", ['name.family']],
  ])('become wider rules with a note: %s', (rule, expected) => {
    const { blocking, notes } = importRules([rule])
    expect(blocking).toEqual([expected])
    expect(notes).toMatchObject([{ outcome: 'replaced', what: `Rule ${rule}` }])
  })

  it('become several for alternatives', () => {
    const { blocking, notes } = importRules(['l.dob = r.dob and (l.surname = r.surname or l.email = r.email)'])
    expect(blocking).toEqual([
      ['birthDate', 'name.family'],
      ['birthDate', 'email'],
    ])
    expect(notes).toMatchObject([{ outcome: 'replaced' }])
  })
})

describe('blocking rules that keys cannot say', () => {
  it.each([
    ['levenshtein(l.surname, r.surname) <= 2', 'no equality'],
    ['l.city = r.city and abs(l.age - r.age) < 2', 'address.city alone would propose too many pairs'],
    ['length(l.surname) = length(r.surname)', 'no key for'],
    ['l.surname in (select name from list)', 'not understood'],
    ['1 = 1', 'names no column'],
    ['l.surname = r.city', 'does not compare a column with itself'],
    [
      `(l.a = r.a or l.b = r.b) and (l.c = r.c or l.d = r.d) and (l.e = r.e or l.f = r.f) and (l.g = r.g or l.h = r.h) and (l.i = r.i or l.j = r.j)`,
      'more than 16 alternatives',
    ],
  ])('are left out with the reason, and rules are chosen from the data: %s', (rule, why) => {
    const { blocking, notes } = importRules([rule])
    expect(blocking).toBeUndefined()
    expect(notes).toHaveLength(1)
    expect(notes[0].outcome).toBe('left-out')
    expect(notes[0].why).toContain(why)
    expect(notes[0].suggestion).toContain('match.blocking')
  })

  it('are counted where others are carried over, since less is found then', () => {
    const settings = modelOf([comparison('dob')], ['l.dob = r.dob', 'l.a = r.a', 'l.b = r.b'])
    const { notes } = importSplink(settings)
    const [note] = notes.filter(({ path }) => path === 'blocking_rules_to_generate_predictions')
    expect(note.why).toContain('2 rules or alternatives of rules are left out')
  })

  it('name the keys that there are for the columns', () => {
    const [{ suggestion }] = importRules(['length(l.surname) = length(r.surname)']).notes
    expect(suggestion).toContain('name.family:first-4')
    expect(suggestion).not.toContain('email')
  })

  it('say what salting was for, unless there was none', () => {
    const rule = (salting_partitions: number) => ({ blocking_rule: 'l.dob = r.dob', salting_partitions })
    expect(importRules([rule(1)]).notes).toEqual([])
    expect(importRules([rule(8)]).notes).toMatchObject([{ outcome: 'left-out', what: 'salting_partitions of 8' }])
  })
})

describe('columns that are only blocked on', () => {
  it('become compared fields, to be checked', () => {
    const model = modelOf([comparison('surname')], ['l.surname = r.surname and l.postcode = r.postcode'])
    const { config, notes } = importSplink(model)
    expect(config.match?.blocking).toEqual([['name.family', 'address.postcode']])
    expect(notes.find(({ what }) => what.startsWith('Column postcode'))).toMatchObject({ outcome: 'check' })
  })

  it('are left where they look like copies of others', () => {
    const { config, notes } = importRules(['l.surname_dm = r.surname_dm and l.dob = r.dob'])
    expect(Object.keys(config.fields)).toEqual(['name', 'birthDate', 'email', 'phone', 'address'])
    expect(notes).toMatchObject([{ outcome: 'replaced' }])
  })
})
