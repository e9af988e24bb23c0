import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskValue, valueView } from '../../src/report/mask-value'

describe('a masked value', () => {
  it.each([
    ['Ann Lee', 'A•• L••'],
    ['ann@lee.org', 'a••@•••.org'],
    ['1985-03-12', '••••-••-••'],
    ['+44 20 7946 0018', '+•• •• •••• ••••'],
    ['J Li', '• L•'],
    ['王伟', '王•'],
    ['王', '•'],
    ['Zoë', 'Z••'],
    ['AB12', 'A•••'],
    ['', ''],
    ['<b>', '<•>'],
  ])('of %s is %s', (value, expected) => {
    expect(maskValue(value)).toBe(expected)
  })

  it('never keeps two letters or digits in a row, but for the end of a mail address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(maskValue(text.replaceAll('@', ''))).not.toMatch(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]/u)
      }),
    )
  })

  it('has a bounded length', () => {
    expect(maskValue('a'.repeat(1 << 20)).length).toBeLessThan(100)
  })

  it('gives a record the same stand-in wherever it occurs, and another record another one', () => {
    const view = valueView(true)
    expect(view.id('crm', '17')).toBe(view.id('crm', '17'))
    expect(view.id('crm', '17')).not.toBe(view.id('web', '17'))
    expect(view.id('crm', '17')).not.toContain('17')
  })
})
