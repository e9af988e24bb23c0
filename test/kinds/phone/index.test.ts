import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataTable } from '../../../src/data'
import { phoneNumbers } from '../../../src/data/phone-numbers'
import { type ColumnProfile, headerWords } from '../../../src/kinds'
import { phoneKind } from '../../../src/kinds/phone'
import { isRegion } from '../../../src/kinds/phone/is-region'
import { readPhone } from '../../../src/kinds/phone/read-phone'
import { recognizePhone } from '../../../src/kinds/phone/recognize-phone'
import { regionOfPhones } from '../../../src/kinds/phone/region-of-phones'
import { fieldOf, levelsAreSymmetric } from '../laws'

describe('phone', () => {
  it.each([
    ['US', '(212) 736-5000', '+12127365000'],
    ['GB', '020 7946 0958', '+442079460958'],
    ['DE', '030/1234 5678', '+493012345678'],
    ['AT', '01 5123456', '+4315123456'],
    ['CH', '044 668 18 00', '+41446681800'],
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['ES', '912 345 678', '+34912345678'],
    ['IT', '06 6982 1234', '+390669821234'],
    ['PT', '21 123 4567', '+351211234567'],
    ['NL', '020 624 1111', '+31206241111'],
    ['BE', '02 513 89 40', '+3225138940'],
    ['SE', '08-123 456 78', '+46812345678'],
    ['NO', '22 12 34 56', '+4722123456'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['PL', '22 555 01 23', '+48225550123'],
    ['AU', '(02) 9374 4000', '+61293744000'],
    ['NZ', '09 123 4567', '+6491234567'],
    ['IN', '022 2282 1234', '+912222821234'],
    ['JP', '03-5253-1111', '+81352531111'],
    ['CN', '010 6552 9988', '+861065529988'],
    ['BR', '(11) 98765-4321', '+5511987654321'],
    ['MX', '55 5130 2000', '+525551302000'],
    ['RU', '8 (495) 697-03-49', '+74956970349'],
    ['ZA', '021 403 2911', '+27214032911'],
  ])('reads numbers of %s: %j', (region, raw, e164) => {
    expect(readPhone(raw, region)?.e164).toBe(e164)
    expect(readPhone(raw, region, phoneNumbers.readPhone)?.e164).toBe(e164)
  })

  it('keeps the extension and drops the label', () => {
    expect(readPhone('Fax: 020 7946 0958 ext. 12', 'GB')).toMatchObject({ e164: '+442079460958', extension: '12' })
  })

  it('knows which regions there are', () => {
    expect(['GB', 'DE', 'US', 'XK', 'GG'].every(isRegion)).toBe(true)
    expect(['AQ', 'PN', 'TF', 'UM'].every(isRegion)).toBe(true)
    expect(['UK', 'gb', 'EN', 'DEU', '', 'toString', 'constructor'].some(isRegion)).toBe(false)
  })

  it('says which numbers can be, and leaves those without a country open', () => {
    const cases: [string, boolean | undefined, boolean | undefined][] = [
      ['020 7946 0958', true, true],
      ['+33 1 42 68 53 00', true, true],
      ['+44 20 7946', false, false],
      ['+44 000 000 0000', false, false],
      ['nobody', false, false],
      ['794 609', undefined, undefined],
      ['n/a', undefined, undefined],
      // Ten digits are enough, but no British number starts with a 4.
      ['+44 4123 456780', true, false],
    ]
    const plain = fieldOf(phoneKind, { region: 'GB' })
    const informed = fieldOf(phoneKind, { region: 'GB' }, phoneNumbers)
    for (const [raw, withoutTable, withTable] of cases) {
      expect(plain.isValid?.(raw), raw).toBe(withoutTable)
      expect(informed.isValid?.(raw), raw).toBe(withTable)
    }
  })

  it("reads an unusual number by the table's plans", () => {
    const standard = (data: DataTable) =>
      fieldOf(phoneKind, { region: 'AR' }, data).standardize({ '': '011 15-2345-6789' })['']
    expect(standard({ name: '' })).toBe('1523456789')
    expect(standard(phoneNumbers)).toBe('+5491123456789')
  })

  it('keeps the laws of kinds', () => {
    const typical = fc.stringMatching(/^\+?[0-9]{6,12}( x[0-9]{2})?$/)
    const field = fieldOf(phoneKind, { region: 'GB' })
    levelsAreSymmetric(field, typical)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), typical), (raw) => {
        const once = field.standardize({ '': raw })['']
        if (once?.startsWith('+')) expect(field.standardize({ '': once })['']).toBe(once)
      }),
    )
  })
})

describe('regionOfPhones', () => {
  const british = ['+44 20 7946 0958', '0044 161 496 0735', '+44 (0)7911 123456']
  const national = ['020 7946 0123', '0161 496 0456', '07911 654321']

  it('is the country of most international numbers', () => {
    expect(regionOfPhones(column([...british, ...national]))).toBe('GB')
    expect(regionOfPhones(column([...british, '+1 415 555 2671', ...national]))).toBeUndefined()
    expect(regionOfPhones(column([...british, ...british, '+1 415 555 2671', ...national]))).toBe('GB')
    expect(regionOfPhones(column(['+1 604 555 2671', '+1 415 555 2671', '+1-415-555-2672']))).toBe('US')
  })

  it('needs 20 of them, or 30 % and three', () => {
    expect(regionOfPhones(column(british.slice(0, 2)))).toBeUndefined()
    expect(regionOfPhones(column([...british, ...Array(8).fill(national[0])]))).toBeUndefined()
    const many = Array.from({ length: 20 }, (_, k) => `+49 30 12347${k + 10}`)
    expect(regionOfPhones(column([...many, ...Array(200).fill(national[0])]))).toBe('DE')
  })

  it('is told with a phone column where national and international numbers stand together', () => {
    const options = (values: string[]) => recognizePhone(column(values))?.options
    expect(options([...british, ...national])).toEqual({ region: 'GB' })
    expect(options(british)).toBeUndefined()
    expect(options(national)).toBeUndefined()
    // National numbers that are too short for the country are not of it.
    expect(options([...british, '912 345 67', '912 345 68'])).toBeUndefined()
  })

  function column(values: readonly string[]): ColumnProfile {
    const words = headerWords('phone')
    return { name: 'phone', words, rowCount: 9, filled: 1, distinct: 9, sample: values, meanWords: 1, meanLength: 9 }
  }
})
