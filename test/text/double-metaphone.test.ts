import { describe, expect, it } from 'vitest'
import { doubleMetaphone } from '../../src/text'

describe('doubleMetaphone', () => {
  it.each([
    ['schmidt', ['XMT', 'SMT']],
    ['smith', ['SM0', 'XMT']],
    ['thompson', ['TMPSN', 'TMPSN']],
    ['catherine', ['K0RN', 'KTRN']],
    ['', ['', '']],
    ['王', ['', '']],
  ])('of %j is %j', (word, codes) => {
    expect(doubleMetaphone(word)).toEqual(codes)
  })

  it('gives the codes in full', () => {
    expect(doubleMetaphone('constantinopolitan')[0].length).toBeGreaterThan(4)
  })

  it('looks at the start of an endless word only', () => {
    expect(doubleMetaphone('ch'.repeat(500_000))).toEqual(doubleMetaphone('ch'.repeat(64)))
  })
})
