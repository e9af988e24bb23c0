import fc from 'fast-check'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
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
  ])('reads %j of %s', (raw, region, e164, national, extension) => {
    expect(readPhone(raw, region)).toEqual({ e164, national, extension })
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
    for (const code of ['1', '33', '34', '351', '41', '44', '45', '47', '48', '61', '91']) {
      fc.assert(
        fc.property(fc.stringMatching(/^[2-9][0-9]{7,9}$/), (national) => {
          const expected = parsePhoneNumberFromString(`+${code}${national}`)
          const found = readPhone(`+${code} ${national}`)
          if (found !== undefined && expected?.isValid()) expect(found.e164).toBe(expected.number)
        }),
      )
    }
  })

  it('never throws, and reads its own E.164 form unchanged', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9+() .x#/-]{0,24}$/))
    fc.assert(
      fc.property(texts, fc.constantFrom(undefined, 'US', 'GB', 'DE', 'FR', 'zz'), (raw, region) => {
        const once = readPhone(raw, region)
        if (once !== undefined && once.e164 !== '') expect(readPhone(once.e164, region)?.e164).toBe(once.e164)
        if (once !== undefined) expect(once.national).toMatch(/^[0-9]{4,}$/)
      }),
    )
  })
})
