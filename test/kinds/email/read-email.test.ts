import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '../../../src/kinds/email/read-email'

describe('readEmail', () => {
  it.each([
    ['ann@shop.org', 'ann@shop.org', 'ann@shop.org'],
    [' Ann.Lee@Shop.ORG ', 'ann.lee@shop.org', 'ann.lee@shop.org'],
    ['ann+news@shop.org', 'ann@shop.org', 'ann+news@shop.org'],
    ['John.Doe+x@GoogleMail.com', 'johndoe@gmail.com', 'john.doe+x@googlemail.com'],
    ['j.o.h.n@gmail.com', 'john@gmail.com', 'j.o.h.n@gmail.com'],
    ['"Ann Lee" <ann@shop.org>', 'ann@shop.org', 'ann@shop.org'],
    ['Ann Lee <ann@shop.org', 'ann@shop.org', 'ann@shop.org'],
    ['mailto:ann@shop.org?subject=hello', 'ann@shop.org', 'ann@shop.org'],
    ['Email: ann@shop.org', 'ann@shop.org', 'ann@shop.org'],
    ['ann@shop.org.', 'ann@shop.org', 'ann@shop.org'],
    ["'ann@shop.org'", 'ann@shop.org', 'ann@shop.org'],
    ['(ann@shop.org)', 'ann@shop.org', 'ann@shop.org'],
    ['ann @ shop.org', 'ann@shop.org', 'ann@shop.org'],
    ['ann@shop.org; bob@shop.org', 'ann@shop.org', 'ann@shop.org'],
    ['ann@shop.org (old: ann@x.org)', 'ann@shop.org', 'ann@shop.org'],
    ['ann@münchen.de', 'ann@münchen.de', 'ann@münchen.de'],
    ['ännchen@shop.org', 'ännchen@shop.org', 'ännchen@shop.org'],
    ["o'neil@shop.org", "o'neil@shop.org", "o'neil@shop.org"],
    ['ann@gmial.com', 'ann@gmial.com', 'ann@gmial.com'],
    ['ann@mailserver', 'ann@mailserver', 'ann@mailserver'],
    ['ann@example.com', 'ann@example.com', 'ann@example.com'],
    ['test@shop.org', 'test@shop.org', 'test@shop.org'],
    ['+tag@shop.org', '+tag@shop.org', '+tag@shop.org'],
  ])('reads %j', (raw, address, display) => {
    expect(readEmail(raw)).toEqual({
      address,
      local: address.slice(0, address.indexOf('@')),
      domain: address.slice(address.indexOf('@') + 1),
      display,
    })
  })

  it.each([
    '',
    'ann',
    'ann.shop.org',
    '@shop.org',
    'ann@',
    'ann@@shop.org',
    'a@b@c.org',
    'ann@-shop.org',
    'ann@shop-.org',
    'ann@shop..org',
    'ann@.shop.org',
    'ann@12.34',
    'test@test',
    'test@test.com',
    'none@none.com',
    'none@shop.org',
    'noreply@shop.org',
    'no-reply@shop.org',
    'no@email',
    'noemail@noemail.com',
    'a@a.com',
    'x@y',
    'an\\n@shop.org',
    `${'a'.repeat(65)}@shop.org`,
    'unknown@unknown',
    'na@na.com',
  ])('finds no address in %j', (raw) => {
    expect(readEmail(raw)).toBeUndefined()
  })

  it('never throws, and reads its own address unchanged', () => {
    const parts = fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.stringMatching(/^[a-z.+<>@ "]{0,20}$/))
    fc.assert(
      fc.property(parts, (raw) => {
        const once = readEmail(raw)
        return (
          once === undefined ||
          once.address.startsWith('+') ||
          readEmail(once.address)?.address === once.address ||
          once.address.includes('+')
        )
      }),
    )
  })

  it('looks at the first 4,096 characters only', () => {
    expect(readEmail(`${' '.repeat(5000)}ann@shop.org`)).toBeUndefined()
    expect(readEmail('@'.repeat(1 << 20))).toBeUndefined()
  })
})
