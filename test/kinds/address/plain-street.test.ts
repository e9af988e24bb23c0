import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnyLine } from '../../../src/kinds/address/line-features'
import { readPlainStreet } from '../../../src/kinds/address/plain-street'
import { vocabulary } from './vocabulary'

const parts = (read: (raw: string, out: string[]) => unknown, raw: string): string[] => {
  const out = new Array<string>(7).fill('')
  read(raw, out)
  return out
}

describe('readPlainStreet', () => {
  it.each([
    ['12 High Street', ['12', 'high st', '', '']],
    ['1316 CHERRY CIR', ['1316', 'cherry cir', '', '']],
    ['47 N Fifth Ave', ['47', 'n 5 ave', '', '']],
    ['9 Oak Ln #21', ['9', 'oak ln', '', '21']],
    ['9 Oak Ln # 21', ['9', 'oak ln', '', '21']],
    ['7 Elm Avenue Unit 11', ['7', 'elm ave', '', '11']],
    ['7 Elm Ave, Apt. 4', ['7', 'elm ave', '', '4']],
  ])('reads %j', (raw, expected) => {
    const out = ['', '', '', '', 'city']
    expect(readPlainStreet(raw, out)).toBe(true)
    expect(out).toEqual([...expected, '', '', ''])
  })

  it.each([
    'High Street',
    '12 Main',
    '12 Street',
    '12 High Street Boston',
    '12 St Charles Ave',
    '12a High Street',
    '12 High Street Apt B',
    '5 6th Ave',
    '12  High Street',
    ' 12 High Street',
    '12 High Street ',
    '12 Müller Street',
    '12 County Rd',
    'PO Box 12',
    '',
  ])('leaves %j to the full reader, and touches nothing', (raw) => {
    const out = ['a', 'b', 'c', 'd']
    expect(readPlainStreet(raw, out)).toBe(false)
    expect(out).toEqual(['a', 'b', 'c', 'd'])
  })

  it('says what the full reader says, whatever words stand in a street', () => {
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...vocabulary) },
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.stringMatching(/^[A-Z][a-z]{0,5}$/),
      fc.constantFrom('Main', 'CHERRY', 'Walnut', 'Fifth', 'N', 'Bauerstrasse'),
    )
    const type = fc.constantFrom('St', 'street', 'AVE', 'Rd', 'Ct', 'Pl', 'Lane', 'Blvd', 'Way', 'Ter')
    const unit = fc.constantFrom(
      '',
      '',
      ' #21',
      ' # 4',
      ' Apt 2',
      ', Apt. 31',
      ', Ste 500',
      ' unit 7',
      ', 4',
      ' #B',
      ' Apt 62701',
    )
    const case_ = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
    )
    let plain = 0
    fc.assert(
      fc.property(
        fc.nat(999_999),
        fc.array(word, { maxLength: 4 }),
        fc.oneof(type, word),
        unit,
        case_,
        (number, words, last, tail, write) => {
          const raw = write([number, ...words, last].join(' ') + tail)
          const out = new Array<string>(7).fill('')
          if (!readPlainStreet(raw, out)) return
          plain++
          expect(out, raw).toEqual(parts(readAnyLine, raw))
        },
      ),
      { numRuns: 20_000 },
    )
    expect(plain).toBeGreaterThan(2000)
  })
})
