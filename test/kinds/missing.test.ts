import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMissing } from '../../src/kinds/missing'

describe('isMissing', () => {
  it.each([
    '',
    ' ',
    '\t\n',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u3000',
    'N/A',
    'n/a',
    'NA',
    'na',
    'n.a.',
    'null',
    'NULL',
    'None',
    'nil',
    'NaN',
    'nan',
    'undefined',
    'unknown',
    'Unknown ',
    'UNK',
    '-',
    '--',
    '—',
    '–',
    '?',
    '??',
    '.',
    '...',
    '…',
    '*',
    '/',
    '#N/A',
    '#REF!',
    '(blank)',
    '<null>',
    '[none]',
    '"n/a"',
    '\\N',
    'xxx',
    'XXXXXX',
    'TBD',
    'tba',
    'not available',
    'Not Provided',
    'not applicable',
    'keine Angabe',
    'k.A.',
    'inconnu',
    'desconocido',
    '不明',
    '                                        ',
    '------------------------------------',
  ])('takes %j for missing', (value) => {
    expect(isMissing(value)).toBe(true)
  })

  it.each([
    'Na',
    'Nan',
    'Nana',
    'Smith',
    '0',
    '00',
    'X',
    'xx',
    'x-ray',
    'No',
    'no',
    'A',
    '-1',
    '1',
    'Nulls',
    'Noneman',
    '李',
    '😀',
    'é',
    'C++',
    'not available in the shop at the corner',
    '(x)',
    '???a',
  ])('takes %j for a value', (value) => {
    expect(isMissing(value)).toBe(false)
  })

  it('does not care about blanks around a value', () => {
    fc.assert(fc.property(fc.string(), (value) => isMissing(value) === isMissing(`  ${value}\u00a0`)))
  })

  it('answers for any string, however long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (value) => typeof isMissing(value) === 'boolean'))
    expect(isMissing(' '.repeat(1 << 20))).toBe(true)
    expect(isMissing(`${' '.repeat(1 << 20)}a`)).toBe(false)
  })
})
