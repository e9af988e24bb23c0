import fc from 'fast-check'
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import examples from 'libphonenumber-js/mobile/examples'
import { describe, expect, it } from 'vitest'
import { phoneNumbers } from '../../../src/data/phone-numbers'
import { planOfRegion } from '../../../src/kinds/phone/numbering-plans'
import { readPhone } from '../../../src/kinds/phone/read-phone'

describe('readPhone', () => {
  it.each<[string, string | undefined, string, string, string]>([
    ['(415) 555-2671', undefined, '+14155552671', '4155552671', ''],
    ['415-555-2671', 'US', '+14155552671', '4155552671', ''],
    ['415.555.2671', 'CA', '+14155552671', '4155552671', ''],
    ['415/555-2671', 'US', '+14155552671', '4155552671', ''],
    ['4155552671', undefined, '+14155552671', '4155552671', ''],
    ['1 415 555 2671', 'US', '+14155552671', '4155552671', ''],
    ['+1 (415) 555-2671', 'GB', '+14155552671', '4155552671', ''],
    ['(415) 555-2671 x123', 'US', '+14155552671', '4155552671', '123'],
    ['415-555-2671 ext. 5', undefined, '+14155552671', '4155552671', '5'],
    ['415 555 2671 extension 77', undefined, '+14155552671', '4155552671', '77'],
    ['tel:+1-415-555-2671;ext=5', undefined, '+14155552671', '4155552671', '5'],
    ['+1 415 555 2671 #12', undefined, '+14155552671', '4155552671', '12'],
    ['Tel: 415 555 2671', 'US', '+14155552671', '4155552671', ''],
    ['415-555-2671 (home)', 'US', '+14155552671', '4155552671', ''],
    ['415-555-2671 / 415-555-2672', 'US', '+14155552671', '4155552671', ''],
    ['415-555-2671 or 415-555-2672', 'US', '+14155552671', '4155552671', ''],
    ['1-800-FLOWERS', 'US', '+18003569377', '8003569377', ''],
    ['４１５－５５５－２６７１', undefined, '+14155552671', '4155552671', ''],
    ['415-555-0100', 'US', '+14155550100', '4155550100', ''],
    ['+44 20 7946 0958', undefined, '+442079460958', '2079460958', ''],
    ['+44 (0)20 7946 0958', 'US', '+442079460958', '2079460958', ''],
    ['0044 20 7946 0958', undefined, '+442079460958', '2079460958', ''],
    ['011 44 20 7946 0958', 'US', '+442079460958', '2079460958', ''],
    ['020 7946 0958', 'GB', '+442079460958', '2079460958', ''],
    ['07911 123456', 'GB', '+447911123456', '7911123456', ''],
    ['06 12 34 56 79', 'FR', '+33612345679', '612345679', ''],
    ['030 123459', 'DE', '+4930123459', '30123459', ''],
    ['612 345 679', 'ES', '+34612345679', '612345679', ''],
    ['06 1234 5679', 'IT', '+390612345679', '0612345679', ''],
    ['+92 42-7925774', undefined, '+92427925774', '427925774', ''],
    ['13800138000', 'CN', '+8613800138000', '13800138000', ''],
    ['5348580', undefined, '', '5348580', ''],
    ['534-8580', 'US', '', '5348580', ''],
    ['0612345679', undefined, '', '612345679', ''],
    ['447911123456', undefined, '', '7911123456', ''],
    ['020 7946 0958', 'XX', '', '2079460958', ''],
    ['+49 (0)30 12345678', undefined, '+493012345678', '3012345678', ''],
    ['+39 06 1234 5679', undefined, '+390612345679', '0612345679', ''],
    ['+351 (0)21 123 4567', undefined, '+351211234567', '211234567', ''],
    ['0011 44 20 7946 0958', 'AU', '+442079460958', '2079460958', ''],
    ['4917112345678', 'DE', '+4917112345678', '17112345678', ''],
    ['919876512340', 'IN', '+919876512340', '9876512340', ''],
    ['06 1 234 5679', 'HU', '+3612345679', '12345679', ''],
    ['8 029 123 45 67', 'BY', '+375291234567', '291234567', ''],
    ['8 800 555 35 35', 'RU', '+78005553535', '8005553535', ''],
    ['800 555 35 35', 'RU', '+78005553535', '8005553535', ''],
    ['044 55 5130 2000', 'MX', '+525551302000', '5551302000', ''],
    ['+52 1 55 5130 2000', undefined, '+525551302000', '5551302000', ''],
  ])('reads %j of %s', (raw, region, e164, national, extension) => {
    expect(readPhone(raw, region)).toEqual({ e164, national, extension })
    // Libphonenumber knows no zero that is not dialled, nor Mexico's old prefixes, and takes 49 for the area of Leer.
    if (/^\+351 \(0|^044 55|^\+52 1|^4917/.test(raw)) return
    expect(readPhone(raw, region, phoneNumbers.readPhone)).toEqual({ e164, national, extension })
  })

  it('gives no E.164 form to an international number of the wrong length, or of no country', () => {
    for (const raw of ['+44 20 7946', '+44 20 7946 0958 123', '+210 123 4567', '+800 123']) {
      expect(readPhone(raw)?.e164, raw).toBe('')
      expect(readPhone(raw, 'GB', phoneNumbers.readPhone)?.e164, raw).toBe('')
    }
  })

  it("reads every country's mobile numbers as libphonenumber does, with and without it", () => {
    // Their examples are read in part as digits that count up; old numbers of Gabon keep their zero, those of 2019 do not.
    const others = new Set(['AC', 'FK', 'SH', 'TA', 'TK', 'TV', 'CI', 'JP', 'MY', 'GA'])
    for (const region of getCountries()) {
      expect(planOfRegion(region), region).toBeDefined()
      const number = getExampleNumber(region, examples)
      if (others.has(region) || number === undefined) continue
      for (const ask of [undefined, phoneNumbers.readPhone]) {
        expect(readPhone(number.formatInternational(), undefined, ask)?.e164).toBe(number.number)
        expect(readPhone(number.number.replace('+', '00'), region, ask)?.e164).toBe(number.number)
        // 15 between area and number becomes a 9 before the area.
        if (region === 'AR' && ask === undefined) continue
        expect(readPhone(number.formatNational(), region, ask)?.e164).toBe(number.number)
      }
    }
  })

  it.each([
    '',
    'n/a',
    'none',
    '12345',
    '911',
    '0000000000',
    '111-111-1111',
    '+1 222 222 2222',
    '1234567890',
    '123-456-7890',
    '987654321',
    '(000) 000-0000',
    '123456789012345678901',
    '5'.repeat(5000),
  ])('finds no number in %j', (raw) => {
    expect(readPhone(raw)).toBeUndefined()
    expect(readPhone(raw, 'US')).toBeUndefined()
  })

  it('agrees with libphonenumber on the numbers it reads by counting digits', () => {
    const cases: [CountryCode, string, number][] = [
      ['US', '', 10],
      ['FR', '0', 9],
      ['ES', '', 9],
      ['PT', '', 9],
      ['CH', '0', 9],
      ['DK', '', 8],
      ['NO', '', 8],
      ['PL', '', 9],
    ]
    for (const [region, trunk, length] of cases) {
      fc.assert(
        fc.property(
          fc.stringMatching(new RegExp(`^[2-9][0-9]{${length - 1}}$`)),
          fc.boolean(),
          (national, international) => {
            const expected = parsePhoneNumberFromString(trunk + national, region)
            const raw = international ? String(expected?.number) : trunk + national
            const found = readPhone(raw, region)
            if (found !== undefined && expected?.isPossible()) expect(found.e164).toBe(expected.number)
          },
        ),
      )
    }
    for (const code of ['1', '7', '33', '34', '351', '41', '44', '45', '47', '48', '61', '65', '90', '91', '353']) {
      fc.assert(
        fc.property(fc.stringMatching(/^[2-9][0-9]{7,9}$/), (national) => {
          const expected = parsePhoneNumberFromString(`+${code}${national}`)
          const found = readPhone(`+${code} ${national}`)
          if (found !== undefined && found.e164 !== '' && expected?.isValid()) expect(found.e164).toBe(expected.number)
        }),
      )
    }
  })

  it('never throws, and reads its own E.164 form unchanged', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9+() .x#/-]{0,24}$/))
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, 'US', 'GB', 'DE', 'FR', 'RU', 'MX', 'IT', 'zz'), (raw, region) => {
        const once = readPhone(raw, region)
        if (once !== undefined && once.e164 !== '')
          expect(readPhone(once.e164, region)).toEqual({ ...once, extension: '' })
        if (once !== undefined) expect(once.national).toMatch(/^[0-9]{4,}$/)
      }),
    )
  })
})
