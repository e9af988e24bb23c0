import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateKind } from '../../../src/kinds/date'
import { mixedDateOrders } from '../../../src/kinds/date/date-order'
import { formatDate, readDate, readDatePart, readSerialDate } from '../../../src/kinds/date/read-date'
import { recognizeBirthDate } from '../../../src/kinds/date/recognize-date'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric, normalized } from '../laws'

describe('readDate', () => {
  it.each([
    ['~1950', '1950'],
    ['ca. 1950', '1950'],
    ['abt 1950', '1950'],
    ['[1950?]', '1950'],
    ['1950s', '195X'],
    ["1950's", '195X'],
    ['195X', '195X'],
    ['1950-1955', '1950'],
    ['between 1950 and 1952', '1950'],
    ['1987-04-13/1987-04-15', '1987-04-13'],
    ['13.04.1987 bis 15.04.1987', '1987-04-13'],
    ['昭和62年4月13日', '1987-04-13'],
    ['平成元年', '1989'],
    ['13. dubna 1987', '1987-04-13'],
    ['13. huhtikuuta 1987', '1987-04-13'],
    ['13 Nisan 1987', '1987-04-13'],
    ['13 Απριλίου 1987', '1987-04-13'],
    ['13 квітня 1987', '1987-04-13'],
    ['13 aprilie 1987', '1987-04-13'],
  ])('reads %j as %s', (raw, expected) => {
    const date = readDate(raw, 'DMY')
    expect(date && formatDate(date)).toBe(expected)
  })

  it('reads parts of a date, and days as spreadsheets count them', () => {
    expect([readDatePart('87', 'year'), readDatePart('1987.0', 'year'), readDatePart('x', 'year')]).toEqual([
      1987, 1987, 0,
    ])
    expect([readDatePart('4', 'month'), readDatePart('April', 'month'), readDatePart('13', 'month')]).toEqual([4, 4, 0])
    expect([readDatePart('13th', 'day'), readDatePart('32', 'day')]).toEqual([13, 0])
    expect(readSerialDate('31880')).toMatchObject({ year: 1987, month: 4, day: 13 })
    expect(readSerialDate('12')).toBeUndefined()
  })
})

describe('date', () => {
  const field = fieldOf(dateKind)

  it.each(['1900-01-01', '01/01/1970', '9999-12-31', '0000-00-00', '11/11/1111'])(
    'takes %j for a missing value',
    (raw) => {
      expect(normalized(field, raw)).toBe('')
      expect(field.standardize({ '': raw })).toEqual({ '': '' })
    },
  )

  it.each([
    ['1987-04-13', '13 April 1987', 'exact'],
    ['1987-04-13', '1987', 'same year, one estimated'],
    ['1987-04-13', '1980s', 'same year, one estimated'],
    ['1987', '1979', 'different'],
    ['1980s', '1970s', 'two digits'],
    ['1980s', '1950s', 'different'],
    ['1987-04-13', '1987-05-20', 'same year'],
  ])('%j and %j: %s', (left, right, level) => {
    expect(levelOf(field, left, right)).toBe(level)
  })

  it('is joined from columns of its own, and a year alone is a partial date', () => {
    expect(field.standardize({ year: '1987', month: '4', day: '13' })).toEqual({ '': '1987-04-13' })
    expect(field.standardize({ year: '1987', month: 'April' })).toEqual({ '': '1987-04' })
    expect(field.standardize({ year: '1987', month: '2', day: '30' })).toEqual({ '': '1987' })
    expect(field.standardize({ month: '4', day: '13' })).toEqual({ '': '' })
    expect(normalized(field, '1987', 'year')).toBe('1987')
    expect(normalized(field, '13/04/1987')).toBe('1987 04 13')
  })

  it('recognises birth dates in many languages, and in three columns', async () => {
    for (const name of [
      'geb_datum',
      'Geburtstag',
      'data nascita',
      'fecha_de_nacimiento',
      'd.o.b.',
      'birth_dt',
      '生年月日',
      'fødselsdato',
      'født',
    ]) {
      expect(recognizeBirthDate(await columnOf(name, ['1987-04-13', '1950-12-24'])), name).toMatchObject({ part: '' })
    }
    expect(recognizeBirthDate(await columnOf('by', ['1987', '1950']))?.part).toBe('year')
    expect(recognizeBirthDate(await columnOf('birth_month', ['4', '12']))?.part).toBe('month')
    expect(recognizeBirthDate(await columnOf('birth_day', ['13', '24']))?.part).toBe('day')
    expect(recognizeBirthDate(await columnOf('by', ['ann', 'bob']))).toBeUndefined()
    expect(recognizeBirthDate(await columnOf('birth date', ['31880', '18621']))?.options).toEqual({ serial: true })
    expect(recognizeBirthDate(await columnOf('birth place', ['1987-04-13']))).toBeUndefined()
  })

  it('tells of a column in two orders', async () => {
    const dmy = ['13/04/1987', '24/12/1950', '30/01/1960']
    const mdy = ['04/13/1987', '12/24/1950']
    expect(mixedDateOrders(await columnOf('d', [...dmy, ...mdy]))).toEqual({ dmy: 3, mdy: 2 })
    expect(mixedDateOrders(await columnOf('d', [...dmy, mdy[0]]))).toBeUndefined()
    expect(mixedDateOrders(await columnOf('d', dmy))).toBeUndefined()
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.oneof(
      fc.stringMatching(/^(19[0-9]{2}|0?[1-9])[-/.](0[1-9]|1[0-9])[-/.](0[1-9]|19[0-9]{2})$/),
      fc.stringMatching(/^19[0-9]{2}s?$/),
    )
    keepsTheLaws(field, typical)
    keepsTheLaws(fieldOf(dateKind, { many: true, order: 'MDY' }), typical)
    levelsAreSymmetric(fieldOf(dateKind, { many: true }), typical)
  })
})
