import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifiers } from '../../../src/data/identifiers'
import { identifierKind } from '../../../src/kinds/identifier'
import { isValidIdentifier } from '../../../src/kinds/identifier/check-identifier'
import { recognizeIdentifier } from '../../../src/kinds/identifier/recognize-identifier'
import { columnOf } from '../column-of'
import { fieldOf, keepsTheLaws, levelOf, levelsAreSymmetric, normalized } from '../laws'

describe('isValidIdentifier', () => {
  it.each([
    ['iban', 'DE89 3704 0044 0532 0130 00', true],
    ['iban', 'gb29 NWBK 6016 1331 9268 19', true],
    ['iban', 'NO93 8601 1117 947', true],
    ['iban', 'DE89 3704 0044 0532 0130 01', false],
    ['iban', 'DE89 3704 0044 0532 0130', false],
    ['iban', 'XX89 3704 0044 0532 0130 00', false],
    ['lei', '529900T8BM49AURSDO55', true],
    ['lei', '529900T8BM49AURSDO56', false],
    ['isbn', '0-306-40615-2', true],
    ['isbn', '978-0-306-40615-7', true],
    ['isbn', '080442957X', true],
    ['isbn', '978-0-306-40615-8', false],
    ['ean', '4006381333931', true],
    ['ean', '036000291452', true],
    ['ean', '4006381333932', false],
    ['card', '4539 1488 0343 6467', true],
    ['card', '4539 1488 0343 6468', false],
    ['imei', '490154203237518', true],
    ['npi', '1234567893', true],
    ['doi', 'https://doi.org/10.1000/182', true],
    ['doi', '182', false],
  ])('finds the %s %j %s', (type, raw, expected) => {
    expect(isValidIdentifier(raw, type)).toBe(expected)
  })

  it('asks the data handed in about numbers of states', () => {
    expect(isValidIdentifier('390.533.447-05', 'national-id', 'BR')).toBeUndefined()
    expect(isValidIdentifier('390.533.447-05', 'national-id', 'BR', identifiers)).toBe(true)
    expect(isValidIdentifier('390.533.447-06', 'national-id', 'BR', identifiers)).toBe(false)
    expect(isValidIdentifier('DE136695976', 'vat', undefined, identifiers)).toBe(true)
  })

  it('says nothing of placeholders and of types without a rule', () => {
    expect(isValidIdentifier('000-00-0000', 'iban')).toBeUndefined()
    expect(isValidIdentifier('A1234', 'loyalty')).toBeUndefined()
  })
})

describe('identifier', () => {
  it.each(['078-05-1120', '219-09-9999', 'pending', 'Applied for', '121212121', '123123123', 'AAAAAA', 'N/A'])(
    'takes %j for a missing value',
    (raw) => {
      expect(normalized(fieldOf(identifierKind), raw)).toBe('')
    },
  )

  it('makes one form of the forms that a number of its type may have', () => {
    const same = (type: string, a: string, b: string, country?: string) => {
      const field = fieldOf(identifierKind, { type, country })
      expect(normalized(field, a)).toBe(normalized(field, b))
    }
    same('isbn', '0-306-40615-2', '978-0-306-40615-7')
    same('ean', '036000291452', '00036000291452')
    same('vat', 'DE 136695976', '136695976', 'DE')
    same('vat', 'EL094259216', '094259216', 'GR')
    same('doi', 'https://doi.org/10.1000/ABC', 'doi:10.1000/abc')
  })

  it('keeps a number that fails its check, and takes one character apart for a slip unless both pass', () => {
    const field = fieldOf(identifierKind, { type: 'ean' })
    expect(normalized(field, '4006381333932')).toBe('4006381333932')
    expect(levelOf(field, '4006381333931', '4006381333932')).toBe('one character')
    expect(levelOf(field, '4006381333931', '4006381333931')).toBe('exact')
    // Two neighbouring digits that are swapped and five apart are the one slip that this check lets through.
    expect(levelOf(field, '4006381333931', '4006381338431')).toBe('different')
    const iban = fieldOf(identifierKind, { type: 'iban' })
    expect(levelOf(iban, 'DE89370400440532013000', 'DE89370400440532013001')).toBe('one character')
  })

  it('holds a second number the more against a match, the surer it is that there is only one', () => {
    const different = (options: Record<string, unknown>) =>
      fieldOf(identifierKind, options).comparison?.comparisons[0].levels.at(-1)?.m ?? Number.NaN
    expect(different({ exclusive: true })).toBeLessThan(different({}))
    expect(different({})).toBeLessThan(different({ exclusive: false }))
  })

  it('writes valid numbers in their standard form, and leaves the others as they came', () => {
    const standard = (options: Record<string, unknown>, raw: string) =>
      fieldOf(identifierKind, options, identifiers).standardize({ '': raw })['']
    expect(standard({ type: 'iban' }, 'de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
    expect(standard({ type: 'iban' }, 'de89 3704')).toBe('de89 3704')
    expect(standard({ type: 'national-id', country: 'BR' }, '39053344705')).toBe('390.533.447-05')
    expect(standard({ type: 'doi' }, 'https://doi.org/10.1000/AB')).toBe('10.1000/ab')
    expect(standard({}, 'ab-1 2')).toBe('ab-1 2')
  })

  it.each([
    ['SSN', { type: 'national-id', country: 'US' }],
    ['ust_id', { type: 'vat', country: 'DE' }],
    ['Steuernummer', { type: 'tax-id', country: 'DE' }],
    ['CPF', { type: 'national-id', country: 'BR' }],
    ['codice fiscale', { type: 'national-id', country: 'IT' }],
    ['partita_iva', { type: 'vat', country: 'IT' }],
    ['KvK nummer', { type: 'company-id', country: 'NL' }],
    ['org_nr', { type: 'company-id' }],
    ['passportNumber', { type: 'passport' }],
    ['loyalty card number', { type: 'loyalty' }],
    ['NIF', { type: 'tax-id' }],
  ])('knows the header %j', async (name, options) => {
    const column = await columnOf(name, ['4471', '1234X', '99-8871', '55120'])
    expect(recognizeIdentifier(column)?.options).toEqual(options)
  })

  it('claims no plain id, and nothing that is told of an identifier', async () => {
    for (const name of ['id', 'customer_id', 'record id', 'passport_country', 'ssn_state', 'card type']) {
      expect(recognizeIdentifier(await columnOf(name, ['1', '2', '3', '4']))).toBeUndefined()
    }
  })

  it('knows numbers by their check digits alone', async () => {
    const ibans = [
      'DE89370400440532013000',
      'GB29NWBK60161331926819',
      'FR1420041010050500013M02606',
      'NL91ABNA0417164300',
    ]
    const rest = [
      'BE68539007547034',
      'CH9300762011623852957',
      'AT611904300234573201',
      'ES9121000418450200051332',
      'SE4550000000058398257466',
      'PL61109010140000071219812874',
    ]
    const column = await columnOf('col7', [...ibans, ...rest])
    expect(recognizeIdentifier(column)).toMatchObject({ options: { type: 'iban' } })
    const numbers = await columnOf(
      'col7',
      Array.from({ length: 60 }, (_, i) => String(10_000_000_000_000 + i * 7_919_317)),
    )
    expect(recognizeIdentifier(numbers)).toBeUndefined()
  })

  it.each([{}, { type: 'isbn' }, { type: 'vat', country: 'DE' }, { type: 'doi' }, { type: 'ean' }])(
    'keeps the laws of kinds with the options %j',
    (options) => {
      const typical = fc.stringMatching(/^(doi:10\.|978|DE|0)?[0-9A-Z .-]{1,16}$/)
      keepsTheLaws(fieldOf(identifierKind, options, identifiers), typical)
      levelsAreSymmetric(fieldOf(identifierKind, options), fc.stringMatching(/^(978|DE)?[0-9]{7,10}$/))
    },
  )
})
