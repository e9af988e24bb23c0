import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonFault, JsonParser } from '../../src/files/parse-json'

/** Maps as plain objects, to compare with what JSON.parse gives. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  const object: Record<string, unknown> = {}
  for (const [name, inner] of value) {
    Object.defineProperty(object, name, { value: plain(inner), enumerable: true, configurable: true, writable: true })
  }
  return object
}
const parse = (text: string): unknown => plain(new JsonParser().parse(text))
const faultOf = (text: string): string => {
  try {
    new JsonParser().parse(text)
  } catch (error) {
    if (error instanceof JsonFault) return error.message
    throw error
  }
  return ''
}

describe('JsonParser', () => {
  it('reads what JSON.parse reads, the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        // A number with an exponent stays as it was written.
        if (/\de[+-]?\d/.test(text)) return
        expect(parse(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses what JSON.parse refuses', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '0',
      '01',
      '-',
      '.5',
      '1.',
      'e1',
      'true',
      'nul',
      ' ',
      '\n',
      '\\u12',
      '\u0001',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        expect(faultOf(text) === '').toBe(isJson)
      }),
      { numRuns: 2000 },
    )
  })

  const numbers: [string, unknown][] = [
    ['12345678901234567890', '12345678901234567890'],
    ['9007199254740993', '9007199254740993'],
    ['9007199254740992', 9007199254740992],
    ['-12345678901234567890.5', '-12345678901234567890.5'],
    ['1.50', 1.5],
    ['1.0', 1],
    ['1e3', 1000],
    ['-1.5E+2', -150],
    ['0.1', 0.1],
    ['0.10000000000000000001', '0.10000000000000000001'],
    ['1e400', '1e400'],
    ['1e-400', '1e-400'],
    ['1e21', '1e21'],
    ['0.0000001', '0.0000001'],
    ['-0', -0],
    ['0.000', 0],
  ]
  for (const [written, value] of numbers) {
    it(`reads the number ${written} as the ${typeof value} ${String(value)}`, () => {
      expect(new JsonParser().parse(written)).toBe(value)
    })
  }

  const faults: [string, string][] = [
    ['', 'not JSON: no value at character 1'],
    ['{"a":1} x', 'not JSON: text after the end at character 9'],
    ['{"a" 1}', 'not JSON: no colon after a name at character 6'],
    ['{a:1}', 'not JSON: no name in quotes at character 2'],
    ['{"a":1 "b":2}', 'not JSON: no comma or } after a value at character 8'],
    ['[1 2]', 'not JSON: no comma or ] after a value at character 4'],
    ['"abc', 'not JSON: a string without end at character 5'],
    ['"a\tb"', 'not JSON: a control character in a string at character 3'],
    ['"\\x"', 'not JSON: an escape that does not exist at character 2'],
    ['"\\u12G4"', 'not JSON: an escape that does not exist at character 2'],
    ['007', 'not JSON: a number that begins with 0 at character 1'],
    ['1.', 'not JSON: a number without digits at character 3'],
    ['NaN', 'not JSON: no value at character 1'],
  ]
  for (const [text, fault] of faults) it(`says what is wrong with ${text}`, () => expect(faultOf(text)).toBe(fault))

  it('keeps names in their order and counts those that are there twice', () => {
    const parser = new JsonParser()
    expect([...(parser.parse('{"b":1,"2":2,"1":3,"b":4,"c":{"x":1,"x":2}}') as Map<string, unknown>).keys()]).toEqual([
      'b',
      '2',
      '1',
      'c',
    ])
    expect(parser.repeatedNames).toBe(2)
  })

  it('reads 64 levels within a record and refuses more, however many', () => {
    const nested = (levels: number): string => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(faultOf(nested(64))).toBe('')
    expect(faultOf(nested(65))).toBe('nested deeper than 64 levels')
    expect(faultOf('['.repeat(5_000_000))).toBe('nested deeper than 64 levels')
    expect(faultOf('{"a":'.repeat(1_000_000))).toBe('nested deeper than 64 levels')
  })
})
